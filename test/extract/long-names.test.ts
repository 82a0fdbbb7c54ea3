import { expect, it } from "vitest";
import { toSourceDocument } from "../../src/domain/index.ts";
import { createExtractor } from "../../src/pipeline/index.ts";

const extractor = await createExtractor();

it.for([
  ["capitals without an end", `${"Zorgon ".repeat(2_000)}Corp makes the H100.`],
  ["a word without an end", `${"A".repeat(20_000)} Inc. makes the H100.`],
  ["a number without an end", `Intel makes the H${"2".repeat(20_000)} chip.`],
])("finds no name in %s, and what stands beside it", async ([, text]) => {
  const document = toSourceDocument({ key: "a.txt", text: `Nvidia makes the H20. ${text}` });
  const { entities } = await extractor.extract(document);
  expect(entities.map(({ id }) => id)).toEqual(expect.arrayContaining(["company:nvidia", "chip:h20"]));
  expect(Math.max(...entities.map(({ name }) => name.length))).toBeLessThanOrEqual(300);
});
