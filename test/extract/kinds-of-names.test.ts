// What kind of thing a name that no list knows is of, told by the words around it.
import { expect, it } from "vitest";
import { toSourceDocument } from "../../src/domain/index.ts";
import { createExtractor } from "../../src/pipeline/index.ts";

const extractor = await createExtractor();

async function entitiesIn(text: string) {
  const document = toSourceDocument({ key: "a.txt", publishedAt: "2025-06-10", text });
  return (await extractor.extract(document)).entities;
}

const namesIn = async (text: string) => (await entitiesIn(text)).map(({ type, name }) => `${type} ${name}`);

it.for([
  // what only firms own, say and suffer
  ["Shares of Tenvora fell 4% on Monday.", "Company Tenvora"],
  ["Jinshan's shares fell 4% on Monday.", "Company Jinshan"],
  ["Veridyne said its revenue rose 12% in the quarter.", "Company Veridyne"],
  ["Pellworth raised its forecast for the year.", "Company Pellworth"],
  ["Axcelera (NASDAQ: AXC) and Intel agreed to merge.", "Company Axcelera"],
  ["A spokesperson for Jinshan was not there.", "Company Jinshan"],
  ["Tenvora laid off 300 workers in Oslo.", "Company Tenvora"],
  ["The bureau added Nordvik to the Entity List.", "Company Nordvik"],
  ["Norway fined Quantarix for shipping chips to Russia.", "Company Quantarix"],
  ["Brightmoor makes lidar sensors for cars.", "Company Brightmoor"],
  ["Zelphi declined to comment.", "Company Zelphi"],
  ["Korvex violated the Export Administration Regulations, prosecutors said.", "Company Korvex"],
  // laws by where they stand
  ["Intel violated 18 U.S.C. § 1030(a)(2), it said.", "Policy 18 U.S.C. § 1030(a)(2)"],
  ["Intel violated 15 CFR 736.2, it said.", "Policy 15 CFR 736.2"],
  ["It is like the American CHIPS and Science Act.", "Policy CHIPS and Science Act"],
  // classes of goods that have a name of their own
  ["It was about semiconductor manufacturing equipment.", "Technology Semiconductor manufacturing equipment"],
  ["It spoke about DRAM.", "Technology DRAM"],
])("finds in %s the %s", async ([text, name]) => {
  expect(await namesIn(text!)).toContain(name);
});

it.for([
  ["Management expects its margins to improve.", "Company Management"],
  ["Okoye plans to retire in May. Maria Okoye leads Intel.", "Company Okoye"],
  ["Tampa plans to build a port.", "Company Tampa"],
  ["Lawmakers said it would pass.", "Company Lawmakers"],
  ["The rule is in 15 CFR 736.2.", "Company CFR 736.2"],
  ["The rule is in 50 U.S.C. 4819.", "Country United States"],
  ["It spoke about AI.", "Technology Artificial intelligence"],
  ["It spoke about semiconductor chips.", "Technology Semiconductors"],
])("finds in %s no %s", async ([text, name]) => {
  expect(await namesIn(text!)).not.toContain(name);
});

it("knows a firm with its legal form and without", async () => {
  const [firm] = await entitiesIn("Wingtech Technology Co., Ltd. was there.");
  expect(firm?.aliases).toEqual(["Wingtech", "Wingtech Technology", "Wingtech Technology Co., Ltd."]);
});
