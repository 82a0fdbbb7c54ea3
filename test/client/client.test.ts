import { readFileSync } from "node:fs";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, expectTypeOf, it } from "vitest";
import { createClient, type RelationStatus, RequestError } from "../../src/client/index.ts";
import { toOperation } from "../../src/client/operation.ts";
import { aServer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";

const documents = [anExtraction({ key: "a.txt" }, "company:nvidia PRODUCES chip:h20")];

async function aClient() {
  const writers = { retract: async () => 1 };
  const { url } = await (await aServer(documents, { writers })).server.listen();
  return createClient({ url });
}

describe("the client", () => {
  it("answers in the shape and the type of what was asked for", async () => {
    const citegraph = await aClient();
    const { entity, stats } = await citegraph.query({
      stats: { documents: true },
      entity: {
        $: { id: "chip:h20" },
        name: true,
        relations: { $: { first: 1, filter: { relations: ["PRODUCES"] } }, edges: { node: { status: true } } },
      },
    });
    expectTypeOf(stats.documents).toBeNumber();
    expectTypeOf(entity).extract<null>().toBeNull();
    expectTypeOf(entity!.name).toBeString();
    expectTypeOf(entity!.relations.edges[0]!.node.status).toEqualTypeOf<RelationStatus>();
    expect({ entity, stats }).toEqual({
      entity: { name: entity!.name, relations: { edges: [{ node: { status: "STATED" } }] } },
      stats: { documents: 1 },
    });
  });

  it("tells the types apart that a field may lead to", async () => {
    const citegraph = await aClient();
    const { node } = await citegraph.query({
      node: { $: { id: "company:nvidia" }, __typename: true, on: { Entity: { type: true }, Conflict: { rule: true } } },
    });
    if (node?.__typename === "Entity") expectTypeOf(node.type).toBeString();
    if (node?.__typename === "Conflict") expectTypeOf(node.rule).toBeString();
    expect(node).toEqual({ __typename: "Entity", type: "Company" });
  });

  it("makes changes", async () => {
    const citegraph = await aClient();
    const { retractDocument } = await citegraph.mutate({
      retractDocument: { $: { input: { key: "a.txt" } }, retracted: true },
    });
    expect(retractDocument).toEqual({ retracted: 1 });
  });

  it("hears of what happens, and ends when the loop is left", async () => {
    const citegraph = await aClient();
    const since = "2020-01-01T00:00:00Z";
    const changes = { $: { since }, added: { key: true }, withdrawn: { key: true } } as const;
    for await (const { documentChanges } of citegraph.subscribe({ documentChanges: changes })) {
      expectTypeOf(documentChanges.added[0]!.key).toBeString();
      expect(documentChanges).toEqual({ added: [{ key: "a.txt" }], withdrawn: [] });
      break;
    }
    const refused = citegraph.subscribe({ job: { $: { id: "job:none" }, status: true } }).next();
    await expect(refused).resolves.toMatchObject({ done: true });
    const signal = AbortSignal.timeout(100);
    const later = { $: { since: new Date().toISOString() }, id: true } as const;
    const ended = citegraph.subscribe({ documentChanges: later }, { signal }).next();
    await expect(ended).rejects.toMatchObject({ name: "TimeoutError" });
  });

  it("does not compile what the schema has not", () => {
    const citegraph = createClient({ url: "http://127.0.0.1:1/" });
    const uncalled = [
      // @ts-expect-error no such field
      () => citegraph.query({ stats: { nothing: true } }),
      // @ts-expect-error no such field below
      () => citegraph.query({ entities: { edges: { node: { nme: true } } } }),
      // @ts-expect-error an argument that must be there is not
      () => citegraph.query({ entity: { name: true } }),
      // @ts-expect-error no such argument
      () => citegraph.query({ entities: { $: { frist: 1 }, totalCount: true } }),
      // @ts-expect-error no such value of the enum
      () => citegraph.query({ entities: { $: { orderBy: { field: "AGE" } }, totalCount: true } }),
      // @ts-expect-error one of two, not both
      () => citegraph.mutate({ retractDocument: { $: { input: { id: "a", key: "b" } }, retracted: true } }),
    ];
    expect(uncalled).toHaveLength(6);
  });

  it("throws the server's code and hint, and keeps the data beside the errors", async () => {
    const citegraph = await aClient();
    const failure = await citegraph
      .query({ stats: { documents: true }, neighbourhood: { $: { id: "chip:h20", depth: 9 }, id: true } })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RequestError);
    expect(failure).toMatchObject({
      code: "BAD_USER_INPUT",
      status: 294,
      result: { data: { stats: { documents: 1 } } },
    });
  });

  it("says UNREACHABLE when nobody answers, or somebody else", async () => {
    const nobody = createClient({ url: "http://127.0.0.1:1/graphql" });
    await expect(nobody.query({ __typename: true })).rejects.toMatchObject({ code: "UNREACHABLE", status: null });
    const page = createClient({ url: "http://x/", fetch: async () => new Response("<p>hello", { status: 200 }) });
    await expect(page.query({ __typename: true })).rejects.toMatchObject({ code: "UNREACHABLE", status: 200 });
  });

  it("sends its key, and gives up when told so", async () => {
    const seen: unknown[] = [];
    const fetch: typeof globalThis.fetch = async (_url, options) => {
      seen.push(new Headers(options?.headers).get("authorization"));
      options?.signal?.throwIfAborted();
      return Response.json({ data: { __typename: "Query" } });
    };
    const citegraph = createClient({ url: "http://x/", key: "cg_1", fetch });
    await citegraph.query({ __typename: true });
    const signal = AbortSignal.abort();
    await expect(citegraph.query({ __typename: true }, { signal })).rejects.toMatchObject({ name: "AbortError" });
    expect(seen).toEqual(["Bearer cg_1", "Bearer cg_1"]);
  });
});

describe("an operation", () => {
  it("is the same text for the same selection, with arguments as variables, and valid", () => {
    const schema = buildSchema(readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8"));
    const { query, variables } = toOperation("Query", {
      node: {
        $: { id: "a" },
        id: true,
        on: { Entity: { relations: { $: { first: 3, after: undefined }, totalCount: true } } },
      },
    });
    expect(query).toBe(
      "query($v0: ID!, $v1: Int) { node(id: $v0) { id ... on Entity { relations(first: $v1) { totalCount } } } }",
    );
    expect(variables).toEqual({ v0: "a", v1: 3 });
    expect(validate(schema, parse(query))).toEqual([]);
  });

  it("refuses fields and arguments that the schema has not", () => {
    expect(() => toOperation("Query", { nothing: { id: true } })).toThrow("Query.nothing");
    expect(() => toOperation("Query", { node: { $: { key: 1 } } })).toThrow("key");
  });
});
