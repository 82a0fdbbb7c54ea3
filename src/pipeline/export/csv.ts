// Tables for spreadsheets and data frames: RFC 4180, with a header line, in UTF-8.
import { type Cell, type Column, EDGE_COLUMNS, NODE_COLUMNS, STATEMENT_COLUMNS } from "./columns.ts";
import { toPlainText } from "./plain-text.ts";
import type { Part } from "./read-part.ts";

export const CSV_TABLES = ["nodes", "edges", "statements"] as const;
export type CsvTable = (typeof CSV_TABLES)[number];

/** One table of a part, a row a piece. */
export function writeCsv(part: Part, table: CsvTable): AsyncIterable<string> {
  if (table === "nodes") return writeTable(NODE_COLUMNS, part.entities());
  if (table === "edges") return writeTable(EDGE_COLUMNS, part.edgeRows());
  return writeTable(STATEMENT_COLUMNS, part.statementRows());
}

async function* writeTable<T>(columns: readonly Column<T>[], rows: AsyncIterable<T>): AsyncIterable<string> {
  yield toLine(columns.map(({ name }) => name));
  for await (const row of rows) yield toLine(columns.map((column) => column.read(row)));
}

const toLine = (cells: readonly Cell[]) => `${cells.map(toField).join(",")}\r\n`;

function toField(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = escapeFormula(toPlainText(cell));
  return /[",\r\n]/.test(text) || text === "" ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a spreadsheet takes for a formula (OWASP, "CSV Injection"), also behind apostrophes of ours. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A text that no spreadsheet runs: an apostrophe stands before what would be a formula. */
export function escapeFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that {@link escapeFormula} made this of. */
export function unescapeFormula(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}
