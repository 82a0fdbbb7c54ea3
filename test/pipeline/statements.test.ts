// What sentences say, each construction in several dresses. The sentences are ours; names that no list knows are invented.
import { beforeAll, expect, it } from "vitest";
import { type Statement, toSourceDocument } from "../../src/domain/index.ts";
import type { Extractor } from "../../src/extract/index.ts";
import { createExtractor } from "../../src/pipeline/index.ts";

let extractor: Extractor;
beforeAll(async () => {
  extractor = await createExtractor();
});

async function say(text: string): Promise<string[]> {
  const document = toSourceDocument({ key: "a.txt", publishedAt: "2025-06-10", text });
  const { entities, statements } = await extractor.extract(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const inWords = ({ subject, relation, object, polarity, modality }: Statement) =>
    [
      names.get(subject),
      polarity === "negated" ? "not" : "",
      modality === "asserted" ? "" : modality,
      relation,
      names.get(object),
    ]
      .filter(Boolean)
      .join(" ");
  return statements.map(inWords);
}

it.for([
  // posts: apposition, title, possessive, copula, verb
  ["Maria Okoye, chief executive of Tern Optics Inc., spoke.", "Maria Okoye LEADS Tern Optics Inc."],
  ["Tern Optics Inc. CEO Maria Okoye spoke.", "Maria Okoye LEADS Tern Optics Inc."],
  ["Intel's chief executive, Maria Okoye, spoke.", "Maria Okoye LEADS Intel"],
  ["Maria Okoye is the chairman and CEO of Intel.", "Maria Okoye LEADS Intel"],
  ["Maria Okoye serves as president of Intel.", "Maria Okoye LEADS Intel"],
  ["Maria Okoye was named chief executive of Intel.", "Maria Okoye LEADS Intel"],
  ["The board of Intel appointed Maria Okoye as chief executive of Intel.", "Maria Okoye LEADS Intel"],
  ["Maria Okoye leads Intel.", "Maria Okoye LEADS Intel"],
  ["Intel is led by Maria Okoye.", "Maria Okoye LEADS Intel"],
  ["Maria Okoye, a vice president at Intel, spoke.", "Maria Okoye AFFILIATED_WITH Intel"],
  ["Maria Okoye, a spokeswoman for Intel, spoke.", "Maria Okoye AFFILIATED_WITH Intel"],
  ["Intel spokesman Peter Hale spoke.", "Peter Hale AFFILIATED_WITH Intel"],
  ["Peter Hale worked for Intel.", "Peter Hale AFFILIATED_WITH Intel"],
  // founding, seat, ownership
  ["Anna Lind founded Tern Optics Inc.", "Anna Lind FOUNDED Tern Optics Inc."],
  ["Tern Optics Inc. was founded by Anna Lind.", "Anna Lind FOUNDED Tern Optics Inc."],
  ["Anna Lind co-founded Intel.", "Anna Lind FOUNDED Intel"],
  ["Anna Lind is a co-founder of Intel.", "Anna Lind FOUNDED Intel"],
  ["Intel is headquartered in Denver.", "Intel HEADQUARTERED_IN Denver"],
  ["Intel, which is based in Denver, grew.", "Intel HEADQUARTERED_IN Denver"],
  ["Intel is a company headquartered in Denver.", "Intel HEADQUARTERED_IN Denver"],
  ["Mobileye is a subsidiary of Intel.", "Mobileye SUBSIDIARY_OF Intel"],
  ["Mobileye, a unit of Intel, grew.", "Mobileye SUBSIDIARY_OF Intel"],
  ["AMD acquired Xilinx.", "AMD ACQUIRES Xilinx"],
  ["Xilinx was acquired by AMD.", "AMD ACQUIRES Xilinx"],
  ["AMD completed its acquisition of Xilinx.", "AMD ACQUIRES Xilinx"],
  ["AMD agreed to acquire Xilinx.", "AMD planned ACQUIRES Xilinx"],
  ["AMD did not acquire Xilinx.", "AMD not ACQUIRES Xilinx"],
  // products
  ["Nvidia makes the X900 processor.", "Nvidia PRODUCES X900"],
  ["The X900 processor is made by Nvidia.", "Nvidia PRODUCES X900"],
  ["The X900, a processor designed by Nvidia, is fast.", "Nvidia PRODUCES X900"],
  ["Nvidia, which designs the X900 processor, grew.", "Nvidia PRODUCES X900"],
  ["Nvidia designs and sells the X900 processor.", "Nvidia PRODUCES X900"],
  ["Nvidia unveiled the X900 and X950 processors.", "Nvidia PRODUCES X950"],
  ["Nvidia's X900 chip is fast.", "Nvidia PRODUCES X900"],
  ["Nvidia plans to launch the X900 processor.", "Nvidia planned PRODUCES X900"],
  ["Nvidia may release the X900 processor.", "Nvidia possible PRODUCES X900"],
  ["Nvidia reportedly developed the X900 processor.", "Nvidia alleged PRODUCES X900"],
  ["If Nvidia builds the X900 processor, rivals will follow.", "Nvidia hypothetical PRODUCES X900"],
  ["Nvidia failed to produce the X900 processor.", "Nvidia not PRODUCES X900"],
  ["Nvidia designed the X900 chip for Norway.", "X900 DESIGNED_FOR Norway"],
  ["The X900 chip was made for the Norwegian market.", "X900 DESIGNED_FOR Norway"],
  ["The X950 chip succeeds the X900 chip.", "X950 SUCCEEDS X900"],
  ["The X900 chip was replaced by the X950 chip.", "X950 SUCCEEDS X900"],
  ["The X950 chip is the successor to the X900 chip.", "X950 SUCCEEDS X900"],
  ["The X950 chip will replace the X900 chip.", "X950 planned SUCCEEDS X900"],
  ["The X800 chip is a version of the X900 chip.", "X800 VARIANT_OF X900"],
  ["The X950 chip is faster than the X900 chip.", "X950 COMPARES_TO X900"],
  ["The X950 chip outperforms the X900 chip.", "X950 COMPARES_TO X900"],
  ["Intel competes with AMD.", "Intel COMPETES_WITH AMD"],
  ["AMD, a rival of Intel, grew.", "AMD COMPETES_WITH Intel"],
  // trade
  ["Nvidia sold chips to Norway.", "Nvidia SELLS_TO Norway"],
  ["Nvidia resumed sales of the X900 chip to Norway.", "Nvidia SELLS_TO Norway"],
  ["Intel supplies chips to Dell.", "Intel SUPPLIES Dell Technologies"],
  ["Intel is a supplier to Dell.", "Intel SUPPLIES Dell Technologies"],
  ["Dell is a customer of Intel.", "Dell Technologies CUSTOMER_OF Intel"],
  ["Dell buys chips from Intel.", "Dell Technologies CUSTOMER_OF Intel"],
  ["Intel will invest $3 billion in Norway.", "Intel planned INVESTS_IN Norway"],
  ["Intel bought a stake in Arm.", "Intel INVESTS_IN Arm"],
  ["Intel partnered with AMD.", "Intel PARTNERS_WITH AMD"],
  ["Intel built a plant in Norway.", "Intel OPERATES_IN Norway"],
  ["Intel plans to build a factory in Norway.", "Intel planned OPERATES_IN Norway"],
  ["The Norwegian chipmaker Tern Optics Inc. grew.", "Tern Optics Inc. BASED_IN Norway"],
  ["Tern Optics Inc., a Norwegian company, grew.", "Tern Optics Inc. BASED_IN Norway"],
  // policy
  ["Norway imposed a 10% tariff on steel.", "Norway ISSUES 10% tariff"],
  ["A 10% tariff was imposed by Norway on steel.", "Norway ISSUES 10% tariff"],
  ["Norway imposed a 10% tariff on steel.", "10% tariff RESTRICTS steel"],
  ["Norway may impose a 10% tariff on steel.", "10% tariff possible RESTRICTS steel"],
  ["President Joe Biden signed the Harbour Trade Act.", "Joe Biden ISSUES Harbour Trade Act"],
  ["Norway banned exports of the X900 chip.", "Norway RESTRICTS X900"],
  ["Norway blocked Intel from buying chips.", "Norway RESTRICTS Intel"],
  ["The Harbour Trade Act does not apply to the X900 chip.", "Harbour Trade Act not RESTRICTS X900"],
  ["Norway allowed Nvidia to sell the X900 chip to Iceland.", "Norway PERMITS Nvidia"],
  ["Norway allowed Nvidia to sell the X900 chip to Iceland.", "Norway PERMITS X900"],
  ["Norway allowed Nvidia to sell the X900 chip to Iceland but not to Russia.", "Norway not PERMITS Russia"],
  ["Intel violated the Harbour Trade Act.", "Intel VIOLATES Harbour Trade Act"],
  ["Intel was accused of violating the Harbour Trade Act.", "Intel alleged VIOLATES Harbour Trade Act"],
  ["Norway fined Intel.", "Norway PENALISES Intel"],
  ["The Federal Trade Commission sued Intel.", "Federal Trade Commission PENALISES Intel"],
  ["Norway awarded Intel $2 billion.", "Norway SUPPORTS Intel"],
  ["Intel received a grant from Norway.", "Norway SUPPORTS Intel"],
  ["Maria Okoye criticised the Harbour Trade Act.", "Maria Okoye CRITICISES Harbour Trade Act"],
  ["Maria Okoye described the Harbour Trade Act as a mistake.", "Maria Okoye CRITICISES Harbour Trade Act"],
  ["Maria Okoye thanked Norway.", "Maria Okoye PRAISES Norway"],
] as const)("reads %s", async ([text, wanted]) => {
  expect(await say(text)).toContain(wanted);
});

it.for([
  "Apple growers had a wet summer.",
  "Is the market for fish in Norway growing?",
  "Maria Okoye met Peter Hale.",
  "The company sells fish.",
  "Norway and Iceland share a sea.",
])("says nothing of %s", async (text) => {
  expect(await say(text)).toEqual([]);
});

it.for([
  ["Intel said Nvidia makes the X900 chip.", "Intel"],
  ["Nvidia makes the X900 chip, Intel said.", "Intel"],
  ["According to Intel, Nvidia makes the X900 chip.", "Intel"],
  ["“Nvidia makes the X900 chip,” said Maria Okoye.", "Maria Okoye"],
  ["MS. OKOYE: Nvidia makes the X900 chip.", "OKOYE"],
  ["Officials said Nvidia makes the X900 chip.", "Officials"],
] as const)("credits %s", async ([text, source]) => {
  const { statements } = await extractor.extract(toSourceDocument({ key: "a.txt", text }));
  const produces = statements.filter(({ relation }) => relation === "PRODUCES");
  expect(produces.map(({ attributedTo }) => attributedTo?.name)).toEqual([source]);
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

it.for([
  ["Maria Okoye runs a lab. She founded Tern Optics Inc.", "Maria Okoye FOUNDED Tern Optics Inc."],
  ["Intel grew. The company makes the X900 chip.", "Intel PRODUCES X900"],
  ["Maria Okoye spoke. Okoye leads Intel.", "Maria Okoye LEADS Intel"],
  ["The Bureau of Fair Trade (BFT) met. BFT fined Intel.", "Bureau of Fair Trade PENALISES Intel"],
  [
    "Norway imposed a 10% tariff on steel. The tariff does not apply to the X900 chip.",
    "10% tariff not RESTRICTS X900",
  ],
] as const)("follows references in %s", async ([text, wanted]) => {
  expect(await say(text)).toContain(wanted);
});
