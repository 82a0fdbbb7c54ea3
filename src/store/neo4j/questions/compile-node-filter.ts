// What must hold of a node → Cypher: operators on its fields, quantifiers over what it leads to.
import { CitegraphError } from "../../../domain/index.ts";
import { askedPart, fieldType, linkTarget, type NodeFilter, type Operators, type Quantifiers } from "../../filter.ts";
import type { NodeKind } from "../../query.ts";
import { allOf, anyOf, bound, exists, fieldOf, not, type Parameter } from "../database/cypher.ts";
import { isPartial } from "./records.ts";
import { linkSource, matching, type Source } from "./sources.ts";

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
  const { and = [], or, not: refused } = filter;
  const meets = (each: NodeFilter) => nodeCondition(kind, n, each, context);
  return allOf([
    ...ownConditions(kind, n, filter, context),
    ...and.map(meets),
    ...(or ? [anyOf(or.map(meets))] : []),
    ...(refused ? [nodeRefusal(kind, n, refused, context)] : []),
  ]);
}

/** That `n` does not meet a filter. */
export function nodeRefusal(kind: NodeKind, n: string, filter: NodeFilter, context: FilterContext): string {
  const { and = [], or, not: met } = filter;
  const fails = (each: NodeFilter) => nodeRefusal(kind, n, each, context);
  return anyOf([
    ...ownConditions(kind, n, filter, context).map(not),
    ...and.map(fails),
    ...(or ? [allOf(or.map(fails))] : []),
    ...(met ? [nodeCondition(kind, n, met, context)] : []),
  ]);
}

/** What a filter asks of fields and links, one condition for each field and quantifier. */
function ownConditions(kind: NodeKind, n: string, filter: NodeFilter, context: FilterContext): string[] {
  const { fields, links } = filter;
  return [
    ...partCondition(kind, n, filter),
    ...Object.entries(fields ?? {}).map(([field, operators]) =>
      fieldCondition(kind, n, field, operators, context.parameter),
    ),
    ...Object.entries(links ?? {}).flatMap(([link, quantifiers]) =>
      linkConditions(kind, n, link, quantifiers, context),
    ),
  ];
}

function partCondition(kind: NodeKind, n: string, filter: NodeFilter): string[] {
  const wanted = askedPart(kind, filter);
  return wanted === undefined ? [] : [wanted ? isPartial(n) : not(isPartial(n))];
}

/** That one at least of the nodes that a link leads to meets a filter. */
export function someLinked(
  kind: NodeKind,
  n: string,
  link: string,
  filter: NodeFilter,
  context: FilterContext,
): string {
  const { source, target, m } = linkedNodes(kind, n, link, context);
  return someOf(source, target, m, filter, context);
}

/** That one at least of the nodes `m` of a source meets a filter. */
export function someOf(source: Source, kind: NodeKind, m: string, filter: NodeFilter, context: FilterContext): string {
  return existsIn(source, m, nodeCondition(kind, m, filter, context));
}

function linkConditions(
  kind: NodeKind,
  n: string,
  link: string,
  { some, none, every }: Quantifiers,
  context: FilterContext,
): string[] {
  const { source, target, m } = linkedNodes(kind, n, link, context);
  const found: string[] = [];
  if (some) found.push(someOf(source, target, m, some, context));
  if (none) found.push(not(someOf(source, target, m, none, context)));
  if (every) found.push(not(existsIn(source, m, nodeRefusal(target, m, every, context))));
  return found;
}

const existsIn = (source: Source, m: string, condition: string) =>
  exists(`${matching(source, [condition])} RETURN ${m}`);

/** @throws CitegraphError QUERY_INVALID for a link that the kind does not have */
function linkedNodes(kind: NodeKind, n: string, link: string, { relations }: FilterContext) {
  const target = linkTarget(kind, link);
  const m = `${n}_`; // one name a level
  const source = target && linkSource(kind, n, m, { link }, relations);
  if (!source) throw new CitegraphError("QUERY_INVALID", `A ${kind} has no ${link}.`);
  return { source, target, m };
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
