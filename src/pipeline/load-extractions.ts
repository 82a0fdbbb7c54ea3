// Fills a store from extractions that exist already: those of another store, or of a dump.
import type { Extraction } from "../domain/index.ts";
import type { GraphStore, LoadReport } from "../store/index.ts";
import { addReports, inBatches } from "./build-graph.ts";

export interface LoadOptions {
  /** Documents of one transaction: 100 unless given. */
  readonly batchSize?: number;
  /** Ends the work between two batches; what was stored stays. */
  readonly signal?: AbortSignal;
  readonly onBatch?: (sum: LoadReport) => void;
}

/** Loads in batches. Running it again goes on where it ended, since what is there already adds nothing. */
export async function loadExtractions(
  store: GraphStore,
  extractions: AsyncIterable<Extraction>,
  { batchSize = 100, signal, onBatch }: LoadOptions = {},
): Promise<LoadReport> {
  let sum: LoadReport = { added: 0, replaced: 0, unchanged: 0 };
  for await (const documents of inBatches(byDocument(extractions), batchSize)) {
    if (signal?.aborted) break;
    sum = addReports(sum, await store.load(documents.flat()));
    onBatch?.(sum);
  }
  return sum;
}

/** The readings of each document, which come one after the other, together: they count as one document. */
async function* byDocument(extractions: AsyncIterable<Extraction>): AsyncGenerator<Extraction[]> {
  let readings: Extraction[] = [];
  for await (const extraction of extractions) {
    if (readings.length > 0 && readings[0]?.document.id !== extraction.document.id) {
      yield readings;
      readings = [];
    }
    readings.push(extraction);
  }
  if (readings.length > 0) yield readings;
}
