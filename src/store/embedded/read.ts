// Answers questions: one SELECT for the rows of a level, and one a row and link below it. In-process look-ups by index
// cost microseconds, and a LIMIT at each of them reads no more of a hub than is shown.
import { type Attribution, CitegraphError } from "../../domain/index.ts";
import {
  type Connection,
  type GraphNode,
  LINKS,
  type Link,
  type NodeKind,
  type Query,
  type Selection,
} from "../query.ts";
import { RANK_STEP, toSearchTerms } from "../search-text.ts";
import {
  allOf,
  type Condition,
  condition,
  isIn,
  LIVE,
  SHOWN_OF_IDS,
  type SqlOrder,
  toConditions,
  toOrderBy,
  toPlaceConditions,
  toSqlOrder,
} from "./conditions.ts";
import type { Database, Row, Value } from "./database.ts";
import { linkSources } from "./links.ts";
import { COLUMNS, toRecord } from "./rows.ts";

const TABLES: Readonly<Record<NodeKind, string>> = {
  entity: "entities",
  relation: "relations",
  statement: "statements",
  document: "documents",
  conflict: "conflicts",
};

/** Answers a question. */
export function readQuery(db: Database, query: Query): Connection {
  const { kind, ids, search, ...selection } = query;
  if (search !== undefined) return searchEntities(db, search, { ...selection, ...(ids && { ids }) });
  return readFrom(db, kind, selection, [allOf(ids ? [hasId(kind, ids)] : [])]);
}

function hasId(kind: NodeKind, ids: readonly string[]): Condition {
  return kind === "entity" ? condition(`x.n IN (${SHOWN_OF_IDS})`, JSON.stringify(ids)) : isIn("x.id", ids);
}

/**
 * Reads a page from the union of sources that share no row. Each source is read by its own index and cut to the page's
 * size before they are merged.
 */
function readFrom(
  db: Database,
  kind: NodeKind,
  selection: Selection,
  sources: readonly Condition[],
  order: SqlOrder = toSqlOrder(kind, selection.orderBy),
): Connection {
  const wanted = [condition(LIVE[kind]), ...toConditions(kind, selection.filter)];
  const all = sources.map((source) => allOf([source, ...wanted]));
  const rows = selection.nodes === false ? [] : readRows(db, kind, selection, all, order);
  const totalCount = selection.totalCount ? countRows(db, kind, all) : null;
  return toConnection(db, kind, selection, rows, totalCount);
}

function readRows(
  db: Database,
  kind: NodeKind,
  { page, text }: Selection,
  sources: readonly Condition[],
  order: SqlOrder,
) {
  const place = page ? toPlaceConditions(order, page) : [];
  const orderBy = toOrderBy(order, page?.backward === true);
  const limit = page ? `LIMIT ${page.size + 1}` : "";
  const columns = `${COLUMNS[kind]}${kind === "document" && text ? ", x.text" : ""}, ${order.column} AS place`;
  const selects = sources.map((source) => {
    const { sql, values } = allOf([source, ...place]);
    return { sql: `SELECT ${columns} FROM ${TABLES[kind]} x WHERE ${sql} ORDER BY ${orderBy} ${limit}`, values };
  });
  const [only] = selects;
  if (only && selects.length === 1) return db.all(only.sql, ...only.values);
  const union = selects.map(({ sql }) => `SELECT * FROM (${sql})`).join(" UNION ALL ");
  const outer = toOrderBy({ ...order, column: "x.place" }, page?.backward === true);
  return db.all(`SELECT * FROM (${union}) x ORDER BY ${outer} ${limit}`, ...selects.flatMap(({ values }) => values));
}

function countRows(db: Database, kind: NodeKind, sources: readonly Condition[]): number {
  return sources.reduce((total, { sql, values }) => {
    const row = db.get<{ n: number }>(`SELECT count(*) AS n FROM ${TABLES[kind]} x WHERE ${sql}`, ...values);
    return total + (row?.n ?? 0);
  }, 0);
}

/** One row more than the page was read: whether it is there says if another page follows. */
function toConnection(
  db: Database,
  kind: NodeKind,
  { page, links = {} }: Selection,
  rows: readonly Row[],
  totalCount: number | null,
): Connection {
  const shown = page ? rows.slice(0, page.size) : rows;
  const more = shown.length < rows.length;
  const inOrder = page?.backward ? shown.toReversed() : shown;
  const edges = inOrder.map((row) => ({
    place: [row.place as Value, row.id as string] as const,
    node: { ...toShown(db, toRecord(kind, row)), links: readLinks(db, kind, row, links) } as GraphNode,
  }));
  return {
    totalCount,
    edges,
    hasPreviousPage: page?.backward ? more : page?.after !== undefined,
    hasNextPage: page?.backward ? page.before !== undefined : more,
  };
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

function readLinks(db: Database, kind: NodeKind, row: Row, links: Readonly<Record<string, Link>>) {
  const found = Object.entries(links).map(([name, link]) => [name, readLink(db, kind, row, link)] as const);
  return Object.fromEntries(found);
}

function readLink(db: Database, kind: NodeKind, row: Row, link: Link): Connection {
  const target = (LINKS[kind] as Readonly<Record<string, NodeKind>>)[link.link];
  if (!target) throw new CitegraphError("QUERY_INVALID", `A ${kind} has no ${link.link}.`);
  return readFrom(db, target, link, linkSources(kind, link, row));
}

function searchEntities(db: Database, search: string, { ids, ...selection }: Selection & { ids?: readonly string[] }) {
  const terms = toSearchTerms(search);
  if (!terms) return readFrom(db, "entity", selection, [condition("0")]);
  const match = [
    ...terms.prefixes.map((word) => `"${word}" *`),
    ...terms.phrases.map((signs) => `"${signs.join(" ")}"`),
  ];
  const found = condition("x.n IN (SELECT rowid FROM names WHERE names MATCH ?)", match.join(" AND "));
  const named = (text: string) => `instr(x.folded, ${quote(`\n${text}`)}) > 0`;
  const rank = `CASE WHEN ${named(`${terms.folded}\n`)} THEN 0 WHEN ${named(terms.folded)} THEN 1 ELSE 2 END`;
  const order = { column: `(${rank}) * ${RANK_STEP} - x.relation_count`, descending: false };
  return readFrom(db, "entity", selection, [allOf([found, ...(ids ? [hasId("entity", ids)] : [])])], order);
}

/** A text as an SQL literal, for an expression that stands in several places of one statement. */
const quote = (text: string) => `'${text.replaceAll("'", "''").replaceAll("\u0000", "")}'`;
