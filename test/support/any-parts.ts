// Random graphs, and parts of them as filters cut them, to be loaded in one order or another.
import fc from "fast-check";
import type { Ontology } from "../../src/ontology/index.ts";
import { dumpLines, loadLog, readDump } from "../../src/pipeline/index.ts";
import { createEmbeddedStore, type Filter, type GraphStore } from "../../src/store/index.ts";
import { anyFilter } from "./any-filter.ts";
import { anyJudgement, anyWholeReadings } from "./any-history.ts";
import { withFolder } from "./temporary-folder.ts";

/** A canonical dump by its lines. */
export type Dump = readonly string[];

export interface Cut {
  readonly whole: Dump;
  /** What the filters let pass, in two orders. */
  readonly parts: readonly Dump[];
  readonly shuffled: readonly Dump[];
}

const anyKeptPolarity: fc.Arbitrary<Filter> = fc
  .constantFrom("affirmed" as const, "negated" as const)
  .map((polarity) => ({
    polarity: [polarity],
  }));

const anyCutGraph = fc
  .record({
    readings: fc.array(fc.tuple(anyWholeReadings, fc.integer({ min: 1, max: 15 })), { minLength: 1, maxLength: 4 }),
    judgements: fc.array(anyJudgement, { maxLength: 2 }),
    filters: fc.array(fc.oneof(anyKeptPolarity, anyFilter), { minLength: 1, maxLength: 4 }),
  })
  .chain(({ readings, judgements, filters }) => {
    const extractions = readings.flatMap(([each, chosen]) => each.filter((_, at) => chosen & (1 << at)));
    const places = filters.map((_, at) => at);
    const order = fc.shuffledSubarray(places, { minLength: places.length, maxLength: places.length });
    return order.map((order) => ({ extractions, judgements, filters, order }));
  });

/** A random graph and parts of it, made anew for each case. */
export const anyCut = (ontology: Ontology) =>
  anyCutGraph.map(
    ({ extractions, judgements, filters, order }) =>
      (): Promise<Cut> =>
        withFolder(async (folder) => {
          const store = createEmbeddedStore({ folder, ontology, durable: false });
          await store.judge(judgements, { acceptUnseen: true });
          await store.load(extractions);
          const whole = await Array.fromAsync(dumpLines(store));
          const parts: Dump[] = [];
          for (const filter of filters) parts.push(await Array.fromAsync(dumpLines(store, filter)));
          await store.close();
          return { whole, parts, shuffled: order.map((at) => parts[at]!) };
        }),
  );

/** Loads dumps one after the other. @returns the dump of the store then */
export async function dumpAfter(store: GraphStore, dumps: readonly Dump[]): Promise<Dump> {
  for (const lines of dumps) {
    const bytes = async function* () {
      yield Buffer.from(lines.join("\n"));
    };
    await loadLog(store, readDump(bytes(), "dump"));
  }
  return Array.fromAsync(dumpLines(store));
}
