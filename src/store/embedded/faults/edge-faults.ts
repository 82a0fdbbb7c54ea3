// What is wrong with what relation edges keep at hand of their statements, which no reader sees.
import { toCanonicalJson } from "../../../domain/index.ts";
import { copyMarks, toLedger, toOrigins } from "../../../graph/index.ts";
import { type Database, inOrder, parseStored, type Row } from "../database/database.ts";
import { factsOfEdge, fromHeld } from "../derived/facts.ts";
import { needsMarks, readSketches, type Sketched } from "../derived/sketches.ts";

const MOST = 100;

/** See GraphStore.faults. */
export function* edgeFaults(db: Database): Generator<string> {
  yield* wrongFacts(db);
  yield* wrongLedgers(db);
  yield* unusedSketches(db);
}

/** Edges that hold other facts at hand than their statements have. */
function* wrongFacts(db: Database): Generator<string> {
  const next = "SELECT n, id, held FROM relations WHERE held IS NOT NULL AND n > ? ORDER BY n LIMIT 1";
  for (const { n, id, held } of inOrder<{ n: number; id: string; held: string }>(db, next)) {
    const statements = new Set(factsOfEdge(db, n).map((facts) => toCanonicalJson(facts)));
    const others = fromHeld(held).filter((facts) => !statements.has(toCanonicalJson(facts)));
    if (others.length > 0 || fromHeld(held).length !== statements.size)
      yield `relation ${id} is not held as it is stated`;
  }
}

/** Edges that many statements tell of, and do not count them or know what they copy. */
function* wrongLedgers(db: Database): Generator<string> {
  const next = "SELECT n, id, ledger FROM relations WHERE ledger IS NOT NULL AND n > ? ORDER BY n LIMIT 1";
  for (const { n, id, ledger } of inOrder<{ n: number; id: string; ledger: string }>(db, next)) {
    const statements = factsOfEdge(db, n);
    const known = readSketches(db, n);
    if (!isSame(parseStored(ledger), toLedger(statements)))
      yield `relation ${id} does not count its statements as they are`;
    if (!isSame(known.map(toSketched).sort(), statements.map(toSketched).sort()))
      yield `relation ${id} does not know its statements as they are`;
    const held = [...Map.groupBy(known, ({ n, origin }) => origin ?? n).values()];
    if (!isSame(numbersOf(held), numbersOf(toOrigins(statements))))
      yield `relation ${id} does not know the origins of its statements`;
    const kept = db.all<{ n: number; mark: string }>("SELECT statement AS n, mark FROM copy_marks WHERE edge = ?", n);
    const right = statements.flatMap((each) => copyMarks(each).map((mark) => `${each.n} ${mark}`));
    const isUnmarked = kept.length === 0 && !needsMarks(statements.length);
    if (!isUnmarked && !isSame(kept.map(({ n, mark }) => `${n} ${mark}`).sort(), right.sort()))
      yield `the statements of relation ${id} are not compared with their copies`;
  }
}

function* unusedSketches(db: Database): Generator<string> {
  for (const table of ["sketches", "copy_marks"]) {
    const unused = `SELECT DISTINCT r.id FROM ${table} x JOIN relations r ON r.n = x.edge WHERE r.ledger IS NULL LIMIT ${MOST}`;
    for (const { id } of db.all<Row>(unused)) yield `relation ${id} keeps ${table} that it does not use`;
  }
}

const isSame = (one: unknown, other: unknown): boolean => toCanonicalJson(one) === toCanonicalJson(other);

const toSketched = ({ n, document, polarity, confidence, passage, story }: Sketched): string =>
  JSON.stringify([n, document, polarity, confidence, passage, story]);

/** Groups of statements in an order of their own. */
const numbersOf = (groups: readonly (readonly { readonly n: number }[])[]): string[] =>
  groups
    .map((group) =>
      group
        .map(({ n }) => n)
        .sort((a, b) => a - b)
        .join(" "),
    )
    .sort();
