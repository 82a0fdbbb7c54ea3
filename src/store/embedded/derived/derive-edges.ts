// Relation edges: made with their first statement, and brought up to date by what came and left, as far as what they hold at
// hand tells enough.
import { type RelationSummary, readLedger, type SummaryFacts, seenOf, summarise } from "../../../graph/index.ts";
import type { Ontology } from "../../../ontology/index.ts";
import type { Database } from "../database/database.ts";
import type { Changes, EdgeChange } from "./changes.ts";
import { comparePolarity, isCompared, leavePolarity } from "./derive-conflicts.ts";
import { type EdgeRow, emptyEdgeRow, insertEdge, readEdge, updateEdgeRow } from "./edge-row.ts";
import { factsOfEdge, fromHeld, isHeld, type Placed, toHeld } from "./facts.ts";
import { changeLedger, openLedger } from "./ledgers.ts";
import { clearSketches } from "./sketches.ts";

/**
 * Makes an edge with the statement that is its first. It is written as if it stayed the only one, as it does more often
 * than not; what else comes is added when the transaction ends.
 * @returns its row number
 */
export function makeEdge(
  db: Database,
  triple: Pick<EdgeRow, "id" | "subject" | "relation" | "object">,
  facts: SummaryFacts,
  { edges }: Changes,
): number {
  const row = insertEdge(db, triple, summarise([facts])!);
  edges.set(row.n, { made: { ...row, statement_count: 0 }, added: [], left: [], isMoved: false });
  return row.n;
}

export function updateEdge(db: Database, ontology: Ontology, n: number, change: EdgeChange, changes: Changes): void {
  const before = change.made ?? readEdge(db, n);
  const isKept = before.ledger !== null && !change.isMoved;
  const { relation, statements } = isKept ? keepEdge(db, before, change) : deriveEdge(db, before, change);
  countRelation(before, relation, changes);
  if (!relation) emptyEdgeRow(db, n);
  // Only a disputed edge can hold a polarity conflict, and only its statements are under such a key.
  if (relation?.status === "disputed") {
    const isNew = isKept && !(before.status === "disputed" && isCompared(db, before.id));
    comparePolarity(db, ontology, before, isNew ? factsOfEdge(db, n) : statements, changes);
  } else if (before.status === "disputed") leavePolarity(db, before.id, changes);
}

/** An edge, and those of its statements that are at hand. */
interface Updated {
  readonly relation: RelationSummary | null;
  readonly statements: readonly Placed[];
}

/** Brings an edge with a ledger up to date: what it costs does not depend on how much it is told by. */
function keepEdge(db: Database, before: EdgeRow, change: EdgeChange): Updated {
  const ledger = changeLedger(db, before, change);
  const relation = readLedger(ledger, seenAfter(db, before, change));
  if (relation) updateEdgeRow(db, before, relation, { held: null, ledger });
  return { relation, statements: change.added };
}

/** Derives an edge from all its statements, and has it keep what it will be brought up to date by. */
function deriveEdge(db: Database, before: EdgeRow, change: EdgeChange): Updated {
  const statements = statementsOf(db, before, change);
  if (before.ledger !== null) clearSketches(db, before.n);
  if (!isHeld(statements)) {
    const ledger = openLedger(db, before.n, statements);
    const relation = readLedger(ledger, seenOf(statements));
    if (relation) updateEdgeRow(db, before, relation, { held: null, ledger });
    return { relation, statements };
  }
  const relation = summarise(statements);
  const isWritten = change.made !== null && !change.isMoved && statements.length === 1;
  if (relation && !isWritten) updateEdgeRow(db, before, relation, { held: toHeld(statements), ledger: null });
  return { relation, statements };
}

function seenAfter(db: Database, before: EdgeRow, { added, left }: EdgeChange) {
  if (left.length === 0) {
    return seenOf([...added, { publishedAt: before.first_seen }, { publishedAt: before.last_seen }]);
  }
  const of = "FROM statements WHERE edge = ?1 AND withdrawn IS NULL";
  const sql = `SELECT (SELECT min(published_at) ${of}) AS firstSeen, (SELECT max(published_at) ${of}) AS lastSeen`;
  return db.get<Pick<RelationSummary, "firstSeen" | "lastSeen">>(sql, before.n)!;
}

/** All statements that an edge has now: those it held at hand, with what came and without what left. */
function statementsOf(db: Database, before: EdgeRow, { made, added, left, isMoved }: EdgeChange): Placed[] {
  if (isMoved) return factsOfEdge(db, before.n);
  if (made) return added;
  if (before.held === null) return factsOfEdge(db, before.n);
  const gone = new Set(left.map((statement) => statement.n));
  return [...fromHeld(before.held).filter((facts) => !gone.has(facts.n)), ...added];
}

function countRelation(before: EdgeRow, relation: RelationSummary | null, { relationCounts }: Changes): void {
  const grown = Number(relation !== null) - Number(before.statement_count > 0);
  for (const end of new Set([before.subject, before.object])) {
    relationCounts.set(end, (relationCounts.get(end) ?? 0) + grown);
  }
}
