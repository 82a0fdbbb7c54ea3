// Rows as CSV (RFC 4180) that a spreadsheet does not take for formulas.

/** Signs that make a spreadsheet calculate (OWASP, CSV injection), full-width ones included. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** A cell that begins like a formula gets an apostrophe before it, which spreadsheets hide. */
export function toCsv(
  headings: readonly string[],
  rows: readonly (readonly (string | number | null | undefined)[])[],
): string {
  return [headings, ...rows].map((row) => `${row.map(toCell).join(",")}\r\n`).join("");
}

function toCell(value: string | number | null | undefined): string {
  const text = String(value ?? "");
  const safe = FORMULA.test(text) && !(typeof value === "number" && NUMBER.test(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
