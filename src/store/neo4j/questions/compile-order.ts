// Orders and places in an order → Cypher. Neo4j orders texts by code point, as SQLite does; JavaScript's own order by
// UTF-16 unit differs from it beyond the Basic Multilingual Plane, so a page is never sorted again in this process.
import { CitegraphError } from "../../../domain/index.ts";
import { DEFAULT_ORDER, type NodeKind, ORDER_FIELDS, type Order, type Page, type Place } from "../../query.ts";
import { bound, fieldOf, type Parameter } from "../database/cypher.ts";
import { ENTITY_ORDERS } from "../database/schema.ts";

/** An order by an expression; ties come in ascending order of ids. */
export interface CypherOrder {
  readonly value: string;
  readonly id: string;
  readonly descending: boolean;
  /** Whether rows may lack the value. */
  readonly isNullable: boolean;
  /** Whether all nodes of the kind are read in this order by an index. */
  readonly isIndexed: boolean;
}

/** Fields that a node may lack. */
const NULLABLE: ReadonlySet<string> = new Set(["firstSeen", "lastSeen", "time", "publishedAt", "title"]);

/** Fields that nodes of a kind are read in the order of, by an index (see schema.ts). */
const INDEXED: Readonly<Record<NodeKind, readonly string[]>> = {
  entity: ENTITY_ORDERS,
  relation: [],
  statement: ["id"],
  document: ["id", "key"],
  conflict: ["id"],
};

/** @throws CitegraphError QUERY_INVALID for a field that the kind does not have */
export function toCypherOrder(kind: NodeKind, n: string, order: Order = DEFAULT_ORDER[kind]): CypherOrder {
  const { field, direction } = order;
  if (!(ORDER_FIELDS[kind] as readonly string[]).includes(field)) {
    throw new CitegraphError("QUERY_INVALID", `A ${kind} cannot be ordered by ${field}.`);
  }
  return {
    value: field === "time" ? daysOf(n) : fieldOf(kind, n, field),
    id: `${n}.id`,
    descending: direction === "desc",
    isNullable: NULLABLE.has(field),
    isIndexed: INDEXED[kind].includes(field),
  };
}

/** Times in the order of their first days, then of their last; "" comes before every day, and "~" after. */
const daysOf = (n: string) =>
  `(CASE WHEN ${n}.time IS NOT NULL THEN coalesce(${n}.validFrom, "") + "/" + coalesce(${n}.validTo, "~") END)`;

/**
 * ORDER BY, turned round for pages that are read from the end. Missing values come last, whatever the direction.
 * @param same what all rows have in common, which an index that begins with it is only known to be in order by when it is named
 */
export function compileOrder({ value, id, descending, isNullable }: CypherOrder, backward: boolean, same?: string) {
  const way = (down: boolean) => (down !== backward ? "DESC" : "ASC");
  const first = same === undefined ? [] : [`${same} ${way(descending)}`];
  if (value === id) return [...first, `${id} ${way(descending)}`].join(", ");
  const missing = isNullable ? [`${value} IS NULL ${way(false)}`] : [];
  return [...first, ...missing, `${value} ${way(descending)}`, `${id} ${way(false)}`].join(", ");
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
  { value, id, descending, isNullable }: CypherOrder,
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
  // Said of the value alone, for an index.
  // "<>" and not another bound within the brackets: of two bounds that indexes can seek the planner makes a union, without order.
  if (!isNullable) return `${value} ${further}= ${at} AND (${value} <> ${at} OR ${idBeyond})`;
  return `(${value} ${further} ${at} OR (${value} = ${at} AND ${idBeyond})${later ? ` OR ${isMissing}` : ""})`;
}
