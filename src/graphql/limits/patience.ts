// How long an operation is waited for, and that its store hears when nobody waits any more.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { GraphStore, Waiting } from "../../store/index.ts";

export interface Patience extends Required<Waiting> {
  /** The result of the work; null as soon as the time is over. Then, and when the caller has gone, `signal` aborts. */
  over<T>(work: Promise<T>): Promise<T | null>;
}

/** @param gone aborts when the caller has gone */
export function createPatience(milliseconds: number, gone?: AbortSignal): Patience {
  const end = new AbortController();
  const abort = () => end.abort();
  if (gone?.aborted) abort();
  gone?.addEventListener("abort", abort, { once: true });
  return {
    signal: end.signal,
    deadline: performance.now() + milliseconds,
    over: async (work) => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<null>((resolve) => {
        timer = setTimeout(() => {
          abort();
          resolve(null);
        }, milliseconds);
      });
      return Promise.race([work, late]).finally(() => {
        clearTimeout(timer);
        gone?.removeEventListener("abort", abort);
      });
    },
  };
}

/**
 * The store as one operation sees it: its questions end with the patience. Between two of them others get a turn, since
 * a store may answer on this thread, and a walk asks many times; only then is it heard that a caller has gone.
 */
export function waitedFor(store: GraphStore, { signal, deadline }: Waiting): GraphStore {
  let asked = 0;
  const options = { ...(signal && { signal }), ...(deadline !== undefined && { deadline }) };
  return {
    ...store,
    read: async (query) => {
      asked += 1;
      if (asked > 1) await nextTurn();
      return store.read(query, options);
    },
    stats: (asked) => store.stats(asked, options),
  };
}
