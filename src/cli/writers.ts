// What the server's mutations do: the stages, handed over.
import { hashOf, toSourceDocument } from "../domain/index.ts";
import type { SeedInput, Writers } from "../graphql/index.ts";
import { buildGraph, loadSeed, type SeedText } from "../pipeline/index.ts";
import type { GraphStore } from "../store/index.ts";
import type { Stages } from "./stages.ts";

/** Documents of one transaction of a job: few, so that its progress is seen, and others get to write. */
const JOB_BATCH = 10;

export function createWriters(store: GraphStore, stages: Stages): Required<Writers> {
  return {
    ingest: async (input) => {
      const document = toSourceDocument(input);
      const report = await buildGraph([document], { store, extractor: stages.extractor });
      return { id: document.id, report };
    },
    ingestAll: (inputs, { signal, onProgress }) => {
      const stage = { store, extractor: stages.extractor, signal, batchSize: JOB_BATCH, onBatch: onProgress };
      return buildGraph(inputs.map(toSourceDocument), stage);
    },
    retract: (keysOrIds) => store.retract(keysOrIds),
    loadSeed: (input) => loadSeed(store, input ? textsOf(input) : [], stages),
  };
}

/** Rows have no file over the API: what they are called comes from what they say. */
function textsOf({ format, entities, statements }: SeedInput): SeedText[] {
  const texts = [entities, statements].filter((text) => text !== undefined);
  return texts.map((text) => ({ name: `seed:${hashOf(text)}.${format}`, text }));
}
