// JSON from outside: no key of it may reach a prototype, and what it says can be stored as UTF-8.
import { parse } from "secure-json-parse";
import { isStorable, toStorableText } from "../domain/index.ts";

/** The one way in which half a surrogate pair or a NUL can come in: as an escape, since JSON in UTF-8 has neither. */
const UNSTORABLE_ESCAPE = /\\u(?:[dD][89a-fA-F]|0000)/;

/**
 * What no store can keep becomes U+FFFD, in keys too: hashed as it comes, it would give other ids than once stored.
 * @throws SyntaxError for what is not JSON, and for the keys `__proto__` and `constructor.prototype`
 */
export function parseJson(text: string): unknown {
  const reviver = UNSTORABLE_ESCAPE.test(text) ? toStorable : null;
  return parse(text, reviver, { protoAction: "error", constructorAction: "error" }) as unknown;
}

function toStorable(_key: string, value: unknown): unknown {
  if (typeof value === "string") return toStorableText(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value);
  if (members.every(([key]) => isStorable(key))) return value;
  return Object.fromEntries(members.map(([key, member]) => [toStorableText(key), member]));
}
