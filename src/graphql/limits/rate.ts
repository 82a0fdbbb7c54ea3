// How much a client may ask for in a while: points of cost in windows of a minute.
import { tooMany } from "./limits.ts";

const WINDOW_MS = 60_000;
/** Above this many clients those whose window is over are forgotten. */
const MANY_CLIENTS = 10_000;

export interface Rate {
  /** Takes points of a client's window. @throws GraphQLError RATE_LIMITED when they are used up */
  take(client: string, points: number): void;
  /** What is left to a client, as headers (draft-ietf-httpapi-ratelimit-headers), with retry-after when that is nothing. */
  headersFor(client: string): Readonly<Record<string, string>>;
}

interface Window {
  readonly ends: number;
  used: number;
}

/** @param points a minute, for each client */
export function createRate(points: number, now: () => number = Date.now): Rate {
  const windows = new Map<string, Window>();
  const windowOf = (client: string): Window => {
    const known = windows.get(client);
    if (known && known.ends > now()) return known;
    if (windows.size >= MANY_CLIENTS) {
      for (const [other, { ends }] of windows) if (ends <= now()) windows.delete(other);
    }
    const window = { ends: now() + WINDOW_MS, used: 0 };
    windows.set(client, window);
    return window;
  };
  return {
    take: (client, wanted) => {
      const window = windowOf(client);
      if (window.used + wanted > points) {
        throw tooMany(`This would be more than the ${points} points of cost that a client has each minute.`);
      }
      window.used += wanted;
    },
    headersFor: (client) => {
      const { ends, used } = windowOf(client);
      const [left, seconds] = [points - used, Math.ceil((ends - now()) / 1_000)];
      return {
        "ratelimit-policy": `"cost";q=${points};w=${WINDOW_MS / 1_000}`,
        ratelimit: `"cost";r=${left};t=${seconds}`,
      };
    },
  };
}

/** For servers that know no limit. */
export const UNLIMITED: Rate = { take: () => {}, headersFor: () => ({}) };
