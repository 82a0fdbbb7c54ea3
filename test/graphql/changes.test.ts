import { describe, expect, it } from "vitest";
import { CitegraphError } from "../../src/domain/index.ts";
import { aServer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";

describe("mutations", () => {
  it("ingest a document and show what became of it, with one question to the store", async () => {
    const extraction = anExtraction({ key: "a.txt" }, "company:nvidia PRODUCES chip:h20");
    const { ask, reads, store } = await aServer([], {
      writers: { ingest: async () => ({ id: extraction.document.id, report: await store.load([extraction]) }) },
    });
    const change = `mutation { ingestDocument(input: { key: "a.txt", text: "…", publishedAt: "2025-07" }) {
      outcome document { key statements { totalCount edges { node { relation subject { name } } } } } } }`;
    const { data } = await ask(change);
    expect(data.ingestDocument).toEqual({
      outcome: "ADDED",
      document: {
        key: "a.txt",
        statements: { totalCount: 1, edges: [{ node: { relation: "PRODUCES", subject: { name: "Nvidia" } } }] },
      },
    });
    expect((await ask(change)).data.ingestDocument.outcome).toBe("UNCHANGED");
    expect(reads).toHaveLength(2);
  });

  it("refuse a document without a key or with a day that is none", async () => {
    const { ask } = await aServer([], { writers: { ingest: () => Promise.reject(new Error("not to be called")) } });
    for (const input of ['key: "", text: "…"', 'key: "a", text: "…", publishedAt: "2025/2026"']) {
      const { errors } = await ask(`mutation { ingestDocument(input: { ${input} }) { outcome } }`);
      expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
    }
  });

  it("retract a document by id or by key, and count nothing for one that is not there", async () => {
    const extraction = anExtraction({ key: "a.txt" }, "company:nvidia PRODUCES chip:h20");
    const { ask, store } = await aServer([extraction], { writers: { retract: (ids) => store.retract(ids) } });
    const retract = (input: object) =>
      ask("mutation ($input: RetractDocumentInput!) { retractDocument(input: $input) { retracted } }", { input });
    expect((await retract({ key: "b.txt" })).data.retractDocument.retracted).toBe(0);
    expect((await retract({ id: extraction.document.id })).data.retractDocument.retracted).toBe(1);
    expect((await ask("{ stats { entities } }")).data.stats.entities).toBe(0);
    expect((await retract({ id: "a", key: "b" })).errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  });

  it("hand a seed over as it came", async () => {
    const seeds: unknown[] = [];
    const loadSeed = async (seed: unknown) => {
      seeds.push(seed);
      return { added: 1, replaced: 0, unchanged: 2 };
    };
    const { ask } = await aServer([], { writers: { loadSeed } });
    const { data } = await ask(
      'mutation { loadSeed(input: { format: JSONL, entities: "{}" }) { added replaced unchanged } }',
    );
    expect(data.loadSeed).toEqual({ added: 1, replaced: 0, unchanged: 2 });
    await ask("mutation { loadSeed { added } }");
    expect(seeds).toEqual([{ format: "jsonl", entities: "{}" }, undefined]);
  });

  it("are refused before anything is done on a server that only reads", async () => {
    const { ask } = await aServer([]);
    const { data, errors } = await ask("mutation { loadSeed { added } }");
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ message: "This server only reads.", extensions: { code: "FORBIDDEN" } }]);
  });

  it("are refused where the server was given no way to do them", async () => {
    const { ask } = await aServer([], { writers: { loadSeed: () => Promise.reject(new Error("not to be called")) } });
    const { errors } = await ask('mutation { retractDocument(input: { key: "a.txt" }) { retracted } }');
    expect(errors?.[0]).toMatchObject({
      message: "This server takes no documents back.",
      extensions: { code: "FORBIDDEN" },
    });
  });
});

describe("errors", () => {
  it("carry our code, hint and details", async () => {
    const loadSeed = async () => {
      throw new CitegraphError("SEED_INVALID", "The seed has 2 faults.", {
        details: ["line 3: no name", "line 9: no type"],
      });
    };
    const { ask } = await aServer([], { writers: { loadSeed } });
    const { errors } = await ask("mutation { loadSeed { added } }");
    expect(errors).toEqual([
      {
        message: "The seed has 2 faults.",
        locations: expect.anything(),
        path: ["loadSeed"],
        extensions: {
          code: "SEED_INVALID",
          classification: "ValidationError",
          hint: expect.stringContaining("Mend"),
          details: ["line 3: no name", "line 9: no type"],
        },
      },
    ]);
  });

  it("are masked when nobody foresaw them, and told whole to the log under the request's id", async () => {
    const faults: unknown[] = [];
    const secret = new Error("password=hunter2");
    const { ask } = await aServer([], {
      writers: { loadSeed: () => Promise.reject(secret) },
      onFault: (error, requestId) => faults.push([error, requestId]),
    });
    const { errors } = await ask("mutation { loadSeed { added } }");
    expect(JSON.stringify(errors)).not.toContain("hunter2");
    expect(errors?.[0]?.extensions).toEqual({ code: "INTERNAL_SERVER_ERROR", requestId: "local" });
    expect(faults).toEqual([[secret, "local"]]);
  });

  it("say nothing of the schema when introspection is off", async () => {
    const { ask } = await aServer([], { introspection: false });
    const { errors } = await ask("{ entitys { totalCount } }");
    expect(errors?.[0]?.message).not.toContain("entities");
    expect((await ask("{ __schema { queryType { name } } }")).errors).toHaveLength(1);
  });
});
