import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { loadOntology } from "../../src/ontology/index.ts";
import { createEmbeddedStore } from "../../src/store/index.ts";
import { aServer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Companies that all compete with one another, so that a walk asks for many edges, ring by ring. */
const documents = Array.from({ length: 40 }, (_, at) =>
  anExtraction(
    { key: `d${at}.txt` },
    ...Array.from({ length: 39 }, (_, other) => `company:c${at} COMPETES_WITH company:c${(at + other + 1) % 40}`),
  ),
);
const links = {
  relations: {
    link: "relations",
    links: { statements: { link: "statements", links: { documents: { link: "documents", text: true } } } },
  },
};

describe("a store", () => {
  it("stops between two of its statements when nobody waits any more, and when the deadline has come", async () => {
    const store = createEmbeddedStore({ folder: temporaryFolder(), ontology: await loadOntology() });
    await store.load(documents);
    let asked = 0;
    const signal = {
      get aborted() {
        asked += 1;
        return asked > 2;
      },
    } as AbortSignal;
    await expect(store.read({ kind: "entity", links }, { signal })).rejects.toMatchObject({ code: "CANCELLED" });
    expect(asked).toBe(3);
    await expect(store.read({ kind: "entity", links }, { deadline: performance.now() - 1 })).rejects.toMatchObject({
      code: "CANCELLED",
    });
    await store.close();
  });
});

describe("an operation", () => {
  const walk = '{ paths(from: "company:c0", to: "company:none", maxLength: 6) { totalCount complete } }';

  it("that is out of time stops its questions and answers TIMEOUT", async () => {
    const { ask, reads } = await aServer(documents, { limits: { deadlineMs: 1, cost: 1_000_000 } });
    const nested =
      "{ entities(first: 40) { edges { node { relations(first: 100) { edges { node { id statements(first: 4) { totalCount edges { node { id } } } } } } } } } }";
    const { data, errors } = await ask(nested);
    expect(data).toBeUndefined();
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["TIMEOUT"]);
    const asked = reads.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(reads).toHaveLength(asked);
  });

  it("whose caller has gone asks its store nothing more", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { store, server, reads } = await aServer(documents);
    const { port } = await server.listen();
    const { signal } = await new Promise<{ signal: AbortSignal }>((resolve) => {
      const read = store.read;
      store.read = async (query, options) => {
        if (options?.signal) resolve({ signal: options.signal });
        await held;
        return read(query, options);
      };
      const body = JSON.stringify({ query: walk });
      const socket = connect(port, "127.0.0.1", () =>
        socket.write(
          `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
        ),
      );
      setTimeout(() => socket.destroy(), 300);
    });
    await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
    const asked = reads.length;
    release();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(reads.length - asked).toBeLessThanOrEqual(1);
  });

  it("gives others a turn between the questions of a walk", async () => {
    const { ask } = await aServer(documents);
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 0);
    await ask('{ neighbourhood(id: "company:c0", depth: 5) { entities { id } } }');
    clearInterval(counting);
    expect(turns).toBeGreaterThan(0);
  });
});
