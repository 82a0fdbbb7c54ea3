// Orders and places in an order → SQL. Values always go in as parameters.
import { CitegraphError } from "../../../domain/index.ts";
import { DEFAULT_ORDER, type NodeKind, ORDER_FIELDS, type Order, type Page, type Place } from "../../query.ts";
import { type Condition, columnOf, condition } from "./conditions.ts";
import { idBeyond, shortId } from "./ids.ts";

/** An order by a column or expression, ties by id. */
export interface SqlOrder {
  readonly kind: NodeKind;
  readonly column: string;
  readonly descending: boolean;
}

/** @throws CitegraphError QUERY_INVALID for a field that the kind does not have */
export function toSqlOrder(kind: NodeKind, order: Order = DEFAULT_ORDER[kind]): SqlOrder {
  if (!(ORDER_FIELDS[kind] as readonly string[]).includes(order.field)) {
    throw new CitegraphError("QUERY_INVALID", `A ${kind} cannot be ordered by ${order.field}.`);
  }
  const column = order.field === "time" ? DAYS : `x.${columnOf(order.field)}`;
  return { kind, column, descending: order.direction === "desc" };
}

/** Times in the order of their first days, then of their last; "" comes before every day, and "~" after. */
const DAYS = "CASE WHEN x.time IS NOT NULL THEN coalesce(x.valid_from, '') || '/' || coalesce(x.valid_to, '~') END";

/** ORDER BY, turned round for pages that are read from the end. Missing values come last, whatever the direction. */
export function toOrderBy({ kind, column, descending }: SqlOrder, backward: boolean): string {
  const way = (down: boolean) => (down !== backward ? "DESC" : "ASC");
  const isById = column === "x.id";
  const idWay = way(isById && descending);
  // As the indexes have them: digits of a statement's id by themselves, of an edge's behind what it is ordered by.
  const digits = isById === (kind === "statement") ? shortId(kind, "x") : undefined;
  const ids = digits === undefined ? `x.id ${idWay}` : `${digits} ${idWay}, x.id ${idWay}`;
  return isById ? ids : `${column} ${way(descending)} ${backward ? "NULLS FIRST" : "NULLS LAST"}, ${ids}`;
}

/** That a row stands strictly after the page's `after` and before its `before`. */
export function toPlaceConditions(order: SqlOrder, { after, before }: Page): Condition[] {
  return [...(after ? [beyond(order, after, true)] : []), ...(before ? [beyond(order, before, false)] : [])];
}

function beyond({ kind, column, descending }: SqlOrder, [value, id]: Place, later: boolean): Condition {
  if (column === "x.id") return idBeyond(kind, "x", id, later !== descending);
  const tie = idBeyond(kind, "x", id, later);
  const isMissing = `${column} IS NULL`;
  if (value === null)
    return { ...tie, sql: later ? `${isMissing} AND ${tie.sql}` : `NOT ${isMissing} OR (${tie.sql})` };
  const further = `${column} ${later !== descending ? ">" : "<"} ? OR (${column} = ? AND ${tie.sql})`;
  return condition(later ? `${further} OR ${isMissing}` : further, value, value, ...tie.values);
}
