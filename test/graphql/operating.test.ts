// What those meet who run a server: its log, its traces, its lists and rates.
import { createHash } from "node:crypto";
import { connect } from "node:net";
import { Writable } from "node:stream";
import { context, propagation, trace } from "@opentelemetry/api";
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-node";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createApiKey, parseDocuments, type ServerOptions } from "../../src/graphql/index.ts";
import { createRate } from "../../src/graphql/limits/rate.ts";
import { aServer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";

const QUESTION = "{ stats { documents } }";
const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");
const persisted = (query: string) => ({ persistedQuery: { version: 1, sha256Hash: hashOf(query) } });

async function listening(options: Partial<ServerOptions> = {}) {
  const { server } = await aServer([anExtraction({ key: "a" }, "company:nvidia PRODUCES chip:h20")], options);
  const { url } = await server.listen();
  const post = (body: object, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const get = (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${url}?${new URLSearchParams(parameters)}`, { headers: { "graphql-require-preflight": "1", ...headers } });
  return { server, url, post, get };
}

const codeOf = async (response: Response): Promise<string | undefined> => {
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return errors?.[0]?.extensions.code;
};

describe("the log", () => {
  function aLog() {
    const lines: Record<string, unknown>[] = [];
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
        done();
      },
    });
    return { lines, log: pino({ base: null }, stream) };
  }

  it("has a line for each request, with its id, whoever gave it, and no key and no variable", async () => {
    const { lines, log } = aLog();
    const { key, stored } = createApiKey("reader");
    const { post } = await listening({ log, access: { keys: [stored] } });
    const query = "query ($id: ID!) { entity(id: $id) { id } }";
    const headers = { authorization: `Bearer ${key}`, "x-request-id": "from-the-proxy-1" };
    const response = await post({ query, variables: { id: "person:somebody-private" } }, headers);
    expect(response.headers.get("x-request-id")).toBe("from-the-proxy-1");
    await expect.poll(() => lines.length).toBe(1);
    const client = `key:${stored.id}`;
    expect(lines[0]).toMatchObject({ msg: "request answered", requestId: "from-the-proxy-1", status: 200, client });
    expect(JSON.stringify(lines)).not.toMatch(new RegExp(`${key}|somebody-private`));
  });

  it("has 499 for a client that has gone before there was an answer, and so have the metrics", async () => {
    const { lines, log } = aLog();
    const { url } = await listening({ log });
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    const head = ["POST /graphql HTTP/1.1", "Host: localhost", "Content-Type: application/json", "Content-Length: 9"];
    socket.write(`${head.join("\r\n")}\r\n\r\n{`, () => setTimeout(() => socket.destroy(), 100));
    await expect.poll(() => lines).toMatchObject([{ msg: "request answered", status: 499 }]);
    const metrics = await (await fetch(new URL("/metrics", url))).text();
    expect(metrics).toContain('citegraph_http_requests_total{route="/graphql",status="499"} 1');
  });

  it("does not take over an id that is not fit for it", async () => {
    const { lines, log } = aLog();
    const { post } = await listening({ log });
    await post({ query: QUESTION }, { "x-request-id": 'a" } {"forged": "line' });
    await expect.poll(() => lines.length).toBe(1);
    expect(lines[0]?.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("has whole what clients get masked, under the same id", async () => {
    const { lines, log } = aLog();
    const loadSeed = () => Promise.reject(new Error("the disk is on fire"));
    const { post } = await listening({ log, writers: { loadSeed } });
    const response = await post({ query: "mutation { loadSeed { added } }" });
    const text = await response.text();
    expect(text).not.toContain("fire");
    const fault = lines.find(({ msg }) => msg === "fault");
    expect(fault).toMatchObject({ level: 50, err: { message: "the disk is on fire", stack: expect.any(String) } });
    expect(text).toContain(String(fault?.requestId));
  });
});

describe("OpenTelemetry", () => {
  const exporter = new InMemorySpanExporter();
  const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  beforeAll(() => provider.register());
  afterEach(() => exporter.reset());
  afterAll(async () => {
    await provider.shutdown();
    for (const api of [trace, context, propagation]) api.disable();
  });

  it("gets a span for each operation, below the caller's, with the store's questions below it", async () => {
    const { post } = await listening();
    const traceId = "0af7651916cd43dd8448eb211c80319c";
    await post(
      { query: 'query Chip { entity(id: "chip:h20") { name relations { totalCount } } }' },
      { traceparent: `00-${traceId}-b7ad6b7169203331-01` },
    );
    const spans: ReadableSpan[] = exporter.getFinishedSpans();
    const operation = spans.find(({ name }) => name === "query");
    expect(operation?.attributes).toEqual({ "graphql.operation.type": "query", "graphql.operation.name": "Chip" });
    expect(operation?.spanContext().traceId).toBe(traceId);
    const below = spans.filter(
      ({ parentSpanContext }) => parentSpanContext?.spanId === operation?.spanContext().spanId,
    );
    expect(below.map(({ name }) => name)).toContain("read entity");
  });

  it("is told of refusals by their code, and of faults", async () => {
    const writers = { loadSeed: () => Promise.reject(new Error("broken")) };
    const { post } = await listening({ writers });
    await post({ query: "{ nothing }" });
    await post({ query: "mutation { loadSeed { added } }" });
    const [refused, broken] = exporter.getFinishedSpans();
    expect(refused?.attributes["error.type"]).toBe("GRAPHQL_VALIDATION_FAILED");
    expect([broken?.name, broken?.status.code, broken?.events[0]?.name]).toEqual(["mutation", 2, "exception"]);
  });
});

describe("a persisted query by GET", () => {
  it("has an ETag, and is not sent again while it is the same", async () => {
    const { post, get } = await listening();
    await post({ query: QUESTION, extensions: persisted(QUESTION) });
    const parameters = { extensions: JSON.stringify(persisted(QUESTION)) };
    const first = await get(parameters);
    const tag = first.headers.get("etag") ?? "";
    expect([first.status, first.headers.get("cache-control")]).toEqual([200, "private, no-cache"]);
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    const again = await get(parameters, { "if-none-match": `"other", W/${tag}` });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    const byId = await get({ documentId: `sha256:${hashOf(QUESTION)}` }, { "if-none-match": '"other"' });
    expect([byId.status, byId.headers.get("etag")]).toEqual([200, tag]);
  });

  it("is kept by nobody when it is sent whole, by POST, or answered with errors", async () => {
    const { post, get } = await listening();
    const wrong = '{ neighbourhood(id: "a", depth: 9) { id } }';
    await post({ query: wrong, extensions: persisted(wrong) });
    for (const response of [
      await get({ query: QUESTION }),
      await post({ query: QUESTION }),
      await get({ extensions: JSON.stringify(persisted(wrong)) }),
      await get({ extensions: JSON.stringify(persisted("{ unknown }")) }),
    ]) {
      expect([response.headers.get("etag"), response.headers.get("cache-control")]).toEqual([null, "no-store"]);
    }
  });
});

describe("a server with a list of documents", () => {
  const documents = parseDocuments(JSON.stringify({ any: QUESTION }));

  it("answers those, by their hash or sent whole, and no others", async () => {
    const { post, get } = await listening({ documents });
    const known = [
      await post({ query: QUESTION }),
      await post({ extensions: persisted(QUESTION) }),
      await post({ documentId: `sha256:${hashOf(QUESTION)}` }),
      await get({ documentId: hashOf(QUESTION) }),
    ];
    for (const response of known) expect(await response.json()).toMatchObject({ data: { stats: { documents: 1 } } });
    for (const other of ["{ __schema { types { name } } }", `${QUESTION} `, "{ stats { entities } }"]) {
      const response = await post({ query: other, extensions: persisted(other) });
      expect([response.status, await codeOf(response)]).toEqual([403, "FORBIDDEN"]);
      const named = await post({ extensions: persisted(other) });
      expect([named.status, await codeOf(named)]).toEqual([404, "PERSISTED_QUERY_NOT_FOUND"]);
    }
  });

  it("takes Apollo's manifest as well, and says what it does not take", () => {
    const manifest = {
      format: "apollo-persisted-query-manifest",
      version: 1,
      operations: [{ id: "1", body: QUESTION }],
    };
    expect([...parseDocuments(JSON.stringify(manifest))]).toEqual([[hashOf(QUESTION), QUESTION]]);
    for (const text of ["{", "[]", '{"a": 1}', '"a"']) expect(() => parseDocuments(text)).toThrow("list of documents");
  });
});

describe("introspection", () => {
  it("can be switched off, with all that tells of the schema", async () => {
    const { post } = await listening({ introspection: false });
    const response = await post({ query: "{ __schema { types { name } } }" });
    expect([response.status, await codeOf(response)]).toEqual([422, "GRAPHQL_VALIDATION_FAILED"]);
    const { errors } = (await (await post({ query: "{ entites { totalCount } }" })).json()) as {
      errors: { message: string }[];
    };
    expect(errors[0]?.message).not.toContain("Did you mean");
  });
});

describe("the rate", () => {
  it("counts points for each client in windows of a minute", () => {
    let now = 0;
    const rate = createRate(10, () => now);
    rate.take("a", 8);
    expect(() => rate.take("a", 3)).toThrow("10 points");
    rate.take("a", 2);
    rate.take("b", 10);
    expect(rate.headersFor("a")).toEqual({ "ratelimit-policy": '"cost";q=10;w=60', ratelimit: '"cost";r=0;t=60' });
    now = 59_999;
    expect(() => rate.take("a", 1)).toThrow();
    now = 60_000;
    rate.take("a", 10);
  });

  it("is told in headers, holds for each key, and refuses what is beyond it with 429", async () => {
    const [one, other] = [createApiKey("reader"), createApiKey("reader")];
    const { post } = await listening({ rate: 45, access: { keys: [one.stored, other.stored] } });
    const ask = (key: string) =>
      post({ query: "{ entities { edges { node { id } } } }" }, { authorization: `Bearer ${key}` });
    const first = await ask(one.key);
    expect([first.status, first.headers.get("ratelimit")]).toEqual([200, expect.stringMatching(/^"cost";r=24;t=/)]);
    expect((await ask(one.key)).status).toBe(200);
    const third = await ask(one.key);
    expect([third.status, third.headers.get("retry-after"), await codeOf(third)]).toEqual([429, "60", "RATE_LIMITED"]);
    expect((await ask(other.key)).status).toBe(200);
  });

  it("counts requests that fail too, and tells clients apart behind a proxy only when that is trusted", async () => {
    const failing = (post: Awaited<ReturnType<typeof listening>>["post"], from: string) =>
      post({ query: "{" }, { "x-forwarded-for": `9.9.9.9, ${from}` });
    const open = await listening({ rate: 1 });
    expect((await failing(open.post, "1.1.1.1")).status).toBe(400);
    expect((await failing(open.post, "2.2.2.2")).status).toBe(429);
    const proxied = await listening({ rate: 1, trustProxy: true });
    expect((await failing(proxied.post, "1.1.1.1")).status).toBe(400);
    expect((await failing(proxied.post, "2.2.2.2")).status).toBe(400);
    expect((await failing(proxied.post, "1.1.1.1")).status).toBe(429);
  });

  it("is on by default beyond this machine, and off on it", async () => {
    expect((await (await listening()).post({ query: QUESTION })).headers.get("ratelimit")).toBeNull();
    const { server } = await aServer([], { host: "0.0.0.0", access: { anonymous: "reader" } });
    const { port } = await server.listen();
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ query: QUESTION });
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, { method: "POST", headers, body });
    expect(response.headers.get("ratelimit-policy")).toBe('"cost";q=100000;w=60');
  });
});
