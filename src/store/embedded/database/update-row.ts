// Writes what changes of a row. SQLite takes a row out of an index and puts it in again for each column of the index that an
// UPDATE names, whether its value is another one or not.
import type { Database, Row, Value } from "./database.ts";

/** @param before the row as it is, with its number `n` and all columns that may change */
export function updateRow(
  db: Database,
  table: "entities" | "relations",
  before: Row,
  after: Readonly<Record<string, Value>>,
): void {
  const changed = Object.entries(after).filter(([column, value]) => before[column] !== value);
  if (changed.length === 0) return;
  const set = changed.map(([column]) => `${column} = ?`).join(", ");
  db.run(`UPDATE ${table} SET ${set} WHERE n = ?`, ...changed.map(([, value]) => value), before.n!);
}
