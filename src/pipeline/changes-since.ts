// What became of the graph since a time: what documents added and took back, and what that did to relation edges and
// conflicts. Only what the documents of that time touch is compared, so that the cost follows the change.
import { compareText, type RelationStatus, toCanonicalJson } from "../domain/index.ts";
import type { Ontology } from "../ontology/index.ts";
import type { ConflictRecord, GraphNode, GraphStore, Query, RelationRecord, StatementRecord } from "../store/index.ts";
import { openPast, type Past } from "./past.ts";

export interface RelationChange {
  readonly relation: RelationRecord;
  /** Null: it was not there. */
  readonly before: RelationStatus | null;
  /** Null: it is gone. */
  readonly after: RelationStatus | null;
}

/** All lists in order of ids. */
export interface Changes {
  readonly documentsAdded: readonly string[];
  readonly documentsWithdrawn: readonly string[];
  readonly statementsAdded: readonly StatementRecord[];
  readonly statementsWithdrawn: readonly StatementRecord[];
  /** Relation edges that came, went or changed their status. */
  readonly relations: readonly RelationChange[];
  readonly conflictsAdded: readonly ConflictRecord[];
  readonly conflictsResolved: readonly ConflictRecord[];
}

/**
 * Compares what is known now with what was known at a time. A document that was revised, or read by another, adds and
 * withdraws only what it says differently. Judgements are no part of it: they change names, not what is said.
 * @param store one opened with its history
 */
export async function changesSince(store: GraphStore, since: string, ontology: Ontology): Promise<Changes> {
  const documents = await documentsSince(store, since);
  const past = await openPast(store, ontology, since);
  return compare(store, past, documents).finally(() => past.close());
}

async function compare(store: GraphStore, past: Past, { added, withdrawn, readAgain }: Documents): Promise<Changes> {
  const now = await statementsOf(store, [...added, ...readAgain]);
  await past.hold([...withdrawn, ...readAgain]);
  const then = await statementsOf(past, [...withdrawn, ...readAgain]);
  const touched = [...now, ...then];
  const relationIds = [...new Set(touched.map(({ relationId }) => relationId))];
  await past.holdAbout(touched);
  const [after, before] = [await relationsOf(store, relationIds), await relationsOf(past, relationIds)];
  return {
    documentsAdded: added,
    documentsWithdrawn: withdrawn,
    statementsAdded: unlike(now, then),
    statementsWithdrawn: unlike(then, now),
    relations: relationIds
      .sort(compareText)
      .flatMap((id) => toChange(before.relations.get(id), after.relations.get(id))),
    conflictsAdded: missingIn(before.conflicts, after.conflicts),
    conflictsResolved: missingIn(after.conflicts, before.conflicts),
  };
}

/** By id; what was there before and was read anew is neither added nor withdrawn. */
interface Documents {
  readonly added: readonly string[];
  readonly withdrawn: readonly string[];
  readonly readAgain: readonly string[];
}

async function documentsSince(store: GraphStore, since: string): Promise<Documents> {
  const time = new Date(since).toISOString();
  const [added, withdrawn] = [new Set<string>(), new Set<string>()];
  for await (const { document, recordedAt, withdrawnAt } of store.log({ since: time })) {
    if (recordedAt > time && withdrawnAt === null) added.add(document);
    if (recordedAt <= time && withdrawnAt !== null && withdrawnAt > time) withdrawn.add(document);
  }
  const readAgain = [...added].filter((id) => withdrawn.has(id));
  for (const id of readAgain) for (const set of [added, withdrawn]) set.delete(id);
  return { added: [...added].sort(compareText), withdrawn: [...withdrawn].sort(compareText), readAgain };
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

async function relationsOf(store: Readable, ids: readonly string[]) {
  if (ids.length === 0)
    return { relations: new Map<string, RelationRecord>(), conflicts: new Map<string, ConflictRecord>() };
  const query: Query = { kind: "relation", ids, links: { in: { link: "conflicts" } } };
  const { edges } = await store.read(query);
  const conflicts = edges.flatMap(({ node }) =>
    node.links.in!.edges.map((edge) => withoutLinks<ConflictRecord>(edge.node)),
  );
  return {
    relations: new Map(edges.map(({ node }) => [node.id, withoutLinks<RelationRecord>(node)])),
    conflicts: new Map(conflicts.map((conflict) => [conflict.id, conflict])),
  };
}

function withoutLinks<R extends { kind: string }>({ links: _links, ...record }: GraphNode): R {
  return record as unknown as R;
}

function toChange(before: RelationRecord | undefined, after: RelationRecord | undefined): RelationChange[] {
  const relation = after ?? before;
  if (!relation || before?.status === after?.status) return [];
  return [{ relation, before: before?.status ?? null, after: after?.status ?? null }];
}

/** Statements that say what none of the others says: their documents and places apart. */
function unlike(some: readonly StatementRecord[], others: readonly StatementRecord[]): StatementRecord[] {
  const said = ({ id: _id, evidence, run: _run, confidence: _confidence, ...content }: StatementRecord) =>
    toCanonicalJson({ ...content, quotes: evidence.map(({ quote }) => quote) });
  const known = new Set(others.map(said));
  return some.filter((statement) => !known.has(said(statement)));
}

function missingIn(
  some: ReadonlyMap<string, ConflictRecord>,
  others: ReadonlyMap<string, ConflictRecord>,
): ConflictRecord[] {
  const missing = [...others.values()].filter(({ id }) => !some.has(id));
  return missing.sort((a, b) => compareText(a.id, b.id));
}
