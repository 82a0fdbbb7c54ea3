// Reads one level of a selection for all its parents, then the levels below it: one SELECT a level says which rows come in
// which order, and its LIMIT reads no more of a hub than is shown; what the rows hold comes from the records.
import { CitegraphError, type Run } from "../../../domain/index.ts";
import { linkTarget } from "../../filter.ts";
import type { Connection, GraphNode, Link, NodeKind, Selection } from "../../query.ts";
import { type Database, parseStored, type Value } from "../database/database.ts";
import { allOf, type Condition, condition, isLive, TABLES } from "./conditions.ts";
import { facetsOf, facetsOfParents } from "./facets.ts";
import { toConditions } from "./filters.ts";
import { countColumn, linkSources, singleColumn } from "./links.ts";
import type { List, Place } from "./lists.ts";
import { type SqlOrder, toOrderBy, toPlaceConditions, toSqlOrder } from "./orders.ts";
import { type Held, NO_LINKS, type Records } from "./records.ts";
import { isSlim, SLIM_COLUMNS, withSlimEdges } from "./slim-edges.ts";

/** What one read works with. */
export interface Reading {
  readonly db: Database;
  readonly records: Records;
}

/** The rows of a kind that meet a condition. */
export function readRoot(
  reading: Reading,
  kind: NodeKind,
  selection: Selection,
  source: Condition,
  order: SqlOrder = toSqlOrder(kind, selection.orderBy),
): Connection {
  const level = toLevel(kind, selection, order);
  const found = reading.records.lists.get(nameOf(kind, selection, [order.column, source]), [ROOT], () =>
    toLists(reading, level, [readRows(reading.db, level, source)]),
  );
  const facets = selection.facets ? facetsOf(reading.db, level, source, selection.facets) : undefined;
  return { ...toConnections(reading, level, found)[0]!, ...(facets && { facets }) };
}

/** Stands for the parent of what begins an answer; rows are numbered from 1. */
const ROOT = 0;

/** All that the rows of a list depend on, beside the parent. */
function nameOf(kind: NodeKind, selection: Selection, source: unknown): string {
  const { filter, orderBy, page, nodes, totalCount } = selection;
  const slim = isSlim(kind, selection);
  return JSON.stringify([kind, source, filter ?? 0, orderBy ?? 0, page ?? 0, nodes ?? 0, totalCount ?? 0, slim]);
}

function readRows(db: Database, level: Level, source: Condition): List {
  const { nodes, totalCount } = level.selection;
  const page = pageOf(level, [source]);
  const rows = nodes === false ? [] : db.all<Place>(page.sql, ...page.values);
  const counted = countOf(level, [source]);
  const count = totalCount ? db.get<{ n: number }>(`SELECT ${counted.sql} AS n`, ...counted.values)?.n : null;
  return { rows, count: count ?? null };
}

/** What a level is read with, the same for all parents. */
export interface Level {
  readonly kind: NodeKind;
  readonly selection: Selection;
  readonly order: SqlOrder;
  readonly wanted: Condition;
  /** What is read of each row, as SQL. */
  readonly columns: string;
}

function toLevel(kind: NodeKind, selection: Selection, order: SqlOrder): Level {
  const wanted = allOf([isLive(kind, "x"), ...toConditions(kind, selection.filter)]);
  const columns = `x.n, x.id, ${order.column} AS place${isSlim(kind, selection) ? SLIM_COLUMNS : ""}`;
  return { kind, selection, order, wanted, columns };
}

/**
 * The rows of one parent: the union of sources that share no row, each read by its own index. One more than the page is
 * read: whether it is there says if another page follows.
 */
function pageOf(
  { kind, selection: { page }, order, wanted, columns }: Level,
  sources: readonly Condition[],
): Condition {
  const backward = page?.backward === true;
  const limit = page ? `LIMIT ${page.size + 1}` : "";
  const places = page ? toPlaceConditions(order, page) : [];
  const selects = sources.map((source) => {
    const { sql, values } = allOf([source, wanted, ...places]);
    return {
      sql: `SELECT ${columns} FROM ${TABLES[kind]} x WHERE ${sql} ORDER BY ${toOrderBy(order, backward)} ${limit}`,
      values,
    };
  });
  if (selects.length === 1) return selects[0]!;
  const union = selects.map(({ sql }) => `SELECT * FROM (${sql})`).join(" UNION ALL ");
  return {
    sql: `SELECT * FROM (${union}) x ORDER BY ${toOrderBy({ ...order, column: "x.place" }, backward)} ${limit}`,
    values: selects.flatMap(({ values }) => values),
  };
}

/** Lists as they are kept. */
function toLists(reading: Reading, { kind, selection }: Level, lists: readonly List[]): readonly List[] {
  return isSlim(kind, selection) ? withSlimEdges(reading, lists) : lists;
}

function countOf({ kind, wanted }: Level, sources: readonly Condition[]): Condition {
  const counts = sources.map((source) => {
    const { sql, values } = allOf([source, wanted]);
    return { sql: `(SELECT count(*) FROM ${TABLES[kind]} x WHERE ${sql})`, values };
  });
  return { sql: counts.map(({ sql }) => sql).join(" + "), values: counts.flatMap(({ values }) => values) };
}

function toConnections(reading: Reading, { kind, selection }: Level, lists: readonly List[]): Connection[] {
  const { page } = selection;
  const shown = lists.map(({ rows }) => {
    const cut = page ? rows.slice(0, page.size) : rows;
    return page?.backward ? cut.toReversed() : cut;
  });
  const nodes = isSlim(kind, selection)
    ? shown.flatMap((rows) => rows.map(({ node }) => node!))
    : toNodes(
        reading,
        kind,
        shown.flatMap((rows) => rows.map(({ n }) => n)),
        selection,
      );
  let next = 0;
  return shown.map((rows, index) => {
    const { rows: all, count } = lists[index]!;
    const more = rows.length < all.length;
    return {
      totalCount: count,
      edges: rows.map(({ place, id }) => ({ place: [place, id] as const, node: nodes[next++]! })),
      hasPreviousPage: page?.backward ? more : page?.after !== undefined,
      hasNextPage: page?.backward ? page.before !== undefined : more,
    };
  });
}

/** The nodes of rows, which are shown, with all that they are to bring along. */
function toNodes(
  reading: Reading,
  kind: NodeKind,
  numbers: readonly number[],
  { links = {}, text, runs }: Selection,
): GraphNode[] {
  const known = reading.records.get(reading.db, kind, numbers);
  const held = numbers.map((n) => known.get(n)!);
  const texts = kind === "document" && text ? readTexts(reading.db, numbers) : null;
  const madeBy = kind === "statement" && runs ? readRuns(reading.db, held) : null;
  const found = Object.entries(links).map(([name, link]) => [name, readLink(reading, kind, held, link)] as const);
  if (found.length === 0 && !texts && !madeBy) return held.map(toBare);
  return held.map(({ record }, index) => {
    const brought: Record<string, Connection> = {};
    for (const [name, connections] of found) brought[name] = connections[index]!;
    const whole = texts && { text: texts.get(numbers[index]!)! };
    const made = madeBy && "run" in record && { extractedBy: madeBy.get(record.run) };
    return { ...record, ...whole, ...made, links: brought } as GraphNode;
  });
}

/** A node that brings nothing along, made once for all who ask: most of what a page shows are such. */
function toBare(held: Held): GraphNode {
  held.bare ??= Object.freeze({ ...held.record, links: NO_LINKS } as GraphNode);
  return held.bare;
}

/** Texts are large and seldom asked for twice, and so are not kept. */
function readTexts(db: Database, numbers: readonly number[]): ReadonlyMap<number, string> {
  const sql = "SELECT document AS n, text FROM texts WHERE document IN (SELECT value FROM json_each(?))";
  return new Map(db.all<{ n: number; text: string }>(sql, JSON.stringify(numbers)).map(({ n, text }) => [n, text]));
}

function readRuns(db: Database, statements: readonly Held[]): ReadonlyMap<string, Run> {
  const ids = new Set(statements.flatMap(({ record }) => ("run" in record ? [record.run] : [])));
  const sql = "SELECT content FROM runs WHERE id IN (SELECT value FROM json_each(?))";
  const rows = db.all<{ content: string }>(sql, JSON.stringify([...ids]));
  return new Map(rows.map(({ content }) => parseStored<Run>(content)).map((run) => [run.id, run]));
}

function readLink(reading: Reading, kind: NodeKind, parents: readonly Held[], link: Link): Connection[] {
  const target = linkTarget(kind, link.link);
  if (!target) throw new CitegraphError("QUERY_INVALID", `A ${kind} has no ${link.link}.`);
  const column = singleColumn(kind, link);
  const numbers = parents.map(({ row }) => row[column ?? "n"] as number);
  return column === undefined
    ? readLists(reading, kind, target, link, numbers)
    : readSingle(reading, target, link, numbers);
}

/** Parents of one SELECT: between two of them it is looked at whether anybody waits. */
const PARENTS = 200;

function readLists(
  reading: Reading,
  kind: NodeKind,
  target: NodeKind,
  link: Link,
  numbers: readonly number[],
): Connection[] {
  const { db, records } = reading;
  const level = toLevel(target, link, toSqlOrder(target, link.orderBy));
  const ofParent = (column: string) =>
    column === "n" ? "parent.value" : `(SELECT ${column} FROM ${TABLES[kind]} WHERE n = parent.value)`;
  const sources = linkSources(kind, link.link, link.direction).map((source) => condition(source("x", ofParent)));
  const column = toConditions(target, link.filter).length === 0 ? countColumn(kind, link) : undefined;
  const count = column === undefined ? countOf(level, sources) : condition(ofParent(column));
  const name = nameOf(target, link, [kind, link.link, link.direction ?? 0]);
  const lists = records.lists.get(name, numbers, (missing) =>
    toLists(reading, level, readRowsOfParents(db, level, sources, count, missing)),
  );
  const found = toConnections(reading, level, lists);
  if (!link.facets) return found;
  const facets = facetsOfParents(db, level, sources, numbers, link.facets);
  return found.map((connection, at) => ({ ...connection, facets: facets[at]! }));
}

function readRowsOfParents(
  db: Database,
  level: Level,
  sources: readonly Condition[],
  count: Condition,
  numbers: readonly number[],
) {
  const { nodes, totalCount } = level.selection;
  const lists = numbers.map((): { rows: Place[]; count: number | null } => ({ rows: [], count: null }));
  for (let from = 0; from < numbers.length; from += PARENTS) {
    const some = JSON.stringify(numbers.slice(from, from + PARENTS));
    const rows = nodes === false ? [] : rowsOfParents(db, level, sources, some);
    for (const { parent, ...row } of rows) lists[from + parent]!.rows.push(row);
    for (const { parent, n } of totalCount ? countsOfParents(db, count, some) : []) {
      lists[from + parent]!.count = n;
    }
  }
  return lists;
}

/** The rows of many parents; `parent` is the parent's position. */
function rowsOfParents(db: Database, level: Level, sources: readonly Condition[], parents: string) {
  const { kind, order, selection, columns } = level;
  const { sql, values } = pageOf(level, sources);
  return db.all<Place & { parent: number }>(
    `SELECT parent.key AS parent, ${columns}
      FROM json_each(?) parent CROSS JOIN ${TABLES[kind]} x ON x.n IN (SELECT n FROM (${sql}))
      ORDER BY parent.key, ${toOrderBy(order, selection.page?.backward === true)}`,
    parents,
    ...values,
  );
}

function countsOfParents(db: Database, { sql, values }: Condition, parents: string) {
  const select = `SELECT parent.key AS parent, ${sql} AS n FROM json_each(?) parent`;
  return db.all<{ parent: number; n: number }>(select, ...values, parents);
}

/** The rows with these numbers, one connection each; rows that stand behind several parents are made once. */
function readSingle(reading: Reading, kind: NodeKind, link: Link, numbers: readonly number[]): Connection[] {
  const known = reading.records.get(reading.db, kind, numbers);
  const shown = [...new Set(numbers)].filter((n) => known.has(n));
  const { column } = toSqlOrder(kind, link.orderBy);
  const nodes = toNodes(reading, kind, shown, link);
  const connections = new Map(
    shown.map((n, index) => {
      const node = nodes[index]!;
      const edge = { place: [known.get(n)!.row[column.slice("x.".length)] as Value, node.id] as const, node };
      return [n, toSingle(link, [edge])];
    }),
  );
  const none = toSingle(link, []);
  return numbers.map((n) => connections.get(n) ?? none);
}

function toSingle({ totalCount, nodes }: Link, edges: Connection["edges"]): Connection {
  return {
    totalCount: totalCount ? edges.length : null,
    edges: nodes === false ? [] : edges,
    hasPreviousPage: false,
    hasNextPage: false,
  };
}
