// Fills a store from the log of another one, or from a dump: what people judged, then what documents say.
import type { Extraction, JudgementInput } from "../domain/index.ts";
import type { GraphStore, LoadReport } from "../store/index.ts";
import { addReports, inBatches } from "./build-graph.ts";

/** What a log holds; judgements come first, so that what documents say is shown by them at once. */
export type LogItem =
  | { readonly kind: "judgement"; readonly judgement: JudgementInput }
  | { readonly kind: "extraction"; readonly extraction: Extraction };

export interface LoadOptions {
  /** Documents of one transaction: 100 unless given. */
  readonly batchSize?: number;
  /** Lets older texts, too, take the place of those that are there under their keys. */
  readonly replaceNewer?: boolean;
  /** Ends the work between two batches; what was stored stays. */
  readonly signal?: AbortSignal;
  /** Called after each batch with the numbers so far; which documents were left out, the end tells. */
  readonly onBatch?: (sum: LogReport) => void;
}

export interface LogReport extends LoadReport {
  /** Judgements that the log holds. */
  readonly judgements: number;
}

/** What holds in a store: its live judgements, and its documents in order of their keys. */
export async function* logOf(store: Pick<GraphStore, "judgements" | "extractions">): AsyncGenerator<LogItem> {
  for (const judgement of await store.judgements()) yield { kind: "judgement", judgement };
  for await (const extraction of store.extractions()) yield { kind: "extraction", extraction };
}

/**
 * Loads in batches. Running it again goes on where it ended, since what is there already adds nothing. Where the store holds a newer
 * text of a key, that stays: `leftOut` names the key.
 */
export async function loadLog(
  store: GraphStore,
  items: AsyncIterable<LogItem>,
  { batchSize = 100, replaceNewer = false, signal, onBatch }: LoadOptions = {},
): Promise<LogReport> {
  let sum: LogReport = { added: 0, replaced: 0, unchanged: 0, judgements: 0 };
  const leftOut = new Set<string>();
  for await (const batch of inBatches(bySubject(items), batchSize)) {
    if (signal?.aborted) break;
    const judgements = batch.flat().flatMap((item) => (item.kind === "judgement" ? item.judgement : []));
    const extractions = batch.flat().flatMap((item) => (item.kind === "extraction" ? item.extraction : []));
    if (judgements.length > 0) await store.judge(judgements, { acceptUnseen: true });
    const report = await store.load(extractions, { keepNewer: !replaceNewer });
    sum = { ...addReports(sum, report), judgements: sum.judgements + judgements.length };
    for (const key of report.leftOut ?? []) leftOut.add(key);
    onBatch?.(sum);
  }
  return { ...sum, ...(leftOut.size > 0 && { leftOut: [...leftOut] }) };
}

/** The readings of one document, which come one after the other, together: they count as one document. */
async function* bySubject(items: AsyncIterable<LogItem>): AsyncGenerator<LogItem[]> {
  let readings: LogItem[] = [];
  const subjectOf = (item: LogItem | undefined) => (item?.kind === "extraction" ? item.extraction.document.id : null);
  for await (const item of items) {
    if (readings.length > 0 && (subjectOf(item) === null || subjectOf(readings[0]) !== subjectOf(item))) {
      yield readings;
      readings = [];
    }
    readings.push(item);
  }
  if (readings.length > 0) yield readings;
}
