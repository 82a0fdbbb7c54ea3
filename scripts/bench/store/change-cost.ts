// What one document more, and one document retracted, costs in a store that is full already.

import type { GraphStore } from "../../../src/store/index.ts";
import { generateDocument } from "../generate-documents.ts";
import { type Percentiles, percentiles, timeOf } from "./measure.ts";

const TIMES = 100;
/** Numbers that no load of the bench reaches. */
const NEW = 50_000_000;

/** Milliseconds by the clock, and those that the processor worked on average. */
type Cost = Percentiles & { readonly cpuMs: number };

export interface ChangeCost {
  readonly add: Cost;
  readonly retract: Cost;
}

/** Adds documents one by one and takes them back, each in a transaction of its own; the store is as before afterwards. */
export async function measureChanges(store: GraphStore, times = TIMES): Promise<ChangeCost> {
  const documents = Array.from({ length: times }, (_, at) => generateDocument(NEW + at));
  const add = await costOf(documents, (document) => store.load([document]));
  return { add, retract: await costOf(documents, ({ document }) => store.retract([document.key])) };
}

async function costOf<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<Cost> {
  const times: number[] = [];
  const before = process.cpuUsage();
  for (const item of items) times.push(await timeOf(() => work(item)));
  const { user, system } = process.cpuUsage(before);
  return { ...percentiles(times), cpuMs: (user + system) / 1_000 / items.length };
}
