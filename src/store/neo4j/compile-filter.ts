// Filters → Cypher conditions. Every value is a parameter. Statements carry what they are filtered by (see rows.ts), so that
// a condition reads one node.
import type { Filter, NodeKind } from "../query.ts";

/** Takes a value, gives the parameter's name in Cypher. */
export type Parameter = (value: unknown) => string;

type Members = { readonly [K in keyof Filter]: Filter[K] | undefined };

/** What must hold of the node or relationship `n` of a kind; none when the filter asks for nothing. */
export function compileFilter(kind: NodeKind, n: string, filter: Filter, parameter: Parameter): string[] {
  const { types, relations, status, outlet, ...rest } = filter;
  const within = (expression: string, list?: readonly string[]) =>
    list ? [`${expression} IN ${parameter(list)}`] : [];
  switch (kind) {
    case "statement":
      return statementConditions(n, filter, parameter);
    case "relation": // its statements share relation, ends and status
      return [
        ...within(`type(${n})`, relations),
        ...within(`${n}.status`, status),
        ...eitherType(`startNode(${n}).type`, `endNode(${n}).type`, types, parameter),
        ...some(`(s:Statement {relationId: ${n}.id})`, { outlet, ...rest }, parameter),
      ];
    case "entity":
      return [
        ...within(`${n}.type`, types),
        ...some(`(${n})<-[:SUBJECT|OBJECT]-(s:Statement)`, { relations, status, outlet, ...rest }, parameter),
      ];
    case "document":
      return [
        ...within(`${n}.outlet`, outlet),
        ...some(`(${n})<-[:EVIDENCED_BY]-(s:Statement)`, { types, relations, status, ...rest }, parameter),
      ];
    case "conflict":
      return some(`(${n})-[:BETWEEN]->(s:Statement)`, filter, parameter);
  }
}

/** That one statement of a pattern meets all that is asked for. */
function some(pattern: string, members: Members, parameter: Parameter): string[] {
  const wanted = statementConditions("s", members, parameter);
  return wanted.length > 0 ? [`EXISTS { MATCH ${pattern} WHERE ${wanted.join(" AND ")} }`] : [];
}

function statementConditions(s: string, members: Members, parameter: Parameter): string[] {
  const { types, relations, status, polarity, modality, attributedTo, minConfidence, outlet, validAt } = members;
  const within = (property: string, list?: readonly string[]) =>
    list ? [`${s}.${property} IN ${parameter(list)}`] : [];
  return [
    ...within("relation", relations),
    ...within("relationStatus", status),
    ...within("polarity", polarity),
    ...within("modality", modality),
    ...within("outlet", outlet),
    ...eitherType(`${s}.subjectType`, `${s}.objectType`, types, parameter),
    ...(attributedTo ? [`any(each IN ${s}.speakers WHERE ${isShownOf("each", parameter(attributedTo))})`] : []),
    ...(minConfidence === undefined ? [] : [`${s}.confidence >= ${parameter(minConfidence)}`]),
    ...(validAt === undefined ? [] : [coversDay(s, parameter(validAt))]),
  ];
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

/** That an entity is one of these, or that one of these is shown as it. */
export const isShownOf = (id: string, ids: string) =>
  `(${id} IN ${ids} OR EXISTS { MATCH (merged:MergedEntity {shownAs: ${id}}) WHERE merged.id IN ${ids} })`;

/** A missing end is open; "~" comes after every ISO date. */
const coversDay = (s: string, day: string) =>
  `coalesce(${s}.validFrom, "") <= ${day} AND coalesce(${s}.validTo, "~") >= ${day}`;
