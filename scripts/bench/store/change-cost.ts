// What one document more, and one document retracted, costs in a store that is full already.

import type { GraphStore } from "../../../src/store/index.ts";
import { generateDocument } from "../generate-documents.ts";
import { type Percentiles, percentiles, timeOf } from "./measure.ts";

const TIMES = 100;
/** Numbers that no load of the bench reaches. */
const NEW = 50_000_000;

export interface ChangeCost {
  readonly add: Percentiles;
  readonly retract: Percentiles;
}

/** Adds documents one by one and takes them back, each in a transaction of its own; the store is as before afterwards. */
export async function measureChanges(store: GraphStore, times = TIMES): Promise<ChangeCost> {
  const documents = Array.from({ length: times }, (_, at) => generateDocument(NEW + at));
  const [add, retract]: [number[], number[]] = [[], []];
  for (const document of documents) add.push(await timeOf(() => store.load([document])));
  for (const { document } of documents) retract.push(await timeOf(() => store.retract([document.key])));
  return { add: percentiles(add), retract: percentiles(retract) };
}
