// What became of the graph since a time: what documents added and took back, and what that and the judgements of names did to relation
// edges and conflicts. Only what these touch is compared, so that the cost follows the change.
import { compareText, type Judgement } from "../domain/index.ts";
import type { Ontology } from "../ontology/index.ts";
import {
  type ConflictRecord,
  type GraphNode,
  type GraphStore,
  type RelationRecord,
  type StatementRecord,
  toMilliseconds,
} from "../store/index.ts";
import { type ConflictChange, type ConflictChanges, compareConflicts, conflictIdsOf } from "./changes/conflicts.ts";
import { documentsSince } from "./changes/documents.ts";
import { namesSince, type Placed, readMoved } from "./changes/names.ts";
import { openPast, type Past } from "./changes/past.ts";
import { compareRelations, type Edges, type RelationChange } from "./changes/relations.ts";
import { readSaid, type Said } from "./changes/said.ts";
import { whileStill } from "./still.ts";

/** All lists in order of ids. */
export interface Changes {
  /**
   * The time of the last change, or the one that was compared with where none came later. To go on from there misses nothing; a time of one's
   * own clock may, since a change is of the time at which it began, and seen when it ends.
   */
  readonly until: string;
  readonly documentsAdded: readonly string[];
  readonly documentsWithdrawn: readonly string[];
  readonly statementsAdded: readonly StatementRecord[];
  readonly statementsWithdrawn: readonly StatementRecord[];
  /** Relation edges that came, went or changed their status. */
  readonly relations: readonly RelationChange[];
  /** Conflicts that stand and did not stand then. */
  readonly conflictsAdded: readonly ConflictRecord[];
  /** Conflicts that stood then and do not stand, as they were. */
  readonly conflictsResolved: readonly ConflictRecord[];
  /**
   * Conflicts that stood then and stand, with other statements on their sides or under another id. One that was joined with another is
   * told once for each of them, so is one that was split. In order of `after`, then of `before`.
   */
  readonly conflictsChanged: readonly ConflictChange[];
}

/**
 * Compares what is known now with what was known at a time. Statements are told apart by what they say and who says it (document key,
 * outlet, author): a document that was revised, or read by another, adds and withdraws only what it says differently. A judgement
 * changes no statement; what it joins or splits is told of relation edges and conflicts. A conflict is the one of then as long
 * as it keeps a statement; if all are others under the same id, one was resolved and another one added.
 * @param since ISO 8601 date, or date and time, which is UTC where it names no zone
 * @throws CitegraphError QUERY_INVALID for a time that is none; STORE_BUSY where a Neo4j was changed meanwhile
 */
export async function changesSince(store: GraphStore, since: string, ontology: Ontology): Promise<Changes> {
  const time = new Date(toMilliseconds(since)).toISOString();
  return whileStill(store, (still) => compareWith(still, time, ontology));
}

async function compareWith(store: GraphStore, time: string, ontology: Ontology): Promise<Changes> {
  const judgements = await store.judgements({ revoked: true });
  const past = await openPast(store, ontology, time, judgements);
  const names = namesSince(judgements, time);
  return compare({ store, past, ontology, judgements, names, time }).finally(() => past.close());
}

interface Comparison {
  readonly store: GraphStore;
  readonly past: Past;
  readonly ontology: Ontology;
  readonly judgements: readonly Judgement[];
  readonly names: ReturnType<typeof namesSince>;
  readonly time: string;
}

async function compare({ store, past, ontology, judgements, names, time }: Comparison): Promise<Changes> {
  const documents = await documentsSince(store, time);
  const [present, former] = [
    [...documents.added, ...documents.readAgain],
    [...documents.withdrawn, ...documents.readAgain],
  ];
  const moved = await readMoved(store, names, new Set(present), ontology);
  await past.hold([...former, ...moved.documents]);
  const [now, then] = [await statementsOf(store, present), await statementsOf(past, former)];
  const touched = [...now, ...then, ...moved.now, ...moved.before];
  await past.holdAbout(touched);
  const said = await readSaid(store, documents, names, time);
  const [before, after] = [await readAbout(past, touched, ontology), await readAbout(store, touched, ontology)];
  const conflicts = compareConflicts(before.conflicts, after.conflicts, said);
  const disputes = await edgesOnSides([past, store], conflicts);
  const [disputedThen, disputedNow] = [await relationsOf(past, disputes), await relationsOf(store, disputes)];
  return {
    until: [documents.until, ...judgements.flatMap(({ at, revokedAt }) => [at, revokedAt ?? at])].sort().at(-1)!,
    documentsAdded: documents.added,
    documentsWithdrawn: documents.withdrawn,
    statementsAdded: unlike(now, then, said),
    statementsWithdrawn: unlike(then, now, said),
    relations: compareRelations(
      { relations: new Map([...before.relations, ...disputedThen]), statements: [...then, ...moved.before] },
      { relations: new Map([...after.relations, ...disputedNow]), statements: [...now, ...moved.now] },
      said,
    ),
    conflictsAdded: conflicts.added,
    conflictsResolved: conflicts.resolved,
    conflictsChanged: conflicts.changed,
  };
}

type Readable = Pick<GraphStore, "read">;

/** What documents say, now or then, in order of ids. */
async function statementsOf(store: Readable, ids: readonly string[]): Promise<StatementRecord[]> {
  if (ids.length === 0) return [];
  const links = { said: { link: "statements", orderBy: { field: "id", direction: "asc" } } } as const;
  const { edges } = await store.read({ kind: "document", ids, links });
  const statements = edges.flatMap(({ node }) =>
    node.links.said!.edges.map(({ node }) => withoutLinks<StatementRecord>(node)),
  );
  return statements.sort((a, b) => compareText(a.id, b.id));
}

/** The relation edges of statements, and all conflicts that may hang on them, in order of ids; now or then. */
async function readAbout(
  store: Readable,
  statements: readonly Placed[],
  ontology: Ontology,
): Promise<Pick<Edges, "relations"> & { readonly conflicts: ConflictRecord[] }> {
  const relations = await relationsOf(
    store,
    statements.map(({ relationId }) => relationId),
  );
  const conflicts = await readByIds<ConflictRecord>(
    store,
    "conflict",
    statements.flatMap((each) => conflictIdsOf(each, ontology)),
  );
  return { relations, conflicts };
}

/** The ids of edges that became disputed, or are so no longer, by what others say. */
async function edgesOnSides(stores: readonly Readable[], changes: ConflictChanges): Promise<string[]> {
  const { added, resolved, changed } = changes;
  const conflicts = [...added, ...resolved, ...changed.flatMap(({ before, after }) => [before, after])];
  const ids = conflicts.flatMap(({ sides }) => sides.flatMap(({ statements }) => statements));
  const found = await Promise.all(stores.map((store) => readByIds<StatementRecord>(store, "statement", ids)));
  return found.flat().map(({ relationId }) => relationId);
}

async function relationsOf(store: Readable, ids: readonly string[]): Promise<Map<string, RelationRecord>> {
  const relations = await readByIds<RelationRecord>(store, "relation", ids);
  return new Map(relations.map((relation) => [relation.id, relation]));
}

async function readByIds<R extends RelationRecord | ConflictRecord | StatementRecord>(
  store: Readable,
  kind: R["kind"],
  ids: readonly string[],
): Promise<R[]> {
  if (ids.length === 0) return [];
  const { edges } = await store.read({ kind, ids: [...new Set(ids)], orderBy: { field: "id", direction: "asc" } });
  return edges.map(({ node }) => withoutLinks<R>(node));
}

function withoutLinks<R extends { kind: string }>({ links: _links, ...record }: GraphNode): R {
  return record as unknown as R;
}

/** Statements that say what none of the others says. */
function unlike(some: readonly StatementRecord[], others: readonly StatementRecord[], said: Said): StatementRecord[] {
  const known = new Set(others.map(({ id }) => said(id)));
  return some.filter(({ id }) => !known.has(said(id)));
}
