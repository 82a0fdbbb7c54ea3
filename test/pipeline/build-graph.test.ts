import { beforeEach, describe, expect, it } from "vitest";
import type { SourceDocument } from "../../src/domain/index.ts";
import type { Extractor } from "../../src/extract/index.ts";
import { loadOntology } from "../../src/ontology/index.ts";
import { buildGraph } from "../../src/pipeline/build-graph.ts";
import { createEmbeddedStore, type GraphStore } from "../../src/store/index.ts";
import { A_RUN, anExtraction } from "../support/an-extraction.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ontology = await loadOntology();
const chips = ["h20", "h100", "h200", "b30"];
const extractions = chips.map((chip) => anExtraction({ key: chip }, `company:nvidia PRODUCES chip:${chip}`));
const documents = extractions.map(({ document }) => document);

/** Knows the documents above, and notes which it was asked to read. */
function aKnowingExtractor(): Extractor & { read: string[] } {
  const read: string[] = [];
  const extract = async ({ id, key }: SourceDocument) => {
    read.push(key);
    return extractions.find(({ document }) => document.id === id)!;
  };
  return { run: A_RUN, read, extract, close: async () => {} };
}

describe("building a graph", () => {
  let store: GraphStore;
  beforeEach(() => {
    store = createEmbeddedStore({ folder: temporaryFolder(), ontology });
    return () => store.close();
  });

  it("stores what every document says, in batches, and reports after each", async () => {
    const added: number[] = [];
    const report = await buildGraph(documents, {
      extractor: aKnowingExtractor(),
      store,
      batchSize: 3,
      onBatch: (sofar) => added.push(sofar.added),
    });
    expect(report).toEqual({ added: 4, replaced: 0, unchanged: 0 });
    expect(added).toEqual([3, 4]);
    expect(await store.stats()).toMatchObject({ documents: 4, relations: 4 });
  });

  it("goes on where it was ended, without reading anything twice", async () => {
    const [first, second] = [aKnowingExtractor(), aKnowingExtractor()];
    const stop = new AbortController();
    await buildGraph(documents, {
      extractor: first,
      store,
      batchSize: 2,
      signal: stop.signal,
      onBatch: () => stop.abort(),
    });
    const report = await buildGraph(documents, { extractor: second, store, batchSize: 2 });
    expect(report).toEqual({ added: 2, replaced: 0, unchanged: 2 });
    expect([first.read, second.read]).toEqual([chips.slice(0, 2), chips.slice(2)]);
  });
});
