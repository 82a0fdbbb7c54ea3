// The default extractor: language, reading and resolution put together.
import { assertSound, hashOf, toRun } from "../domain/index.ts";
import { createParse, createReader, type Extractor, type Parse } from "../extract/index.ts";
import { createLanguage } from "../language/index.ts";
import { type Gazetteer, loadGazetteer, loadOntology, type Ontology } from "../ontology/index.ts";
import { resolveReading } from "../resolve/index.ts";

export interface ExtractorOptions {
  /** Both by default as they come with citegraph. */
  readonly ontology?: Ontology;
  readonly gazetteer?: Gazetteer;
  /** The parser; by default the language engine that comes with citegraph. */
  readonly parse?: Parse;
}

/** Counts up with every change of the rules, so that statements of other rules belong to another run. */
export const RULES_VERSION = "1";
export const MODEL = "en_core_web_sm 3.8.0";

/**
 * An extractor that needs no network and gives the same bytes for the same document.
 * @throws CitegraphError MODEL_MISSING without the language model, ONTOLOGY_INVALID for faulty data
 */
export async function createExtractor(options: ExtractorOptions = {}): Promise<Extractor> {
  const ontology = options.ontology ?? (await loadOntology());
  const gazetteer = options.gazetteer ?? (await loadGazetteer());
  const parse = options.parse ?? createParse(createLanguage());
  const read = createReader({ ontology, gazetteer, parse });
  const configuration = hashOf([ontology.fingerprint, gazetteer.fingerprint]);
  const run = toRun({ extractor: "rules", version: RULES_VERSION, configuration, model: options.parse ? null : MODEL });
  return {
    run,
    async extract(document) {
      const extraction = resolveReading(document, read(document), { ontology, gazetteer }, run);
      assertSound(extraction);
      return extraction;
    },
    async close() {},
  };
}
