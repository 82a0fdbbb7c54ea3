// What type a name has that no list knows: by what it does, what it is called, what stands beside it.
import { expect, it } from "vitest";
import { toSourceDocument } from "../../../src/domain/index.ts";
import { createExtractor } from "../../../src/pipeline/index.ts";

const extractor = await createExtractor();

async function namesIn(text: string): Promise<string[]> {
  const document = toSourceDocument({ key: "a.txt", publishedAt: "2025-06-10", text });
  const { entities } = await extractor.extract(document);
  return entities.map(({ type, name }) => `${type} ${name}`);
}

it.for([
  ["Intel unveiled an accelerator called the Lark One.", "Chip Lark One"],
  ["Its processor, dubbed Kestrel, is fast.", "Chip Kestrel"],
  ["Intel sells a chip known as Tahoe Ridge.", "Chip Tahoe Ridge"],
  ["TSMC makes a chip codenamed “Sable” for AMD.", "Chip Sable"],
  ["Arc Electronics, a Norwegian firm, shipped chips to Dell.", "Company Arc Electronics"],
  ["Intel bought the Brevoa assets in 2008. Brevoa had been a rival.", "Company Brevoa"],
  [
    "Marlox, which was founded in 2022 by Peter Hale, grew. Marlox ships a chip. Marlox is a startup.",
    "Company Marlox",
  ],
])("finds in %s", async ([text, wanted]) => {
  expect(await namesIn(text!)).toContain(wanted);
});

it.for([
  ["Micron Technology (NASDAQ: MU) sued UMC (NYSE:UMC).", "Company NASDAQ"],
  ["Micron Technology (NASDAQ:MU) sued UMC (NYSE:UMC).", "Company MU"],
  ["A round led by VC firms closed.", "Company VC"],
  ["Peter Hale spoke. Hale sells chips and makes tools.", "Company Hale"],
  ["A plant in Boise makes chips. Boise raised taxes.", "Company Boise"],
])("takes for no company in %s", async ([text, wrong]) => {
  expect(await namesIn(text!)).not.toContain(wrong);
});
