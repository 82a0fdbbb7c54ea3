import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { LIMITS } from "../../src/graphql/index.ts";
import { shapeOf } from "../../src/graphql/limits/limit-shape.ts";
import { aServer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";

const many = (count: number, text: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => text(at)).join(" ");
const nested = (depth: number): string =>
  depth === 0 ? "id" : `relations(first: 1) { edges { node { subject { ${nested(depth - 1)} } } } }`;
const doubling = many(25, (at) => `fragment F${at} on Entity { id a: name ...F${at + 1} ...F${at + 1} }`);

/** JSON.stringify, which is recursive, for what is not nested too deep for it. */
function toJson(value: object): string {
  const levels: string[] = [];
  let inner = value;
  while ("not" in inner) {
    levels.push('{"not":');
    inner = inner.not as object;
  }
  return levels.join("") + JSON.stringify(inner) + "}".repeat(levels.length);
}

describe("limits", () => {
  it.for([
    { what: "fields nested too deep", query: `{ entity(id: "a") { ${nested(7)} } }` },
    { what: "too many aliases", query: `{ ${many(31, (at) => `a${at}: __typename`)} }` },
    { what: "too many directives", query: `{ ${many(31, () => "__typename @skip(if: false)")} }` },
    { what: "fragments that double", query: `{ entity(id: "a") { ...F0 } } ${doubling} fragment F25 on Entity { id }` },
    {
      what: "pages of pages of pages",
      query:
        "{ entities(first: 100) { edges { node { relations(first: 100) { edges { node { statements(first: 3) { edges { node { id } } } } } } } } } }",
    },
    {
      what: "a page for each id of a variable's default",
      query: `query ($ids: [ID!]! = [${many(300, () => '"a"')}]) { nodes(ids: $ids) { ... on Entity { relations(first: 100) { edges { node { id } } } } } }`,
    },
    {
      what: "a filter of 101 conditions that is a variable's default",
      query: `query ($f: Filter = { or: [${many(100, () => '{ types: ["Chip"] }')}] }) { entities(filter: $f) { totalCount } }`,
    },
  ])("refuse $what before the store is asked", async ({ query }) => {
    const { ask, reads } = await aServer([]);
    const { data, errors } = await ask(query);
    expect([data, errors?.[0]?.extensions.code]).toEqual([undefined, "QUERY_TOO_COMPLEX"]);
    expect(reads).toHaveLength(0);
  });

  it.for([
    { what: "first: 101", query: "{ entities(first: 101) { totalCount } }" },
    { what: "last: -1", query: "{ stats { id } relations(last: -1) { totalCount } }" },
    {
      what: "first: 999999999 far below",
      query: "{ entities { edges { node { relations(first: 999999999) { totalCount } } } } }",
    },
    { what: "1,001 ids", query: `{ nodes(ids: [${many(1_001, () => '"a"')}]) { id } }` },
    {
      what: "1,001 ids of a variable's default",
      query: `query ($ids: [ID!]! = [${many(1_001, () => '"a"')}]) { nodes(ids: $ids) { id } }`,
    },
  ])("refuse $what as a whole before the store is asked", async ({ query }) => {
    const { ask, reads } = await aServer([]);
    const { data, errors } = await ask(query);
    expect([data, errors?.[0]?.extensions.code]).toEqual([undefined, "BAD_USER_INPUT"]);
    expect(reads).toHaveLength(0);
  });

  it.for([
    { what: "a filter of 101 conditions", filter: { or: Array.from({ length: 100 }, () => ({ types: ["Chip"] })) } },
    { what: "a filter 11 deep", filter: Array.from({ length: 11 }).reduce<object>((inner) => ({ not: inner }), {}) },
    {
      what: "variables that nothing recursive could bear",
      filter: Array.from({ length: 20_000 }).reduce<object>((inner) => ({ not: inner }), {}),
    },
  ])("refuse $what before the store is asked", async ({ filter }) => {
    const { server, reads } = await aServer([]);
    const { url } = await server.listen();
    const query = "query ($f: Filter) { entities(filter: $f) { totalCount } }";
    const headers = { "content-type": "application/json" };
    const body = `{"query":${JSON.stringify(query)},"variables":{"f":${toJson(filter)}}}`;
    const response = await fetch(url, { method: "POST", headers, body });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "QUERY_TOO_COMPLEX" } }] });
    expect(reads).toHaveLength(0);
  });

  it("refuse more tokens than are allowed as what does not parse", async () => {
    const { ask } = await aServer([]);
    const { errors } = await ask(`{ ${many(2_100, () => "__typename")} }`);
    expect(errors?.[0]).toMatchObject({ extensions: { code: "GRAPHQL_PARSE_FAILED" } });
  });

  it("measure the deepest and widest operation, fragments worked in, and end on a cycle", () => {
    const query = `query A { a: x { ...F } } query B { x @skip(if: true) { y { z } } } fragment F on X { b: y { ...F c: z } }`;
    expect(shapeOf(parse(query))).toEqual({ depth: 3, aliases: 3, directives: 1 });
  });

  it.for([
    { cost: 1, query: '{ entity(id: "a") { id name } }' },
    { cost: 20, query: "{ entities { edges { node { id } } } }" },
    {
      cost: 5 + 5 * 10 * (1 + 1),
      query: "{ entities(first: 5) { edges { node { relations(last: 10) { edges { node { subject { id } } } } } } } }",
    },
    { cost: 0, query: "{ entities(first: 0) { totalCount } }" },
    {
      cost: 7,
      query:
        "query ($n: Int = 7) { entities(first: $n) { ...E } } fragment E on EntityConnection { edges { node { id } } }",
    },
    {
      cost: 1 + 1 + 30 + 30,
      query: '{ neighbourhood(id: "a", maxEntities: 30) { centre { id } entities { id } relations { id } } }',
    },
    { cost: 3, query: '{ nodes(ids: ["a", "b", "c"]) { id } }' },
    { cost: 3, query: 'query ($ids: [ID!]! = ["a", "b", "c"]) { nodes(ids: $ids) { id } }' },
  ])("count $cost for $query", async ({ cost, query }) => {
    const { ask } = await aServer([]);
    const { extensions, errors } = await ask(query);
    expect(errors).toBeUndefined();
    expect(extensions?.cost.requested ?? 0).toBe(cost);
  });

  it("count what variables ask for", async () => {
    const { ask } = await aServer([]);
    const query =
      "query ($n: Int) { entities(first: $n) { edges { node { relations(first: $n) { edges { node { id } } } } } } }";
    expect((await ask(query, { n: 100 })).extensions).toEqual({ cost: { requested: 10_100, limit: LIMITS.cost } });
    expect((await ask(query, { n: 3 })).extensions?.cost.requested).toBe(12);
  });

  it("let the first query of the documentation pass many times over", async () => {
    const { ask } = await aServer([anExtraction({}, "company:nvidia PRODUCES chip:h20")]);
    const { extensions } =
      await ask(`{ entity(id: "chip:h20") { relations(first: 50) { edges { node { subject { id } object { id }
      statements(first: 5) { edges { node { attributedTo { entity { id } } evidence { document { key } } } } } } } } } }`);
    expect(extensions?.cost.requested).toBeLessThan(LIMITS.cost / 5);
  });

  it("give up on an operation that takes too long", async () => {
    const never = { loadSeed: () => new Promise<never>(() => {}) };
    const { ask } = await aServer([], { limits: { deadlineMs: 30 }, writers: never });
    const { errors } = await ask("mutation { loadSeed { added } }");
    expect(errors?.[0]?.extensions.code).toBe("TIMEOUT");
  });
});
