// What one document more, one retracted and a batch of them cost in a large store beside a small one. The stores have their
// turns in one process, so that whatever else the machine does is the same for both.
import type { GraphStore } from "../../../src/store/index.ts";
import { generateDocument, generateDocuments } from "../generate-documents.ts";
import { type Percentiles, percentiles, timeOf } from "./measure.ts";

const TIMES = 60;
/** Not counted, for then the pages are read that the others find in memory. */
const WARM_UP = 10;
const BATCHES = 4;
const BATCH = 500;
/** Numbers that no load of the bench reaches. */
const NEW = 50_000_000;

/** Milliseconds by the clock, and those that the processor worked on average for a document. */
export type Cost = Percentiles & { readonly cpuMs: number };

export const CHANGES = ["add", "retract", "load"] as const;
export type ChangeCosts = Readonly<Record<(typeof CHANGES)[number], Cost>>;

/** The stores are as before afterwards. */
export async function measureChanges(stores: readonly GraphStore[]): Promise<ChangeCosts[]> {
  const documents = Array.from({ length: WARM_UP + TIMES }, (_, at) => generateDocument(NEW + at));
  const batches = Array.from({ length: 1 + BATCHES }, (_, at) => [
    ...generateDocuments(NEW / 2 + at * BATCH, NEW / 2 + (at + 1) * BATCH),
  ]);
  const add = await costsOf(stores, documents, WARM_UP, (store, document) => store.load([document]));
  const retract = await costsOf(stores, documents, WARM_UP, (store, { document }) => store.retract([document.key]));
  const load = await costsOf(stores, batches, 1, (store, batch) => store.load(batch));
  const keys = batches.flat().map(({ document }) => document.key);
  for (const store of stores) await store.retract(keys);
  return stores.map((_, at) => {
    const { p50, p99, cpuMs } = load[at]!;
    return { add: add[at]!, retract: retract[at]!, load: { p50, p99, cpuMs: cpuMs / BATCH } };
  });
}

async function costsOf<T>(
  stores: readonly GraphStore[],
  items: readonly T[],
  warmUp: number,
  work: (store: GraphStore, item: T) => Promise<unknown>,
): Promise<Cost[]> {
  const costs = stores.map((store) => ({ store, times: [] as number[], cpuMs: 0 }));
  for (const [at, item] of items.entries()) {
    for (const cost of costs) {
      const before = process.cpuUsage();
      const ms = await timeOf(() => work(cost.store, item));
      const { user, system } = process.cpuUsage(before);
      if (at < warmUp) continue;
      cost.times.push(ms);
      cost.cpuMs += (user + system) / 1_000;
    }
  }
  return costs.map(({ times, cpuMs }) => ({ ...percentiles(times), cpuMs: cpuMs / times.length }));
}
