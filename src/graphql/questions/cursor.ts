// Cursors: a row's place in its order, opaque, with a version, and bound to the list it was made for, so that a cursor
// given to another filter or order is refused and not misread.
import { hashOf } from "../../domain/index.ts";
import type { Place } from "../../store/index.ts";
import { badInput } from "../errors.ts";

const VERSION = 1;

/** What a cursor is bound to, short. Members that are null or undefined count as left out. */
export function bindingOf(...list: readonly unknown[]): string {
  return hashOf(JSON.parse(JSON.stringify(list, (_key, member: unknown) => member ?? undefined))).slice(0, 10);
}

/** A place as text that a client hands back unread. */
export function toCursor([value, id]: Place, binding: string): string {
  return Buffer.from(JSON.stringify([VERSION, binding, value, id])).toString("base64url");
}

/**
 * The place that a cursor names.
 * @throws GraphQLError BAD_USER_INPUT for anything that `toCursor` did not make for this list
 */
export function parseCursor(cursor: string, binding: string): Place {
  const [version, bound, value, id, ...rest] = parts(cursor);
  const isPlace = (value === null || typeof value === "string" || typeof value === "number") && typeof id === "string";
  if (version !== VERSION || !isPlace || rest.length > 0) throw badInput(`"${cursor.slice(0, 80)}" is not a cursor.`);
  if (bound !== binding) {
    throw badInput("This cursor was made for another list: keep filter and orderBy as they were on the first page.");
  }
  return [value, id];
}

/** What a cursor is bound to, whatever list that is; empty for what is no cursor. */
export function bindingIn(cursor: string): string {
  const [, binding] = parts(cursor);
  return typeof binding === "string" ? binding : "";
}

function parts(cursor: string): readonly unknown[] {
  const text = Buffer.from(cursor, "base64url");
  if (text.toString("base64url") !== cursor) return [];
  try {
    const parsed: unknown = JSON.parse(text.toString("utf8"));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}
