import { request } from "node:http";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { aServer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";

const GRAPHQL_RESPONSE = "application/graphql-response+json";
const documents = [anExtraction({ key: "a.txt" }, "company:nvidia PRODUCES chip:h20")];

async function listening(options: Parameters<typeof aServer>[1] = {}) {
  const { server, ...rest } = await aServer(documents, options);
  const { url, port } = await server.listen();
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: GRAPHQL_RESPONSE, ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  return { server, url, port, post, ...rest };
}

describe("the endpoint", () => {
  it("listens on this machine alone and answers in the draft's media type", async () => {
    const { url, post } = await listening();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/);
    const response = await post({ query: "{ stats { documents } }" });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(`${GRAPHQL_RESPONSE}; charset=utf-8`);
    expect(await response.json()).toMatchObject({ data: { stats: { documents: 1 } } });
  });

  it.for([
    { accept: undefined, type: "application/json" },
    { accept: "*/*", type: "application/json" },
    { accept: "application/*", type: GRAPHQL_RESPONSE },
    { accept: `application/json;q=0.5, ${GRAPHQL_RESPONSE}`, type: GRAPHQL_RESPONSE },
    { accept: `${GRAPHQL_RESPONSE};q=0.5, application/json;q=0.9`, type: "application/json" },
    { accept: "application/json;q=0, */*", type: GRAPHQL_RESPONSE },
    { accept: "text/html, */*;q=0.1", type: "application/json" },
  ])("answers a client that accepts $accept as $type", async ({ accept, type }) => {
    const { url } = await listening();
    const { headers } = await send(url, '{"query":"{__typename}"}', {
      "content-type": "application/json",
      ...(accept && { accept }),
    });
    expect(headers["content-type"]).toBe(`${type}; charset=utf-8`);
  });

  it.for([
    { what: "a document that does not parse", status: 400, code: "GRAPHQL_PARSE_FAILED", body: { query: "{" } },
    { what: "an unknown field", status: 422, code: "GRAPHQL_VALIDATION_FAILED", body: { query: "{ nothing }" } },
    {
      what: "an unknown operation",
      status: 422,
      code: "OPERATION_RESOLUTION_FAILURE",
      body: { query: "{ __typename }", operationName: "A" },
    },
    {
      what: "a bad variable",
      status: 422,
      code: "BAD_USER_INPUT",
      body: { query: "query ($id: ID!) { entity(id: $id) { id } }" },
    },
    {
      what: "a day that is none",
      status: 422,
      code: "BAD_USER_INPUT",
      body: { query: '{ entities(filter: { validAt: "2025-02-30" }) { totalCount } }' },
    },
    { what: "a body that is not JSON", status: 400, code: "BAD_REQUEST", body: "{" },
    { what: "a list of operations", status: 422, code: "BAD_REQUEST", body: [{ query: "{ __typename }" }] },
    { what: "no query", status: 422, code: "BAD_REQUEST", body: {} },
    { what: "a body that is too large", status: 413, code: "PAYLOAD_TOO_LARGE", body: { query: "#".repeat(300_000) } },
    {
      what: "an unknown hash",
      status: 404,
      code: "PERSISTED_QUERY_NOT_FOUND",
      body: { extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } } },
    },
    {
      what: "an unknown hash to a client of plain JSON, which reads the answer only so,",
      status: 200,
      code: "PERSISTED_QUERY_NOT_FOUND",
      body: { extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } } },
      headers: { accept: "application/json" },
    },
    {
      what: "a hash of another query",
      status: 400,
      code: "BAD_REQUEST",
      body: { query: "{ __typename }", extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } } },
    },
  ])("refuses $what with $status $code", async ({ status, code, body, headers }) => {
    const { post } = await listening();
    const response = await post(body, headers);
    const { data, errors } = (await response.json()) as { data?: unknown; errors: { extensions: { code: string } }[] };
    expect({ status: response.status, code: errors[0]?.extensions.code, data }).toEqual({
      status,
      code,
      data: undefined,
    });
  });

  it.for([
    { what: "what it cannot answer in", status: 406, headers: { accept: "text/csv" } },
    { what: "a form", status: 415, headers: { "content-type": "text/plain" } },
    { what: "another charset", status: 415, headers: { "content-type": "application/json; charset=latin1" } },
    { what: "a body that is packed", status: 415, headers: { "content-encoding": "gzip" } },
  ])("refuses $what with $status", async ({ status, headers }) => {
    const { post } = await listening();
    expect((await post({ query: "{ __typename }" }, headers)).status).toBe(status);
  });

  it("says with 294 that an answer is there in part", async () => {
    const { post } = await listening();
    const response = await post({
      query: '{ entity(id: "chip:h20") { name } neighbourhood(id: "chip:h20", depth: 9) { id } }',
    });
    expect(response.status).toBe(294);
    expect(await response.json()).toMatchObject({ data: { entity: { name: "H20" }, neighbourhood: null } });
  });

  it("takes questions by GET from those whom a browser would not send unasked, and no changes at all", async () => {
    const { url } = await listening();
    const get = (query: string, headers = {}) =>
      fetch(`${url}?query=${encodeURIComponent(query)}&variables=`, { headers });
    expect((await get("{ __typename }")).status).toBe(400);
    const preflighted = { "graphql-require-preflight": "1" };
    expect((await get("{ __typename }", preflighted)).status).toBe(200);
    const change = await get('mutation { retractDocument(input: { key: "a.txt" }) { retracted } }', preflighted);
    expect([change.status, change.headers.get("allow")]).toEqual([405, "POST"]);
  });

  it("runs a query again by its hash alone", async () => {
    const { post } = await listening();
    const query = "{ stats { documents } }";
    const { createHash } = await import("node:crypto");
    const extensions = { persistedQuery: { version: 1, sha256Hash: createHash("sha256").update(query).digest("hex") } };
    expect((await post({ query, extensions })).status).toBe(200);
    expect(await (await post({ extensions })).json()).toMatchObject({ data: { stats: { documents: 1 } } });
  });

  it("knows nothing beside GraphQL and its health", async () => {
    const { url } = await listening();
    expect((await fetch(new URL("/", url))).status).toBe(404);
    expect((await fetch(new URL("/livez", url))).status).toBe(200);
    expect((await fetch(new URL("/readyz", url))).status).toBe(200);
  });

  it("tells Prometheus what it answered", async () => {
    const { url, post } = await listening();
    await post({ query: "{ __typename }" });
    await post({ query: "{" });
    await fetch(new URL("/constructor", url));
    const text = await (await fetch(new URL("/metrics", url))).text();
    expect(text).toContain('citegraph_http_requests_total{route="/graphql",status="200"} 1');
    expect(text).toContain('citegraph_http_requests_total{route="/graphql",status="400"} 1');
    expect(text).toContain('citegraph_http_requests_total{route="other",status="404"} 1');
    expect(text).toContain('citegraph_http_request_duration_seconds_bucket{route="/graphql",le="+Inf"} 2');
    expect(text).toContain("citegraph_http_requests_in_flight 1");
  });

  it.for([
    { accept: "gzip, br", encoding: "br" },
    { accept: "gzip;q=0.5", encoding: "gzip" },
    { accept: "br;q=0", encoding: undefined },
  ])(
    "packs long answers for a client that accepts $accept as $encoding, short ones never",
    async ({ accept, encoding }) => {
      const { url } = await listening();
      const headers = { "content-type": "application/json", "accept-encoding": accept };
      const long = await send(url, '{"query":"{ __schema { types { name description } } }"}', headers);
      expect(long.headers["content-encoding"]).toBe(encoding);
      const short = await send(url, '{"query":"{ __typename }"}', headers);
      expect(short.headers["content-encoding"]).toBeUndefined();
      const { data } = (await (
        await fetch(url, { method: "POST", headers, body: '{"query":"{ __schema { types { name } } }"}' })
      ).json()) as { data: { __schema: object } };
      expect(data.__schema).toBeTruthy();
    },
  );

  it("is not ready when its store does not answer", async () => {
    const { url, store } = await listening();
    await store.close();
    expect((await fetch(new URL("/readyz", url))).status).toBe(503);
    expect((await fetch(new URL("/livez", url))).status).toBe(200);
  });

  it("survives broken requests and goes on answering", async () => {
    const { port, post } = await listening();
    for (const bytes of [
      "GET / HTTP/9\r\n\r\n",
      "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n{",
      "\0\0\0",
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connect(port, "127.0.0.1", () => socket.end(bytes));
        socket
          .on("close", () => resolve())
          .on("error", () => resolve())
          .resume();
      });
    }
    expect((await post({ query: "{ __typename }" })).status).toBe(200);
  });

  it.for([
    {
      what: "offers HTTP/2 with its question, as Java's does",
      line: "POST /graphql HTTP/1.1",
      more: "connection: upgrade, http2-settings\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABk\r\n",
    },
    { what: "names the whole URL, as to a proxy", line: "POST http://x/graphql HTTP/1.1", more: "" },
    { what: "speaks HTTP/1.0", line: "POST /graphql HTTP/1.0", more: "" },
  ])("answers a client that $what", async ({ line, more }) => {
    const { port } = await listening();
    const body = '{"query":"{ __typename }"}';
    const head = `${line}\r\nhost: x\r\n${more}content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => socket.write(head + body));
      socket.once("data", (chunk) => {
        resolve(String(chunk));
        socket.destroy();
      });
    });
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain('{"data":{"__typename":"Query"}}');
  });

  it("answers before all of a body has come that says it is too large", async () => {
    const { port } = await listening();
    const answer = await new Promise<string>((resolve) => {
      const head =
        "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9000000\r\n\r\n{";
      const socket = connect(port, "127.0.0.1", () => socket.write(head));
      socket
        .on("error", () => {})
        .once("data", (chunk) => {
          resolve(String(chunk));
          socket.destroy();
        });
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("tells a sender who would close the connection that its body is too large once all of it has come", async () => {
    const { port } = await listening();
    const head = "POST /graphql HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n";
    const size = 12 * 1_048_576;
    const said = await new Promise<string>((resolve) => {
      let answer = "";
      const socket = connect(port, "127.0.0.1", () => {
        socket.write(`${head}content-length: ${size}\r\n\r\n`);
        socket.write("x".repeat(size));
      });
      socket
        .on("data", (chunk) => {
          answer += String(chunk);
        })
        .on("error", (error) => resolve(String(error)))
        .on("close", () => resolve(answer));
    });
    expect(said).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("ends connections that send a request too slowly", async () => {
    const { port } = await listening();
    const socket = connect(port, "127.0.0.1", () => socket.write("POST /graphql HTTP/1.1\r\nhost: x\r\n"));
    const drip = setInterval(() => socket.write("x-a: b\r\n"), 500);
    const answer = await new Promise<string>((resolve) => {
      socket.on("error", () => {}).once("data", (chunk) => resolve(String(chunk)));
    });
    clearInterval(drip);
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  }, 60_000);

  // Running requests are given ten seconds.
  it("stops without waiting for connections by which nobody asked anything", { timeout: 8_000 }, async () => {
    const { server, port, post } = await listening();
    const socket = connect(port, "127.0.0.1");
    const closed = new Promise((resolve) => socket.once("close", resolve).on("error", () => {}));
    await new Promise((resolve) => socket.once("connect", resolve));
    await post({ query: "{ __typename }" }); // by then the server knows of the other one
    await server.stop();
    await closed;
  });

  it("names a port that is in use", async () => {
    const { port } = await listening();
    const { server } = await aServer([], { port });
    await expect(server.listen()).rejects.toMatchObject({ code: "PORT_IN_USE" });
  });

  it("lets a running request end when it stops, and takes no new one", async () => {
    const [begun, running] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const loadSeed = async () => {
      begun.resolve();
      await running.promise;
      return { added: 1, replaced: 0, unchanged: 0 };
    };
    const { server, post } = await listening({ writers: { loadSeed } });
    const answer = post({ query: "mutation { loadSeed { added } }" });
    await begun.promise;
    const stopped = server.stop();
    await expect(post({ query: "{ __typename }" })).rejects.toThrow();
    running.resolve();
    expect(await (await answer).json()).toMatchObject({ data: { loadSeed: { added: 1 } } });
    await stopped;
  });
});

function send(url: string, body: string, headers: Record<string, string>) {
  return new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const sent = request(url, { method: "POST", headers }, (response) => {
      response.resume().on("end", () => resolve({ status: response.statusCode, headers: response.headers }));
    });
    sent.on("error", reject).end(body);
  });
}
