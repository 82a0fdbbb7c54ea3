// Finds the statements of a relation edge that a new one may be a copy of, without reading the others.
import { areCopies, copyMarks, type Sketches } from "../../graph/index.ts";
import type { Database } from "./database.ts";

/** A statement with its row number. */
type Sketched = Sketches & { readonly n: number };

/** Whether the marks of all statements of an edge are at hand. */
export function isMarked(db: Database, edge: number): boolean {
  return db.get("SELECT 1 FROM relations WHERE n = ? AND marked = 1", edge) !== undefined;
}

/** Keeps the marks of statements that an edge has. */
export function markStatements(db: Database, edge: number, statements: readonly Sketched[]): void {
  for (const statement of statements) {
    for (const mark of copyMarks(statement)) {
      db.run("INSERT OR IGNORE INTO copy_marks VALUES (?, ?, ?)", edge, mark, statement.n);
    }
  }
}

/** Statements that share a mark with one and still are on the edge; more than these are not looked at one by one. */
const MOST = 100;
const SHARING = `SELECT s.passage, d.story FROM statements s JOIN documents d ON d.n = s.document WHERE s.n IN
    (SELECT statement FROM copy_marks WHERE edge = ?1 AND mark IN (SELECT value FROM json_each(?2)) AND statement < ?3)
  AND s.edge = ?1 AND s.withdrawn IS NULL LIMIT ${MOST}`;

/** Whether one of the new statements of a marked edge copies what it knew. True also where that takes long to tell. */
export function hasCopies(db: Database, edge: number, added: readonly Sketched[]): boolean {
  const first = added[0]!.n;
  return added.some((statement) => {
    const sharing = db.all<Sketches>(SHARING, edge, JSON.stringify(copyMarks(statement)), first);
    return sharing.length === MOST || sharing.some((other) => areCopies(statement, other));
  });
}
