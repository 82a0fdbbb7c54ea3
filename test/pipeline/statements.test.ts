// When what sentences say happened. What they say is in test/extract/statements.
import { beforeAll, expect, it } from "vitest";
import { toSourceDocument } from "../../src/domain/index.ts";
import type { Extractor } from "../../src/extract/index.ts";
import { createExtractor } from "../../src/pipeline/index.ts";

let extractor: Extractor;
beforeAll(async () => {
  extractor = await createExtractor();
});

it.for([
  ["Norway fined Intel on March 3, 2024.", "2024-03-03"],
  ["Norway fined Intel in March 2024.", "2024-03"],
  ["Norway fined Intel in 2024.", "2024"],
  ["Norway fined Intel in the second quarter of 2024.", "2024-04/2024-06"],
  ["Norway fined Intel yesterday.", "2025-06-09"],
  ["Norway fined Intel last year.", "2024"],
  ["Norway fined Intel.", null],
] as const)("dates %s", async ([text, time]) => {
  const { statements } = await extractor.extract(toSourceDocument({ key: "a.txt", publishedAt: "2025-06-10", text }));
  expect(statements.map((statement) => statement.time)).toEqual([time]);
});
