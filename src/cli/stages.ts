// What reads documents, as the settings want it.
import type { Extractor } from "../extract/index.ts";
import { type Gazetteer, loadGazetteer, loadOntology, type Ontology } from "../ontology/index.ts";
import { createExtractor } from "../pipeline/index.ts";
import type { Context } from "./context.ts";

export interface Stages {
  readonly ontology: Ontology;
  readonly gazetteer: Gazetteer;
  readonly extractor: Extractor;
}

/** Makes an extractor with the ontology and gazetteer of the settings, and closes it after the work. */
export async function usingStages<T>({ config }: Context, work: (stages: Stages) => Promise<T>): Promise<T> {
  const ontology = await loadOntology(...config.ontology);
  const gazetteer = await loadGazetteer(...config.gazetteer);
  const extractor = await createExtractor({ ontology, gazetteer });
  try {
    return await work({ ontology, gazetteer, extractor });
  } finally {
    await extractor.close();
  }
}
