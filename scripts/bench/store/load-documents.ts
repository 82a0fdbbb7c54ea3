// Loads generated documents into a store and says how long each part of them took.
import type { GraphStore } from "../../../src/store/index.ts";
import { generateDocuments } from "../generate-documents.ts";
import { timeOf } from "./measure.ts";

/** Statements of one generated document. */
export const STATEMENTS = 10;

export interface LoadTimes {
  readonly documents: number;
  /** Milliseconds in the store; making the documents is not counted. */
  readonly ms: number;
  /** Milliseconds of each tenth. */
  readonly tenths: readonly number[];
}

/** Loads documents with numbers from 0 to `documents`, a batch a transaction. */
export async function loadDocuments(store: GraphStore, documents: number, batchSize: number): Promise<LoadTimes> {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const tenth of tenths.keys()) {
    const [from, to] = [Math.floor((tenth * documents) / 10), Math.floor(((tenth + 1) * documents) / 10)];
    for (let at = from; at < to; at += batchSize) {
      const batch = [...generateDocuments(at, Math.min(to, at + batchSize))];
      tenths[tenth]! += await timeOf(() => store.load(batch));
    }
  }
  return { documents, ms: tenths.reduce((sum, ms) => sum + ms, 0), tenths };
}

export const perSecond = ({ documents, ms }: LoadTimes): number => (documents * 1_000) / ms;
