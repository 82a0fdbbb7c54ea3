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
  /** Milliseconds that the processor worked for each tenth: they do not grow when others use the machine. */
  readonly cpuTenths: readonly number[];
}

/** Loads documents with numbers from 0 to `documents`, a batch a transaction. */
export async function loadDocuments(store: GraphStore, documents: number, batchSize: number): Promise<LoadTimes> {
  const [tenths, cpuTenths] = [new Array<number>(10).fill(0), new Array<number>(10).fill(0)];
  for (const tenth of tenths.keys()) {
    const [from, to] = [Math.floor((tenth * documents) / 10), Math.floor(((tenth + 1) * documents) / 10)];
    for (let at = from; at < to; at += batchSize) {
      const batch = [...generateDocuments(at, Math.min(to, at + batchSize))];
      const before = process.cpuUsage();
      tenths[tenth]! += await timeOf(() => store.load(batch));
      const { user, system } = process.cpuUsage(before);
      cpuTenths[tenth]! += (user + system) / 1_000;
    }
  }
  return { documents, ms: tenths.reduce((sum, ms) => sum + ms, 0), tenths, cpuTenths };
}

export const perSecond = ({ documents, ms }: LoadTimes): number => (documents * 1_000) / ms;
