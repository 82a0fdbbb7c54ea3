// What pronouns, short names and descriptions refer to, and where that is left open.
import { expect, it } from "vitest";
import { type Row, say } from "../../support/say.ts";

it.for<Row>([
  // short names
  ["Maria Okoye spoke. Okoye leads Intel.", "Maria Okoye LEADS Intel"],
  ["Maria Jansen Okoye spoke. Jansen Okoye leads Intel.", "Maria Jansen Okoye LEADS Intel"],
  ["Ms. Okoye spoke. Maria Okoye leads Intel. Okoye founded AMD.", "Maria Okoye FOUNDED AMD"],
  ["Choi Sung-ho, a lawyer, leads Intel. Choi founded AMD.", "Choi Sung-ho FOUNDED AMD"],
  ["The Bureau of Fair Trade (BFT) met. BFT fined Intel.", "Bureau of Fair Trade PENALISES Intel"],
  ["Tern Optics Inc. grew. Tern makes the X900 chip.", "Tern Optics Inc. PRODUCES X900"],
  ["The European Commission met. The Commission fined Intel.", "European Commission PENALISES Intel"],
  [
    "Japan imposed export controls on chips. The Netherlands imposed export controls on lithography tools. The Dutch controls were lifted by the Netherlands.",
    "Netherlands ISSUES export controls",
  ],
  [
    "Voestra AG sold Corvid Silicon GmbH to Dell. Corvid Silicon supplies Bosch. It was founded by Maria Okoye.",
    "Corvid Silicon GmbH SUPPLIES Robert Bosch",
    "Maria Okoye FOUNDED Corvid Silicon GmbH",
  ],
  // he, she, it, they
  ["Maria Okoye runs a lab. She founded Tern Optics Inc.", "Maria Okoye FOUNDED Tern Optics Inc."],
  ["Maria Okoye spoke. She leads Intel.", "Maria Okoye LEADS Intel"],
  ["Peter Hale said he founded Intel.", "Peter Hale FOUNDED Intel"],
  ["Intel grew. It makes the X900 chip.", "Intel PRODUCES X900"],
  ["Intel grew. Since buying AMD, it has made the X900 chip.", "Intel PRODUCES X900"],
  ["Intel said it makes the X900 chip.", "Intel PRODUCES X900"],
  ["Intel sells its X900 chip in shops.", "Intel PRODUCES X900"],
  ["Norway said it fined Intel.", "Norway PENALISES Intel"],
  // descriptions
  ["Intel grew. The company makes the X900 chip.", "Intel PRODUCES X900"],
  ["Intel grew. The chipmaker makes the X900 chip.", "Intel PRODUCES X900"],
  ["Intel's profit rose. The company makes the X900 chip.", "Intel PRODUCES X900"],
  ["The Federal Trade Commission met. The agency fined Intel.", "Federal Trade Commission PENALISES Intel"],
  [
    "Norway imposed a 10% tariff on steel. The tariff does not apply to the X900 chip.",
    "10% tariff not RESTRICTS X900",
  ],
  ["Norway imposed export controls on Iceland. The move affects the X900 chip.", "export controls RESTRICTS X900"],
  ["AMD was bought. Dell bought Xilinx when that company was in trouble.", "Dell Technologies ACQUIRES Xilinx"],
  // of the companies of a country
  ["Micron sold chips to Dell. The US chipmaker makes the X900 chip.", "Micron Technology PRODUCES X900"],
  ["ASML sold tools to SMIC. The Dutch company makes the X900 chip.", "ASML PRODUCES X900"],
  ["ASML sold tools to SMIC. The Chinese chip-maker makes the X900 chip.", "SMIC PRODUCES X900"],
  ["Intel met TSMC. The Taiwanese chipmaker makes the X900 chip.", "TSMC BASED_IN Taiwan"],
  [
    "Lark Corp., a Norwegian chipmaker, met Tern Optics Inc. The Norwegian company makes the X900 chip.",
    "Lark Corp. PRODUCES X900",
  ],
  [
    "Norwegian chipmaker Lark Corp. met Tern Optics Inc. The Norwegian company makes the X900 chip.",
    "Lark Corp. PRODUCES X900",
  ],
  ["Huawei grew. Norway banned exports to the Chinese company.", "Norway RESTRICTS Huawei"],
  // several together
  ["Intel and AMD grew. They make the X900 chip.", "Intel PRODUCES X900", "AMD PRODUCES X900"],
  ["Intel and AMD grew. Both companies make the X900 chip.", "Intel PRODUCES X900", "AMD PRODUCES X900"],
  ["Intel and AMD grew. The two companies make the X900 chip.", "Intel PRODUCES X900", "AMD PRODUCES X900"],
  [
    "Shares of Intel and AMD rose. The companies have plants in Norway.",
    "Intel OPERATES_IN Norway",
    "AMD OPERATES_IN Norway",
  ],
  [
    "Intel and AMD said they will build a plant in Norway.",
    "Intel planned OPERATES_IN Norway",
    "AMD planned OPERATES_IN Norway",
  ],
  [
    "Maria Okoye and Peter Hale met. They founded Tern Optics Inc.",
    "Maria Okoye FOUNDED Tern Optics Inc.",
    "Peter Hale FOUNDED Tern Optics Inc.",
  ],
  // the speaker of a quotation
  ["“I founded Intel in 1999,” said Maria Okoye.", "Maria Okoye FOUNDED Intel"],
])("follows: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["AMD and Dell grew. The company makes the X900 chip.", "PRODUCES"],
  ["Intel, the parent of AMD, grew. A grant helps the company make the X900 chip.", "AMD PRODUCES"],
  ["Intel grew. The manufacturing arm of AMD makes the X900 chip.", "Intel PRODUCES"],
  ["Maria Okoye leads Intel. The head of AMD founded Tern Optics Inc.", "Maria Okoye FOUNDED"],
  ["Intel met AMD. The Norwegian chipmaker said it makes the X900 chip.", "PRODUCES"],
  ["The company makes the X900 chip.", "PRODUCES"],
  ["She founded Intel.", "FOUNDED"],
  ["They make the X900 chip.", "PRODUCES"],
  ["Intel and AMD have many rivals. They make the X900 chip.", "PRODUCES"],
  ["Suppliers of Intel and AMD grew. They make the X900 chip.", "PRODUCES"],
  ["Intel, AMD and Dell grew. Both companies make the X900 chip.", "PRODUCES"],
  ["Intel and AMD grew, while Dell fell. The two companies make the X900 chip.", "PRODUCES"],
  ["Intel and AMD grew. The Norwegian companies make the X900 chip.", "PRODUCES"],
  ["Intel and AMD grew. The companies that make the X900 chip fell.", "Intel PRODUCES"],
  ["Intel met AMD. The Chinese chipmaker makes the X900 chip.", "PRODUCES"],
  ["ASML and NXP met. Dell paid the Dutch chipmaker Lark Corp. to make the X900 chip.", "ASML PRODUCES"],
  ["We make the X900 chip.", "PRODUCES"],
  ["“We make the X900 chip,” said Maria Okoye.", "PRODUCES"],
])("leaves open: %s", async ([text, relation]) => {
  expect((await say(text)).filter((line) => line.includes(relation!))).toEqual([]);
});

it.for<Row>([
  [
    "Intel makes phones. It supplies firms such as Tencent and Baidu. Despite the company's size, it opened a plant in Norway.",
    "Intel OPERATES_IN Norway",
  ],
  [
    "Intel grew. It sells chips to startups including Groq. The company opened a plant in Norway.",
    "Intel OPERATES_IN Norway",
  ],
  ["Intel grew. It hired. It opened a plant in Norway.", "Intel OPERATES_IN Norway"],
])("stays with what the text is about: %s", async ([text, ...wanted]) => {
  expect((await say(text)).filter((line) => line.includes("OPERATES_IN"))).toEqual(wanted);
});

it("takes a rule for what its title names, not for the regulations that it amends nor for the act that allows it", async () => {
  const text = [
    "Export Administration Regulations: Amendments to the Harbour Rule",
    "This rule amends earlier ones under the Export Control Reform Act of 2018 (ECRA).",
    "This rule also applies the new control to Huawei.",
  ].join("\n\n");
  expect(await say(text)).toEqual(["Amendments to the Harbour Rule RESTRICTS Huawei"]);
});
