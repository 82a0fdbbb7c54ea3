// Orders and places in an order → Cypher. Neo4j orders texts by code point, as SQLite does; JavaScript's own order by
// UTF-16 unit differs from it beyond the Basic Multilingual Plane, so a page is never sorted again in this process.
import { CitegraphError } from "../../domain/index.ts";
import { DEFAULT_ORDER, type NodeKind, ORDER_FIELDS, type Order, type Page, type Place } from "../query.ts";
import { bound, type Parameter } from "./cypher.ts";

/** An order by an expression; ties come in ascending order of ids. */
export interface CypherOrder {
  readonly value: string;
  readonly id: string;
  readonly descending: boolean;
}

/** @throws CitegraphError QUERY_INVALID for a field that the kind does not have */
export function toCypherOrder(kind: NodeKind, n: string, order: Order = DEFAULT_ORDER[kind]): CypherOrder {
  if (!(ORDER_FIELDS[kind] as readonly string[]).includes(order.field)) {
    throw new CitegraphError("QUERY_INVALID", `A ${kind} cannot be ordered by ${order.field}.`);
  }
  const value = kind === "relation" && order.field === "relation" ? `type(${n})` : `${n}.${order.field}`;
  return { value, id: `${n}.id`, descending: order.direction === "desc" };
}

/** ORDER BY, turned round for pages that are read from the end. Missing values come last, whatever the direction. */
export function compileOrder({ value, id, descending }: CypherOrder, backward: boolean): string {
  const way = (down: boolean) => (down !== backward ? "DESC" : "ASC");
  if (value === id) return `${id} ${way(descending)}`;
  return `${value} IS NULL ${way(false)}, ${value} ${way(descending)}, ${id} ${way(false)}`;
}

/** That a row stands strictly after the page's `after` and before its `before`. */
export function compilePlaces(order: CypherOrder, { after, before }: Page, parameter: Parameter): string[] {
  const places: [Place | undefined, boolean][] = [
    [after, true],
    [before, false],
  ];
  return places.flatMap(([place, later]) => (place ? [beyond(order, place, later, parameter)] : []));
}

function beyond(
  { value, id, descending }: CypherOrder,
  [placeValue, placeId]: Place,
  later: boolean,
  parameter: Parameter,
): string {
  const further = later !== descending ? ">" : "<";
  if (value === id) return `${id} ${further} ${bound(placeId, parameter)}`;
  const idBeyond = `${id} ${later ? ">" : "<"} ${bound(placeId, parameter)}`;
  const isMissing = `${value} IS NULL`;
  if (placeValue === null) return later ? `(${isMissing} AND ${idBeyond})` : `(NOT ${isMissing} OR ${idBeyond})`;
  const at = bound(placeValue, parameter);
  return `(${value} ${further} ${at} OR (${value} = ${at} AND ${idBeyond})${later ? ` OR ${isMissing}` : ""})`;
}
