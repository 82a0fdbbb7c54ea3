// Ids of relation edges and statements in indexes: eight digits of their hash, which stand in the order of the whole ids.
import type { NodeKind } from "../../query.ts";
import { allOf, type Condition, condition, isIn } from "./conditions.ts";

/** Where the hash begins: after `relation:` and `statement:`. The expressions are those of the indexes in schema.ts. */
const HASH_AT: Readonly<Partial<Record<NodeKind, number>>> = { relation: 10, statement: 11 };

const digitsOf = (id: string, at: number) => `substr(${id}, ${at}, 8)`;

/** The digits of the ids of table `x`; undefined where indexes hold whole ids. */
export function shortId(kind: NodeKind, x: string): string | undefined {
  const at = HASH_AT[kind];
  return at === undefined ? undefined : digitsOf(`${x}.id`, at);
}

/** That the id of a row of table `x` is one of these. */
export function hasIdOf(kind: NodeKind, x: string, ids: readonly string[]): Condition {
  return allOf([...hasDigitsOf(kind, x, ids), isIn(`${x}.id`, ids)]);
}

/** By what an index finds the rows of table `x` that may have these ids; nothing where an index holds whole ids. */
export function hasDigitsOf(kind: NodeKind, x: string, ids: readonly string[]): Condition[] {
  // The ids of relation edges have an index of their own beside.
  if (kind !== "statement") return [];
  const digits = ids.map((id) => id.slice(HASH_AT.statement! - 1, HASH_AT.statement! + 7));
  return [isIn(shortId(kind, x)!, digits)];
}

/** That the id of a row of table `x` comes after another one, or before it. */
export function idBeyond(kind: NodeKind, x: string, id: string, isAfter: boolean): Condition {
  const whole = condition(`${x}.id ${isAfter ? ">" : "<"} ?`, id);
  const at = HASH_AT[kind];
  if (at === undefined) return whole;
  // By the digits first: an index tells them without the row.
  return allOf([condition(`${shortId(kind, x)} ${isAfter ? ">=" : "<="} ${digitsOf("?", at)}`, id), whole]);
}
