// What a store held at a time, as far as it is asked about: a store of the documents that tell of the relation edges in question, so
// that its cost follows these and not all that was known then.
import type { Judgement } from "../../domain/index.ts";
import { sharedKeysOf } from "../../graph/index.ts";
import type { Ontology } from "../../ontology/index.ts";
import { createSnapshot, type GraphNode, type GraphStore, holdingAt, loadAll } from "../../store/index.ts";
import type { Placed } from "./names.ts";

export interface Past extends Pick<GraphStore, "read" | "close"> {
  /** Makes sure of what these documents said then. */
  hold(documents: readonly string[]): Promise<void>;
  /**
   * Makes sure of the relation edges of these statements, whole, and of all that was in conflict with them then. What was withdrawn
   * since, or is shown of other entities than then, must be held already.
   */
  holdAbout(statements: readonly Placed[]): Promise<void>;
}

/**
 * @param knownAt ISO 8601, in UTC
 * @param judgements all, revoked ones among them
 */
export async function openPast(
  store: GraphStore,
  ontology: Ontology,
  knownAt: string,
  judgements: readonly Judgement[],
): Promise<Past> {
  const part = await createSnapshot(ontology, [], holdingAt(judgements, knownAt));
  const held = new Set<string>();
  const hold = async (documents: readonly string[]) => {
    const missing = [...new Set(documents)].filter((id) => !held.has(id));
    for (const id of missing) held.add(id);
    if (missing.length > 0) await loadAll(part, store.extractions({ knownAt, documents: missing }));
  };
  return {
    read: part.read,
    hold,
    holdAbout: async (statements) => hold(await documentsAbout(store, ontology, statements)),
    close: part.close,
  };
}

const TELLING = {
  said: { link: "statements", members: [], links: { in: { link: "documents", members: [] } } },
} as const;

/**
 * The documents that tell of the edges of statements now, or of edges to the same object that these may be in conflict with. What was
 * withdrawn since is not among them.
 */
async function documentsAbout(store: GraphStore, ontology: Ontology, statements: readonly Placed[]): Promise<string[]> {
  if (statements.length === 0) return [];
  const ids = [...new Set(statements.map(({ relationId }) => relationId))];
  const edges = await store.read({ kind: "relation", ids, members: [], links: TELLING });
  const rivals = Map.groupBy(statements, ({ relation }) => rivalsOf(relation, ontology).join("|"));
  rivals.delete("");
  const beside = [...rivals].map(async ([relations, some]) => {
    const ends = await store.read({
      kind: "entity",
      ids: [...new Set(some.map(({ object }) => object))],
      members: [],
      links: {
        to: {
          ...{ link: "relations", direction: "incoming", members: [], links: TELLING },
          filter: { relations: relations.split("|") },
        },
      },
    });
    return ends.edges.flatMap(({ node }) => nodesOf(node, "to"));
  });
  const found = [...edges.edges.map(({ node }) => node), ...(await Promise.all(beside)).flat()];
  return found.flatMap((edge) => nodesOf(edge, "said").flatMap((said) => nodesOf(said, "in").map(({ id }) => id)));
}

const nodesOf = ({ links }: GraphNode, link: string) => links[link]?.edges.map(({ node }) => node) ?? [];

/** The relations whose edges to one object may contradict each other and one of this relation, in order; see `sharedKeysOf`. */
function rivalsOf(relation: string, ontology: Ontology): string[] {
  const keys = sharedKeysOf({ relation, object: "", polarity: "affirmed", modality: "asserted" }, ontology);
  const opposite = ontology.relations.get(relation)?.opposite;
  const named = keys.flatMap(({ kind }) => (kind === "opposite" && opposite ? [relation, opposite] : [relation]));
  return [...new Set(named)].sort();
}
