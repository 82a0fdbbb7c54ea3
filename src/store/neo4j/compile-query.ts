// A whole question → one Cypher statement. Each level is a COLLECT subquery, cut to its page before anything is brought
// along with its rows, and a COUNT subquery where the total is wanted. The text depends on the question's shape alone, so
// that Neo4j's plan cache knows it again; values and the caller's names for links never stand in it.
import { CitegraphError } from "../../domain/index.ts";
import {
  type Connection,
  FACET_FIELDS,
  type FacetCount,
  type GraphNode,
  LINKS,
  type Link,
  MAX_FACET_VALUES,
  type NodeKind,
  type Page,
  type Query,
  type Selection,
} from "../query.ts";
import { compileFilter } from "./compile-filter.ts";
import { type CypherOrder, compileOrder, compilePlaces, toCypherOrder } from "./compile-order.ts";
import type { Parameter } from "./cypher.ts";
import { int, type Row } from "./database.ts";
import { projection, toRecord } from "./records.ts";
import { linkSource, relationEnd, rootSource, type Source, searchSource } from "./sources.ts";

export interface CompiledQuery {
  readonly cypher: string;
  readonly parameters: Row;
  /** Reads the answer, which the statement returns as its only value, `answer`. */
  readonly toConnection: (answer: Answer) => Connection;
}

/**
 * What a level gives: rows and total, null where they were not asked for, and the counts of each facet, in their order. A
 * list, as are its rows: the names of members would come along with each of them.
 */
export type Answer = readonly [
  rows: readonly AnswerRow[] | null,
  total: number | null,
  facets?: readonly (readonly FacetCount[])[],
];

/** Links are in the order in which the selection names them. */
type AnswerRow = readonly [place: string | number | null, node: Row, links: readonly Answer[]];

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
  const cypher = `RETURN ${compileRoot(query, context)} AS answer`;
  return { cypher, parameters, toConnection: (answer) => toConnection(query.kind, query, answer) };
}

function compileRoot(query: Query, context: Context): string {
  const { kind, ids, search } = query;
  const n = context.nextVariable();
  const source =
    search === undefined
      ? rootSource(kind, n, narrowed(query, context), ids, context.parameter)
      : searchSource(n, search, ids, context.parameter);
  return compileLevel(kind, n, query, source, context, true);
}

function compileLink(kind: NodeKind, p: string, link: Link, context: Context): string {
  const n = context.nextVariable();
  const end = kind === "relation" && isBare(link) ? relationEnd(p, link.link) : undefined;
  if (end !== undefined) return compileEnd(n, end, link);
  const source = linkSource(kind, p, n, link, narrowed(link, context));
  if (!source) throw new CitegraphError("QUERY_INVALID", `A ${kind} has no ${link.link}.`);
  return compileLevel(targetOf(kind, link), n, link, source, context);
}

/** Whether a link asks for nothing but the nodes themselves. */
function isBare({ filter, page, facets, nodes, links = {} }: Link): boolean {
  return !filter && !page && !facets && nodes !== false && Object.keys(links).length === 0;
}

/** The one entity at an end of a relationship, which needs no subquery: those are what many rows cost most. */
function compileEnd(n: string, end: string, link: Link): string {
  const { totalCount, orderBy } = link;
  const { value } = toCypherOrder("entity", n, orderBy);
  const row = `[${value}, ${projection("entity", n, link)}, []]`;
  return `[[${n} IN [${end}] | ${row}], ${totalCount ? "1" : "null"}]`;
}

/** The ontology's relations, or those of them that the filter lets pass: fewer relationships to look at. */
function narrowed({ filter }: Selection, { relations }: Context): readonly string[] {
  return filter?.relations ? relations.filter((name) => filter.relations?.includes(name)) : relations;
}

function targetOf(kind: NodeKind, { link }: Link): NodeKind {
  return (LINKS[kind] as Readonly<Record<string, NodeKind>>)[link] as NodeKind;
}

function compileLevel(
  kind: NodeKind,
  n: string,
  selection: Selection,
  source: Source,
  context: Context,
  isRoot = false,
): string {
  const order: CypherOrder = source.rank
    ? { value: source.rank, id: `${n}.id`, descending: false }
    : toCypherOrder(kind, n, selection.orderBy);
  const filter = selection.filter ? compileFilter(kind, n, selection.filter, context) : [];
  // Every node has an id; only where that is said does Neo4j read them in the order of their index and stop at the page.
  if (isRoot && order.value === order.id) filter.push(`${order.id} IS NOT NULL`);
  const rows = selection.nodes === false ? "null" : compileRows(kind, n, selection, source, filter, order, context);
  const total = selection.totalCount
    ? `COUNT { ${matching(source, filter)} RETURN ${source.distinct ? "DISTINCT " : ""}${n} }`
    : "null";
  const facets = selection.facets?.map((field) => compileFacet(kind, n, field, source, filter, isRoot));
  return `[${rows}, ${total}${facets ? `, [${facets.join(", ")}]` : ""}]`;
}

/**
 * How many rows have each value of a field. Within a row of another level Cypher takes no count(*), which it believes to group the rows above: there
 * the rows of each value are counted by a subquery.
 */
function compileFacet(
  kind: NodeKind,
  n: string,
  field: string,
  source: Source,
  filter: readonly string[],
  isRoot: boolean,
): string {
  if (!(FACET_FIELDS[kind] as readonly string[]).includes(field)) {
    throw new CitegraphError("QUERY_INVALID", `A ${kind} cannot be counted by ${field}.`);
  }
  const each = kind === "relation" && field === "relation" ? `type(${n})` : `${n}.${field}`;
  const distinct = source.distinct ? "DISTINCT " : "";
  const isOfValue = `coalesce(${each} = value, ${each} IS NULL AND value IS NULL)`;
  const counted = isRoot
    ? `WITH ${distinct}${n} WITH ${each} AS value, count(*) AS count`
    : `WITH DISTINCT ${each} AS value
       WITH value, COUNT { ${matching(source, [...filter, isOfValue])} RETURN ${distinct}${n} } AS count`;
  return `COLLECT {
    ${matching(source, filter)}
    ${counted} ORDER BY count DESC, value IS NULL, value LIMIT ${MAX_FACET_VALUES} RETURN {value: value, count: count}
  }`;
}

function matching({ clauses, conditions }: Source, more: readonly string[]): string {
  const all = [...conditions, ...more];
  return all.length > 0 ? `${clauses} WHERE ${all.join(" AND ")}` : clauses;
}

function compileRows(
  kind: NodeKind,
  n: string,
  selection: Selection,
  source: Source,
  filter: readonly string[],
  order: CypherOrder,
  context: Context,
): string {
  const { page, links = {} } = selection;
  const places = page ? compilePlaces(order, page, context.parameter) : [];
  const kept = source.rank ? `${n}, ${source.rank}` : n;
  const limit = page ? `LIMIT ${context.parameter(int(page.size + 1))}` : "";
  const brought = Object.values(links).map((link) => compileLink(kind, n, link, context));
  return `COLLECT {
    ${matching(source, [...filter, ...places])}
    WITH ${source.distinct ? "DISTINCT " : ""}${kept} ORDER BY ${compileOrder(order, page?.backward === true)} ${limit}
    RETURN [${order.value}, ${projection(kind, n, selection)}, [${brought.join(", ")}]]
  }`;
}

/** One row more than the page was read: whether it is there says if another page follows. */
function toConnection(
  kind: NodeKind,
  { page, links = {}, facets }: Selection,
  [rows, total, counts = []]: Answer,
): Connection {
  const found = rows ?? [];
  const shown = page ? found.slice(0, page.size) : found;
  const inOrder = page?.backward ? shown.toReversed() : shown;
  const named = Object.entries(links);
  const edges = inOrder.map(([place, node, answers]) => {
    const brought = answers.map((answer, i) => {
      const [name, link] = named[i] as [string, Link];
      return [name, toConnection(targetOf(kind, link), link, answer)] as const;
    });
    const record = { ...toRecord(kind, node), links: Object.fromEntries(brought) } as GraphNode;
    return { place: [place, record.id] as const, node: record };
  });
  const counted = facets && Object.fromEntries(facets.map((field, i) => [field, counts[i] ?? []]));
  return {
    totalCount: total,
    ...(counted && { facets: counted }),
    edges,
    ...neighbours(page, found.length > shown.length),
  };
}

function neighbours(page: Page | undefined, more: boolean): Pick<Connection, "hasPreviousPage" | "hasNextPage"> {
  if (page?.backward) return { hasPreviousPage: more, hasNextPage: page.before !== undefined };
  return { hasPreviousPage: page?.after !== undefined, hasNextPage: more };
}
