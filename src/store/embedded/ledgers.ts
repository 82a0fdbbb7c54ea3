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
} from "../../graph/index.ts";
import type { EdgeChange, LeftStatement } from "./changes.ts";
import { type Database, parseStored } from "./database.ts";
import type { EdgeRow } from "./edge-row.ts";
import type { Placed } from "./facts.ts";
import {
  bestOfOrigin,
  copiedBy,
  deleteSketches,
  insertSketches,
  joinOrigins,
  membersOf,
  nameOf,
  nameOrigin,
  readSketches,
} from "./sketches.ts";

/** The ledger of an edge with all of its statements, which it knows from now on. */
export function openLedger(db: Database, edge: number, statements: readonly Placed[]): EdgeLedger {
  const origins = toOrigins(statements);
  for (const each of origins) {
    const origin = nameOf(each);
    const known = each.map((statement) => ({ ...statement, origin }));
    insertSketches(db, edge, known);
  }
  return toLedger(statements, origins);
}

/** The ledger of an edge after statements came and left. */
export function changeLedger(db: Database, edge: number, before: EdgeRow, { added, left }: EdgeChange): EdgeLedger {
  const ledger = parseStored<EdgeLedger>(before.ledger!);
  takeOut(db, edge, ledger, left);
  const siblings = new Map<string, number>();
  for (const statement of added) {
    const said = `${statement.document} ${statement.polarity}`;
    takeIn(db, edge, ledger, statement, siblings.get(said));
    siblings.set(said, statement.n);
  }
  return ledger;
}

/** What is left of an origin may fall into several, for what joined it may be gone. */
function takeOut(db: Database, edge: number, ledger: EdgeLedger, left: readonly LeftStatement[]): void {
  for (const statement of left) countStatement(ledger, statement, -1);
  const numbers = left.map(({ n }) => n);
  const gone = left.length > 0 ? readSketches(db, edge, numbers) : [];
  deleteSketches(db, edge, gone);
  for (const [origin, those] of Map.groupBy(gone, ({ n, origin }) => origin ?? n)) {
    const { polarity } = those[0]!;
    const members = membersOf(db, edge, origin);
    countOrigin(ledger, polarity, bestOf([...those, ...members]), -1);
    for (const each of groupByOrigin(members)) {
      countOrigin(ledger, polarity, bestOf(each), 1);
      nameOrigin(db, edge, each);
    }
  }
}

/** @param sibling a statement of the same document that says the same, if there is one */
function takeIn(db: Database, edge: number, ledger: EdgeLedger, statement: Placed, sibling: number | undefined): void {
  const siblings = sibling === undefined ? [] : readSketches(db, edge, [sibling]);
  const copied = copiedBy(db, edge, statement);
  const joined = [...new Map([...copied, ...siblings].map((each) => [each.origin ?? each.n, each])).values()];
  const bests = joined.map((each) => bestOfOrigin(db, edge, each));
  countStatement(ledger, statement, 1);
  for (const best of bests) countOrigin(ledger, statement.polarity, best, -1);
  countOrigin(ledger, statement.polarity, Math.max(statement.confidence, ...bests), 1);
  insertSketches(db, edge, [statement]);
  if (joined.length > 0) joinOrigins(db, edge, [...joined, { ...statement, origin: null }]);
}
