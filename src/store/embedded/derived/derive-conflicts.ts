// Conflicts: which statements are compared under which key, and the sides of those that clash.
import type { ConflictKind } from "../../../domain/index.ts";
import {
  clashingClasses,
  conflictId,
  conflictRule,
  hasPolarityKey,
  polarityClassOf,
  polarityKey,
  sideOf,
} from "../../../graph/index.ts";
import type { Ontology } from "../../../ontology/index.ts";
import { type Database, parseStored } from "../database/database.ts";
import { type Changes, type KeyChange, noteKeyed, noteKeyLeft } from "./changes.ts";
import type { EdgeRow } from "./edge-row.ts";
import { factsOfStatement, type Placed, scopeIdsOfStored } from "./facts.ts";

/** Puts a statement under a key, if it is not there. */
export function putUnderKey(db: Database, key: string, n: number, conflictClass: string, changes: Changes): void {
  const { changes: put } = db.run("INSERT OR IGNORE INTO conflict_keys VALUES (?, ?, ?)", key, conflictClass, n);
  if (put > 0) noteKeyed(changes, key, { n, conflictClass });
}

/** Whether statements of an edge are under its key, as they are while some assert it and some deny it. */
export function isCompared(db: Database, relationId: string): boolean {
  return db.get("SELECT 1 FROM conflict_keys WHERE key = ? LIMIT 1", polarityKey(relationId)) !== undefined;
}

/** Puts statements of an edge that is asserted and denied under its key. */
export function comparePolarity(
  db: Database,
  ontology: Ontology,
  { id, relation, object: end }: Pick<EdgeRow, "id" | "relation" | "object">,
  statements: readonly Placed[],
  changes: Changes,
): void {
  const compared = statements.filter((facts) => hasPolarityKey(relation, facts, ontology));
  if (compared.length === 0) return;
  const { id: object } = db.get<{ id: string }>("SELECT id FROM entities WHERE n = ?", end)!;
  for (const facts of compared) {
    const scopeIds = scopeIdsOfStored(db, ontology, facts.n, { relation, role: facts.role });
    const conflictClass = polarityClassOf({ ...facts, relation, object, scopeIds }, ontology);
    putUnderKey(db, polarityKey(id), facts.n, conflictClass, changes);
  }
}

/** Takes away what was compared while an edge was asserted and denied. */
export function leavePolarity(db: Database, relationId: string, changes: Changes): void {
  const key = polarityKey(relationId);
  if (db.run("DELETE FROM conflict_keys WHERE key = ?", key).changes > 0) noteKeyLeft(changes, key);
}

/**
 * Brings the conflict of a key up to date. Only what came is put on its side, and of classes that begin or cease to
 * clash all: a key with thousands of statements costs no more than one with two.
 */
export function updateKey(
  db: Database,
  ontology: Ontology,
  key: string,
  { added, isLeft }: KeyChange,
  changes: Changes,
): void {
  const known = db.get<{ n: number; classes: string }>("SELECT n, classes FROM conflicts WHERE key = ?", key);
  const before = known ? parseStored<string[]>(known.classes) : [];
  const joining = added.filter(({ conflictClass }) => before.includes(conflictClass));
  const isSame = !isLeft && joining.length === added.length;
  const clashing = isSame ? before : clashingClasses(classesOf(db, key));
  if (clashing.length === 0) {
    if (!known) return;
    leaveSides(db, changes, "conflict = ?", known.n);
    db.run("DELETE FROM conflicts WHERE n = ?", known.n);
    return;
  }
  const n = known?.n ?? insertConflict(db, key, kindOf(key), "", "");
  for (const { n: statement, conflictClass } of joining) addToSide(db, n, conflictClass, statement, changes);
  if (!isSame) changeClasses(db, n, key, before, clashing, changes);
  const [first] = clashing;
  if (!isSame || joining.some(({ conflictClass }) => conflictClass === first)) writeRule(db, ontology, n, key, first!);
}

const kindOf = (key: string) => key.slice(0, key.indexOf("|")) as ConflictKind;

function changeClasses(
  db: Database,
  n: number,
  key: string,
  before: readonly string[],
  after: readonly string[],
  changes: Changes,
): void {
  const ofClass = "SELECT statement FROM conflict_keys WHERE key = ? AND class = ?";
  for (const gone of before.filter((each) => !after.includes(each)))
    leaveSides(db, changes, `conflict = ? AND statement IN (${ofClass})`, n, key, gone);
  for (const come of after.filter((each) => !before.includes(each)))
    joinSide(db, changes, n, sideOf(come), ofClass, key, come);
  db.run("UPDATE conflicts SET classes = ? WHERE n = ?", JSON.stringify(after), n);
}

/** The rule as the first statement of a class tells it: of a symmetric relation, either end may come first. */
function writeRule(db: Database, ontology: Ontology, n: number, key: string, conflictClass: string): void {
  const sql = `SELECT k.statement AS n FROM conflict_keys k JOIN statements x ON x.n = k.statement
    WHERE k.key = ? AND k.class = ? ORDER BY x.id LIMIT 1`;
  const { n: first } = db.get<{ n: number }>(sql, key, conflictClass)!;
  const rule = conflictRule(kindOf(key), factsOfStatement(db, first), ontology);
  db.run("UPDATE conflicts SET rule = ? WHERE n = ?", rule, n);
}

/** The classes under a key in order, each found by one step of the index. */
const CLASSES = `WITH RECURSIVE found (class) AS (
    SELECT min(class) FROM conflict_keys WHERE key = ?1
    UNION ALL SELECT (SELECT min(class) FROM conflict_keys WHERE key = ?1 AND class > found.class) FROM found
      WHERE class IS NOT NULL)
  SELECT class FROM found WHERE class IS NOT NULL`;

export function classesOf(db: Database, key: string): string[] {
  return db.all<{ class: string }>(CLASSES, key).map((row) => row.class);
}

function insertConflict(db: Database, key: string, kind: ConflictKind, rule: string, classes: string): number {
  const sql = "INSERT INTO conflicts (id, key, kind, rule, classes) VALUES (?, ?, ?, ?, ?)";
  return db.run(sql, conflictId(key), key, kind, rule, classes).n;
}

function addToSide(db: Database, conflict: number, conflictClass: string, statement: number, changes: Changes): void {
  joinSide(db, changes, conflict, sideOf(conflictClass), "?", statement);
}

/** Puts statements on a side, unless they stand there, and notes their edges. */
function joinSide(
  db: Database,
  { contested }: Changes,
  conflict: number,
  side: string,
  statements: string,
  ...parameters: (string | number)[]
): void {
  const sql = `INSERT OR IGNORE INTO conflict_sides
    SELECT ?, ?, n, edge FROM statements WHERE n IN (${statements}) RETURNING edge`;
  for (const { edge } of db.all<{ edge: number }>(sql, conflict, side, ...parameters)) contested.add(edge);
}

/** Takes statements from the sides they stand on, and notes their edges. */
export function leaveSides(
  db: Database,
  { contested }: Changes,
  which: string,
  ...parameters: (string | number)[]
): void {
  const sql = `DELETE FROM conflict_sides WHERE ${which} RETURNING edge`;
  for (const { edge } of db.all<{ edge: number }>(sql, ...parameters)) contested.add(edge);
}
