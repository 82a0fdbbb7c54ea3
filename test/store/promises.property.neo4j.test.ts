// The fourth and fifth promise at once: whatever came and went in Neo4j, its dump is that of an embedded store which was only
// ever given what is left, and it offers the same entities as one.
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadOntology } from "../../src/ontology/index.ts";
import { createEmbeddedStore, type GraphStore } from "../../src/store/index.ts";
import { anyDispute } from "../support/any-dispute.ts";
import { anyHistory, type Left, takeStep } from "../support/any-history.ts";
import { anyCut, dumpAfter } from "../support/any-parts.ts";
import { dumpOf } from "../support/expect-whole.ts";
import { describeWithNeo4j, openEmptyNeo4j, wipeNeo4j } from "../support/neo4j.ts";
import { PROMISE_RUNS, promiseTimeoutMs } from "../support/property-runs.ts";
import { withFolder } from "../support/temporary-folder.ts";

const ontology = await loadOntology();

const anySteps = fc.oneof({ weight: 3, arbitrary: anyHistory }, { weight: 1, arbitrary: anyDispute });

describeWithNeo4j("a graph in Neo4j, after any history", () => {
  let store: GraphStore;
  beforeAll(async () => {
    store = await openEmptyNeo4j(ontology);
  });
  afterAll(() => store.close());

  it("is the graph in a folder that only ever saw what is left", {
    timeout: promiseTimeoutMs(PROMISE_RUNS),
  }, async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, async ({ steps, left }) => {
        await wipeNeo4j();
        for (const step of steps) await takeStep(store, step);
        expect(await dumpAndOffers(store)).toEqual(await ofFolder(left));
      }),
      { numRuns: PROMISE_RUNS },
    );
  });
});

describeWithNeo4j("parts of a graph in Neo4j", () => {
  let store: GraphStore;
  beforeAll(async () => {
    store = await openEmptyNeo4j(ontology);
  });
  afterAll(() => store.close());

  it("add up as they do in a folder, in another order, and the whole is the whole before and behind them", {
    timeout: promiseTimeoutMs(PROMISE_RUNS),
  }, async () => {
    const property = fc.asyncProperty(anyCut(ontology), async (cut) => {
      const { whole, parts, shuffled } = await cut();
      const sum = await inFolder((folder) => dumpAfter(folder, parts));
      await wipeNeo4j();
      expect(await dumpAfter(store, shuffled)).toEqual(sum);
      expect(await dumpAfter(store, [whole])).toEqual(whole);
      expect(await dumpAfter(store, parts)).toEqual(whole);
    });
    await fc.assert(property, { numRuns: PROMISE_RUNS });
  });
});

/** All that a store holds, and which of its entities it offers as one. */
async function dumpAndOffers(store: GraphStore): Promise<{ dump: string[]; offers: unknown[] }> {
  const candidates = await store.candidates();
  return {
    dump: await dumpOf(store),
    offers: candidates.map(({ unsure, ...candidate }) => ({ ...candidate, isUnsure: unsure !== null })),
  };
}

const ofFolder = ({ extractions, judgements }: Left) =>
  inFolder(async (store) => {
    await store.judge(judgements, { acceptUnseen: true });
    await store.load(extractions.toReversed());
    return dumpAndOffers(store);
  });

function inFolder<T>(use: (store: GraphStore) => Promise<T>): Promise<T> {
  return withFolder(async (folder) => {
    const store = createEmbeddedStore({ folder, ontology, durable: false });
    return use(store).finally(() => store.close());
  });
}
