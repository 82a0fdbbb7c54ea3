// Reads one level of a selection for all its parents, then the levels below it. What leads to one row each (the ends of
// an edge) is read for all parents by one SELECT; what leads to lists by one SELECT a parent, whose text is made once and
// whose LIMIT reads no more of a hub than is shown. In process, a look-up by index costs microseconds.
import { type Attribution, CitegraphError } from "../../domain/index.ts";
import { linkTarget } from "../filter.ts";
import type { Connection, GraphNode, Link, NodeKind, Selection } from "../query.ts";
import { allOf, type Condition, condition, isLive, TABLES } from "./conditions.ts";
import type { Database, Row, Value } from "./database.ts";
import { toConditions } from "./filters.ts";
import { linkSources, type Source, singleColumn } from "./links.ts";
import { type SqlOrder, toOrderBy, toPlaceConditions, toSqlOrder } from "./orders.ts";
import { COLUMNS, toRecord } from "./rows.ts";

/** Where the rows of one parent come from: the union of sources that share no row, each read by its own index. */
export type Sources = readonly Condition[];

/** One connection for each parent. The sources of all of them differ in their values alone. */
export function readLevel(
  db: Database,
  kind: NodeKind,
  selection: Selection,
  parents: readonly Sources[],
  order: SqlOrder = toSqlOrder(kind, selection.orderBy),
): Connection[] {
  const [shape] = parents;
  if (!shape) return [];
  const wanted = allOf([isLive(kind, "x"), ...toConditions(kind, selection.filter)]);
  const place = allOf(selection.page ? toPlaceConditions(order, selection.page) : []);
  const select = selectOf(kind, selection, shape, wanted, place, order);
  const rows = parents.map((sources) =>
    selection.nodes === false ? [] : db.all(select, ...valuesOf(sources, wanted, place)),
  );
  const counts = parents.map((sources) => (selection.totalCount ? countRows(db, kind, sources, wanted) : null));
  return toConnections(db, kind, selection, rows, counts);
}

/** One row more than the page is read: whether it is there says if another page follows. */
function selectOf(
  kind: NodeKind,
  { page, text }: Selection,
  shape: Sources,
  wanted: Condition,
  place: Condition,
  order: SqlOrder,
) {
  const backward = page?.backward === true;
  const limit = page ? `LIMIT ${page.size + 1}` : "";
  const columns = `${COLUMNS[kind]}${kind === "document" && text ? ", x.text" : ""}, ${order.column} AS place`;
  const selects = shape.map(
    ({ sql }) => `SELECT ${columns} FROM ${TABLES[kind]} x WHERE (${sql}) AND (${wanted.sql}) AND (${place.sql})
      ORDER BY ${toOrderBy(order, backward)} ${limit}`,
  );
  if (selects.length === 1) return selects[0]!;
  const union = selects.map((sql) => `SELECT * FROM (${sql})`).join(" UNION ALL ");
  return `SELECT * FROM (${union}) x ORDER BY ${toOrderBy({ ...order, column: "x.place" }, backward)} ${limit}`;
}

const valuesOf = (sources: Sources, ...shared: Condition[]): Value[] =>
  sources.flatMap(({ values }) => [...values, ...shared.flatMap((each) => each.values)]);

function countRows(db: Database, kind: NodeKind, sources: Sources, wanted: Condition): number {
  return sources.reduce((total, source) => {
    const sql = `SELECT count(*) AS n FROM ${TABLES[kind]} x WHERE (${source.sql}) AND (${wanted.sql})`;
    return total + (db.get<{ n: number }>(sql, ...valuesOf([source], wanted))?.n ?? 0);
  }, 0);
}

function toConnections(
  db: Database,
  kind: NodeKind,
  { page, links = {} }: Selection,
  lists: readonly (readonly Row[])[],
  counts: readonly (number | null)[],
): Connection[] {
  const shown = lists.map((rows) => {
    const cut = page ? rows.slice(0, page.size) : rows;
    return page?.backward ? cut.toReversed() : cut;
  });
  const nodes = toNodes(db, kind, shown.flat(), links);
  let next = 0;
  return shown.map((rows, index) => {
    const more = rows.length < lists[index]!.length;
    return {
      totalCount: counts[index]!,
      edges: rows.map((row) => ({ place: [row.place as Value, row.id as string] as const, node: nodes[next++]! })),
      hasPreviousPage: page?.backward ? more : page?.after !== undefined,
      hasNextPage: page?.backward ? page.before !== undefined : more,
    };
  });
}

/** The nodes of rows with all that they are to bring along. */
function toNodes(
  db: Database,
  kind: NodeKind,
  rows: readonly Row[],
  links: Readonly<Record<string, Link>>,
): GraphNode[] {
  const found = Object.entries(links).map(([name, link]) => [name, readLink(db, kind, rows, link)] as const);
  return rows.map((row, index) => {
    const brought = Object.fromEntries(found.map(([name, connections]) => [name, connections[index]!]));
    return { ...toShown(db, toRecord(kind, row)), links: brought } as GraphNode;
  });
}

function readLink(db: Database, kind: NodeKind, rows: readonly Row[], link: Link): Connection[] {
  const target = linkTarget(kind, link.link);
  if (!target) throw new CitegraphError("QUERY_INVALID", `A ${kind} has no ${link.link}.`);
  const column = singleColumn(kind, link);
  if (column !== undefined)
    return readSingle(
      db,
      target,
      link,
      rows.map((row) => row[column] as number),
    );
  const sources = linkSources(kind, link.link, link.direction);
  return readLevel(
    db,
    target,
    link,
    rows.map((row) => sources.map((source) => fromRow(source, row))),
  );
}

/** The condition that a source puts on the other end, for one row to start from. */
function fromRow(source: Source, row: Row): Condition {
  const values: Value[] = [];
  const sql = source("x", (column) => {
    values.push(row[column === "n" ? "n" : `${column}_n`] as Value);
    return "?";
  });
  return { sql, values };
}

/** The rows with these numbers, one connection each; rows that stand behind several parents are read once. */
function readSingle(db: Database, kind: NodeKind, link: Link, numbers: readonly number[]): Connection[] {
  const { page: _page, totalCount, ...selection } = link;
  const source = condition("x.n IN (SELECT value FROM json_each(?))", JSON.stringify([...new Set(numbers)]));
  const order = toSqlOrder(kind, link.orderBy);
  const wanted = isLive(kind, "x");
  const rows = db.all(selectOf(kind, selection, [source], wanted, condition("1"), order), ...source.values);
  const nodes = toNodes(db, kind, rows, link.links ?? {});
  const edges = new Map(
    rows.map((row, index) => [
      row.n as number,
      { place: [row.place as Value, row.id as string] as const, node: nodes[index]! },
    ]),
  );
  return numbers.map((n) => {
    const edge = edges.get(n);
    const shown = edge && link.nodes !== false ? [edge] : [];
    return {
      totalCount: totalCount ? Number(edge !== undefined) : null,
      edges: shown,
      hasPreviousPage: false,
      hasNextPage: false,
    };
  });
}

/** A record whose speakers are the entities that they are shown as. */
function toShown(db: Database, record: ReturnType<typeof toRecord>): ReturnType<typeof toRecord> {
  if (record.kind !== "statement" || record.attributedTo === null) return record;
  const shown = (attribution: Attribution): Attribution => ({
    ...attribution,
    entity: attribution.entity && shownId(db, attribution.entity),
    via: attribution.via && shown(attribution.via),
  });
  return { ...record, attributedTo: shown(record.attributedTo) };
}

function shownId(db: Database, id: string): string {
  const sql = "SELECT s.id FROM entities e JOIN entities s ON s.n = e.shown_as WHERE e.id = ?";
  return db.get<{ id: string }>(sql, id)?.id ?? id;
}
