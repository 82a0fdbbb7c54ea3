// The port to what reads documents.
import type { Extraction, Run, SourceDocument } from "../domain/index.ts";

/** Turns a document into entities and statements. What every adapter must do is written in `test/contract/extractor.ts`. */
export interface Extractor {
  /** The run that its statements name: the same settings give the same run. */
  readonly run: Run;
  /** The same document gives the same extraction, whatever was read before it. */
  extract(document: SourceDocument): Promise<Extraction>;
  /** The same of several documents, in their order, by extractors that are faster so. */
  extractAll?(documents: readonly SourceDocument[]): Promise<Extraction[]>;
  close(): Promise<void>;
}

/** Extracts several documents: together where the extractor can, else one after the other. */
export async function extractAll(extractor: Extractor, documents: readonly SourceDocument[]): Promise<Extraction[]> {
  if (extractor.extractAll) return extractor.extractAll(documents);
  const extractions = [];
  for (const document of documents) extractions.push(await extractor.extract(document));
  return extractions;
}
