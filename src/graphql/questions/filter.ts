// The filter argument in the words of the store.
import type { Filter, NodeFilter, NodeKind, Operators, Quantifiers } from "../../store/index.ts";
import { linkTarget } from "../../store/index.ts";
import { badInput } from "../errors.ts";
import type { Filter as FilterInput } from "../generated/resolvers.ts";
import { tooComplex } from "../limits/limits.ts";

export type FilterArgument = FilterInput | null | undefined;

/** Members of Filter that speak of one kind of thing. */
const KINDS: Readonly<Record<string, NodeKind>> = {
  entity: "entity",
  relationship: "relation",
  statement: "statement",
  document: "document",
  conflict: "conflict",
};
/** Members that are named otherwise in the store: fields, and links to one thing. */
const FIELDS: Readonly<Record<string, string>> = { alias: "aliases", externalId: "externalIds" };
const SINGLE: Readonly<Record<string, string>> = {
  subject: "subject",
  object: "object",
  relationship: "relation",
  document: "documents",
};

/** Filters within a filter and conditions, and how deep they may be nested: each may look through all of its rows. */
const MAX_CONDITIONS = 100;
const MAX_DEPTH = 10;

type Members = Readonly<Record<string, unknown>>;

/**
 * The filter without what is left out and the time that is asked for; undefined when nothing is left.
 * @throws GraphQLError BAD_USER_INPUT for a time within another filter, QUERY_TOO_COMPLEX
 */
export function toFilter(argument: FilterArgument): Filter | undefined {
  if (argument == null) return undefined;
  const { knownAt: _knownAt, ...asked } = argument;
  const filter = readFilter(asked);
  return Object.keys(filter).length > 0 ? filter : undefined;
}

function readFilter(argument: Members): Filter {
  const { knownAt, ...asked } = argument;
  if (knownAt != null) throw badInput("knownAt does not stand within and, or and not.");
  const filter: Record<string, unknown> = {};
  const is: Partial<Record<NodeKind, NodeFilter>> = {};
  for (const [name, value] of given(asked)) {
    const kind = KINDS[name];
    if (kind) is[kind] = readNodeFilter(kind, value as Members);
    else filter[name] = joined(name, value, readFilter) ?? value;
  }
  return { ...filter, ...(Object.keys(is).length > 0 && { is }) };
}

function readNodeFilter(kind: NodeKind, argument: Members): NodeFilter {
  const fields: Record<string, Operators> = {};
  const links: Record<string, Quantifiers> = {};
  const more: Record<string, unknown> = {};
  const meets = (members: Members) => readNodeFilter(kind, members);
  for (const [name, value] of given(argument)) {
    const link = linkOf(kind, name);
    const target = link && linkTarget(kind, link);
    const filters = joined(name, value, meets);
    if (filters) more[name] = filters;
    else if (!link || !target) fields[FIELDS[name] ?? name] = Object.fromEntries(given(value as Members));
    else links[link] = readQuantifiers(target, SINGLE[name] ? { some: value } : (value as Members));
  }
  return { fields, links, ...more };
}

/** A statement has both a relation, by name, and a link to its relation edge. */
function linkOf(kind: NodeKind, name: string): string | undefined {
  if (name === "relation") return undefined;
  return SINGLE[name] ?? (linkTarget(kind, name) && name);
}

function readQuantifiers(target: NodeKind, argument: Members): Quantifiers {
  return Object.fromEntries(given(argument).map(([name, value]) => [name, readNodeFilter(target, value as Members)]));
}

/** What and, or and not join; undefined for other members. */
function joined<T>(name: string, value: unknown, read: (members: Members) => T): T | T[] | undefined {
  if (name === "not") return read(value as Members);
  return name === "and" || name === "or" ? (value as Members[]).map(read) : undefined;
}

const given = (members: Members) => Object.entries(members).filter(([, value]) => value != null);

/** @throws GraphQLError QUERY_TOO_COMPLEX for a filter, as it was given, that is too large or too deep */
export function assertModest(filter: unknown): void {
  let conditions = 0;
  const count = (value: unknown, depth: number): void => {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const each of value) count(each, depth);
      return;
    }
    conditions += 1;
    if (depth > MAX_DEPTH) throw tooComplex(`Filters are nested more than the ${MAX_DEPTH} deep that are allowed.`);
    if (conditions > MAX_CONDITIONS)
      throw tooComplex(`A filter has more than the ${MAX_CONDITIONS} allowed conditions.`);
    for (const [, member] of given(value as Members)) count(member, depth + 1);
  };
  count(filter, 0);
}
