// A store with something of everything: merged entities, conflicts, speakers, seeds, a revised and a withdrawn document.
import { seedExtractor, toRun } from "../../src/domain/index.ts";
import type { GraphStore } from "../../src/store/index.ts";
import { anExtraction, withRun } from "./an-extraction.ts";

export async function aWholeGraph(store: GraphStore): Promise<void> {
  const seeded = anExtraction(
    { key: "seeded" },
    "company:nvidia-corp PRODUCES chip:h20",
    "company:amd PRODUCES chip:h20",
  );
  const run = toRun({ extractor: seedExtractor("rows.csv"), version: "1", configuration: "", model: null });
  await store.load([
    anExtraction({ key: "old", title: "Old" }, "company:nvidia PRODUCES chip:h100"),
    anExtraction({ key: "gone" }, "company:amd PRODUCES chip:mi308"),
  ]);
  await store.load([
    anExtraction({ key: "old", title: "New", publishedAt: "2025-07-15" }, "company:nvidia PRODUCES chip:h200", {
      says: "company:nvidia SELLS_TO country:china",
      by: "person:jensen-huang",
      time: "2025",
    }),
    anExtraction({ key: "no" }, { says: "company:nvidia-corp SELLS_TO country:china", polarity: "negated" }),
    { ...seeded, statements: seeded.statements.slice(1) },
    withRun(seeded, run),
  ]);
  await store.retract(["gone"]);
  await store.judge([
    { a: "company:nvidia", b: "company:nvidia-corp", verdict: "same", by: "Ada", why: "one company" },
    { a: "chip:h100", b: "chip:h200", verdict: "different", by: "Ada" },
  ]);
}
