// Relation edges: made with their first statement, and brought up to date by what came and left, as far as what they hold at
// hand tells enough.
import {
  isAssertedAndDenied,
  type RelationSummary,
  readLedger,
  type SummaryFacts,
  seenOf,
  summarise,
  toLedger,
} from "../../../graph/index.ts";
import type { Ontology } from "../../../ontology/index.ts";
import { type Database, parseStored } from "../database/database.ts";
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
  const { relation, statements, isAssertedAndDenied } = isKept
    ? keepEdge(db, before, change)
    : deriveEdge(db, before, change);
  countRelation(before, relation, changes);
  if (!relation) emptyEdgeRow(db, n);
  // Only an edge that is asserted and denied can hold a polarity conflict, and only its statements are under such a key.
  if (isAssertedAndDenied) {
    const isNew = isKept && !isCompared(db, before.id);
    comparePolarity(db, ontology, before, isNew ? factsOfEdge(db, n) : statements, changes);
  } else if (isAffirmedAndNegated(before)) leavePolarity(db, before.id, changes);
  if (before.status === "disputed") changes.contested.add(n);
}

function isAffirmedAndNegated({ by_polarity }: EdgeRow): boolean {
  const { affirmed, negated } = parseStored<RelationSummary["byPolarity"]>(by_polarity);
  return affirmed > 0 && negated > 0;
}

/** Tells an edge that is asserted whether it is disputed: whether one of its statements stands on a side of a conflict. */
export function updateStatus(db: Database, n: number): void {
  const isDisputed = db.get("SELECT 1 FROM conflict_sides WHERE edge = ? LIMIT 1", n) !== undefined;
  const [before, after] = isDisputed ? ["stated", "disputed"] : ["disputed", "stated"];
  db.run("UPDATE relations SET status = ? WHERE n = ? AND status = ?", after, n, before);
}

/** An edge, and those of its statements that are at hand. */
interface Updated {
  readonly relation: RelationSummary | null;
  readonly statements: readonly Placed[];
  readonly isAssertedAndDenied: boolean;
}

/** Brings an edge with a ledger up to date: what it costs does not depend on how much it is told by. */
function keepEdge(db: Database, before: EdgeRow, change: EdgeChange): Updated {
  const ledger = changeLedger(db, before, change);
  const relation = readLedger(ledger, seenAfter(db, before, change));
  if (relation) updateEdgeRow(db, before, untilCompared(before, relation), { held: null, ledger });
  return { relation, statements: change.added, isAssertedAndDenied: isAssertedAndDenied(ledger) };
}

/** Derives an edge from all its statements, and has it keep what it will be brought up to date by. */
function deriveEdge(db: Database, before: EdgeRow, change: EdgeChange): Updated {
  const statements = statementsOf(db, before, change);
  if (before.ledger !== null) clearSketches(db, before.n);
  if (!isHeld(statements)) {
    const ledger = openLedger(db, before.n, statements);
    const relation = readLedger(ledger, seenOf(statements));
    if (relation) updateEdgeRow(db, before, untilCompared(before, relation), { held: null, ledger });
    return { relation, statements, isAssertedAndDenied: isAssertedAndDenied(ledger) };
  }
  const relation = summarise(statements);
  const isWritten = change.made !== null && !change.isMoved && statements.length === 1;
  const held = { held: toHeld(statements), ledger: null };
  if (relation && !isWritten) updateEdgeRow(db, before, untilCompared(before, relation), held);
  return { relation, statements, isAssertedAndDenied: isAssertedAndDenied(toLedger(statements, [])) };
}

/** What was disputed stays so in its row until conflicts are up to date: seldom has that changed. */
function untilCompared({ status }: EdgeRow, relation: RelationSummary): RelationSummary {
  return status === "disputed" && relation.status === "stated" ? { ...relation, status } : relation;
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
