// A whole question → one Cypher expression, and how its answer is read. Each level is a COLLECT subquery, cut to its page before
// anything is brought along with its rows. The text depends on the question's shape alone, so that Neo4j's plan cache knows
// it again; values and the caller's names for links never stand in it.
import { CitegraphError } from "../../../domain/index.ts";
import {
  type Connection,
  LINKS,
  type Link,
  type NodeKind,
  type Page,
  type Query,
  type Selection,
} from "../../query.ts";
import type { Parameter } from "../database/cypher.ts";
import { int, type Row } from "../database/database.ts";
import { compileFacet, type FacetRow, toFacets } from "./compile-facet.ts";
import { compileFilter } from "./compile-filter.ts";
import { type CypherOrder, compileOrder, compilePlaces, toCypherOrder } from "./compile-order.ts";
import { type Column, compileRecord, type Values } from "./records.ts";
import { linkSource, matching, relationEnd, rootSource, type Source, searchSource } from "./sources.ts";

export interface CompiledQuery {
  /** An expression. */
  readonly cypher: string;
  readonly parameters: Row;
  /** Reads what that comes to. */
  readonly toConnection: (answer: unknown) => Connection;
}

/** Reads a list of nodes out of the row above it, which has the columns that it was compiled with. */
type ToConnection = (row: Values) => Connection;

/** What one compilation carries along. */
interface Context {
  readonly relations: readonly string[];
  readonly parameter: Parameter;
  readonly nextVariable: () => string;
}

/** @throws CitegraphError QUERY_INVALID for a link or an order that there is not */
export function compileQuery(query: Query, relations: readonly string[]): CompiledQuery {
  const parameters: Record<string, unknown> = {};
  let parameterCount = 0;
  let variableCount = 0;
  const parameter = (value: unknown) => {
    const name = `p${parameterCount++}`;
    parameters[name] = value;
    return `$${name}`;
  };
  const context: Context = { relations, parameter, nextVariable: () => `n${variableCount++}` };
  const { columns, column } = newRow();
  const toConnection = compileRoot(query, column, context);
  return { cypher: columns[0]!, parameters, toConnection: (answer) => toConnection([answer]) };
}

/** A row to be: what is wanted twice is one column. */
function newRow(): { readonly columns: readonly string[]; readonly column: Column } {
  const columns: string[] = [];
  const column: Column = (cypher) => {
    const at = columns.indexOf(cypher);
    return at >= 0 ? at : columns.push(cypher) - 1;
  };
  return { columns, column };
}

function compileRoot(query: Query, column: Column, context: Context): ToConnection {
  const { kind, ids, search } = query;
  const n = context.nextVariable();
  const source =
    search === undefined
      ? rootSource(kind, n, narrowed(query, context), ids, context.parameter)
      : searchSource(n, search, ids, context.parameter);
  return compileLevel(kind, n, query, source, column, context, ids === undefined ? "all" : "some");
}

function compileLink(kind: NodeKind, p: string, link: Link, column: Column, context: Context): ToConnection {
  const n = context.nextVariable();
  const end = kind === "relation" && isBare(link) ? relationEnd(p, link.link) : undefined;
  if (end !== undefined) return compileEnd(end, link, column);
  const source = linkSource(kind, p, n, link, narrowed(link, context));
  if (!source) throw new CitegraphError("QUERY_INVALID", `A ${kind} has no ${link.link}.`);
  return compileLevel(targetOf(kind, link), n, link, source, column, context);
}

/** Whether a link asks for nothing but the nodes themselves. */
function isBare({ filter, page, facets, nodes, links = {} }: Link): boolean {
  return !filter && !page && !facets && nodes !== false && Object.keys(links).length === 0;
}

/** The one entity at an end of a relationship, which needs no subquery: those are what many rows cost most. */
function compileEnd(end: string, link: Link, column: Column): ToConnection {
  const toEdge = compileEdge("entity", end, link, toCypherOrder("entity", end, link.orderBy), column);
  const totalCount = link.totalCount ? 1 : null;
  return (row) => ({ totalCount, edges: [toEdge(row)], ...neighbours(undefined, false) });
}

/** The ontology's relations, or those of them that the filter lets pass: fewer relationships to look at. */
function narrowed({ filter }: Selection, { relations }: Context): readonly string[] {
  return filter?.relations ? relations.filter((name) => filter.relations?.includes(name)) : relations;
}

function targetOf(kind: NodeKind, { link }: Link): NodeKind {
  return (LINKS[kind] as Readonly<Record<string, NodeKind>>)[link] as NodeKind;
}

/** What a level is a list of: all nodes of a kind, some that the question names, or those that a link leads to. */
type Reach = "all" | "some" | "linked";

/** The rows alone where nothing else is wanted, else a list of the rows, their number and the counts of each facet. */
function compileLevel(
  kind: NodeKind,
  n: string,
  selection: Selection,
  source: Source,
  column: Column,
  context: Context,
  reach: Reach = "linked",
): ToConnection {
  const { page, nodes, totalCount, facets } = selection;
  const filter = compileFilter(kind, n, withoutNarrowed(kind, selection.filter), context);
  const { cypher: rows, toEdge } = compileRows(kind, n, selection, source, filter, context, reach === "all");
  // Rows that no page cuts are counted here: Neo4j would look for them once more.
  const isWhole = nodes !== false && !page;
  const counted = [
    nodes === false ? "null" : rows,
    totalCount && !isWhole
      ? `COUNT { ${matching(source, filter)} RETURN ${source.distinct ? "DISTINCT " : ""}${n} }`
      : "null",
    ...(facets ?? []).map((field) => compileFacet(kind, n, field, source, filter, reach !== "linked")),
  ];
  const isBare = nodes !== false && (isWhole || !totalCount) && !facets;
  const at = column(isBare ? rows : `[${counted.join(", ")}]`);
  return (row) => {
    const [found, total, ...counts] = (isBare ? [row[at], null] : row[at]) as Answer;
    return {
      totalCount: totalCount && isWhole ? (found ?? []).length : total,
      ...(facets && { facets: toFacets(facets, counts) }),
      ...toPage(page, (found ?? []).map(toEdge)),
    };
  };
}

type Answer = readonly [rows: readonly Values[] | null, total: number | null, ...facets: readonly FacetRow[][]];
type Edge = Connection["edges"][number];

function compileRows(
  kind: NodeKind,
  n: string,
  selection: Selection,
  source: Source,
  filter: readonly string[],
  context: Context,
  isOfAll: boolean,
): { readonly cypher: string; readonly toEdge: (row: Values) => Edge } {
  const { page, links = {} } = selection;
  const order: CypherOrder = source.rank
    ? { value: source.rank, id: `${n}.id`, descending: false, isNullable: false, isIndexed: false }
    : toCypherOrder(kind, n, selection.orderBy);
  const places = page ? compilePlaces(order, page, context.parameter) : [];
  // Every node has a value; only where that is said does Neo4j read them in the order of an index and stop at the page.
  const inOrder = isOfAll && order.isIndexed ? [`${order.value} IS NOT NULL`] : [];
  const ofOneType = isOfAll && kind === "entity" && selection.filter?.types?.length === 1;
  const by = compileOrder(order, page?.backward === true, ofOneType ? `${n}.type` : undefined);
  const limit = page ? `LIMIT ${context.parameter(int(page.size + 1))}` : "";
  const { columns, column } = newRow();
  const toBareEdge = compileEdge(kind, n, selection, order, column);
  const brought = Object.entries(links).map(
    ([name, link]) => [name, compileLink(kind, n, link, column, context)] as const,
  );
  const cypher = `COLLECT {
    ${matching(source, [...filter, ...places, ...inOrder])}
    WITH ${source.distinct ? "DISTINCT " : ""}${source.rank ? `${n}, ${source.rank}` : n} ORDER BY ${by} ${limit}
    RETURN [${columns.join(", ")}]
  }`;
  const toEdge = (row: Values): Edge => {
    const { place, node } = toBareEdge(row);
    for (const [name, toConnection] of brought) node.links[name] = toConnection(row);
    return { place, node };
  };
  return { cypher, toEdge };
}

/** The source of relation edges names only those that the filter lets pass. */
function withoutNarrowed(kind: NodeKind, filter: Selection["filter"] = {}): NonNullable<Selection["filter"]> {
  if (kind !== "relation") return filter;
  const { relations: _named, ...rest } = filter;
  return rest;
}

/** A node and its place in the order, without what is brought along. */
function compileEdge(kind: NodeKind, n: string, selection: Selection, order: CypherOrder, column: Column) {
  const toRecord = compileRecord(kind, n, selection, column);
  const at = column(order.value);
  return (row: Values) => {
    const node = Object.assign(toRecord(row), { links: {} as Record<string, Connection> });
    return { place: [row[at] as string | number | null, node.id] as const, node };
  };
}

/** One row more than the page was read: whether it is there says if another page follows. */
function toPage(page: Page | undefined, found: readonly Edge[]): Omit<Connection, "totalCount"> {
  const shown = page ? found.slice(0, page.size) : found;
  return {
    edges: page?.backward ? shown.toReversed() : shown,
    ...neighbours(page, found.length > shown.length),
  };
}

function neighbours(page: Page | undefined, more: boolean): Pick<Connection, "hasPreviousPage" | "hasNextPage"> {
  if (page?.backward) return { hasPreviousPage: more, hasNextPage: page.before !== undefined };
  return { hasPreviousPage: page?.after !== undefined, hasNextPage: more };
}
