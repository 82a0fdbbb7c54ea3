// Filters → Cypher conditions. Values are parameters. Statements carry what they are filtered by (see rows.ts), so that
// a condition reads one node.
import type { Filter } from "../../filter.ts";
import type { NodeKind } from "../../query.ts";
import { allOf, anyOf, exists, isShownOf, not, type Parameter } from "../database/cypher.ts";
import { type FilterContext, nodeCondition, nodeRefusal, someLinked, someOf } from "./compile-node-filter.ts";
import { endsOf } from "./sources.ts";

/** Members that are left out may be undefined here. */
type Loose = { readonly [K in keyof Filter]: Filter[K] | undefined };

/** What must hold of the node or relationship `n` of a kind; none when the filter asks for nothing. */
export function compileFilter(kind: NodeKind, n: string, filter: Filter, context: FilterContext): string[] {
  const { and = [], or, not: refused, ...asked } = filter;
  const itself = asked.is?.[kind];
  const passes = (each: Filter) => allOf(compileFilter(kind, n, each, context));
  return [
    ...(itself ? [nodeCondition(kind, n, itself, context)] : []),
    ...rowConditions(kind, n, asked, context),
    ...and.map(passes),
    ...(or ? [anyOf(or.map(passes))] : []),
    ...(refused ? [refusal(kind, n, refused, context)] : []),
  ];
}

/** That something of a filter does not hold of `n`: NOT stands before single conditions, never around those that hold a subquery. */
function refusal(kind: NodeKind, n: string, filter: Filter, context: FilterContext): string {
  const { and = [], or, not: passed, ...asked } = filter;
  const itself = asked.is?.[kind];
  const fails = (each: Filter) => refusal(kind, n, each, context);
  return anyOf([
    ...(itself ? [nodeRefusal(kind, n, itself, context)] : []),
    ...rowConditions(kind, n, asked, context).map(not),
    ...and.map(fails),
    ...(or ? [allOf(or.map(fails))] : []),
    ...(passed ? [allOf(compileFilter(kind, n, passed, context))] : []),
  ]);
}

/** What the members of a filter ask for, one condition each, but for what is said of the fields and links of `n` itself. */
function rowConditions(kind: NodeKind, n: string, filter: Filter, context: FilterContext): string[] {
  const { types, relations, status, outlet, is: asked = {}, ...rest } = filter;
  const { [kind]: _itself, ...others } = asked;
  const is: typeof asked = others;
  const within = (expression: string, list?: readonly string[]) =>
    list ? [`${expression} IN ${context.parameter(list)}`] : [];
  switch (kind) {
    case "statement":
      return statementConditions(n, { ...filter, is }, context);
    case "relation": {
      // its statements share relation, ends and status
      const { entity, ...beyond } = is;
      return [
        ...within(`type(${n})`, relations),
        ...within(`${n}.status`, status),
        ...eitherType(`startNode(${n}).type`, `endNode(${n}).type`, types, context.parameter),
        ...eitherEnd("relation", n, entity, context),
        ...some(`(said:Statement {relationId: ${n}.id})`, { outlet, is: beyond, ...rest }, context),
      ];
    }
    case "entity":
      return [
        ...within(`${n}.type`, types),
        ...some(`(${n})<-[:SUBJECT|OBJECT]-(said:Statement)`, { relations, status, outlet, is, ...rest }, context),
      ];
    case "document":
      return [
        ...within(`${n}.outlet`, outlet),
        ...some(`(${n})<-[:EVIDENCED_BY]-(said:Statement)`, { types, relations, status, is, ...rest }, context),
      ];
    case "conflict":
      return some(`(${n})-[:BETWEEN]->(said:Statement)`, { ...filter, is }, context);
  }
}

/** That one statement of a pattern meets all that is asked for. */
function some(pattern: string, filter: Loose, context: FilterContext): string[] {
  const wanted = statementConditions("said", filter, context);
  return wanted.length > 0 ? [exists(`MATCH ${pattern} WHERE ${wanted.join(" AND ")}`)] : [];
}

function statementConditions(s: string, filter: Loose, context: FilterContext): string[] {
  const { types, relations, status, polarity, modality, attributedTo, concerns, minConfidence, outlet, validAt } =
    filter;
  const { parameter } = context;
  const within = (property: string, list?: readonly string[]) =>
    list ? [`${s}.${property} IN ${parameter(list)}`] : [];
  const { entity, statement, relation, document, conflict } = filter.is ?? {};
  const linked = (link: string, asked: typeof entity) =>
    asked ? [someLinked("statement", s, link, asked, context)] : [];
  return [
    ...within("relation", relations),
    ...within("relationStatus", status),
    ...within("polarity", polarity),
    ...within("modality", modality),
    ...within("outlet", outlet),
    ...eitherType(`${s}.subjectType`, `${s}.objectType`, types, parameter),
    ...(attributedTo ? [`any(each IN ${s}.speakers WHERE ${isShownOf("each", parameter(attributedTo))})`] : []),
    ...(concerns ? [concernsOneOf(s, parameter(concerns))] : []),
    ...(minConfidence === undefined ? [] : [`${s}.confidence >= ${parameter(minConfidence)}`]),
    ...(validAt === undefined ? [] : [coversDay(s, parameter(validAt))]),
    ...(statement ? [nodeCondition("statement", s, statement, context)] : []),
    ...eitherEnd("statement", s, entity, context),
    ...linked("relation", relation),
    ...linked("documents", document),
    ...linked("conflicts", conflict),
  ];
}

function eitherEnd(
  kind: "relation" | "statement",
  n: string,
  entity: NonNullable<Filter["is"]>["entity"],
  context: FilterContext,
): string[] {
  return entity ? [someOf(endsOf(kind, n, `${n}_`), "entity", `${n}_`, entity, context)] : [];
}

function eitherType(
  subject: string,
  object: string,
  types: readonly string[] | undefined,
  parameter: Parameter,
): string[] {
  if (!types) return [];
  const list = parameter(types);
  return [`(${subject} IN ${list} OR ${object} IN ${list})`];
}

/** That a statement has one of these at an end, or that one is named within its evidence. */
function concernsOneOf(s: string, ids: string): string {
  const isWithin = "naming.starts[at] >= shown.start AND naming.ends[at] <= shown.end";
  return anyOf([
    isShownOf(`${s}.subject`, ids),
    isShownOf(`${s}.object`, ids),
    `EXISTS { MATCH (${s})-[shown:EVIDENCED_BY]->(:SourceDocument)-[naming:MENTIONS]->(named:Entity)
      WHERE ${isShownOf("named.id", ids)} AND any(at IN range(0, size(naming.starts) - 1) WHERE ${isWithin}) }`,
  ]);
}

/** A missing end is open; "~" comes after every ISO date. */
const coversDay = (s: string, day: string) =>
  `(coalesce(${s}.validFrom, "") <= ${day} AND coalesce(${s}.validTo, "~") >= ${day})`;
