// Work with a server that may be away for a while: tried again as long as somebody waits for it, and not longer.
import { setTimeout as sleep } from "node:timers/promises";
import type { Waiting } from "../../graph-store.ts";
import { assertAwaited, cancelled } from "../../waiting.ts";

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;
/** Of a timer: a longer one would end at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * The work, begun anew as long as it fails in passing, for at most so many milliseconds.
 * @throws CitegraphError CANCELLED when nobody waits for it any more; else what the work threw last
 */
export async function persist<T>(
  work: () => Promise<T>,
  isPassing: (error: unknown) => boolean,
  retryMs: number,
  waiting: Waiting = {},
): Promise<T> {
  const end = performance.now() + retryMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    assertAwaited(waiting);
    try {
      return await work();
    } catch (error) {
      assertAwaited(waiting, error);
      if (!isPassing(error) || performance.now() > end) throw error;
      await giveUpWhen(sleep(pauseMs), waiting);
    }
  }
}

/** What the work comes to, or CANCELLED as soon as nobody waits for it any more, whatever becomes of it. */
export async function giveUpWhen<T>(work: Promise<T>, { signal, deadline }: Waiting): Promise<T> {
  if (!signal && deadline === undefined) return work;
  const { promise, reject } = Promise.withResolvers<never>();
  const giveUp = () => reject(cancelled());
  const left = deadline === undefined ? Number.POSITIVE_INFINITY : deadline - performance.now();
  const timer = left < LONGEST_TIMER_MS ? setTimeout(giveUp, left) : undefined;
  signal?.addEventListener("abort", giveUp, { once: true });
  return Promise.race([work, promise]).finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", giveUp);
  });
}
