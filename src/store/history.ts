// Lets a store answer as it would have at an earlier time (`knownAt`), in every query alike: the question goes to a
// snapshot of that time. The last few snapshots are kept, since a reader asks more than one thing of a time.
import type { Ontology } from "../ontology/index.ts";
import { withJudgements } from "./candidates.ts";
import type { GraphStore } from "./graph-store.ts";
import { holdingAt, judgementsAt, madeBy, snapshotAt } from "./snapshot.ts";
import { toMilliseconds } from "./times.ts";

const KEPT = 3;

/**
 * The same store, which also answers with `knownAt`: `read`, `stats`, `candidates` and `judgements`.
 * @throws CitegraphError QUERY_INVALID from these for a time that is none
 */
export function withHistory(store: GraphStore, ontology: Ontology): GraphStore {
  const snapshots = new Map<string, Promise<GraphStore>>();
  const drop = async (time: string) => {
    const snapshot = snapshots.get(time);
    snapshots.delete(time);
    await (await snapshot?.catch(() => undefined))?.close();
  };
  const snapshotOf = async (time: string): Promise<GraphStore> => {
    const kept = snapshots.get(time) ?? snapshotAt(store, ontology, time);
    snapshots.delete(time);
    snapshots.set(time, kept); // the one asked for last is dropped last
    const [oldest] = snapshots.keys();
    if (snapshots.size > KEPT && oldest !== undefined) await drop(oldest);
    return kept.catch(async (error: unknown) => {
      snapshots.delete(time);
      throw error;
    });
  };
  const isNow = watchSettling(store);
  /**
   * Asks what was known at a time. What is not settled may not be kept, and is what is known now; unless others wrote while that was read.
   */
  const askAt = async <T>(knownAt: string | undefined, ask: (asOf: GraphStore) => Promise<T>): Promise<T> => {
    if (knownAt === undefined) return ask(store);
    const time = new Date(toMilliseconds(knownAt)).toISOString();
    if (!snapshots.has(time) && (await isNow(time))) {
      const answer = await ask(store);
      if (await isNow(time)) return answer;
    }
    return ask(await snapshotOf(time));
  };
  return {
    ...store,
    async read(asked, options) {
      if (asked.knownAt === undefined) return store.read(asked, options); // the very question: a store knows it again
      const { knownAt, ...query } = asked;
      return askAt(knownAt, (asOf) => asOf.read(query, options));
    },
    stats: ({ knownAt, ...options } = {}, waiting) => askAt(knownAt, (asOf) => asOf.stats(options, waiting)),
    async candidates({ knownAt } = {}) {
      if (knownAt === undefined) return store.candidates();
      const [found, held] = [await askAt(knownAt, (asOf) => asOf.candidates()), await judgementsAt(store, knownAt)];
      return withJudgements(found, held);
    },
    async judgements({ knownAt, revoked = false } = {}) {
      if (knownAt === undefined) return store.judgements({ revoked });
      const all = await store.judgements({ revoked: true });
      return revoked ? madeBy(all, knownAt) : holdingAt(all, knownAt);
    },
    async close() {
      await Promise.all([...snapshots.keys()].map(drop));
      await store.close();
    },
  };
}

/** Whether what was known at a time is what is known now, since it is not settled: found once for each state of the store. */
function watchSettling(store: GraphStore): (time: string) => Promise<boolean> {
  let last: { readonly time: string; readonly version: string; readonly isSettled: Promise<boolean> } | null = null;
  return async (time) => {
    const version = await store.version();
    const known = last?.time === time && last.version === version ? last : null;
    const asked = known ?? { time, version, isSettled: isSettled(store, time) };
    last = asked;
    try {
      return !(await asked.isSettled);
    } catch (error) {
      last = null; // the next one asks again
      throw error;
    }
  };
}

/**
 * Whether nothing can change any more in what was known at a time: the store was changed after it. That it is past is not enough: a
 * change is of the time at which it began, and seen when it ends; and a store's times run ahead of the machine's clock where that
 * was put back.
 */
export async function isSettled(store: Pick<GraphStore, "log" | "judgements">, time: string): Promise<boolean> {
  const isLater = (...times: (string | null)[]) => times.some((each) => each !== null && each > time);
  for await (const { recordedAt, withdrawnAt } of store.log({ since: time })) {
    if (isLater(recordedAt, withdrawnAt)) return true;
  }
  return (await store.judgements({ revoked: true })).some(({ at, revokedAt }) => isLater(at, revokedAt));
}
