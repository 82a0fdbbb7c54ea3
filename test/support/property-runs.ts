/** How many random cases a property is tried on: PROPERTY_RUNS, else a number that a developer waits for. */
export const PROPERTY_RUNS = Number(process.env.PROPERTY_RUNS ?? 50);

/** Time for a property whose cases take up to half a second, in milliseconds. */
export const PROPERTY_TIMEOUT_MS = 60_000 + PROPERTY_RUNS * 500;

/** Of the promises that users rely on: PROMISE_RUNS, else a thousand where CI tries them. */
export const PROMISE_RUNS = Number(process.env.PROMISE_RUNS ?? (process.env.CI ? 1_000 : PROPERTY_RUNS));

/** Time for a property of a store whose cases take a second, or ten on a machine that does much else, in milliseconds. */
export const promiseTimeoutMs = (runs: number): number => 120_000 + runs * 10_000;
