// A Neo4j that others write to while it is exported and verified: it cannot be held still, so that the reader is told.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { loadOntology } from "../../src/ontology/index.ts";
import { changesSince, exportGraph, verifyStore, whileStill, writeFiles } from "../../src/pipeline/index.ts";
import type { GraphStore } from "../../src/store/index.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { describeWithNeo4j, openEmptyNeo4j } from "../support/neo4j.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ontology = await loadOntology();

describeWithNeo4j("a Neo4j that is changed while it is read", () => {
  let store: GraphStore;
  beforeEach(async () => {
    store = await openEmptyNeo4j(ontology);
    await store.load([anExtraction({ key: "a" }, "company:nvidia PRODUCES chip:h20")]);
  });
  afterEach(() => store.close());
  const change = () => store.load([anExtraction({ key: "b" }, "company:amd PRODUCES chip:mi308")]);

  it("is not exported in part, and no file is written", async () => {
    const file = join(temporaryFolder(), "graph.jsonl");
    const text = async function* () {
      const pieces = exportGraph(store, { format: "jsonl" })[Symbol.asyncIterator]();
      yield (await pieces.next()).value as string;
      await change();
      for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) yield piece.value;
    };
    await expect(writeFiles({ [file]: text() })).rejects.toMatchObject({ code: "STORE_BUSY" });
    expect(existsSync(file)).toBe(false);
  });

  it("is not said to be damaged", async () => {
    const faults = async function* () {
      await change();
      yield* store.faults();
    };
    const changing = { ...store, still: async () => ({ ...(await store.still()), faults }) };
    await expect(verifyStore(changing, ontology)).rejects.toMatchObject({ code: "STORE_BUSY" });
    expect((await verifyStore(store, ontology)).faults).toEqual([]);
  });

  it("tells what changed up to one moment, however steadily others write", async () => {
    let written = 0;
    const log: GraphStore["log"] = async function* (options) {
      yield* store.log(options);
      await store.load([anExtraction({ key: `b${++written}` }, "company:amd PRODUCES chip:mi308")]);
    };
    const changing: GraphStore = { ...store, log, still: async () => ({ ...(await store.still()), log }) };
    const changes = await changesSince(changing, "2020-01-01", ontology);
    expect(written).toBeGreaterThan(1);
    const entries = await Array.fromAsync(store.log());
    const before = entries.filter(({ recordedAt }) => recordedAt <= changes.until);
    expect(changes.documentsAdded).toEqual(before.map(({ document }) => document).sort());
    expect(before.length).toBeLessThan(entries.length);
  });

  it("says so before a fault that came of it", async () => {
    const work = async () => {
      await change();
      throw new Error("half of two states");
    };
    await expect(whileStill(store, work)).rejects.toMatchObject({ code: "STORE_BUSY" });
  });
});
