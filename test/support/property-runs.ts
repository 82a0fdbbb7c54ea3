/** How many random cases a property is tried on: PROPERTY_RUNS, else a number that a developer waits for. */
export const PROPERTY_RUNS = Number(process.env.PROPERTY_RUNS ?? 50);

/** Time for a property whose cases take up to half a second, in milliseconds. */
export const PROPERTY_TIMEOUT_MS = 60_000 + PROPERTY_RUNS * 500;
