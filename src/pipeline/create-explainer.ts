// The default extractor's answer to "why?".
import type { SourceDocument } from "../domain/index.ts";
import { createDocumentExplainer, createParse, type ExplainableDocument } from "../extract/index.ts";
import { createLanguage } from "../language/index.ts";
import { loadGazetteer, loadOntology } from "../ontology/index.ts";
import type { ExtractorOptions } from "./create-extractor.ts";

/**
 * Explains what `createExtractor` with the same options finds in the sentences of a document, and what it does not.
 * @throws CitegraphError MODEL_MISSING without the language model, ONTOLOGY_INVALID for faulty data
 */
export async function createExplainer(
  options: ExtractorOptions = {},
): Promise<(document: SourceDocument) => ExplainableDocument> {
  return createDocumentExplainer({
    ontology: options.ontology ?? (await loadOntology()),
    gazetteer: options.gazetteer ?? (await loadGazetteer()),
    parse: options.parse ?? createParse(createLanguage()),
  });
}
