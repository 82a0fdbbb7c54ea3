// What is wrong with what the store keeps for the next change, and no reader sees: tallies of names, and the keys under which
// statements are compared.
import { toCanonicalJson } from "../../../domain/index.ts";
import {
  clashingClasses,
  conflictClassOf,
  conflictId,
  EMPTY_TALLY,
  polarityClassOf,
  polarityKey,
  relationIdOf,
  sharedKeysOf,
} from "../../../graph/index.ts";
import type { Ontology } from "../../../ontology/index.ts";
import { toFoldedNames } from "../../search-text.ts";
import { type Database, inOrder, parseStored } from "../database/database.ts";
import { classesOf } from "../derived/derive-conflicts.ts";
import { factsOfStatement, scopeIdsOfStored } from "../derived/facts.ts";
import { tallyOfLog } from "../log/rebuild.ts";

const MOST = 100;

/** See GraphStore.faults. */
export function* derivedFaults(db: Database, ontology: Ontology): Generator<string> {
  yield* wrongTallies(db);
  yield* wrongKeys(db, ontology);
  yield* wrongClasses(db);
  yield* wrongSides(db);
}

interface Tallied {
  readonly n: number;
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly aliases: string;
  readonly tally: string;
  readonly folded: string;
  readonly is_shown: number;
}

function* wrongTallies(db: Database): Generator<string> {
  const next = `SELECT n, id, type, name, aliases, tally, folded, is_shown FROM entities WHERE n > ? ORDER BY n LIMIT 1`;
  for (const row of inOrder<Tallied>(db, next)) {
    if (!isTallied(db, row)) yield `the names of ${row.id} are not counted as documents give them`;
    if (row.folded !== foldedOf(row)) yield `entity ${row.id} is not known by its names`;
  }
}

function isTallied(db: Database, row: Tallied): boolean {
  const held = row.tally === "" ? EMPTY_TALLY : jsonOf(row.tally);
  return toCanonicalJson(held) === toCanonicalJson(tallyOfLog(db, row));
}

function foldedOf({ name, aliases, is_shown }: Tallied): string {
  return is_shown === 1 ? toFoldedNames([name, ...((jsonOf(aliases) as string[] | null) ?? [])]) : "";
}

/** What is damaged is null, which is like nothing that the store wrote. */
function jsonOf(text: string): unknown {
  try {
    return parseStored(text);
  } catch {
    return null;
  }
}

/** Statements that are compared under other keys than they have in common with others; withdrawn ones have none. */
function* wrongKeys(db: Database, ontology: Ontology): Generator<string> {
  const next = "SELECT n, id, withdrawn IS NULL AS holds FROM statements WHERE n > ? ORDER BY n LIMIT 1";
  for (const { n, id, holds } of inOrder<{ n: number; id: string; holds: number }>(db, next)) {
    const rows = db.all<{ key: string; class: string }>("SELECT key, class FROM conflict_keys WHERE statement = ?", n);
    if (rows.length === 0 && holds === 0) continue;
    const placed = factsOfStatement(db, n);
    if (!placed) continue; // of a document that is not there
    const facts = { ...placed, scopeIds: scopeIdsOfStored(db, ontology, n, placed) };
    const shared = holds ? sharedKeysOf(facts, ontology) : [];
    const right = shared.map(({ kind, key }) => `${key}\n${conflictClassOf(kind, facts, ontology)}`);
    // Only while its edge is disputed.
    const own = `${polarityKey(relationIdOf(facts, ontology))}\n${polarityClassOf(facts, ontology)}`;
    const held = rows.map((row) => `${row.key}\n${row.class}`).filter((row) => !holds || row !== own);
    if (held.sort().join("\n") !== right.sort().join("\n"))
      yield `statement ${id} is not compared with what it may contradict`;
  }
}

function* wrongClasses(db: Database): Generator<string> {
  const next = "SELECT n, id, key, classes FROM conflicts WHERE n > ? ORDER BY n LIMIT 1";
  for (const { id, key, classes } of inOrder<{ n: number; id: string; key: string; classes: string }>(db, next)) {
    const isRight = id === conflictId(key) && toCanonicalJson(jsonOf(classes)) === clashingUnder(db, key);
    if (!isRight) yield `conflict ${id} is not of the statements that clash`;
  }
}

/** Statements whose edges do not know of the conflicts that they are part of. */
function* wrongSides(db: Database): Generator<string> {
  const sql = `SELECT DISTINCT x.id FROM conflict_sides c JOIN statements x ON x.n = c.statement
    WHERE c.edge <> x.edge ORDER BY x.id LIMIT ${MOST}`;
  for (const { id } of db.all<{ id: string }>(sql))
    yield `the edge of statement ${id} does not know that it is disputed`;
}

/** As canonical JSON; null where a class is damaged. */
function clashingUnder(db: Database, key: string): string | null {
  try {
    return toCanonicalJson(clashingClasses(classesOf(db, key)));
  } catch {
    return null;
  }
}
