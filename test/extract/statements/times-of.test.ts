// Which of the times in a sentence is that of what it states, and which is not.
import { expect, it } from "vitest";
import { toSourceDocument } from "../../../src/domain/index.ts";
import { createExtractor } from "../../../src/pipeline/index.ts";

const extractor = await createExtractor();

/** Times and modalities of the statements of one relation in a text of 10 March 2026. */
async function timesOf(text: string, relation: string): Promise<string[]> {
  const { statements } = await extractor.extract(toSourceDocument({ key: "a.txt", publishedAt: "2026-03-10", text }));
  return statements
    .filter((statement) => statement.relation === relation)
    .map(({ time, modality }) => [modality === "asserted" ? "" : modality, time ?? "none"].filter(Boolean).join(" "));
}

it.for([
  // a year that says which
  ["Intel supplies Dell with the 2018 series Xeon.", "SUPPLIES", "none"],
  ["Joe Biden signed the 2022 CHIPS and Science Act.", "ISSUES", "2022"],
  ["Intel completed its 2015 acquisition of Altera.", "ACQUIRES", "2015"],
  // what was before, after or beside
  ["On Monday, Norway fined Dell after Intel acquired Altera.", "ACQUIRES", "none"],
  ["Intel has developed chips since 2019, following its acquisition of Altera.", "ACQUIRES", "none"],
  [
    "In May 2025 Ola Berg voiced displeasure with reports that Apple was buying chips from Intel.",
    "CUSTOMER_OF",
    "alleged none",
  ],
  ["Today's news is a milestone as Intel makes the X900 chip.", "PRODUCES", "none"],
  ["Ola Berg will tell lawmakers on Friday that Intel supplies Dell.", "SUPPLIES", "none"],
  // what goes on, told of somebody in passing
  ["Today Norway fined Intel, which makes the X900 chip.", "PRODUCES", "none"],
  ["Today Norway fined Tern Robotics, a company headquartered in Oslo, Norway.", "HEADQUARTERED_IN", "none"],
  ["In 1991, Tern was one of five Japanese companies criticised by the Kestrel Institute.", "BASED_IN", "none"],
  ["Last week, Norway announced grants to the U.S. chipmaker Intel.", "BASED_IN", "none"],
  ["Tern was founded in 2019 and is now owned by Dell.", "SUBSIDIARY_OF", "none"],
  ["Tern gained its name in October 2019; it is majority owned by Dell.", "SUBSIDIARY_OF", "none"],
  ["Tern has been owned by Dell since 2019.", "SUBSIDIARY_OF", "2019/.."],
  // when somebody is punished, and when the rule was broken
  ["On Monday, Norway fined Intel for violations of U.S. export controls.", "VIOLATES", "none"],
  ["Intel pleaded guilty on Monday to violating U.S. export controls.", "VIOLATES", "none"],
  ["Intel violated U.S. export controls in 2019.", "VIOLATES", "2019"],
  // what somebody did before
  ["Ola Berg led Tern from 2004 to 2013 and previously worked at Dell.", "AFFILIATED_WITH", "../2004"],
  // in the phrase of a noun
  ["Norway's order on September 30 helped Dell.", "ISSUES", "2025-09-30"],
  ["Ola Berg, chief executive of Intel since 2019, spoke on Monday.", "LEADS", "2019/.."],
  // when a product comes out
  ["Oracle will deploy AMD's MI450 chips, introduced earlier this year.", "PRODUCES", "2026"],
  ["In 2024, AMD announced the K12 core for release in 2027.", "PRODUCES", "planned 2027"],
  ["It competes with AMD's upcoming MI300X, slated for shipments in 2027.", "PRODUCES", "planned 2027"],
  ["Intel unveiled the X900 chip, due to ship in 2027.", "PRODUCES", "planned 2027"],
] as const)("takes for its time: %s", async ([text, relation, time]) => {
  expect([...new Set(await timesOf(text, relation))]).toEqual([time]);
});

it("leaves the day on which chips came out to these chips", async () => {
  const text = "Bulldozer was AMD's codename for AMD FX processors first released on October 12, 2011.";
  expect((await timesOf(text, "PRODUCES")).sort()).toEqual(["2011-10-12", "none"]);
});
