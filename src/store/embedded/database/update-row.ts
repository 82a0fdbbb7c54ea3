// Writes what changes of a row. SQLite takes a row out of an index and puts it in again for each column of the index that an
// UPDATE names, whether its value is another one or not.
import type { Database, Value } from "./database.ts";

/** @param before the row as it is, with all columns of the row as it is to be */
export function updateRow<Column extends string>(
  db: Database,
  table: "entities" | "relations",
  before: { readonly n: number } & Readonly<Record<NoInfer<Column>, Value>>,
  after: Readonly<Record<Column, Value>>,
): void {
  const changed = Object.entries<Value>(after).filter(([column, value]) => before[column as Column] !== value);
  if (changed.length === 0) return;
  const set = changed.map(([column]) => `${column} = ?`).join(", ");
  db.run(`UPDATE ${table} SET ${set} WHERE n = ?`, ...changed.map(([, value]) => value), before.n);
}
