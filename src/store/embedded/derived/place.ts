// Where a statement stands in the derived graph: between the entities that its own are shown as, on their relation
// edge, and under the keys it is compared by.
import type { Statement } from "../../../domain/index.ts";
import {
  conflictClassOf,
  edgeEnds,
  relationIdOf,
  type StatementFacts,
  sharedKeysOf,
  toFacts,
} from "../../../graph/index.ts";
import type { Ontology } from "../../../ontology/index.ts";
import type { StatementRecord } from "../../query.ts";
import type { Database, Row } from "../database/database.ts";
import { statementColumns, toRecord } from "../questions/rows.ts";
import { type Changes, noteEdge, noteKeyLeft } from "./changes.ts";
import { leaveSides, putUnderKey } from "./derive-conflicts.ts";
import { makeEdge } from "./derive-edges.ts";
import { scopeIdsOfStored } from "./facts.ts";

/** An entity as it is shown. */
export interface Shown {
  readonly n: number;
  readonly id: string;
}

/** The entity that one is shown as: itself unless it was merged. */
export function shownEntity(db: Database, n: number): Shown {
  const sql = "SELECT s.n, s.id FROM entities e JOIN entities s ON s.n = coalesce(e.shown_as, e.n) WHERE e.n = ?";
  return db.get<Shown>(sql, n)!;
}

/** The edge of a statement between two shown entities, made if it is not there. */
export function edgeNumber(
  db: Database,
  ontology: Ontology,
  facts: Omit<StatementFacts, "scopeIds">,
  from: Shown,
  to: Shown,
  changes: Changes,
): number {
  const id = relationIdOf(facts, ontology);
  const known = db.get<{ n: number }>("SELECT n FROM relations WHERE id = ?", id);
  if (known) return known.n;
  const [subject, object] = edgeRows(ontology, facts, from, to);
  return makeEdge(db, { id, subject, relation: facts.relation, object }, facts, changes);
}

/** The edge that the ends make, whatever its row said of them. */
export function mendEdge(db: Database, ontology: Ontology, relation: string, from: Shown, to: Shown): void {
  const triple = { subject: from.id, relation, object: to.id };
  const [subject, object] = edgeRows(ontology, triple, from, to);
  const sql = "UPDATE relations SET subject = ?, relation = ?, object = ? WHERE id = ?";
  db.run(sql, subject, relation, object, relationIdOf(triple, ontology));
}

/** The row numbers of an edge's ends. */
function edgeRows(
  ontology: Ontology,
  triple: Pick<Statement, "subject" | "relation" | "object">,
  from: Shown,
  to: Shown,
): readonly [subject: number, object: number] {
  return edgeEnds(triple, ontology)[0] === from.id ? [from.n, to.n] : [to.n, from.n];
}

/** Puts a statement under the keys that it is compared by. */
export function addConflictKeys(
  db: Database,
  ontology: Ontology,
  n: number,
  placed: Omit<StatementFacts, "scopeIds">,
  changes: Changes,
): void {
  // Under the key of its own edge a statement comes only when that is disputed.
  const keys = sharedKeysOf(placed, ontology);
  if (keys.length === 0) return;
  const facts = { ...placed, scopeIds: scopeIdsOfStored(db, ontology, n, placed) };
  for (const { kind, key } of keys) putUnderKey(db, key, n, conflictClassOf(kind, facts, ontology), changes);
}

/** The statement with its ends as they are shown. */
export function asShown<S extends Pick<Statement, "subject" | "object">>(statement: S, from: Shown, to: Shown): S {
  return { ...statement, subject: from.id, object: to.id };
}

/** What `placeStatement` wants to know of a statement in table `x`. */
export const SAID_COLUMNS = `${statementColumns("x.subject_said", "x.object_said")}, x.subject_said, x.object_said,
  (SELECT id FROM documents WHERE n = x.document) AS document_id,
  (SELECT story FROM documents WHERE n = x.document) AS story`;

/** Puts a stored statement between the entities that its own are shown as now. */
export function placeStatement(db: Database, ontology: Ontology, row: Row, changes: Changes): void {
  const n = row.n as number;
  const [from, to] = [shownEntity(db, row.subject_said as number), shownEntity(db, row.object_said as number)];
  const statement = asShown(toRecord("statement", row) as StatementRecord, from, to);
  const document = { id: row.document_id as string, publishedAt: row.published_at as string | null };
  const { scopeIds: _read, ...facts } = toFacts(statement, document, row.story as string, null);
  const edge = edgeNumber(db, ontology, facts, from, to, changes);
  for (const each of [row.edge_n as number, edge]) noteEdge(changes, each).isMoved = true;
  removeConflictKeys(db, n, changes);
  db.run("UPDATE statements SET subject = ?, object = ?, edge = ? WHERE n = ?", from.n, to.n, edge, n);
  addConflictKeys(db, ontology, n, facts, changes);
}

/** Takes a statement away from all that it is compared under, and from the sides it stands on. */
export function removeConflictKeys(db: Database, n: number, changes: Changes): void {
  const keys = db.all<{ key: string }>("SELECT key FROM conflict_keys WHERE statement = ?", n);
  for (const { key } of keys) noteKeyLeft(changes, key);
  db.run("DELETE FROM conflict_keys WHERE statement = ?", n);
  leaveSides(db, changes, "statement = ?", n);
}
