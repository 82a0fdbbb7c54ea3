// Rows as they go to the server: each as a list of its values, with the names of the columns in the statement. Names that come again with
// each row take longer to pack and to unpack than what the row says, and of `SET node = map` the server reads the node again.
import type { Row } from "../database/database.ts";

/** What a statement asks of a row, and what it gives to a node or relationship. */
export interface TableRow extends Row {
  readonly properties?: Row;
}

export interface Table {
  /** Cypher that gives each of `$rows` as a map `row` of all columns. */
  readonly unwind: string;
  /** Cypher for a map of the properties of `row`. */
  readonly properties: string;
  readonly rows: readonly unknown[][];
}

/** Rows may lack columns of others; there they have no value. */
export function toTable(rows: readonly TableRow[]): Table {
  const flat = rows.map(({ properties, ...row }) => ({ ...row, ...properties }));
  const columns = namesIn(flat);
  const properties = namesIn(rows.map((row) => row.properties ?? {}));
  return {
    unwind: `UNWIND $rows AS cells WITH ${mapOf(columns, (_, at) => `cells[${at}]`)} AS row`,
    properties: mapOf(properties, (name) => `row.${name}`),
    rows: flat.map((row) => toCells(row, columns)),
  };
}

/** A row as a list of its values in the order of columns. */
export const toCells = (row: Row, columns: readonly string[]): unknown[] => columns.map((name) => row[name] ?? null);

/** Cypher for a map of columns, each by its expression. */
export const mapOf = (columns: readonly string[], expressionOf: (name: string, at: number) => string): string =>
  `{${columns.map((name, at) => `${name}: ${expressionOf(name, at)}`).join(", ")}}`;

/** All names in one order, so that the same kind of rows gives the same statement, which the server plans once. */
const namesIn = (rows: readonly Row[]): string[] => [...new Set(rows.flatMap(Object.keys))].sort();
