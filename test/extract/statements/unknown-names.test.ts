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
  ["Intel released the 8-bit 7018 and 7028 processors.", "Chip 7018"],
  ["Intel released the 8-bit 7018 and 7028 processors.", "Chip 7028"],
  ["Its processor, dubbed Kestrel, is fast.", "Chip Kestrel"],
  ["Shares fell on the Oslo Stock Exchange.", "Organization Oslo Stock Exchange"],
  ["Shares fell while the Fenwick Institution lent a chip.", "Organization Fenwick Institution"],
  ["Norway restricted exports of its “dual-use” minerals to Chile.", "Technology “dual-use” minerals"],
  ["Intel makes the chip on its 7 nm FinFET process.", "Technology 7 nm FinFET process"],
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
  ["Intel paid EUR 5 million to Dell.", "Company EUR"],
  ["Maria Okoye and Peter Hale sued. Ortega, Okoye and Hale had used a shell firm.", "Company Okoye and Hale"],
  ["Peter Hale spoke. Hale sells chips and makes tools.", "Company Hale"],
  ["A plant in Boise makes chips. Boise raised taxes.", "Company Boise"],
])("takes for no company in %s", async ([text, wrong]) => {
  expect(await namesIn(text!)).not.toContain(wrong);
});

it.for([
  ["AMD sells chips for socket AM5 with DDR5 memory.", "AM5"],
  ["AMD sells chips for socket AM5 with DDR5 memory.", "DDR5"],
  ["The chip has 32 MB of L3 cache.", "L3"],
  ["Norway imposed curbs on Nvidia's H20 HGX AI GPU.", "Graphics processing units"],
  ["Intel makes the chip on its 7 nm FinFET process.", "FinFET"],
  ["The rule amends 15 CFR part 744 for Intel.", "Council on Foreign Relations"],
  ["The rule amends 15 CFR part 744 for Intel.", "CFR"],
])("takes for nothing by itself in %s: %s", async ([text, wrong]) => {
  expect((await namesIn(text!)).filter((name) => name.endsWith(` ${wrong}`))).toEqual([]);
});

it.for([
  ["The QX family of processors grew. The QX-A and QX-C+ are alike.", ["Chip QX", "Chip QX-A", "Chip QX-C+"]],
  ["The QX-D processor grew.", ["Chip QX-D"]],
  ["Tesla gave Samsung a contract to make its AI6 chip.", ["Chip AI6", "Company Samsung Electronics", "Company Tesla"]],
  ["Nvidia's Tesla microarchitecture is old.", ["Chip Nvidia Tesla", "Company Nvidia"]],
  ["Cadence and Broadcom make software.", ["Company Broadcom", "Company Cadence Design Systems"]],
  ["Ada Moreau, Jr., of Bergen, spoke.", ["Person Ada Moreau"]],
] as const)("knows by what stands around it in %s: %s", async ([text, wanted]) => {
  expect(await namesIn(text)).toEqual(expect.arrayContaining([...wanted]));
});
