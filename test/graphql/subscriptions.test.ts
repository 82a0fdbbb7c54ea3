import { createHash } from "node:crypto";
import { connect as connectSocket } from "node:net";
import { Writable } from "node:stream";
import { createClient as createSseClient } from "graphql-sse";
import { createClient as createWsClient } from "graphql-ws";
import { pino } from "pino";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import WebSocket from "ws";
import { createApiKey } from "../../src/graphql/index.ts";
import { aServer, type LooseAnswer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";

const START = `mutation ($input: IngestDocumentsInput!) { ingestDocuments(input: $input) { job { id status total } } }`;
const JOB = "subscription ($id: ID!) { job(id: $id) { status done } }";
const CHANGES = `subscription ($since: DateTime) { documentChanges(since: $since) {
  since until added { key statements { totalCount } } withdrawn { key } } }`;
const BEGINNING = "2020-01-01T00:00:00Z";
const threeDocuments = { documents: ["a", "b", "c"].map((key) => ({ key, text: `Text ${key}.` })) };

/** Reads documents one by one, each when the test says so. */
function aReader() {
  const steps: (() => void)[] = [];
  const waiting: (() => void)[] = [];
  return {
    next: async () => {
      if (steps.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
      steps.shift()?.();
    },
    step: () =>
      new Promise<void>((resolve) => {
        steps.push(resolve);
        waiting.shift()?.();
      }),
  };
}

async function listening(options: Parameters<typeof aServer>[1] = {}) {
  const reader = aReader();
  const writers: NonNullable<typeof options.writers> = {
    ingestAll: async (inputs, { signal, onProgress }) => {
      let report = { added: 0, replaced: 0, unchanged: 0 };
      for (const { key } of inputs) {
        await reader.step();
        if (key === "broken") throw new Error("a fault of the reader");
        if (signal.aborted) break;
        report = { ...report, added: report.added + 1 };
        onProgress(report);
      }
      return report;
    },
  };
  const { server, store, ask } = await aServer([], { writers, ...options });
  const { url } = await server.listen();
  return { server, store, ask, url, reader };
}

/** What was refused, in the words of the transport. */
async function wordsOf(thrown: unknown): Promise<string> {
  const { response, code } = (thrown ?? {}) as { response?: Response; code?: number };
  return `refused ${code ?? ""} ${response instanceof Response ? await response.text() : JSON.stringify(thrown)}`;
}

type Listen = (
  query: string,
  variables?: Record<string, unknown>,
  extensions?: Record<string, unknown>,
) => AsyncIterableIterator<LooseAnswer>;

const transports: { name: string; connect: (url: string, authorization?: string) => Listen }[] = [
  {
    name: "graphql-ws",
    connect: (url, authorization) => {
      const client = createWsClient({
        url: url.replace("http", "ws"),
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        ...(authorization && { connectionParams: { authorization } }),
      });
      onTestFinished(async () => client.dispose());
      return (query, variables = {}, extensions = {}) =>
        client.iterate({ query, variables, extensions }) as AsyncIterableIterator<LooseAnswer>;
    },
  },
  {
    name: "server-sent events",
    connect: (url, authorization) => {
      const headers: Record<string, string> = authorization ? { authorization } : {};
      const client = createSseClient({ url, retryAttempts: 0, headers });
      onTestFinished(() => client.dispose());
      return (query, variables = {}, extensions = {}) =>
        client.iterate({ query, variables, extensions }) as AsyncIterableIterator<LooseAnswer>;
    },
  },
];

describe.for(transports)("over $name", ({ connect }) => {
  it("a job is told of as it goes on, until it has ended", async () => {
    const { url, ask, reader } = await listening();
    const { data } = await ask(START, { input: threeDocuments });
    const { id, ...job } = data.ingestDocuments.job;
    expect(job).toEqual({ status: "WAITING", total: 3 });
    const seen: unknown[] = [];
    const [first, ...rest] = [{ status: "RUNNING", done: 0 }, 1, 2, { status: "SUCCEEDED", done: 3 }];
    for await (const { data } of connect(url)(JOB, { id })) {
      seen.push(data.job.status === "RUNNING" && data.job.done > 0 ? data.job.done : data.job);
      if (data.job.status === "RUNNING") await reader.next();
    }
    expect(seen.at(0)).toEqual(first);
    expect(seen.at(-1)).toEqual(rest.at(-1));
    expect(seen.length).toBeGreaterThanOrEqual(3);
  });

  it("documents that come and go are told of, also those that came while nobody listened", async () => {
    const { url, store } = await listening();
    await store.load([anExtraction({ key: "a" }, "company:nvidia PRODUCES chip:h20")]);
    const changes = connect(url)(CHANGES, { since: BEGINNING });
    const { value: first } = await changes.next();
    expect(first.data.documentChanges).toMatchObject({
      since: "2020-01-01T00:00:00.000Z",
      added: [{ key: "a", statements: { totalCount: 1 } }],
      withdrawn: [],
    });
    await store.retract(["a"]);
    const { value: second } = await changes.next();
    expect(second.data.documentChanges).toMatchObject({
      since: first.data.documentChanges.until,
      added: [],
      withdrawn: [{ key: "a" }],
    });
    await changes.return?.();
  });

  it("each document that comes is told of once", async () => {
    const { url, store } = await listening();
    const changes = connect(url)(CHANGES, { since: BEGINNING });
    for (const key of ["a", "b", "c"]) {
      await store.load([anExtraction({ key }, "company:nvidia PRODUCES chip:h20")]);
      const { value } = await changes.next();
      expect(value.data.documentChanges.added).toMatchObject([{ key }]);
    }
    await changes.return?.();
  });

  it("questions are answered too", async () => {
    const { url } = await listening();
    const { value } = await connect(url)("{ stats { documents } }").next();
    expect(value.data).toEqual({ stats: { documents: 0 } });
  });

  it("an answer that is there in part comes with its errors, and where they are", async () => {
    const { url } = await listening();
    const listen = connect(url);
    const { value } = await listen('{ stats { documents } neighbourhood(id: "chip:h20", depth: 9) { id } }').next();
    expect(value).toMatchObject({
      data: { stats: { documents: 0 }, neighbourhood: null },
      errors: [{ path: ["neighbourhood"], locations: [{ line: 1 }], extensions: { code: "BAD_USER_INPUT" } }],
    });
    expect((await listen("{ __typename }").next()).value.data).toEqual({ __typename: "Query" });
  });

  it.for([
    { what: "an unknown field", query: "subscription { nothing }", code: "GRAPHQL_VALIDATION_FAILED" },
    {
      what: "two at once",
      query: 'subscription { job(id: "a") { id } documentChanges { id } }',
      code: "GRAPHQL_VALIDATION_FAILED",
    },
    { what: "a bad variable", query: JOB, code: "BAD_USER_INPUT" },
    {
      what: "what costs too much",
      query: `subscription { documentChanges { added { statements(first: 100) { edges { node { conflicts(first: 100) { edges { node { id } } } } } } } } }`,
      code: "QUERY_TOO_COMPLEX",
    },
  ])("$what is refused before it begins", async ({ query, code }) => {
    const { url } = await listening();
    const answer = await connect(url)(query).next().then(JSON.stringify, wordsOf);
    expect(answer).toContain(code);
  });

  it("a reader hears of documents, and not of jobs; nobody hears anything without a key", async () => {
    const key = createApiKey("reader");
    const { url, store } = await listening({ access: { keys: [key.stored], anonymous: null } });
    await store.load([anExtraction({ key: "a" }, "company:nvidia PRODUCES chip:h20")]);
    const attempt = (query: string, authorization?: string) =>
      connect(url, authorization)(query, { id: "job:1" }).next().then(JSON.stringify, wordsOf);
    expect(await attempt(JOB, `Bearer ${key.key}`)).toContain("FORBIDDEN");
    expect(await attempt(JOB)).toContain("UNAUTHENTICATED");
    expect(await attempt(JOB, "Bearer cg_000000000000_wrong")).toMatch(/UNAUTHENTICATED|4403|401/);
    const changes = connect(url, `Bearer ${key.key}`)(CHANGES, { since: BEGINNING });
    expect((await changes.next()).value.data.documentChanges.added).toHaveLength(1);
    await changes.return?.();
  });

  it("what is listened to ends when the server stops", async () => {
    const { url, server } = await listening();
    const listen = connect(url);
    const changes = listen(CHANGES, {});
    const next = changes.next().then(
      ({ done }) => (done ? "ended" : "answered"),
      () => "cut off",
    );
    await listen("{ __typename }").next(); // the connection stands
    const started = performance.now();
    await server.stop();
    expect(await next).toMatch(/ended|cut off/);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it("a document that was sent once is named by its hash from then on, a subscription too", async () => {
    const { url, store } = await listening();
    await store.load([anExtraction({ key: "a" }, "company:nvidia PRODUCES chip:h20")]);
    const listen = connect(url);
    for (const query of ["{ stats { documents } }", CHANGES]) {
      const sha256Hash = createHash("sha256").update(query).digest("hex");
      const ask = async (text: string) => {
        const answers = listen(text, { since: BEGINNING }, { persistedQuery: { version: 1, sha256Hash } });
        const answer = await answers.next().then(JSON.stringify, wordsOf);
        await answers.return?.();
        return answer;
      };
      expect(await ask("")).toContain("PersistedQueryNotFound");
      const answer = await ask(query);
      expect(answer).toMatch(/"documents":1|"key":"a"/);
      expect(await ask("")).toBe(answer);
    }
    expect((await listen("{ __typename }").next()).value.data).toEqual({ __typename: "Query" });
  });

  it("what breaks off ends with an error, masked to those who listen and whole to those who run the server", async () => {
    const faults: unknown[] = [];
    const { url, store } = await listening({ onFault: (error) => faults.push(error) });
    await store.load([anExtraction({ key: "a" }, "company:nvidia PRODUCES chip:h20")]);
    const changes = connect(url)(CHANGES, { since: BEGINNING });
    await changes.next();
    await store.close();
    const { value } = await changes.next();
    expect(value).toMatchObject({
      errors: [
        {
          message: "Something went wrong inside the server.",
          extensions: { code: "INTERNAL_SERVER_ERROR", requestId: expect.any(String) },
        },
      ],
    });
    expect(await changes.next()).toMatchObject({ done: true });
    expect(faults).toMatchObject([{ code: "ERR_INVALID_STATE" }]); // the database is closed
  });

  it("no more are taken of one client than its limit, even all at once, and others get theirs", async () => {
    const keys = [createApiKey("reader"), createApiKey("reader")];
    const [one, other] = keys.map(({ key }) => `Bearer ${key}`);
    const access = { keys: keys.map(({ stored }) => stored), anonymous: null };
    const { url, store } = await listening({ access, limits: { subscriptions: 5, clientSubscriptions: 2 } });
    const first = Array.from({ length: 8 }, () => connect(url, one)(CHANGES, {}));
    const answers = first.map((each) => each.next().then(JSON.stringify, wordsOf));
    const refused = await Promise.race(answers);
    expect(refused).toContain("RATE_LIMITED");
    expect(refused).toContain("2 subscriptions");
    await store.load([anExtraction({ key: "a" }, "company:nvidia PRODUCES chip:h20")]);
    const told = (await Promise.all(answers)).filter((answer) => answer.includes('"added":[{"key":"a"'));
    expect(told).toHaveLength(2);
    const heard = await connect(url, other)(CHANGES, { since: BEGINNING }).next();
    expect(heard.value.data.documentChanges.added).toHaveLength(1);
    await Promise.all(first.map((each) => each.return?.()));
    await expect
      .poll(() => connect(url, one)(CHANGES, { since: BEGINNING }).next().then(JSON.stringify, wordsOf))
      .toContain('"key":"a"');
  });

  it("no more are taken than the limit, and those that end make room", async () => {
    const { url, store } = await listening({ limits: { subscriptions: 2 } });
    const open = [1, 2].map(() => connect(url)(CHANGES, {}));
    const waiting = open.map((each) => each.next());
    const third = () => connect(url)(CHANGES, { since: BEGINNING }).next().then(JSON.stringify, wordsOf);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await third()).toContain("RATE_LIMITED");
    await store.load([anExtraction({ key: "a" }, "company:nvidia PRODUCES chip:h20")]);
    await Promise.all(waiting);
    await Promise.all(open.map((each) => each.return?.()));
    await expect.poll(third).toContain('"added":[{"key":"a"');
  });
});

describe("a client that stops reading", () => {
  /** Asks, takes the beginning of what comes, and nothing more. */
  const stopReading = async (url: string, accept: string, query: string) => {
    const { port } = new URL(url);
    const body = JSON.stringify({ query });
    const head = ["POST /graphql HTTP/1.1", "Host: localhost", "Content-Type: application/json", `Accept: ${accept}`];
    const socket = connectSocket(Number(port), "127.0.0.1");
    onTestFinished(() => void socket.destroy());
    socket.on("error", () => {});
    socket.write([...head, `Content-Length: ${body.length}`, "", body].join("\r\n"));
    await new Promise((resolve) => socket.once("data", resolve));
    socket.pause();
  };
  const sentence = `It is named.${"-".repeat(8_000_000)}`; // more than what the system keeps for a connection
  const tooLongToWaitUnread = anExtraction({ key: "a" }, { says: "company:nvidia PRODUCES chip:h20", sentence });
  const openRequests = async (url: string) =>
    /http_requests_in_flight\S* (\d+)/.exec(await (await fetch(new URL("/metrics", url))).text())?.[1];

  it("leaves its place to another", async () => {
    const { url, store } = await listening({ limits: { subscriptions: 1, unreadMs: 300 } });
    await stopReading(url, "text/event-stream", "subscription { documentChanges { added { text } } }");
    const another = () =>
      transports[1]?.connect(url)(CHANGES, { since: BEGINNING }).next().then(JSON.stringify, wordsOf);
    expect(await another()).toContain("RATE_LIMITED");
    await store.load([tooLongToWaitUnread]);
    await expect.poll(another, { timeout: 10_000 }).toContain('"added":[{"key":"a"');
  });

  it("is cut off from an answer of any kind, and one that waits for a slow answer is not", async () => {
    const { url, store, ask, reader } = await listening({ limits: { unreadMs: 300 } });
    await store.load([tooLongToWaitUnread]);
    await stopReading(url, "application/json", "{ documents { edges { node { text } } } }");
    expect(await openRequests(url)).toBe("2"); // that one, and the one which asks
    await expect.poll(() => openRequests(url), { timeout: 10_000 }).toBe("1");
    const { data } = await ask(START, { input: threeDocuments });
    const job = transports[1]?.connect(url)(JOB, { id: data.ingestDocuments.job.id });
    await job?.next();
    await new Promise((resolve) => setTimeout(resolve, 900));
    const next = job?.next();
    await reader.next();
    expect((await next)?.value.data.job).toMatchObject({ status: "RUNNING" });
    await job?.return?.();
    for (const _ of "bc") await reader.next();
  });
});

describe("a job", () => {
  const statusOf = async ({ ask }: Awaited<ReturnType<typeof listening>>, id: string) =>
    (await ask("query ($id: ID!) { job(id: $id) { status done failure finishedAt } }", { id })).data.job;

  it("is one and the same for the same documents while it is under way, and takes JSON Lines", async () => {
    const server = await listening();
    const jsonLines = threeDocuments.documents.map((document) => JSON.stringify(document)).join("\n");
    const ids = [threeDocuments, { jsonLines }, threeDocuments].map(
      async (input) => (await server.ask(START, { input })).data.ingestDocuments.job.id,
    );
    expect(new Set(await Promise.all(ids)).size).toBe(1);
    for (const _ of threeDocuments.documents) await server.reader.next();
    await expect.poll(() => statusOf(server, "job:none")).toBeNull();
    const [id = ""] = await Promise.all(ids);
    await expect.poll(() => statusOf(server, id)).toMatchObject({ status: "SUCCEEDED", done: 3 });
  });

  it("ends after what it is at when it is cancelled, and keeps what it stored", async () => {
    const server = await listening();
    const { id } = (await server.ask(START, { input: threeDocuments })).data.ingestDocuments.job;
    await server.reader.next();
    await server.ask("mutation ($id: ID!) { cancelJob(input: { id: $id }) { job { status } } }", { id });
    await server.reader.next();
    await expect.poll(() => statusOf(server, id)).toMatchObject({ status: "CANCELLED", done: 1 });
  });

  it("that fails says so, masks what nobody foresaw, and lets the next one begin", async () => {
    const faults: unknown[] = [];
    const server = await listening({ onFault: (error) => faults.push(error) });
    const broken = { documents: [{ key: "broken", text: "Text." }] };
    const { id } = (await server.ask(START, { input: broken })).data.ingestDocuments.job;
    await server.reader.next();
    const failed = { status: "FAILED", failure: "Something went wrong inside the server." };
    await expect.poll(() => statusOf(server, id)).toMatchObject(failed);
    expect(faults).toHaveLength(1);
    const next = (await server.ask(START, { input: threeDocuments })).data.ingestDocuments.job.id;
    for (const _ of threeDocuments.documents) await server.reader.next();
    await expect.poll(() => statusOf(server, next)).toMatchObject({ status: "SUCCEEDED" });
  });

  it.for([
    { what: "a line that is no document", input: { jsonLines: '{"key":"a","text":"A."}\n{"key":1}' }, says: "Line 2" },
    { what: "a line that is not JSON", input: { jsonLines: "{" }, says: "Line 1" },
    { what: "too many", input: { jsonLines: '{"key":"a","text":"A."}\n'.repeat(1_001) }, says: "1000" },
    { what: "both at once", input: { jsonLines: "", documents: [] }, says: "Exactly one key" },
  ])("is not begun for $what", async ({ input, says }) => {
    const { ask } = await listening();
    const { errors } = await ask(START, { input });
    expect(errors?.[0]).toMatchObject({
      extensions: { code: "BAD_USER_INPUT" },
      message: expect.stringContaining(says),
    });
  });
});

describe("a WebSocket", () => {
  it("answers nothing more once its key has expired, and asks for another", async () => {
    let loaded = 0;
    const loadSeed = async () => {
      loaded += 1;
      return { added: 1, replaced: 0, unchanged: 0 };
    };
    const expiresAt = Date.now() + 1_000;
    const [expiring, lasting] = [createApiKey("admin", new Date(expiresAt).toISOString()), createApiKey("admin")];
    const access = { keys: [expiring.stored, lasting.stored], anonymous: null };
    const { url } = await listening({ access, writers: { loadSeed } });
    let { key } = expiring;
    const client = createWsClient({
      url: url.replace("http", "ws"),
      webSocketImpl: WebSocket,
      lazyCloseTimeout: 60_000, // the connection stands between questions
      retryWait: async () => {
        ({ key } = lasting);
      },
      connectionParams: () => ({ authorization: `Bearer ${key}` }),
    });
    onTestFinished(async () => client.dispose());
    const closed: unknown[] = [];
    client.on("closed", (event) => void closed.push(event));
    const nameOf = async () => {
      const { value } = await client.iterate({ query: "{ viewer { name } }" }).next();
      return (value as LooseAnswer).data.viewer.name;
    };
    expect(await nameOf()).toBe(`key:${expiring.stored.id}`);
    await new Promise((resolve) => setTimeout(resolve, expiresAt + 50 - Date.now()));
    const { value } = await client.iterate({ query: "mutation { loadSeed { added } }" }).next();
    expect(await nameOf()).toBe(`key:${lasting.stored.id}`);
    expect(closed).toMatchObject([{ code: 4403 }]);
    expect(value).toMatchObject({ data: { loadSeed: { added: 1 } } });
    expect(loaded).toBe(1);
  });

  const open = (url: string, origin?: string) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(url.replace("http", "ws"), "graphql-transport-ws", origin ? { origin } : {});
      socket.once("open", () => {
        resolve("open");
        socket.close();
      });
      socket.once("error", ({ message }) => resolve(message));
    });

  it("is not opened for a page of another origin, unless that is named", async () => {
    const { url } = await listening({ origins: ["https://graph.example"] });
    expect(await open(url)).toBe("open");
    expect(await open(url, new URL(url).origin)).toBe("open");
    expect(await open(url, "https://graph.example")).toBe("open");
    expect(await open(url, "https://evil.example")).toContain("403");
    expect(await open(url, "null")).toContain("403");
    expect(await open(url.replace("/graphql", "/other"))).toContain("404");
  });

  const handshake = (url: string) =>
    [
      "GET /graphql HTTP/1.1",
      `Host: ${new URL(url).host}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      "Sec-WebSocket-Protocol: graphql-transport-ws",
      "",
      "",
    ].join("\r\n");

  it("that sends what is no frame is closed, which the log has a line for and nothing else is printed", async () => {
    const printed = [vi.spyOn(console, "error"), vi.spyOn(console, "warn")];
    const lines: string[] = [];
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(String(chunk));
        done();
      },
    });
    const { url } = await listening({ log: pino({ base: null }, stream) });
    const socket = connectSocket(Number(new URL(url).port), "127.0.0.1");
    socket.write(handshake(url));
    await new Promise((resolve) => socket.once("data", resolve));
    const closed = new Promise<Buffer>((resolve) => socket.once("data", resolve));
    socket.write(Buffer.from([0xff, 0xff, 0, 0, 0, 0]));
    expect((await closed).readUInt16BE(2)).toBe(1002); // "protocol error", RFC 6455
    await expect
      .poll(() => lines.map((line) => JSON.parse(line)))
      .toMatchObject([{ level: 30, msg: "WebSocket broken", address: expect.stringContaining("127.0.0.1") }]);
    for (const spy of printed) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it("is one of a hundred that a client has at most, and others get theirs", async () => {
    const [one, other] = [createApiKey("reader"), createApiKey("reader")];
    const { url } = await listening({ access: { keys: [one.stored, other.stored], anonymous: null } });
    const connected = (key: string) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(url.replace("http", "ws"), "graphql-transport-ws");
        onTestFinished(() => socket.terminate());
        const payload = { authorization: `Bearer ${key}` };
        socket.once("open", () => socket.send(JSON.stringify({ type: "connection_init", payload })));
        socket.once("message", (message) => resolve(String(message)));
        socket.once("close", (code) => resolve(String(code)));
      });
    const answers = await Promise.all(Array.from({ length: 101 }, () => connected(one.key)));
    expect(answers.filter((answer) => answer === '{"type":"connection_ack"}')).toHaveLength(100);
    expect(answers).toContain("1013");
    expect(await connected(other.key)).toBe('{"type":"connection_ack"}');
  });

  it("takes one question after the other for as long as it stands, and keeps nothing of them", async () => {
    const warnings: Error[] = [];
    const warned = (warning: Error) => void warnings.push(warning);
    process.on("warning", warned);
    onTestFinished(() => void process.off("warning", warned));
    const { url } = await listening();
    const client = createWsClient({
      url: url.replace("http", "ws"),
      webSocketImpl: WebSocket,
      lazyCloseTimeout: 60_000,
    });
    onTestFinished(async () => client.dispose());
    for (let times = 0; times < 30; times += 1) {
      const { value } = await client.iterate({ query: "{ stats { documents } }" }).next();
      expect(value?.data).toEqual({ stats: { documents: 0 } });
    }
    expect(warnings).toEqual([]);
  });

  // Vitest fails on what nobody caught, which would end the process of a server.
  it("that is refused to one who has hung up meanwhile ends nothing but that", async () => {
    const { url, ask } = await listening();
    const port = Number(new URL(url).port);
    const head = ["GET /other HTTP/1.1", "Host: localhost", "Connection: Upgrade", "Upgrade: websocket", "", ""];
    const hangUp = () =>
      new Promise<void>((resolve) => {
        const socket = connectSocket(port, "127.0.0.1", () => {
          socket.write(head.join("\r\n"), () => socket.resetAndDestroy());
        });
        socket.once("close", () => resolve()).once("error", () => {});
      });
    for (let times = 0; times < 100; times += 1) await hangUp();
    expect((await ask("{ __typename }")).data).toEqual({ __typename: "Query" });
    expect(await open(url)).toBe("open");
  });
});
