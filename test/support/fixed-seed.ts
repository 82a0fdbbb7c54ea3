// Setup of every test file: where CI runs, properties are tried on the same random cases each time, so that a commit passes
// or fails for what it changed. `npm run test:promises` looks for new cases; FAST_CHECK_SEED replays those of a seed.
import fc from "fast-check";

const seed = process.env.FAST_CHECK_SEED ?? (process.env.CI ? "20261128" : undefined);
if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
