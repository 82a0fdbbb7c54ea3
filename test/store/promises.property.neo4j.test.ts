// The fourth and fifth promise at once: whatever came and went in Neo4j, its dump is that of an embedded store which was only
// ever given what is left.
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadOntology } from "../../src/ontology/index.ts";
import { createEmbeddedStore, type GraphStore } from "../../src/store/index.ts";
import { anyHistory, type Left, takeStep } from "../support/any-history.ts";
import { dumpOf } from "../support/expect-whole.ts";
import { describeWithNeo4j, openEmptyNeo4j, wipeNeo4j } from "../support/neo4j.ts";
import { PROMISE_RUNS, promiseTimeoutMs } from "../support/property-runs.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ontology = await loadOntology();

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
      fc.asyncProperty(anyHistory, async ({ steps, left }) => {
        await wipeNeo4j();
        for (const step of steps) await takeStep(store, step);
        expect(await dumpOf(store)).toEqual(await dumpOfFolder(left));
      }),
      { numRuns: PROMISE_RUNS },
    );
  });
});

async function dumpOfFolder({ extractions, judgements }: Left): Promise<string[]> {
  const store = createEmbeddedStore({ folder: temporaryFolder(), ontology, durable: false });
  await store.judge(judgements, { acceptUnseen: true });
  await store.load(extractions.toReversed());
  return dumpOf(store).finally(() => store.close());
}
