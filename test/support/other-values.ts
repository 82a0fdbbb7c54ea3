// Questions of the same shape with other values. Neo4j plans a shape once, which takes it many times as long as to answer: of
// questions that share plans a thousand are tried in the time of a few hundred.
import fc from "fast-check";
import type { Query } from "../../src/store/index.ts";
import { anyQuery } from "./any-query.ts";

/** What a question's plan depends on, beside its members. */
const SHAPE = new Set(["kind", "link", "direction", "field", "relations"]);

type Change = (member: string, value: unknown) => unknown;

/** Changes numbers, texts and lists of them, each by the last two members that it stands under, such as `publishedAt.lt`. */
function mapValues(value: unknown, path: readonly string[], change: Change): unknown {
  const isList = Array.isArray(value);
  if (value === null || typeof value === "boolean" || value === undefined || SHAPE.has(path.at(-1) ?? "")) return value;
  const isPlain = isList ? value.every((each) => typeof each !== "object") : typeof value !== "object";
  if (isPlain) return change(path.slice(-2).join("."), value);
  if (isList) return value.map((each) => mapValues(each, path, change));
  return Object.fromEntries(
    Object.entries(value).map(([member, each]) => [member, mapValues(each, [...path, member], change)]),
  );
}

/** Values that random questions have, by their members. */
const VALUES = new Map<string, unknown[]>();
for (const query of fc.sample(anyQuery, { numRuns: 1_000, seed: 1 })) {
  mapValues(query, [], (member, value) => {
    VALUES.set(member, [...(VALUES.get(member) ?? []), value]);
    return value;
  });
}

/** The question itself at turn 0, and others of its shape at others. */
export function withOtherValues(query: Query, turn: number): Query {
  if (turn === 0) return query;
  let at = turn;
  return mapValues(query, [], (member, value) => {
    const known = VALUES.get(member) ?? [value];
    at += 7;
    return known[(at * 31) % known.length];
  }) as Query;
}
