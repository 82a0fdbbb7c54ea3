import { expect, it } from "vitest";
import { toSourceDocument } from "../../src/domain/index.ts";
import { extractAll } from "../../src/extract/index.ts";
import { createExtractor } from "../../src/pipeline/index.ts";
import { describeExtractor } from "../contract/extractor.ts";

describeExtractor("the rules over the parse", () => createExtractor());

it("reads who makes a chip, for which market, and who leads the maker", async () => {
  const extractor = await createExtractor();
  const text = "Maria Okoye is the CEO of Nvidia. Nvidia designed its H20 chip for China.";
  const { statements } = await extractor.extract(toSourceDocument({ key: "a.txt", text }));
  const said = statements.map(({ subject, relation, object }) => `${subject} ${relation} ${object}`);
  expect(said).toEqual(
    expect.arrayContaining([
      "person:maria-okoye LEADS company:nvidia",
      "company:nvidia PRODUCES chip:h20",
      "chip:h20 DESIGNED_FOR country:china",
    ]),
  );
});

it("reads words that JavaScript's objects have as members like all others", async () => {
  const extractor = await createExtractor();
  const text =
    "The constructor sold two chips to the constructors. Nvidia acquired constructor Tern Optics. Nvidia designs, constructor and develops chips. __proto__ grew.";
  const { statements } = await extractor.extract(toSourceDocument({ key: "a.txt", text }));
  expect(statements.map(({ subject, relation }) => `${subject} ${relation}`)).toEqual(["company:nvidia ACQUIRES"]);
});

it("extracts many documents, and long ones among them, as it does each", async () => {
  const extractor = await createExtractor();
  const sentence = (i: number) => `Tern Optics sells its K${i} chip to Norway, said its chief executive Anna Lind.`;
  const textOf = (from: number, sentences: number) =>
    Array.from({ length: sentences }, (_, i) => sentence(from + i)).join(" ");
  const texts = [textOf(0, 300), "", textOf(300, 700), textOf(1_000, 1), textOf(1_001, 350), textOf(1_351, 2)];
  const documents = texts.map((text, i) => toSourceDocument({ key: `${i}.txt`, text }));
  const apart = [];
  for (const document of documents) apart.push(await extractor.extract(document));
  expect(await extractAll(extractor, documents)).toEqual(apart);
});
