import { expect, it } from "vitest";
import { toSourceDocument } from "../../src/domain/index.ts";
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
