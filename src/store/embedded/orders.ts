// Orders and places in an order → SQL. Values always go in as parameters.
import { CitegraphError } from "../../domain/index.ts";
import { DEFAULT_ORDER, type NodeKind, ORDER_FIELDS, type Order, type Page, type Place } from "../query.ts";
import { type Condition, columnOf, condition } from "./conditions.ts";

/** An order by a column, ties by id. */
export interface SqlOrder {
  readonly column: string;
  readonly descending: boolean;
}

/** @throws CitegraphError QUERY_INVALID for a field that the kind does not have */
export function toSqlOrder(kind: NodeKind, order: Order = DEFAULT_ORDER[kind]): SqlOrder {
  if (!(ORDER_FIELDS[kind] as readonly string[]).includes(order.field)) {
    throw new CitegraphError("QUERY_INVALID", `A ${kind} cannot be ordered by ${order.field}.`);
  }
  return { column: `x.${columnOf(order.field)}`, descending: order.direction === "desc" };
}

/** ORDER BY, turned round for pages that are read from the end. Missing values come last, whatever the direction. */
export function toOrderBy({ column, descending }: SqlOrder, backward: boolean): string {
  const way = (down: boolean) => (down !== backward ? "DESC" : "ASC");
  if (column === "x.id") return `x.id ${way(descending)}`;
  return `${column} ${way(descending)} ${backward ? "NULLS FIRST" : "NULLS LAST"}, x.id ${way(false)}`;
}

/** That a row stands strictly after the page's `after` and before its `before`. */
export function toPlaceConditions(order: SqlOrder, { after, before }: Page): Condition[] {
  return [...(after ? [beyond(order, after, true)] : []), ...(before ? [beyond(order, before, false)] : [])];
}

function beyond({ column, descending }: SqlOrder, [value, id]: Place, later: boolean): Condition {
  const idBeyond = `x.id ${later ? ">" : "<"} ?`;
  if (column === "x.id") return condition(`x.id ${later !== descending ? ">" : "<"} ?`, id);
  const isMissing = `${column} IS NULL`;
  if (value === null) return condition(later ? `${isMissing} AND ${idBeyond}` : `NOT ${isMissing} OR ${idBeyond}`, id);
  const further = `${column} ${later !== descending ? ">" : "<"} ? OR (${column} = ? AND ${idBeyond})`;
  return condition(later ? `${further} OR ${isMissing}` : further, value, value, id);
}
