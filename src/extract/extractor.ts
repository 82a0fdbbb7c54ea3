// The port to what reads documents.
import type { Extraction, Run, SourceDocument } from "../domain/index.ts";

/** Turns a document into entities and statements. What every adapter must do is written in `test/contract/extractor.ts`. */
export interface Extractor {
  /** The run that its statements name: the same settings give the same run. */
  readonly run: Run;
  /** The same document gives the same extraction, whatever was read before it. */
  extract(document: SourceDocument): Promise<Extraction>;
  close(): Promise<void>;
}
