import fc from "fast-check";
import { expect, it } from "vitest";
import { loadOntology } from "../../../src/ontology/index.ts";
import { createEmbeddedStore, type GraphStore } from "../../../src/store/index.ts";
import { describeIdentity } from "../../contract/identity.ts";
import { anyHistory, takeStep } from "../../support/any-history.ts";
import { describeWithNeo4j, openEmptyNeo4j, wipeNeo4j } from "../../support/neo4j.ts";
import { PROPERTY_RUNS, promiseTimeoutMs } from "../../support/property-runs.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const ontology = await loadOntology();

/** A history takes a server a second; a folder is tried on all of them. */
const RUNS = Math.ceil(PROPERTY_RUNS / 3);

describeWithNeo4j("on a real server", () => {
  describeIdentity("Neo4j", { open: () => openEmptyNeo4j(ontology), empty: wipeNeo4j, runs: RUNS });

  it("offers what a folder offers, after any history", { timeout: promiseTimeoutMs(RUNS) }, async () => {
    const store = await openEmptyNeo4j(ontology);
    const offered = async ({ candidates }: GraphStore) =>
      (await candidates()).map(({ unsure, ...candidate }) => ({ ...candidate, isUnsure: unsure !== null }));
    try {
      await fc.assert(
        fc.asyncProperty(anyHistory, async ({ steps }) => {
          await wipeNeo4j();
          const folder = createEmbeddedStore({ folder: temporaryFolder(), ontology, durable: false });
          for (const step of steps) for (const each of [store, folder]) await takeStep(each, step);
          expect(await offered(store)).toEqual(await offered(folder));
          await folder.close();
        }),
        { numRuns: RUNS },
      );
    } finally {
      await store.close();
    }
  });
});
