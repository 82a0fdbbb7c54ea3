// Conditions in SQL. Values always go in as parameters.
import type { NodeKind } from "../../query.ts";
import type { Value } from "../database/database.ts";

/** A condition with its parameters. It is never unknown: what a missing value decides is false. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

export const condition = (sql: string, ...values: Value[]): Condition => ({ sql, values });

/** All of them at once; true when there are none. */
export const allOf = (conditions: readonly Condition[]): Condition => joined(conditions, " AND ", "1");

/** At least one of them; false when there are none. */
export const anyOf = (conditions: readonly Condition[]): Condition => joined(conditions, " OR ", "0");

function joined(conditions: readonly Condition[], word: string, none: string): Condition {
  if (conditions.length === 0) return condition(none);
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(word),
    values: conditions.flatMap(({ values }) => values),
  };
}

/** The opposite, also where the condition is unknown for want of a value. */
export const not = ({ sql, values }: Condition): Condition => ({ sql: `(${sql}) IS NOT TRUE`, values });

/** That a table has a row, `x`, of which this holds. */
export const exists = (table: string, x: string, { sql, values }: Condition): Condition => ({
  sql: `EXISTS (SELECT 1 FROM ${table} ${x} WHERE ${sql})`,
  values,
});

/** `expression IN (list)`, the list being one parameter. */
export const isIn = (expression: string, list: readonly (string | number)[]): Condition =>
  condition(`${expression} IN (SELECT value FROM json_each(?))`, JSON.stringify(list));

/** Entities by id, as they are shown: one that was merged stands for what it was merged into. */
export const SHOWN_OF_IDS = `SELECT coalesce(shown_as, n) FROM entities WHERE id IN (SELECT value FROM json_each(?))`;

export const TABLES: Readonly<Record<NodeKind, string>> = {
  entity: "entities",
  relation: "relations",
  statement: "statements",
  document: "documents",
  conflict: "conflicts",
};

/** The column behind a field: `relationCount` → `relation_count`. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Only what is not withdrawn is shown. */
export function isLive(kind: NodeKind, x: string): Condition {
  if (kind === "entity" || kind === "relation") return condition(`${x}.is_shown = 1`);
  if (kind === "statement") return condition(`${x}.withdrawn IS NULL`);
  return condition(kind === "document" ? `${x}.live = 1` : "1");
}
