// XML 1.0 that is well-formed for every text.
import type { Cell, Column } from "./columns.ts";
import { HIDDEN, toPlainText } from "./plain-text.ts";

export const XML_DECLARATION = `<?xml version="1.0" encoding="UTF-8"?>\n`;

const NAMED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const MARKUP = /[&<>"\t\n\r]/g;

/** A text for element content and for attributes in double quotes; white space and hidden characters come as numbers. */
export function escapeXml(text: string): string {
  return toPlainText(text)
    .replace(MARKUP, (sign) => NAMED[sign] ?? toReference(sign))
    .replace(HIDDEN, toReference);
}

const toReference = (sign: string) => `&#${sign.charCodeAt(0)};`;

/** What an NMTOKEN may not hold (XML 1.0, section 2.3, NameChar), looked at by UTF-16 code units. */
const NOT_NAME_UNIT =
  /_(?=x)|[^-.:_0-9A-Za-z\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u1FFF\u203F\u2040\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD]/g;

/**
 * An id as an NMTOKEN, which GraphML asks for. Ids of letters, digits, hyphens and colons stay as they are; any other
 * UTF-16 code unit, and `_` before `x`, becomes `_x0020_` (as in ISO/IEC 9075-14), so that different ids stay different.
 */
export function toXmlId(id: string): string {
  if (id === "") return "_x_";
  return id.replace(NOT_NAME_UNIT, (unit) => `_x${unit.charCodeAt(0).toString(16).padStart(4, "0")}_`);
}

/** The cells of a row that are known, each with the number of its column. */
export function knownCells<T>(columns: readonly Column<T>[], row: T): { index: number; value: string }[] {
  const cells: Cell[] = columns.map((column) => column.read(row));
  return cells.flatMap((cell, index) => (cell === null ? [] : [{ index, value: escapeXml(String(cell)) }]));
}
