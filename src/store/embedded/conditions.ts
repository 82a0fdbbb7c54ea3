// Filters, orders and places in an order → SQL. Values always go in as parameters.
import { CitegraphError } from "../../domain/index.ts";
import {
  DEFAULT_ORDER,
  type Filter,
  type NodeKind,
  ORDER_FIELDS,
  type Order,
  type Page,
  type Place,
} from "../query.ts";
import type { Value } from "./database.ts";

/** A condition with its parameters. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

export const condition = (sql: string, ...values: Value[]): Condition => ({ sql, values });

/** All of them at once; true when there are none. */
export function allOf(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return condition("1");
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(" AND "),
    values: conditions.flatMap(({ values }) => values),
  };
}

/** `column IN (list)`, the list being one parameter. */
export const isIn = (column: string, list: readonly string[]): Condition =>
  condition(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(list));

/** Entities by id, as they are shown: one that was merged stands for what it was merged into. */
export const SHOWN_OF_IDS = `SELECT coalesce(shown_as, n) FROM entities WHERE id IN (SELECT value FROM json_each(?))`;

/** Only what is not withdrawn is shown. */
export const LIVE: Readonly<Record<NodeKind, string>> = {
  entity: "x.document_count > 0",
  relation: "x.statement_count > 0",
  statement: "x.withdrawn IS NULL",
  document: "x.live = 1",
  conflict: "1",
};

/** Which rows of a kind, in table `x`, a filter lets pass (see Filter for what that means). */
export function toConditions(kind: NodeKind, filter: Filter = {}): Condition[] {
  const { types, relations, status, outlet, ...rest } = filter;
  switch (kind) {
    case "statement":
      return statementConditions(filter, "x");
    case "relation":
      return [...edgeConditions({ types, relations, status }, "x"), ...some("s.edge = x.n", { outlet, ...rest })];
    case "entity":
      return [
        ...(types ? [isIn("x.type", types)] : []),
        ...some("x.n IN (s.subject, s.object)", { relations, status, outlet, ...rest }),
      ];
    case "document":
      return [
        ...(outlet ? [isIn("x.outlet", outlet)] : []),
        ...some("s.extraction = (SELECT n FROM extractions WHERE document = x.n AND withdrawn IS NULL)", {
          types,
          relations,
          status,
          ...rest,
        }),
      ];
    case "conflict":
      return some("s.n IN (SELECT statement FROM conflict_sides WHERE conflict = x.n)", filter);
  }
}

/** That some live statement tied to the row meets a filter; nothing when the filter asks for nothing. */
function some(tie: string, filter: Loose): Condition[] {
  const wanted = statementConditions(filter, "s");
  if (wanted.length === 0) return [];
  const { sql, values } = allOf(wanted);
  if (tie.startsWith("x.n IN")) return [eitherEnd(sql, values)];
  return [{ sql: `EXISTS (SELECT 1 FROM statements s WHERE ${tie} AND s.withdrawn IS NULL AND ${sql})`, values }];
}

/** One look-up an end: an OR over both would use no index. */
function eitherEnd(sql: string, values: readonly Value[]): Condition {
  const end = (column: string) =>
    `EXISTS (SELECT 1 FROM statements s WHERE s.${column} = x.n AND s.withdrawn IS NULL AND ${sql})`;
  return { sql: `${end("subject")} OR ${end("object")}`, values: [...values, ...values] };
}

type Loose = { readonly [K in keyof Filter]: Filter[K] | undefined };

function statementConditions({ types, relations, status, outlet, attributedTo, validAt, ...marks }: Loose, s: string) {
  const { polarity, modality, minConfidence } = marks;
  const found: Condition[] = [];
  if (relations) found.push(isIn(`${s}.relation`, relations));
  if (types) found.push(endTypes(types, s));
  if (status) found.push(within(`${s}.edge`, "relations", "status", status));
  if (polarity) found.push(isIn(`${s}.polarity`, polarity));
  if (modality) found.push(isIn(`${s}.modality`, modality));
  if (minConfidence !== undefined) found.push(condition(`${s}.confidence >= ?`, minConfidence));
  if (outlet) found.push(within(`${s}.document`, "documents", "outlet", outlet));
  if (attributedTo) found.push(spokenBy(attributedTo, s));
  if (validAt !== undefined) found.push(coversDay(validAt, s));
  return found;
}

function edgeConditions({ types, relations, status }: Loose, r: string): Condition[] {
  const found: Condition[] = [];
  if (relations) found.push(isIn(`${r}.relation`, relations));
  if (types) found.push(endTypes(types, r));
  if (status) found.push(isIn(`${r}.status`, status));
  return found;
}

function endTypes(types: readonly string[], owner: string): Condition {
  const list = JSON.stringify(types);
  const end = (column: string) =>
    `(SELECT type FROM entities WHERE n = ${owner}.${column}) IN (SELECT value FROM json_each(?))`;
  return condition(`${end("subject")} OR ${end("object")}`, list, list);
}

function within(key: string, table: string, column: string, list: readonly string[]): Condition {
  return condition(
    `(SELECT ${column} FROM ${table} WHERE n = ${key}) IN (SELECT value FROM json_each(?))`,
    JSON.stringify(list),
  );
}

function spokenBy(ids: readonly string[], s: string): Condition {
  return condition(
    `EXISTS (SELECT 1 FROM speakers p JOIN entities e ON e.n = p.entity
      WHERE p.statement = ${s}.n AND coalesce(e.shown_as, e.n) IN (${SHOWN_OF_IDS}))`,
    JSON.stringify(ids),
  );
}

function coversDay(day: string, s: string): Condition {
  return condition(`coalesce(${s}.valid_from, '') <= ? AND coalesce(${s}.valid_to, '~') >= ?`, day, day);
}

/** Columns behind the order's fields where the names differ. */
const ORDER_COLUMNS: Readonly<Record<string, string>> = {
  relationCount: "relation_count",
  mentionCount: "mention_count",
  documentCount: "document_count",
  statementCount: "statement_count",
  firstSeen: "first_seen",
  lastSeen: "last_seen",
  publishedAt: "published_at",
};

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
  return { column: `x.${ORDER_COLUMNS[order.field] ?? order.field}`, descending: order.direction === "desc" };
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
