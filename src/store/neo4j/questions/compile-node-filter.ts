// What must hold of a node → Cypher: operators on its fields, quantifiers over what it leads to.
import { CitegraphError } from "../../../domain/index.ts";
import { fieldType, linkTarget, type NodeFilter, type Operators, type Quantifiers } from "../../filter.ts";
import type { NodeKind } from "../../query.ts";
import { allOf, anyOf, bound, fieldOf, not, type Parameter } from "../database/cypher.ts";
import { linkSource } from "./sources.ts";

export interface FilterContext {
  readonly parameter: Parameter;
  /** The ontology's, for they are the types of relation edges. */
  readonly relations: readonly string[];
}

/**
 * That the node or relationship `n` of a kind meets a filter.
 * @throws CitegraphError QUERY_INVALID for a field or link that the kind does not have
 */
export function nodeCondition(kind: NodeKind, n: string, filter: NodeFilter, context: FilterContext): string {
  const meets = (each: NodeFilter) => nodeCondition(kind, n, each, context);
  return allOf([
    ...Object.entries(filter.fields ?? {}).map(([field, operators]) =>
      fieldCondition(kind, n, field, operators, context.parameter),
    ),
    ...Object.entries(filter.links ?? {}).map(([link, quantifiers]) =>
      linkCondition(kind, n, link, quantifiers, context),
    ),
    ...(filter.and ?? []).map(meets),
    ...(filter.or ? [anyOf(filter.or.map(meets))] : []),
    ...(filter.not ? [not(meets(filter.not))] : []),
  ]);
}

/** That one at least of the nodes that a link leads to meets a filter. */
export function someLinked(
  kind: NodeKind,
  n: string,
  link: string,
  filter: NodeFilter,
  context: FilterContext,
): string {
  return linkedWhere(kind, n, link, context, (target, m) => nodeCondition(target, m, filter, context));
}

function linkCondition(
  kind: NodeKind,
  n: string,
  link: string,
  { some, none, every }: Quantifiers,
  context: FilterContext,
): string {
  const found: string[] = [];
  if (some) found.push(someLinked(kind, n, link, some, context));
  if (none) found.push(not(someLinked(kind, n, link, none, context)));
  if (every) {
    found.push(not(linkedWhere(kind, n, link, context, (target, m) => not(nodeCondition(target, m, every, context)))));
  }
  return allOf(found);
}

function linkedWhere(
  kind: NodeKind,
  n: string,
  link: string,
  { relations }: FilterContext,
  wanted: (target: NodeKind, m: string) => string,
): string {
  const target = linkTarget(kind, link);
  const m = `${n}_`; // one name a level
  const source = target && linkSource(kind, n, m, { link }, relations);
  if (!source) throw new CitegraphError("QUERY_INVALID", `A ${kind} has no ${link}.`);
  return `EXISTS { ${source.clauses} WHERE ${allOf([...source.conditions, wanted(target, m)])} RETURN ${m} }`;
}

function fieldCondition(kind: NodeKind, n: string, field: string, operators: Operators, parameter: Parameter): string {
  const type = fieldType(kind, field);
  if (type === undefined) throw new CitegraphError("QUERY_INVALID", `A ${kind} cannot be filtered by ${field}.`);
  if (type !== "texts") return valueCondition(fieldOf(kind, n, field), operators, parameter);
  const { exists, ...rest } = operators;
  const each = valueCondition("each", rest, parameter);
  const found = Object.keys(rest).length > 0 ? [`any(each IN ${n}.${field} WHERE ${each})`] : [];
  if (exists !== undefined) found.push(`size(${n}.${field}) ${exists ? ">" : "="} 0`);
  return allOf(found);
}

const COMPARISONS = {
  eq: "=",
  in: "IN",
  lt: "<",
  lte: "<=",
  gt: ">",
  gte: ">=",
  startsWith: "STARTS WITH",
  contains: "CONTAINS",
} as const;

function valueCondition(value: string, { exists, ...rest }: Operators, parameter: Parameter): string {
  const found = Object.entries(rest).map(([name, operand]) => {
    const comparison = COMPARISONS[name as keyof typeof COMPARISONS];
    return `${value} ${comparison} ${/[<>]/.test(comparison) ? bound(operand, parameter) : parameter(operand)}`;
  });
  if (exists !== undefined) found.push(`${value} IS ${exists ? "NOT NULL" : "NULL"}`);
  return allOf(found);
}
