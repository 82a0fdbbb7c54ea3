import { defineConfig } from "vitest/config";

export default defineConfig({
  // The same graphql that Node gives to Apollo Server: vite would take its .mjs files, and two of them do not mix.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
