// The default extractor: language, reading and resolution put together.
import { assertSound, hashOf, type SourceDocument, toRun } from "../domain/index.ts";
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
/** What is read together, whose parses are held: more was no faster. */
const CHARACTERS_AT_ONCE = 50_000;

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
  const extract = (documents: readonly SourceDocument[]) => {
    const readings = read(documents);
    return documents.map((document, i) => {
      const extraction = resolveReading(document, readings[i]!, { ontology, gazetteer }, run);
      assertSound(extraction);
      return extraction;
    });
  };
  return {
    run,
    extract: async (document) => extract([document])[0]!,
    extractAll: async (documents) => inChunks(documents, CHARACTERS_AT_ONCE).flatMap(extract),
    async close() {},
  };
}

/** Lists of documents, in order, of which each is of so many characters at most, or of one document. */
function inChunks(documents: readonly SourceDocument[], most: number): SourceDocument[][] {
  const chunks: SourceDocument[][] = [];
  let characters = 0;
  for (const document of documents) {
    characters += document.text.length;
    if (chunks.length === 0 || characters > most) {
      chunks.push([]);
      characters = document.text.length;
    }
    chunks.at(-1)!.push(document);
  }
  return chunks;
}
