// What must hold of a node → SQL: operators on its fields, quantifiers over what it leads to.
import { CitegraphError } from "../../../domain/index.ts";
import { askedPart, fieldType, linkTarget, type NodeFilter, type Operators, type Quantifiers } from "../../filter.ts";
import type { NodeKind } from "../../query.ts";
import { allOf, anyOf, type Condition, columnOf, condition, exists, isIn, isLive, not, TABLES } from "./conditions.ts";
import { hasDigitsOf } from "./ids.ts";
import { linkSources } from "./links.ts";
import { isPartialIn } from "./rows.ts";

/**
 * That the row `x` of a kind meets a filter.
 * @throws CitegraphError QUERY_INVALID for a field or link that the kind does not have
 */
export function nodeCondition(kind: NodeKind, x: string, filter: NodeFilter): Condition {
  const meets = (each: NodeFilter) => nodeCondition(kind, x, each);
  return allOf([
    ...Object.entries(filter.fields ?? {}).map(([field, operators]) => fieldCondition(kind, x, field, operators)),
    ...Object.entries(filter.links ?? {}).map(([link, quantifiers]) => linkCondition(kind, x, link, quantifiers)),
    ...partCondition(kind, x, filter),
    ...(filter.and ?? []).map(meets),
    ...(filter.or ? [anyOf(filter.or.map(meets))] : []),
    ...(filter.not ? [not(meets(filter.not))] : []),
  ]);
}

function partCondition(kind: NodeKind, x: string, filter: NodeFilter): Condition[] {
  const wanted = askedPart(kind, filter);
  return wanted === undefined ? [] : [condition(`${isPartialIn(x)} = ${wanted ? 1 : 0}`)];
}

/** That one at least of the nodes that a link leads to meets a filter. */
export function someLinked(kind: NodeKind, x: string, link: string, filter: NodeFilter): Condition {
  return linkedWhere(kind, x, link, (target, y) => nodeCondition(target, y, filter));
}

function linkCondition(kind: NodeKind, x: string, link: string, { some, none, every }: Quantifiers): Condition {
  const found: Condition[] = [];
  if (some) found.push(someLinked(kind, x, link, some));
  if (none) found.push(not(someLinked(kind, x, link, none)));
  if (every) found.push(not(linkedWhere(kind, x, link, (target, y) => not(nodeCondition(target, y, every)))));
  return allOf(found);
}

function linkedWhere(
  kind: NodeKind,
  x: string,
  link: string,
  wanted: (target: NodeKind, y: string) => Condition,
): Condition {
  const target = linkTarget(kind, link);
  if (!target) throw new CitegraphError("QUERY_INVALID", `A ${kind} has no ${link}.`);
  const y = `${x}_`; // one name a level
  const sources = linkSources(kind, link).map((source) => condition(source(y, (column) => `${x}.${column}`)));
  const each = allOf([isLive(target, y), wanted(target, y)]);
  return anyOf(sources.map((source) => exists(TABLES[target], y, allOf([source, each]))));
}

function fieldCondition(kind: NodeKind, x: string, field: string, operators: Operators): Condition {
  const type = fieldType(kind, field);
  if (type === undefined) throw new CitegraphError("QUERY_INVALID", `A ${kind} cannot be filtered by ${field}.`);
  const column = `${x}.${columnOf(field)}`;
  if (type !== "texts") {
    const meets = valueCondition(field === "run" ? runOf(x) : column, operators);
    const ids = field === "id" ? idsOf(operators) : undefined;
    return ids ? allOf([...hasDigitsOf(kind, x, ids), meets]) : meets;
  }
  const { exists: wanted, ...rest } = operators;
  const each = field === "externalIds" ? "key || '=' || value" : "value";
  const some = (condition: Condition) => exists(`json_each(${column})`, `${x}_each`, condition);
  const found = Object.keys(rest).length > 0 ? [some(valueCondition(`(${each})`, rest))] : [];
  if (wanted !== undefined) found.push(wanted ? some(condition("1")) : not(some(condition("1"))));
  return allOf(found);
}

/** The ids that operators leave; undefined where they do not name them. */
function idsOf({ eq, in: list }: Operators): string[] | undefined {
  const named = eq === undefined ? list : [eq];
  return named?.map(String);
}

const runOf = (x: string) => `(SELECT run FROM extractions WHERE n = ${x}.extraction)`;

const COMPARISONS = { eq: "=", lt: "<", lte: "<=", gt: ">", gte: ">=" } as const;

function valueCondition(value: string, { in: list, startsWith, contains, exists: wanted, ...rest }: Operators) {
  const found = Object.entries(rest).map(([name, operand]) =>
    condition(`${value} ${COMPARISONS[name as keyof typeof COMPARISONS]} ?`, operand),
  );
  if (list) found.push(isIn(value, list));
  if (startsWith !== undefined) found.push(condition(`instr(${value}, ?) = 1`, startsWith));
  if (contains !== undefined) found.push(condition(`instr(${value}, ?) > 0`, contains));
  if (wanted !== undefined) found.push(condition(`${value} IS ${wanted ? "NOT NULL" : "NULL"}`));
  return allOf(found);
}
