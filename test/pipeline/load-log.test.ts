import { expect, it } from "vitest";
import { type LogItem, loadLog } from "../../src/pipeline/index.ts";
import type { GraphStore } from "../../src/store/index.ts";
import { anExtraction } from "../support/an-extraction.ts";

const extraction = anExtraction({ key: "a" }, "company:nvidia PRODUCES chip:h20");

async function* itemsOf(keys: readonly string[]): AsyncGenerator<LogItem> {
  for (const key of keys) {
    yield { kind: "extraction", extraction: { ...extraction, document: { ...extraction.document, id: key, key } } };
  }
}

/** Of a store that holds a newer text of each key. */
const newer = {
  load: async (extractions: Parameters<GraphStore["load"]>[0]) => ({
    ...{ added: 0, replaced: 0, unchanged: 0 },
    leftOut: extractions.map(({ document }) => document.key),
  }),
} as Partial<GraphStore> as GraphStore;

it("names each document of an older dump that is left out once, in work that grows with their number alone", async () => {
  const keys = Array.from({ length: 20_000 }, (_, at) => `key-${at}`);
  let batches = 0;
  const onBatch = () => {
    batches += 1;
  };
  const report = await loadLog(newer, itemsOf([...keys, "key-0"]), { batchSize: 1, onBatch });
  expect(report.leftOut).toEqual(keys);
  expect(batches).toBe(keys.length + 1);
}, 10_000);
