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
  for await (const batch of inBatches(extractions, batchSize)) {
    if (signal?.aborted) break;
    sum = addReports(sum, await store.load(batch));
    onBatch?.(sum);
  }
  return sum;
}
