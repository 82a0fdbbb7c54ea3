// Lets a store answer as it would have at an earlier time (`knownAt`), in every query alike: the question goes to a
// snapshot of that time. The last few snapshots are kept, since a reader asks more than one thing of a time.
import { CitegraphError } from "../domain/index.ts";
import type { Ontology } from "../ontology/index.ts";
import type { GraphStore } from "./graph-store.ts";
import { snapshotAt } from "./snapshot.ts";

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
    async read({ knownAt, ...query }, options) {
      if (knownAt === undefined) return store.read(query, options);
      // Later than now nothing is settled, and so nothing may be kept.
      if (toTime(knownAt) >= Date.now()) return store.read(query, options);
      return (await snapshotOf(new Date(toTime(knownAt)).toISOString())).read(query, options);
    },
    async close() {
      await Promise.all([...snapshots.keys()].map(drop));
      await store.close();
    },
  };
}

function toTime(knownAt: string): number {
  const time = Date.parse(knownAt);
  if (Number.isNaN(time)) throw new CitegraphError("QUERY_INVALID", `${knownAt} is not an ISO 8601 date and time.`);
  return time;
}
