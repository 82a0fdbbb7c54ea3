// JSON from outside: no key of it may reach a prototype.
import { parse } from "secure-json-parse";

/** @throws SyntaxError for what is not JSON, and for the keys `__proto__` and `constructor.prototype` */
export function parseJson(text: string): unknown {
  return parse(text, null, { protoAction: "error", constructorAction: "error" }) as unknown;
}
