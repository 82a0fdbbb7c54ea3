// Lets a store answer as it would have at an earlier time (`knownAt`), in every query alike: the question goes to a
// snapshot of that time. The last few snapshots are kept, since a reader asks more than one thing of a time.
import type { Ontology } from "../ontology/index.ts";
import type { GraphStore } from "./graph-store.ts";
import { snapshotAt } from "./snapshot.ts";
import { toMilliseconds } from "./times.ts";

const KEPT = 3;

/**
 * The same store, which also answers queries with `knownAt`.
 * @throws CitegraphError QUERY_INVALID from `read` for a time that is none
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
  return {
    ...store,
    async read(asked, options) {
      if (asked.knownAt === undefined) return store.read(asked, options);
      const { knownAt, ...query } = asked;
      const time = toMilliseconds(knownAt);
      // What is not settled may not be kept, and is what is known now.
      if (!(await isSettled(store, time))) return store.read(query, options);
      return (await snapshotOf(new Date(time).toISOString())).read(query, options);
    },
    async close() {
      await Promise.all([...snapshots.keys()].map(drop));
      await store.close();
    },
  };
}

/**
 * Whether nothing can change any more in what was known at a time: it is past, or the store was changed after it. A store's
 * times run ahead of the machine's clock where that was put back.
 */
async function isSettled(store: GraphStore, time: number): Promise<boolean> {
  if (time < Date.now()) return true;
  const since = new Date(time).toISOString();
  const isLater = (...times: (string | null)[]) => times.some((each) => each !== null && each > since);
  for await (const { recordedAt, withdrawnAt } of store.log({ since })) {
    if (isLater(recordedAt, withdrawnAt)) return true;
  }
  return (await store.judgements({ revoked: true })).some(({ at, revokedAt }) => isLater(at, revokedAt));
}
