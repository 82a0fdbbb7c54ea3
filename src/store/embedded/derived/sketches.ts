// By what copies of the statements of a well known edge are found: their sketches, and the marks of these.
import { areCopies, copyMarks, shareMark } from "../../../graph/index.ts";
import type { Database } from "../database/database.ts";
import type { Placed } from "./facts.ts";

/** A statement by what tells its origin and counts for it. */
export type Sketched = Pick<Placed, "n" | "document" | "polarity" | "confidence" | "passage" | "story">;

/** One that an edge knows. */
export interface Known extends Sketched {
  /** The number of a statement that is or was of its origin; null where it always stood alone. */
  readonly origin: number | null;
}

const SELECT = `SELECT statement AS n, document, polarity, confidence, passage, story, origin FROM sketches
  WHERE edge = ?1`;

/** An edge by how it finds copies of its statements. */
export interface SketchedEdge {
  readonly edge: number;
  /** Whether they are found by their marks. If not, all are looked at. */
  readonly isMarked: boolean;
}

/**
 * Up to so many statements of an edge are looked at sooner than they are found by marks, which are 24 rows each that must be
 * written, most of them to a page of their own.
 */
const MOST_UNMARKED = 256;

/** Whether the statements of an edge must have marks. Those of one that had more of them once may have them all the same. */
export const needsMarks = (statements: number): boolean => statements > MOST_UNMARKED;

/** An edge whose statements have been sketched before. */
export function sketchedEdge(db: Database, edge: number): SketchedEdge {
  return { edge, isMarked: db.get("SELECT 1 FROM copy_marks WHERE edge = ? LIMIT 1", edge) !== undefined };
}

/** Gives the statements of an edge marks when they have become many, and takes them away when they are half as many. */
export function fitMarks(db: Database, { edge, isMarked }: SketchedEdge, statements: number): void {
  if (!isMarked && needsMarks(statements)) for (const each of readSketches(db, edge)) insertMarks(db, edge, each);
  if (isMarked && statements <= MOST_UNMARKED / 2) db.run("DELETE FROM copy_marks WHERE edge = ?", edge);
}

function insertMarks(db: Database, edge: number, statement: Sketched): void {
  for (const mark of copyMarks(statement)) db.run("INSERT INTO copy_marks VALUES (?, ?, ?)", edge, mark, statement.n);
}

/** Has an edge know statements. */
export function insertSketches(
  db: Database,
  { edge, isMarked }: SketchedEdge,
  statements: readonly (Sketched | Known)[],
): void {
  for (const statement of statements) {
    const { n, document, polarity, confidence, passage, story } = statement;
    const origin = "origin" in statement ? statement.origin : null;
    const sql = "INSERT INTO sketches VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    db.run(sql, edge, n, document, polarity, confidence, passage, story, origin);
    if (isMarked) insertMarks(db, edge, statement);
  }
}

/** Has an edge know statements no longer. */
export function deleteSketches(db: Database, { edge, isMarked }: SketchedEdge, statements: readonly Sketched[]): void {
  for (const statement of statements) {
    db.run("DELETE FROM sketches WHERE edge = ? AND statement = ?", edge, statement.n);
    const sql = "DELETE FROM copy_marks WHERE edge = ? AND mark = ? AND statement = ?";
    for (const mark of isMarked ? copyMarks(statement) : []) db.run(sql, edge, mark, statement.n);
  }
}

/** Has an edge know no statement. */
export function clearSketches(db: Database, edge: number): void {
  for (const table of ["sketches", "copy_marks"]) db.run(`DELETE FROM ${table} WHERE edge = ?`, edge);
}

/** Those of these statements that an edge knows; without numbers all. */
export function readSketches(db: Database, edge: number, numbers?: readonly number[]): Known[] {
  if (!numbers) return db.all<Known>(SELECT, edge);
  return db.all<Known>(`${SELECT} AND statement IN (SELECT value FROM json_each(?2))`, edge, JSON.stringify(numbers));
}

/** The statements of an origin of several. */
export function membersOf(db: Database, edge: number, origin: number): Known[] {
  return db.all<Known>(`${SELECT} AND origin = ?2`, edge, origin);
}

/** The best confidence of an origin of several; null when none of them is left. */
export function bestOfOrigin(db: Database, edge: number, origin: number): number | null {
  const sql = "SELECT max(confidence) AS best FROM sketches WHERE edge = ? AND origin = ?";
  return db.get<{ best: number | null }>(sql, edge, origin)!.best;
}

/** One statement of each origin that a statement copies. */
export function copiedBy(db: Database, edge: SketchedEdge, statement: Sketched): Known[] {
  const found = new Map<number, Known>();
  for (const other of sharingMarks(db, edge, statement, "polarity", statement.polarity)) {
    const origin = other.origin ?? other.n;
    if (!found.has(origin) && areCopies(statement, other)) found.set(origin, other);
  }
  return [...found.values()];
}

/** All statements of an origin that one copies. */
export function copiesIn(db: Database, edge: SketchedEdge, origin: number, statement: Sketched): Known[] {
  return sharingMarks(db, edge, statement, "origin", origin).filter((other) => areCopies(statement, other));
}

/** Statements of an edge that have a mark in common with one, among those of a polarity or of an origin. */
function sharingMarks(
  db: Database,
  { edge, isMarked }: SketchedEdge,
  statement: Sketched,
  column: "polarity" | "origin",
  value: string | number,
): Known[] {
  if (!isMarked) {
    const all = db.all<Known>(`${SELECT} AND ${column} = ?2`, edge, value);
    return all.filter((other) => shareMark(statement, other));
  }
  const sharing = "SELECT statement FROM copy_marks WHERE edge = ?1 AND mark IN (SELECT value FROM json_each(?3))";
  const sql = `${SELECT} AND ${column} = ?2 AND statement IN (${sharing})`;
  return db.all<Known>(sql, edge, value, JSON.stringify(copyMarks(statement)));
}

/** Tells statements that they are of one origin. */
export function joinOrigins(db: Database, edge: number, statements: readonly Known[]): void {
  const name = statements.find(({ origin }) => origin !== null)?.origin ?? statements[0]!.n;
  for (const { n, origin } of statements) {
    if (origin === null) db.run("UPDATE sketches SET origin = ? WHERE edge = ? AND statement = ?", name, edge, n);
    else if (origin !== name) {
      db.run("UPDATE sketches SET origin = ?1 WHERE edge = ?2 AND origin = ?3", name, edge, origin);
    }
  }
}

/** Tells statements that they are all there is of an origin. */
export function nameOrigin(db: Database, edge: number, statements: readonly Known[]): void {
  const name = nameOf(statements);
  for (const { n, origin } of statements) {
    if (origin !== name) db.run("UPDATE sketches SET origin = ? WHERE edge = ? AND statement = ?", name, edge, n);
  }
}

/** An origin goes by the number of its first statement; one that stands alone needs no name. */
export function nameOf(statements: readonly Pick<Sketched, "n">[]): number | null {
  return statements.length > 1 ? statements.reduce((least, { n }) => Math.min(least, n), Infinity) : null;
}
