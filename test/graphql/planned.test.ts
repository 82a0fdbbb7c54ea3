import { describe, expect, it } from "vitest";
import { createApiKey, type ServerOptions } from "../../src/graphql/index.ts";
import { aServer, type LooseAnswer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";

const PAGE = "query Page($first: Int) { entities(first: $first) { edges { node { id relations { totalCount } } } } }";

async function listening(options: Partial<ServerOptions> = {}) {
  const { server, store } = await aServer([anExtraction({}, "company:nvidia PRODUCES chip:h20")], options);
  const { url } = await server.listen();
  const send = async (query: string, { variables = {}, key }: { variables?: object; key?: string } = {}) => {
    const headers = { "content-type": "application/json", ...(key && { authorization: `Bearer ${key}` }) };
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query, variables }) });
    const { data, errors, extensions } = (await response.json()) as LooseAnswer;
    return { status: response.status, code: errors?.[0]?.extensions.code, data, cost: extensions?.cost.requested };
  };
  return { send, store };
}

describe("an operation that was answered before", () => {
  it("is refused to those whose role is not enough for it", async () => {
    const [admin, reader] = [createApiKey("admin"), createApiKey("reader")];
    const { send } = await listening({ access: { keys: [admin.stored, reader.stored] } });
    const query = `{ ...on Query { again: judgementPreview(
      judgements: [{ firstId: "company:nvidia", secondId: "chip:h20", verdict: DIFFERENT }]) { id } } }`;
    const answers = [];
    for (const key of [admin.key, admin.key, reader.key, admin.key, undefined]) {
      answers.push((await send(query, key ? { key } : {})).code ?? "answered");
    }
    expect(answers).toEqual(["answered", "answered", "FORBIDDEN", "answered", "UNAUTHENTICATED"]);
  });

  it("takes its points each time, and tells its cost", async () => {
    const { send } = await listening({ rate: 100 });
    const first = await send(PAGE, { variables: { first: 10 } });
    expect(await send(PAGE, { variables: { first: 10 } })).toEqual(first);
    const spent = 2 * (first.cost! + 1);
    for (let left = 100 - spent; left > first.cost!; left -= first.cost! + 1) {
      expect((await send(PAGE, { variables: { first: 10 } })).status).toBe(200);
    }
    expect(await send(PAGE, { variables: { first: 10 } })).toMatchObject({ status: 429, code: "RATE_LIMITED" });
  });

  it("is refused where other variables make it cost too much, or are none that it takes", async () => {
    const { send } = await listening({ limits: { cost: 50 } });
    for (const first of [1, 1, 2]) expect((await send(PAGE, { variables: { first } })).status).toBe(200);
    expect(await send(PAGE, { variables: { first: 100 } })).toMatchObject({ code: "QUERY_TOO_COMPLEX" });
    expect(await send(PAGE, { variables: { first: 101 } })).toMatchObject({ code: "BAD_USER_INPUT" });
    expect(await send(PAGE, { variables: { first: "many" } })).toMatchObject({ code: "BAD_USER_INPUT" });
  });

  it("answers what the store holds by then", async () => {
    const { send, store } = await listening();
    const idsOf = async () =>
      (await send(PAGE)).data.entities.edges.map(({ node }: { node: { id: string } }) => node.id);
    expect([await idsOf(), await idsOf()]).toEqual(Array(2).fill(["chip:h20", "company:nvidia"]));
    await store.load([anExtraction({ key: "b" }, "company:amd PRODUCES chip:h20")]);
    expect(await idsOf()).toEqual(["chip:h20", "company:amd", "company:nvidia"]);
  });

  it("is told apart from the others of its document by its name", async () => {
    const { server } = await aServer([anExtraction({}, "company:nvidia PRODUCES chip:h20")]);
    const query = 'query A { stats { entities } } query B { entity(id: "chip:h20") { id } }';
    for (const operationName of ["A", "B", "A", "B"]) {
      const { data } = await server.executeOperation({ query, operationName });
      expect(Object.keys(data ?? {})).toEqual([operationName === "A" ? "stats" : "entity"]);
    }
  });
});
