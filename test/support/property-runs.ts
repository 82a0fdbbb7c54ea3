/** How many random cases a property is tried on: PROPERTY_RUNS, else a number that a developer waits for. */
export const PROPERTY_RUNS = Number(process.env.PROPERTY_RUNS ?? 50);
