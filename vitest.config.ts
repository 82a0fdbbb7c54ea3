import { defineConfig } from "vitest/config";

const neo4jTests = "test/**/*.neo4j.test.ts";

export default defineConfig({
  // The same graphql that Node gives to Apollo Server: vite would take its .mjs files, and two of them do not mix.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: "test/support/build.ts",
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["test/**/*.test.ts"], exclude: [neo4jTests], sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: "neo4j",
          include: [neo4jTests],
          globalSetup: "test/support/neo4j-server.ts",
          // One server with one database: a file at a time.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
