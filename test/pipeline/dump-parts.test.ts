// The fourth promise for parts of a graph: whatever parts come, in whatever order, they add up, and the whole is the whole.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Extraction } from "../../src/domain/index.ts";
import { loadOntology } from "../../src/ontology/index.ts";
import { buildGraph, createDumpSum, dumpLines, verifyStore } from "../../src/pipeline/index.ts";
import { createEmbeddedStore, type Filter, type GraphStore } from "../../src/store/index.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { anyCut, type Dump, dumpAfter } from "../support/any-parts.ts";
import { PROMISE_RUNS, promiseTimeoutMs } from "../support/property-runs.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ontology = await loadOntology();
const aStore = () => createEmbeddedStore({ folder: temporaryFolder(), ontology, durable: false });

async function withStore<T>(use: (store: GraphStore) => Promise<T>): Promise<T> {
  const store = aStore();
  return use(store).finally(() => store.close());
}

describe("parts of a graph", () => {
  it("give equal dumps in any order, which load again, and the whole's dump with the whole before, between or behind them", {
    timeout: promiseTimeoutMs(PROMISE_RUNS),
  }, async () => {
    const property = fc.asyncProperty(anyCut(ontology), fc.nat(3), async (cut, place) => {
      const { whole, parts, shuffled } = await cut();
      const sum = await withStore(async (store) => {
        const sum = await dumpAfter(store, parts);
        expect(await dumpAfter(store, [whole])).toEqual(whole);
        expect(await dumpAfter(store, shuffled)).toEqual(whole);
        return sum;
      });
      await withStore(async (store) => expect(await dumpAfter(store, shuffled)).toEqual(sum));
      await withStore(async (store) => expect(await dumpAfter(store, [sum])).toEqual(sum));
      const between = shuffled.toSpliced(place, 0, whole);
      await withStore(async (store) => expect(await dumpAfter(store, between)).toEqual(whole));
    });
    await fc.assert(property, { numRuns: PROMISE_RUNS });
  });
});

describe("a part of a document", () => {
  const extraction = anExtraction({ key: "k" }, "company:nvidia PRODUCES chip:h20", "company:amd PRODUCES chip:mi308", {
    says: "company:smic PRODUCES chip:h100",
    polarity: "negated",
  });
  const dumpOfPart = async (filter: Filter): Promise<Dump> =>
    withStore(async (store) => {
      await store.load([extraction]);
      return Array.fromAsync(dumpLines(store, filter));
    });
  /** As what a version before this one wrote. */
  const unmarked = (lines: Dump): Dump => {
    const sum = createDumpSum();
    const old = lines.slice(0, -1).map((line) => line.replace(/"partial":(true|false),/, ""));
    for (const line of old) sum.add(line);
    const { kind, lines: count, sha256 } = sum.end();
    return [...old, JSON.stringify({ kind, lines: count, sha256 })];
  };
  const isMarked = (lines: Dump) => lines.flatMap((line) => /"partial":(true|false)/.exec(line)?.[1] ?? []);
  const extractor = { run: extraction.run, extract: async () => extraction, close: async () => {} };

  it("says that it is one, and one that leaves nothing out says that it is none", async () => {
    expect(isMarked(await dumpOfPart({ polarity: ["negated"] }))).toEqual(["true"]);
    expect(isMarked(await dumpOfPart({ minConfidence: 0.1 }))).toEqual(["false"]);
    expect(isMarked(await dumpOfPart({}))).toEqual([]);
  });

  it.for([
    { name: "marked", of: (lines: Dump) => lines },
    { name: "of an earlier version, which marked none", of: unmarked },
  ])("that is $name does not keep the document from being read", async ({ of }) => {
    const part = of(await dumpOfPart({ polarity: ["negated"] }));
    await withStore(async (store) => {
      expect(isMarked(await dumpAfter(store, [part]))).toEqual(["true"]);
      expect(await store.stats()).toMatchObject({ statements: 1 });
      expect(await verifyStore(store, ontology)).toMatchObject({ statements: 1, faults: [] });
      expect(await buildGraph([extraction.document], { extractor, store })).toMatchObject({ replaced: 1 });
      expect(await Array.fromAsync(store.extractions())).toEqual([extraction]);
      expect(await dumpAfter(store, [part])).toEqual(await dumpOfPart({}));
      expect(await buildGraph([extraction.document], { extractor, store })).toMatchObject({ unchanged: 1 });
      expect(await verifyStore(store, ontology)).toMatchObject({ statements: 3, faults: [] });
    });
  });

  it("is one only where its dump leaves out what is derived, also where another dump stands beside it", async () => {
    const [whole, part] = [await dumpOfPart({}), unmarked(await dumpOfPart({ polarity: ["negated"] }))];
    const nothing: Extraction = anExtraction({ key: "nothing" });
    await withStore(async (store) => {
      await store.load([nothing]);
      expect(isMarked(await dumpAfter(store, [unmarked(await Array.fromAsync(dumpLines(store)))]))).toEqual([]);
      expect(isMarked(await dumpAfter(store, [[...part, ...part]]))).toEqual(["true"]);
      expect(isMarked(await dumpAfter(store, [[...part, ...whole, ...part]]))).toEqual([]);
    });
  });
});
