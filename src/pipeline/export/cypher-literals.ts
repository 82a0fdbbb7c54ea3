// Values and names as they stand in Cypher, safe for every text.
import { escapeUnits, HIDDEN } from "./plain-text.ts";

/** A whole number is written as INTEGER; for a FLOAT there is {@link Float}. */
export type Literal = string | number | null | Float | readonly string[];

/** A number that is a FLOAT even when it is whole. */
export class Float {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

const NAMED: Readonly<Record<string, string>> = { "\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const QUOTED = /[\\'\n\r\t]/g;
const CONTROL = /\p{Cc}/gu;

/** A map literal, in one line. Its keys are ours and need no quoting. */
export function toMapLiteral(row: Readonly<Record<string, Literal>>): string {
  const entries = Object.entries(row).map(([key, value]) => `${key}: ${toLiteral(value)}`);
  return `{${entries.join(", ")}}`;
}

function toLiteral(value: Literal): string {
  if (value === null) return "null";
  if (typeof value === "string") return toStringLiteral(value);
  if (typeof value === "number") return String(value);
  if (value instanceof Float) return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
  return `[${value.map(toStringLiteral).join(", ")}]`;
}

/** In single quotes and in one line. Lone surrogates, which UTF-8 cannot hold, become U+FFFD. */
function toStringLiteral(text: string): string {
  const quoted = text.toWellFormed().replace(QUOTED, (sign) => NAMED[sign] ?? sign);
  return `'${escapeUnits(escapeUnits(quoted, CONTROL), HIDDEN)}'`;
}

/** Labels and relationship types that the graph uses itself. */
const OWN_NAMES: ReadonlySet<string> = new Set([
  ...["Entity", "SourceDocument", "Statement", "Conflict", "Citegraph"],
  ...["SUBJECT", "OBJECT", "ATTRIBUTED_TO", "EVIDENCED_BY", "BETWEEN", "MENTIONS", "RELATION"],
]);

/**
 * A name of the ontology as label or relationship type, in back-ticks. Null for a name that no ontology can hold (it came
 * with a document) or that is taken: such a name stays a property.
 */
export function toName(name: string): string | null {
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !OWN_NAMES.has(name) ? `\`${name}\`` : null;
}
