// Documents → graph: the one place that knows the order of the stages.
import type { SourceDocument } from "../domain/index.ts";
import { type Extractor, extractAll } from "../extract/index.ts";
import type { GraphStore, LoadReport } from "../store/index.ts";

export interface BuildOptions {
  readonly extractor: Extractor;
  readonly store: GraphStore;
  /** Documents of one transaction: 50 unless given. */
  readonly batchSize?: number;
  /** Ends the work between two batches; what was stored stays, and the same call goes on from there. */
  readonly signal?: AbortSignal;
  /** Called after each batch with what became of the documents so far. */
  readonly onBatch?: (sofar: LoadReport) => void;
}

/**
 * Reads what documents say and stores it. Documents that the store holds already, as this extractor reads them, are not
 * read again.
 * @returns what became of the documents; fewer than were given when the signal ended it
 */
export async function buildGraph(
  documents: AsyncIterable<SourceDocument> | Iterable<SourceDocument>,
  { extractor, store, batchSize = 50, signal, onBatch }: BuildOptions,
): Promise<LoadReport> {
  let report: LoadReport = { added: 0, replaced: 0, unchanged: 0 };
  for await (const batch of inBatches(documents, batchSize)) {
    if (signal?.aborted) break;
    report = addReports(report, await storeBatch(batch, extractor, store));
    onBatch?.(report);
  }
  return report;
}

async function storeBatch(batch: SourceDocument[], extractor: Extractor, store: GraphStore): Promise<LoadReport> {
  // Of several versions of one key only the last stays, so that only the last is worth reading.
  const latest = [...new Map(batch.map((document) => [document.key, document])).values()];
  const ids = latest.map(({ id }) => id);
  const missing = new Set(await store.missing(ids, extractor.run.id));
  const unread = latest.filter(({ id }) => missing.has(id));
  const report = await store.load(await extractAll(extractor, unread));
  return addReports(report, { added: 0, replaced: 0, unchanged: latest.length - missing.size });
}

/** Groups what comes into lists of at most `size`. */
export async function* inBatches<T>(items: AsyncIterable<T> | Iterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** What became of the documents of two loads together; which were left out, the caller gathers, since of many batches they are many. */
export function addReports(a: LoadReport, b: LoadReport): LoadReport {
  return { added: a.added + b.added, replaced: a.replaced + b.replaced, unchanged: a.unchanged + b.unchanged };
}
