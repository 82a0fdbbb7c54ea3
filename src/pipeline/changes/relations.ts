// What became of relation edges: which came, which went, which are disputed or settled now.
import { compareText, type RelationStatus } from "../../domain/index.ts";
import type { RelationRecord } from "../../store/index.ts";
import type { Placed } from "./names.ts";
import type { Said } from "./said.ts";

export interface RelationChange {
  /** As it is, or as it was when it is gone. */
  readonly relation: RelationRecord;
  /** Null: it was not there. */
  readonly before: RelationStatus | null;
  /** Null: it is gone. */
  readonly after: RelationStatus | null;
  /**
   * Of an edge that went or came because a name was judged: the edges that its statements are shown as now, or were shown as
   * before, by id. Empty otherwise.
   */
  readonly shownAs: readonly RelationRecord[];
}

/** Relation edges by id, and statements on them. */
export interface Edges {
  readonly relations: ReadonlyMap<string, RelationRecord>;
  readonly statements: readonly Placed[];
}

export function compareRelations(before: Edges, after: Edges, said: Said): RelationChange[] {
  const ids = [...new Set([...before.relations.keys(), ...after.relations.keys()])].sort(compareText);
  const [ofThen, ofNow] = [groupByEdge(before), groupByEdge(after)];
  const [edgesThen, edgesNow] = [edgesOfSaid(before, said), edgesOfSaid(after, said)];
  const follow = (statements: readonly Placed[] = [], edges: ReturnType<typeof edgesOfSaid>) => {
    const found = statements.flatMap(({ id }) => edges.get(said(id)) ?? []);
    return [...new Set(found)].sort((a, b) => compareText(a.id, b.id));
  };
  return ids.flatMap((id): RelationChange[] => {
    const [was, is] = [before.relations.get(id), after.relations.get(id)];
    if (was && is) {
      return was.status === is.status ? [] : [{ relation: is, before: was.status, after: is.status, shownAs: [] }];
    }
    if (is) return [{ relation: is, before: null, after: is.status, shownAs: follow(ofNow.get(id), edgesThen) }];
    return was ? [{ relation: was, before: was.status, after: null, shownAs: follow(ofThen.get(id), edgesNow) }] : [];
  });
}

const groupByEdge = ({ statements }: Edges) => Map.groupBy(statements, ({ relationId }) => relationId);

/** What is said → the edges of the statements that say it. */
function edgesOfSaid({ relations, statements }: Edges, said: Said): Map<string, RelationRecord[]> {
  const edges = new Map<string, RelationRecord[]>();
  for (const { id, relationId } of statements) {
    const relation = relations.get(relationId);
    if (relation) edges.set(said(id), [...(edges.get(said(id)) ?? []), relation]);
  }
  return edges;
}
