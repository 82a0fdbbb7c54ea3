import { rmSync } from "node:fs";
import { parse as parseCsv } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Extraction } from "../../../src/domain/index.ts";
import { loadOntology } from "../../../src/ontology/index.ts";
import { type CsvTable, exportGraph, loadLog, readDump } from "../../../src/pipeline/index.ts";
import { createEmbeddedStore, type Filter, type GraphStore, type NodeKind } from "../../../src/store/index.ts";
import { anExtraction } from "../../support/an-extraction.ts";
import { anyExtraction } from "../../support/any-extraction.ts";
import { PROMISE_RUNS, promiseTimeoutMs } from "../../support/property-runs.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { idsOf } from "../../support/whole-answer.ts";

const ontology = await loadOntology();
const open = () => {
  const folder = temporaryFolder();
  const store = createEmbeddedStore({ folder, ontology, durable: false });
  // Those of a thousand cases would fill a small disk.
  const close = () => store.close().finally(() => rmSync(folder, { recursive: true, force: true }));
  return { ...store, close };
};

async function aStore(...extractions: readonly Extraction[]) {
  const store = open();
  onTestFinished(() => store.close());
  await store.load(extractions);
  return store;
}

async function rowsOf(store: GraphStore, table: CsvTable, filter: Filter): Promise<Record<string, string>[]> {
  const text = (await Array.fromAsync(exportGraph(store, { format: "csv", table, filter }))).join("");
  return parseCsv(text, { columns: true, recordDelimiter: "\r\n" });
}

const inOrder = (ids: Iterable<string | undefined>) => [...new Set(ids)].sort();

const anyFilter: fc.Arbitrary<Filter> = fc.record(
  {
    types: fc.subarray(["Chip", "Company", "Person", "Country"]),
    relations: fc.subarray(["PRODUCES", "LEADS", "RESTRICTS", "COMPETES_WITH"]),
    status: fc.subarray(["stated", "disputed", "denied", "anticipated"] as const),
    polarity: fc.subarray(["affirmed", "negated"] as const),
    attributedTo: fc.subarray(["person:lisa-su", "company:nvidia"]),
    minConfidence: fc.constantFrom(0, 0.5, 0.9),
    outlet: fc.subarray(["Gazette", "Herald"]),
    validAt: fc.constantFrom("2024-06-01", "2025-05-05"),
  },
  { requiredKeys: [] },
);

describe("a part of a graph", () => {
  it(
    "holds what passes the filter and what that names, and nothing else",
    async () => {
      const property = fc.asyncProperty(
        fc.array(anyExtraction, { maxLength: 6 }),
        anyFilter,
        async (documents, filter) => {
          const store = open();
          await store.load(documents);
          const [nodes, edges] = [await rowsOf(store, "nodes", filter), await rowsOf(store, "edges", filter)];
          const statements = await rowsOf(store, "statements", filter);
          const idsOfKind = (kind: NodeKind) => idsOf(store, { kind, filter });
          expect(inOrder(edges.map(({ id }) => id))).toEqual(inOrder(await idsOfKind("relation")));
          expect(inOrder(statements.map(({ id }) => id))).toEqual(inOrder(await idsOfKind("statement")));
          const passing = await idsOfKind("entity");
          const named = [...edges, ...statements].flatMap(({ subject, object, speaker }) => [
            subject,
            object,
            speaker || subject,
          ]);
          const outside = passing.filter((id) => !named.includes(id));
          expect(inOrder(nodes.map(({ id }) => id))).toEqual(inOrder([...named, ...outside]));
          expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
          await store.close();
        },
      );
      await fc.assert(property, { numRuns: PROMISE_RUNS });
    },
    promiseTimeoutMs(PROMISE_RUNS),
  );

  it(
    "fills another store by its JSONL with exactly its statements",
    async () => {
      const property = fc.asyncProperty(
        fc.array(anyExtraction, { maxLength: 6 }),
        anyFilter,
        async (documents, filter) => {
          const [store, copy] = [open(), open()];
          await store.load(documents);
          const text = (await Array.fromAsync(exportGraph(store, { format: "jsonl", filter }))).join("");
          const bytes = async function* () {
            yield Buffer.from(text);
          };
          await loadLog(copy, readDump(bytes(), "part"));
          expect(await idsOf(copy, { kind: "statement" })).toEqual(await idsOf(store, { kind: "statement", filter }));
          await Promise.all([store.close(), copy.close()]);
        },
      );
      await fc.assert(property, { numRuns: PROMISE_RUNS });
    },
    promiseTimeoutMs(PROMISE_RUNS),
  );

  it("names each entity once, also one that only speaks", async () => {
    const store = await aStore(
      anExtraction(
        { key: "a" },
        { says: "company:acme PRODUCES chip:x1", by: "person:ann" },
        "person:ann LEADS company:acme",
      ),
      anExtraction({ key: "b" }, { says: "company:acme PRODUCES chip:x2", by: "person:bo" }),
      anExtraction({ key: "c" }, { says: "company:acme PRODUCES chip:x2", by: "person:bo" }),
    );
    const ids = async (filter: Filter) => (await rowsOf(store, "nodes", filter)).map(({ id }) => id);
    expect(await ids({ types: ["Chip"] })).toEqual(["chip:x1", "chip:x2", "company:acme", "person:ann", "person:bo"]);
    expect(await ids({ relations: ["LEADS"] })).toEqual(["company:acme", "person:ann"]);
    expect(await ids({ types: ["Country"] })).toEqual([]);
  });

  it("comes whole however many pages it takes", async () => {
    const chips = Array.from({ length: 1201 }, (_, i) => `company:acme PRODUCES chip:x${i}`);
    const store = await aStore(anExtraction({ key: "a" }, ...chips));
    expect(await rowsOf(store, "nodes", {})).toHaveLength(1202);
    expect(await rowsOf(store, "edges", { relations: ["PRODUCES"] })).toHaveLength(1201);
    expect(await rowsOf(store, "statements", { types: ["Chip"] })).toHaveLength(1201);
  });

  it("shows with every edge its most certain sentence and where that stands", async () => {
    const store = await aStore(
      anExtraction(
        { key: "a", outlet: "Gazette" },
        { says: "company:acme PRODUCES chip:x1", sentence: "Acme may make X1.", confidence: 0.4 },
      ),
      anExtraction(
        { key: "b", outlet: "Herald" },
        { says: "company:acme PRODUCES chip:x1", sentence: "Acme makes X1.", confidence: 0.9 },
      ),
    );
    expect(await rowsOf(store, "edges", {})).toMatchObject([
      { quote: "Acme makes X1.", source: "b", statementCount: "2" },
    ]);
    expect(await rowsOf(store, "edges", { outlet: ["Gazette"] })).toMatchObject([
      { quote: "Acme may make X1.", source: "a" },
    ]);
  });

  it("names merged entities by the one they are shown as, also where they speak", async () => {
    const store = await aStore(
      anExtraction({ key: "a" }, { says: "company:acme PRODUCES chip:x1", by: "person:ann" }),
      anExtraction({ key: "b" }, { says: "company:acme-inc PRODUCES chip:x2", by: "person:ann-lee" }),
    );
    await store.judge([
      { a: "company:acme", b: "company:acme-inc", verdict: "same", by: "test" },
      { a: "person:ann", b: "person:ann-lee", verdict: "same", by: "test" },
    ]);
    for (const filter of [{}, { types: ["Chip"] }]) {
      const nodes = (await rowsOf(store, "nodes", filter)).map(({ id }) => id);
      const statements = await rowsOf(store, "statements", filter);
      expect(nodes).toHaveLength(4);
      for (const { subject, object, speaker } of statements)
        expect(nodes).toEqual(expect.arrayContaining([subject, object, speaker]));
    }
  });
});
