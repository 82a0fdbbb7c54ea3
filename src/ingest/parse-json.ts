// JSON from outside: no key of it may reach a prototype, and what it says can be stored as UTF-8.
import { parse } from "secure-json-parse";

/** The one way in which half a surrogate pair can come in: as an escape, since UTF-8 has none. */
const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;

/**
 * Lone surrogates become U+FFFD, in keys too: hashed as they come, they would give other ids than they give once stored.
 * @throws SyntaxError for what is not JSON, and for the keys `__proto__` and `constructor.prototype`
 */
export function parseJson(text: string): unknown {
  const reviver = SURROGATE_ESCAPE.test(text) ? toWellFormed : null;
  return parse(text, reviver, { protoAction: "error", constructorAction: "error" }) as unknown;
}

function toWellFormed(_key: string, value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value);
  if (members.every(([key]) => key.isWellFormed())) return value;
  return Object.fromEntries(members.map(([key, member]) => [key.toWellFormed(), member]));
}
