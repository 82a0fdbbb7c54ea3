// What became of the graph since a time: what documents added and took back, and what that did to relation edges and
// conflicts. Only what the documents of that time touch is compared, so that the cost follows the change.
import { compareText, type RelationStatus, toCanonicalJson } from "../domain/index.ts";
import type { ConflictRecord, GraphNode, GraphStore, Query, RelationRecord, StatementRecord } from "../store/index.ts";

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
export async function changesSince(store: GraphStore, since: string): Promise<Changes> {
  const { added, withdrawn, readAgain } = await documentsSince(store, since);
  const now = await branchOf(store, [...added, ...readAgain]);
  const then = await branchOf(store, [...withdrawn, ...readAgain], since);
  const relationIds = [...new Set([...now.statements, ...then.statements].map(({ relationId }) => relationId))];
  const [after, before] = [await relationsOf(store, relationIds), await relationsOf(store, relationIds, since)];
  return {
    documentsAdded: added,
    documentsWithdrawn: withdrawn,
    statementsAdded: unlike(now.statements, then.statements),
    statementsWithdrawn: unlike(then.statements, now.statements),
    relations: relationIds
      .sort(compareText)
      .flatMap((id) => toChange(before.relations.get(id), after.relations.get(id))),
    conflictsAdded: missingIn(before.conflicts, after.conflicts),
    conflictsResolved: missingIn(after.conflicts, before.conflicts),
  };
}

async function documentsSince(store: GraphStore, since: string) {
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

/** What documents say, now or at a time: the store of then is made only for what is asked of it. */
async function branchOf(store: GraphStore, ids: readonly string[], knownAt?: string) {
  if (ids.length === 0) return { statements: [] };
  const links = { said: { link: "statements", orderBy: { field: "id", direction: "asc" } } } as const;
  const { edges } = await store.read(asOf({ kind: "document", ids, links }, knownAt));
  const statements = edges.flatMap(({ node }) =>
    node.links.said!.edges.map(({ node }) => withoutLinks<StatementRecord>(node)),
  );
  return { statements: statements.sort((a, b) => compareText(a.id, b.id)) };
}

async function relationsOf(store: GraphStore, ids: readonly string[], knownAt?: string) {
  if (ids.length === 0)
    return { relations: new Map<string, RelationRecord>(), conflicts: new Map<string, ConflictRecord>() };
  const query: Query = { kind: "relation", ids, links: { in: { link: "conflicts" } } };
  const { edges } = await store.read(asOf(query, knownAt));
  const conflicts = edges.flatMap(({ node }) =>
    node.links.in!.edges.map((edge) => withoutLinks<ConflictRecord>(edge.node)),
  );
  return {
    relations: new Map(edges.map(({ node }) => [node.id, withoutLinks<RelationRecord>(node)])),
    conflicts: new Map(conflicts.map((conflict) => [conflict.id, conflict])),
  };
}

const asOf = (query: Query, knownAt?: string): Query => (knownAt === undefined ? query : { ...query, knownAt });

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
