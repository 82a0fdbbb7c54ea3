// Ledgers of edges that many statements tell of, and the origins of their statements: one more or less is compared with those
// that it shares a mark with, and with no others.
import {
  bestOf,
  countOrigin,
  countStatement,
  type EdgeLedger,
  groupByOrigin,
  toLedger,
  toOrigins,
} from "../../../graph/index.ts";
import { type Database, parseStored } from "../database/database.ts";
import type { EdgeChange, LeftStatement } from "./changes.ts";
import type { EdgeRow } from "./edge-row.ts";
import type { Placed } from "./facts.ts";
import {
  bestOfOrigin,
  copiedBy,
  copiesIn,
  deleteSketches,
  fitMarks,
  insertSketches,
  joinOrigins,
  type Known,
  membersOf,
  nameOf,
  nameOrigin,
  needsMarks,
  readSketches,
  type SketchedEdge,
  sketchedEdge,
} from "./sketches.ts";

/** The ledger of an edge with all of its statements, which it knows from now on. */
export function openLedger(db: Database, edge: number, statements: readonly Placed[]): EdgeLedger {
  const origins = toOrigins(statements);
  const sketched = { edge, isMarked: needsMarks(statements.length) };
  for (const each of origins) {
    const origin = nameOf(each);
    const known = each.map((statement) => ({ ...statement, origin }));
    insertSketches(db, sketched, known);
  }
  return toLedger(statements, origins);
}

/** The ledger of an edge after statements came and left. */
export function changeLedger(db: Database, before: EdgeRow, { added, left }: EdgeChange): EdgeLedger {
  const ledger = parseStored<EdgeLedger>(before.ledger!);
  const edge = sketchedEdge(db, before.n);
  takeOut(db, edge, ledger, left);
  const siblings = new Map<string, number>();
  for (const statement of added) {
    const said = `${statement.document} ${statement.polarity}`;
    takeIn(db, edge, ledger, statement, siblings.get(said));
    siblings.set(said, statement.n);
  }
  fitMarks(db, edge, before.statement_count + added.length - left.length);
  return ledger;
}

/** Takes out what documents said, each as a whole: of one that is withdrawn, all statements leave. */
function takeOut(db: Database, edge: SketchedEdge, ledger: EdgeLedger, left: readonly LeftStatement[]): void {
  if (left.length === 0) return;
  for (const statement of left) countStatement(ledger, statement, -1);
  const numbers = left.map(({ n }) => n);
  const gone = readSketches(db, edge.edge, numbers);
  for (const told of Map.groupBy(gone, ({ document, polarity }) => `${document} ${polarity}`).values()) {
    // What left before may have parted the origin of these.
    const those = readSketches(
      db,
      edge.edge,
      told.map(({ n }) => n),
    );
    takeOutOf(db, edge, ledger, those);
  }
}

/**
 * Takes what one document said out of its origin, which falls apart where nothing else joined those that it joined. Only
 * where these do not join each other is all of the origin looked at.
 */
function takeOutOf(db: Database, edge: SketchedEdge, ledger: EdgeLedger, those: readonly Known[]): void {
  const { origin, polarity } = those[0]!;
  deleteSketches(db, edge, those);
  const best = origin === null ? null : bestOfOrigin(db, edge.edge, origin);
  countOrigin(ledger, polarity, Math.max(best ?? 0, bestOf(those)), -1);
  if (origin === null || best === null) return;
  const joined = new Map(those.flatMap((each) => copiesIn(db, edge, origin, each)).map((each) => [each.n, each]));
  if (groupByOrigin([...joined.values()]).length === 1) {
    countOrigin(ledger, polarity, best, 1);
    return;
  }
  for (const each of groupByOrigin(membersOf(db, edge.edge, origin))) {
    countOrigin(ledger, polarity, bestOf(each), 1);
    nameOrigin(db, edge.edge, each);
  }
}

/** @param sibling a statement of the same document that says the same, if there is one */
function takeIn(
  db: Database,
  edge: SketchedEdge,
  ledger: EdgeLedger,
  statement: Placed,
  sibling: number | undefined,
): void {
  const siblings = sibling === undefined ? [] : readSketches(db, edge.edge, [sibling]);
  const copied = copiedBy(db, edge, statement);
  const joined = [...new Map([...copied, ...siblings].map((each) => [each.origin ?? each.n, each])).values()];
  const bests = joined.map(({ origin, confidence }) =>
    origin === null ? confidence : bestOfOrigin(db, edge.edge, origin)!,
  );
  countStatement(ledger, statement, 1);
  for (const best of bests) countOrigin(ledger, statement.polarity, best, -1);
  countOrigin(ledger, statement.polarity, Math.max(statement.confidence, ...bests), 1);
  insertSketches(db, edge, [statement]);
  if (joined.length > 0) joinOrigins(db, edge.edge, [...joined, { ...statement, origin: null }]);
}
