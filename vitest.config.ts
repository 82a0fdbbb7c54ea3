import { existsSync } from "node:fs";
import { configDefaults, defineConfig } from "vitest/config";
import { LongestFirst } from "./test/support/longest-first.ts";

const neo4jTests = "test/**/*.neo4j.test.ts";
const browserTests = "test/**/*.browser.test.ts";

// Documents labelled by hand, which are not ours to copy into the repository. CITEGRAPH_LABELLED names another place.
const labelled = process.env.CITEGRAPH_LABELLED ?? "../shared/dev";
const labelledTests = existsSync(labelled)
  ? []
  : ["documents", "contradictions", "scorer"].map((what) => `test/e2e/labelled-${what}.test.ts`);
if (labelledTests.length > 0) console.warn(`Left out: ${labelledTests}, for there are no documents at ${labelled}.`);

export default defineConfig({
  // The same graphql that Node gives to Apollo Server: vite would take its .mjs files, and two of them do not mix.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    // Generous, for machines that do other work as well: what takes long is found by measuring, not by a limit here.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    globalSetup: "test/support/build.ts",
    setupFiles: "test/support/fixed-seed.ts",
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, neo4jTests, browserTests, ...labelledTests],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "neo4j",
          include: [neo4jTests],
          globalSetup: "test/support/neo4j-server.ts",
          // A file at a time on a server with its one database; CI has two of them.
          maxWorkers: process.env.CI && !process.env.CITEGRAPH_TEST_NEO4J ? 2 : 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: [browserTests],
          globalSetup: "test/support/build-explorer.ts",
          // Frames are timed, so a browser at a time.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
