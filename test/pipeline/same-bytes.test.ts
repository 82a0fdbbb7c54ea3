// The same text gives the same bytes, whatever was read before it and on every Node.js that CI runs.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { hashExtraction } from "../support/hash-extraction.ts";

const written = readFileSync(new URL("extraction.sha256", import.meta.url), "utf8").trim();

it.for(["forwards", "backwards"] as const)(
  "extracts from the seed documents, read %s, what was written down (after a change of the rules: npm run docs:answers)",
  async (order) => {
    expect(await hashExtraction(order)).toBe(written);
  },
);
