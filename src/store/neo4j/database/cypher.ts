// Pieces that conditions in Cypher are put together from. Every value is a parameter, but for what `bound` says.
import type { NodeKind } from "../../query.ts";

/** Takes a value, gives the parameter's name in Cypher. */
export type Parameter = (value: unknown) => string;

/** The value of a field: a property of the node or relationship, but that an edge has its relation as its type. */
export const fieldOf = (kind: NodeKind, n: string, field: string): string =>
  kind === "relation" && field === "relation" ? `type(${n})` : `${n}.${field}`;

/**
 * A value that others are compared with by `<`, `<=`, `>` or `>=`. Neo4j 5.26 orders texts by code point, and compares them so
 * with a literal, but with a parameter by UTF-16 unit, where U+FF28 comes after U+1F680. So a text with signs for which the two
 * differ is a literal, put together from pieces that hold neither quote nor backslash: nothing in it can end the literal.
 */
export function bound(value: unknown, parameter: Parameter): string {
  if (typeof value !== "string" || !/[\uD800-\uFFFF]/.test(value)) return parameter(value);
  const pieces = value.split(/(['\\])/).filter((piece) => piece !== "");
  return `(${pieces.map((piece) => `'${/^['\\]$/.test(piece) ? "\\" : ""}${piece}'`).join(" + ")})`;
}

/** All of them at once; true when there are none. */
export const allOf = (conditions: readonly string[]): string => joined(conditions, " AND ", "true");

/** At least one of them; false when there are none. */
export const anyOf = (conditions: readonly string[]): string => joined(conditions, " OR ", "false");

function joined(conditions: readonly string[], word: string, none: string): string {
  if (conditions.length > 1) return `(${conditions.join(word)})`;
  return conditions[0] ?? none;
}

/** That a subquery finds a row. */
export const exists = (subquery: string): string => `EXISTS { ${subquery} }`;

/**
 * The opposite of one condition, also where that is unknown for want of a value. What `exists` asks is always known, and stands
 * as it is: Neo4j plans NOT EXISTS like any subquery, but one hidden in an expression over and over, at each level of nesting.
 */
export function not(condition: string): string {
  if (condition.startsWith("NOT ")) return condition.slice("NOT ".length);
  return condition.startsWith("EXISTS {") ? `NOT ${condition}` : `NOT coalesce(${condition}, false)`;
}

/** That an entity is one of these, or that one of these is shown as it. */
export const isShownOf = (id: string, ids: string): string =>
  `(${id} IN ${ids} OR EXISTS { MATCH (merged:MergedEntity {shownAs: ${id}}) WHERE merged.id IN ${ids} })`;
