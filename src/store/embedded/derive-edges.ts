// Relation edges: made with their first statement, and brought up to date by what came, as far as what they hold at hand tells
// enough.
import { canGrow, growRelation, type RelationSummary, type SummaryFacts, summarise } from "../../graph/index.ts";
import type { Ontology } from "../../ontology/index.ts";
import type { Changes, EdgeChange } from "./changes.ts";
import { hasCopies, markStatements } from "./copies.ts";
import type { Database } from "./database.ts";
import { comparePolarity, isCompared, leavePolarity } from "./derive-conflicts.ts";
import { type EdgeRow, emptyEdgeRow, insertEdge, readEdge, toSummary, updateEdgeRow } from "./edge-row.ts";
import { factsOfEdge, fromHeld, type Placed, toHeld } from "./facts.ts";

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
  const row = insertEdge(db, triple, summarise([facts]));
  edges.set(row.n, { made: { ...row, statement_count: 0 }, added: [], isMoved: false });
  return row.n;
}

export function updateEdge(db: Database, ontology: Ontology, n: number, change: EdgeChange, changes: Changes): void {
  const before = change.made ?? readEdge(db, n);
  const more = growEdge(db, n, before, change);
  const statements = more ? change.added : statementsOf(db, n, before, change);
  const relation = more ?? (statements.length > 0 ? summarise(statements) : null);
  countRelation(before, relation, changes);
  const isMarked = before.marked === 1 || (relation !== null && canGrow(relation));
  if (isMarked) markStatements(db, n, before.marked === 1 ? change.added : statements);
  const isWritten = change.made && !change.isMoved && statements.length === 1 && !isMarked;
  if (!relation) emptyEdgeRow(db, n);
  else if (!isWritten) updateEdgeRow(db, n, relation, { isMarked, held: isMarked ? null : toHeld(statements) });
  // Only a disputed edge can hold a polarity conflict, and only its statements are under such a key.
  if (relation?.status === "disputed") comparePolarity(db, ontology, before, statements, changes);
  else if (before.status === "disputed") leavePolarity(db, before.id, changes);
}

/** The edge with what came to it; null where its statements must be at hand. */
function growEdge(db: Database, n: number, before: EdgeRow, { added, isMoved }: EdgeChange): RelationSummary | null {
  if (isMoved || before.marked !== 1) return null;
  const relation = growRelation(toSummary(before), added);
  if (relation?.status !== before.status || (relation.status === "disputed" && !isCompared(db, before.id))) return null;
  return hasCopies(db, n, added) ? null : relation;
}

/** All statements that an edge has now: those it held at hand and what came, where nothing else happened to it. */
function statementsOf(db: Database, n: number, before: EdgeRow, { made, added, isMoved }: EdgeChange): Placed[] {
  if (isMoved) return factsOfEdge(db, n);
  if (made) return added;
  return before.held === null ? factsOfEdge(db, n) : [...fromHeld(before.held), ...added];
}

function countRelation(before: EdgeRow, relation: RelationSummary | null, { relationCounts }: Changes): void {
  const grown = Number(relation !== null) - Number(before.statement_count > 0);
  for (const end of new Set([before.subject, before.object])) {
    relationCounts.set(end, (relationCounts.get(end) ?? 0) + grown);
  }
}
