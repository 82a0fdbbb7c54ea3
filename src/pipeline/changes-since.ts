// What became of the graph since a time: what documents added and took back, and what that and the judgements of names did to relation
// edges and conflicts. Only what these touch is compared, so that the cost follows the change.
import { CitegraphError, compareText } from "../domain/index.ts";
import type { Ontology } from "../ontology/index.ts";
import {
  type ConflictRecord,
  type GraphNode,
  type GraphStore,
  isSettled,
  type RelationRecord,
  type StatementRecord,
  toMilliseconds,
} from "../store/index.ts";
import { type ConflictChange, type ConflictChanges, compareConflicts, conflictIdsOf } from "./changes/conflicts.ts";
import { documentsSince } from "./changes/documents.ts";
import { namesSince, type Placed, readMoved } from "./changes/names.ts";
import { compareRelations, type Edges, type RelationChange } from "./changes/relations.ts";
import { readSaid, type Said } from "./changes/said.ts";
import { type Compared, openPinnedStates, openStates } from "./changes/states.ts";
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
 * Of a store that cannot be held still (a Neo4j) and is changed meanwhile, `until` is the moment at which the comparison was begun.
 * @param since ISO 8601 date, or date and time, which is UTC where it names no zone
 * @param until compares what was known at this time, in the same form, instead of what is known now: it costs a copy of what was known then
 * @throws CitegraphError QUERY_INVALID for a time that is none; STORE_BUSY where names are judged in a Neo4j again and again meanwhile
 */
export async function changesSince(
  store: GraphStore,
  since: string,
  ontology: Ontology,
  { until }: { readonly until?: string } = {},
): Promise<Changes> {
  const toTime = (asked: string) => new Date(toMilliseconds(asked)).toISOString();
  const time = toTime(since);
  if (until === undefined) return changesUntilNow(store, time, ontology);
  const moment = [time, toTime(until)].sort().at(-1)!;
  const changes = (await isSettled(store, moment)) ? null : await changesUntilNow(store, time, ontology);
  if (changes && changes.until <= moment) return changes;
  return compare(await openPinnedStates(store, ontology, time, moment), ontology, time);
}

async function changesUntilNow(store: GraphStore, time: string, ontology: Ontology): Promise<Changes> {
  try {
    return await whileStill(store, async (still) => compare(await openStates(still, ontology, time), ontology, time));
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
  for (let left = PINNED; ; left -= 1) {
    try {
      return await compare(await openPinnedStates(store, ontology, time), ontology, time);
    } catch (error) {
      if (left <= 1 || !isBusy(error)) throw error;
    }
  }
}

/** How often a moment of a store that others write to is looked at. */
const PINNED = 5;

const isBusy = (error: unknown) => error instanceof CitegraphError && error.code === "STORE_BUSY";

async function compare(states: Compared, ontology: Ontology, time: string): Promise<Changes> {
  try {
    const changes = await compareStates(states, ontology, time);
    await states.assertWhole();
    return changes;
  } finally {
    await states.close();
  }
}

async function compareStates(states: Compared, ontology: Ontology, time: string): Promise<Changes> {
  const { now: present, then: past, judgements } = states;
  const names = namesSince(judgements, time);
  const documents = await documentsSince(states, time);
  const [here, there] = [
    [...documents.added, ...documents.readAgain],
    [...documents.withdrawn, ...documents.readAgain],
  ];
  const moved = await readMoved(states, names, new Set(here), ontology);
  await past.hold([...there, ...moved.documents]);
  await present.hold([...here, ...moved.documents]);
  const [now, then] = [await statementsOf(present, here), await statementsOf(past, there)];
  const touched = [...now, ...then, ...moved.now, ...moved.before];
  const about = await states.documentsAbout(touched);
  await past.hold(about);
  await present.hold(about);
  const said = await readSaid(states, documents, names, time);
  const [before, after] = [await readAbout(past, touched, ontology), await readAbout(present, touched, ontology)];
  const conflicts = compareConflicts(before.conflicts, after.conflicts, said);
  const disputes = await edgesOnSides([past, present], conflicts);
  const [disputedThen, disputedNow] = [await relationsOf(past, disputes), await relationsOf(present, disputes)];
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
