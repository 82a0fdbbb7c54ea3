// Rules, tariffs, licences and lists: who issues them, whom they restrict, target and permit.
import { expect, it } from "vitest";
import { toSourceDocument } from "../../../src/domain/index.ts";
import { createExtractor } from "../../../src/pipeline/index.ts";
import { type Row, say } from "../../support/say.ts";

it.for<Row>([
  [
    "The Bureau of Industry and Security restricted access by Huawei to American chips.",
    "Bureau of Industry and Security RESTRICTS Huawei",
  ],
  [
    "BIS restricted Intel Semiconductor (Dalian) Ltd. in May.",
    "Bureau of Industry and Security RESTRICTS Intel Semiconductor (Dalian) Ltd.",
  ],
  [
    "AGENCY: Bureau of Industry and Security, Department of Commerce.",
    "Bureau of Industry and Security PART_OF Department of Commerce",
  ],
  [
    "The Bureau of Industry and Security (BIS) in the Department of Commerce issued a rule.",
    "Bureau of Industry and Security PART_OF Department of Commerce",
  ],
  [
    "The United States gave a green light to China-bound sales of the H200.",
    "United States PERMITS China",
    "United States PERMITS H200",
  ],
  [
    "The European Commission adopted a decision imposing a fine totalling 3 million euros on Samsung and Infineon.",
    "European Commission PENALISES Samsung Electronics",
    "European Commission PENALISES Infineon Technologies",
  ],
  [
    "The Japanese government will proceed with new export controls on chipmaking equipment.",
    "Japan planned ISSUES new export controls",
  ],
  ["The EU Court of Justice fined Dell.", "Court of Justice of the European Union PENALISES Dell Technologies"],
  [
    "These entries are listed on the Entity List under the destinations of Chile and Peru.",
    "Entity List TARGETS Chile",
    "Entity List TARGETS Peru",
  ],
  [
    "The Commerce Department added nine firms to the Entity List under the destination of Chile.",
    "Entity List TARGETS Chile",
  ],
  ["The U.S. Senate Armed Services Committee criticised Intel.", "Senate Armed Services Committee CRITICISES Intel"],
  [
    "The Commerce Department issued an interim final rule, “Export Controls on Harbour Cranes,” in May.",
    "Department of Commerce ISSUES Export Controls on Harbour Cranes",
  ],
  [
    "The Commerce Department issued the final rule (FR), “Controls on Certain Harbour Cranes” (May 3 FR), which took effect. The May 3 FR restricts memory chips.",
    "Department of Commerce ISSUES Controls on Certain Harbour Cranes",
    "Controls on Certain Harbour Cranes RESTRICTS Memory chips",
  ],
  ["Norway imposed curbs on Nvidia's H20 HGX AI GPU.", "curbs RESTRICTS H20"],
  ["Norway is clearing the way for Intel to buy tools.", "Norway PERMITS Intel"],
  ["Norway gave the green light to exports of photoresist.", "Norway PERMITS Photoresists"],
  ["Norway ordered Intel to reduce its stake in Qualcomm.", "Norway RESTRICTS Intel"],
  [
    "The FCC rejected China Mobile's application to offer services.",
    "Federal Communications Commission RESTRICTS China Mobile",
  ],
  [
    "The order follows the FCC's rejection of Hytera's application.",
    "Federal Communications Commission RESTRICTS Hytera",
  ],
  ["The government of Norway took control of Nexperia.", "Norway RESTRICTS Nexperia"],
  [
    "Intel and AMD grew. Norway granted a waiver for the two chipmakers, which makes imports legal.",
    "Norway PERMITS Intel",
    "Norway PERMITS AMD",
  ],
  ["Norway designated Intel as a security risk.", "Norway RESTRICTS Intel"],
  [
    "The FCC revoked the licence for China Mobile's U.S. business, China Mobile USA.",
    "Federal Communications Commission RESTRICTS China Mobile USA",
  ],
  ["A rule restricting exports of machine tools took effect.", "rule RESTRICTS machine tools"],
  ["Norway's rule restricting exports of machine tools stays.", "rule RESTRICTS machine tools"],
  [
    "The European Commission approved, under state aid rules, a 300 million euro French measure to support Soitec.",
    "European Commission PERMITS 300 million euro French measure",
  ],
  ["Norway told Intel to stop buying the H20.", "Norway RESTRICTS H20", "Norway RESTRICTS Intel"],
  ["Norway ordered companies to stop using the H20 chip.", "Norway RESTRICTS H20"],
  ["Norway told Intel that it needs a licence to export the H20.", "Norway RESTRICTS H20"],
  [
    "Norway's trade control list includes graphite and drones.",
    "trade control list RESTRICTS graphite",
    "trade control list RESTRICTS drones",
  ],
  ["Intel was added to Norway's list of military companies.", "list RESTRICTS Intel"],
  ["Norway added Intel to its dual-use entity list.", "dual-use entity list RESTRICTS Intel"],
  ["The 12% tariffs on machine tools from Norway took effect.", "12% tariffs TARGETS Norway"],
  ["Tariffs of 20 percent on imported memory chips took effect.", "Tariffs RESTRICTS Memory chips"],
  ["Norway approved Broadcom's purchase of Qualcomm.", "Norway PERMITS Broadcom"],
  ["Norway banned imports of new DJI drones.", "Norway RESTRICTS DJI drones"],
  ["The United States imposed controls on artificial intelligence (AI) chips.", "controls RESTRICTS AI chips"],
  [
    "OFAC maintains several lists, including the Harbour Sanctions List.",
    "Office of Foreign Assets Control ISSUES Harbour Sanctions List",
  ],
  [
    "The waiver that allowed Harbour Optics Inc. and Tern Ltd. to ship tools will end.",
    "waiver PERMITS Harbour Optics Inc.",
    "waiver PERMITS Tern Ltd.",
  ],
  ["Harbour Optics Inc. violated Section 7 of the Clayton Act.", "Harbour Optics Inc. VIOLATES Clayton Act"],
  [
    "The court confirmed a decision of the European Commission imposing a fine of 242 million euros on Harbour Optics Inc.",
    "European Commission PENALISES Harbour Optics Inc.",
  ],
  [
    "The European Commission imposed a fine of 242 million euros on Harbour Optics Inc.",
    "European Commission PENALISES Harbour Optics Inc.",
  ],
  [
    "The European Commission imposed no fine on Harbour Optics Inc.",
    "European Commission not PENALISES Harbour Optics Inc.",
  ],
  [
    "The additions to the Entity List include Harbour Optics Inc. and Tern Ltd.",
    "Entity List RESTRICTS Harbour Optics Inc.",
    "Entity List RESTRICTS Tern Ltd.",
  ],
  ["The addition of Harbour Optics Inc. to the Entity List hurt sales.", "Entity List RESTRICTS Harbour Optics Inc."],
  [
    "BIS denied the export privileges of Harbour Optics Inc.",
    "Bureau of Industry and Security RESTRICTS Harbour Optics Inc.",
  ],
  [
    "BIS did not suspend the export privileges of Harbour Optics Inc.",
    "Bureau of Industry and Security not RESTRICTS Harbour Optics Inc.",
  ],
  [
    "OFAC designated Harbour Optics Inc. for aiding Iran.",
    "Office of Foreign Assets Control RESTRICTS Harbour Optics Inc.",
  ],
  ["Twelve firms based in Russia were added to the Entity List.", "Entity List TARGETS Russia"],
  ["Norway imposed a 10% tariff on steel.", "Norway ISSUES 10% tariff"],
  ["Norway has imposed a 10% tariff on steel.", "Norway ISSUES 10% tariff"],
  ["A 10% tariff was imposed by Norway on steel.", "Norway ISSUES 10% tariff"],
  ["The 10% tariff imposed by Norway hurts.", "Norway ISSUES 10% tariff"],
  ["Norway announced a 10% tariff on steel.", "Norway ISSUES 10% tariff"],
  ["Norway's imposition of a 10% tariff surprised many.", "Norway ISSUES 10% tariff"],
  ["The Norwegian government introduced a 10% tariff on steel.", "Norway ISSUES 10% tariff"],
  ["The government of Norway introduced a 10% tariff on steel.", "Norway ISSUES 10% tariff"],
  ["Norway will impose a 10% tariff on steel.", "Norway planned ISSUES 10% tariff"],
  ["Norway plans to impose a 10% tariff on steel.", "Norway planned ISSUES 10% tariff"],
  ["Norway is planning on imposing a 10% tariff on steel.", "Norway planned ISSUES 10% tariff"],
  ["Norway may impose a 10% tariff on steel.", "Norway possible ISSUES 10% tariff"],
  ["Norway threatened to impose a 10% tariff on steel.", "Norway planned ISSUES 10% tariff"],
  ["Norway did not impose a 10% tariff on steel.", "Norway not ISSUES 10% tariff"],
  ["If Norway imposes a 10% tariff on steel, prices will rise.", "Norway hypothetical ISSUES 10% tariff"],
  ["President Joe Biden signed the Harbour Trade Act.", "Joe Biden ISSUES Harbour Trade Act"],
  ["President Joe Biden signed the Harbour Trade Act into law in August 2022.", "Joe Biden ISSUES Harbour Trade Act"],
  ["The Harbour Trade Act, signed by President Joe Biden, helps.", "Joe Biden ISSUES Harbour Trade Act"],
  ["The Federal Trade Commission issued the Harbour Rule.", "Federal Trade Commission ISSUES Harbour Rule"],
  ["The Harbour Rule was issued by the Federal Trade Commission.", "Federal Trade Commission ISSUES Harbour Rule"],
])("reads who issues: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Norway imposed a 10% tariff on steel.", "10% tariff RESTRICTS steel"],
  ["A 10% tariff on steel took effect.", "10% tariff RESTRICTS steel"],
  ["Norway may impose a 10% tariff on steel.", "10% tariff possible RESTRICTS steel"],
  ["Norway banned exports of the X900 chip.", "Norway RESTRICTS X900"],
  ["Norway banned the sale of the X900 chip.", "Norway RESTRICTS X900"],
  ["Norway restricted exports of the X900 chip to Iceland.", "Norway RESTRICTS X900", "Norway RESTRICTS Iceland"],
  ["Exports of the X900 chip were banned by Norway.", "Norway RESTRICTS X900"],
  ["Norway blocked Intel from buying chips.", "Norway RESTRICTS Intel"],
  [
    "Norway has prohibited Intel from exporting machines to Iceland.",
    "Norway RESTRICTS Intel",
    "Norway RESTRICTS Iceland",
  ],
  ["Norway ordered Intel to sell its stake in AMD.", "Norway RESTRICTS Intel"],
  ["Norway has ordered Intel to stop selling chips.", "Norway RESTRICTS Intel"],
  ["Intel was ordered by Norway to divest AMD.", "Norway RESTRICTS Intel"],
  ["Norway may force Intel to sell AMD.", "Norway possible RESTRICTS Intel"],
  ["Norway barred Intel from exporting finished products.", "Norway RESTRICTS Intel"],
  ["Norway imposed new export controls on Nvidia's X900 AI chips.", "new export controls RESTRICTS X900"],
  ["Norway imposed stringent restrictions on exporting the X900 chip.", "stringent restrictions RESTRICTS X900"],
  [
    "Exports of the X900 chip will have to meet new licensing requirements.",
    "new licensing requirements planned RESTRICTS X900",
  ],
  ["The X900 chip is subject to the Harbour Rule.", "Harbour Rule RESTRICTS X900"],
  ["The Harbour Trade Act applies to the X900 chip.", "Harbour Trade Act RESTRICTS X900"],
  ["The Harbour Trade Act does not apply to the X900 chip.", "Harbour Trade Act not RESTRICTS X900"],
  ["The Harbour Rule bans the X900 chip.", "Harbour Rule RESTRICTS X900"],
  ["Intel was added to the Entity List.", "Entity List RESTRICTS Intel"],
  ["Norway added Intel to the Entity List.", "Entity List RESTRICTS Intel"],
  ["Intel is on the Entity List.", "Entity List RESTRICTS Intel"],
  ["Dell sold chips to Intel, which is on the Entity List.", "Entity List RESTRICTS Intel"],
  ["Intel has been restricted under the Entity List since 2015.", "Entity List RESTRICTS Intel"],
  ["Norway curbed exports to companies including Intel.", "Norway RESTRICTS Intel"],
  ["Norway plans to restrict exports of the X900 chip.", "Norway planned RESTRICTS X900"],
  ["Iceland is subject to Norway's trade restrictions.", "trade restrictions TARGETS Iceland"],
  ["Iceland will face new trade restrictions.", "new trade restrictions planned TARGETS Iceland"],
  [
    "Experts discussed export controls on three types of lithography tools.",
    "export controls RESTRICTS Lithography systems",
  ],
  ["Norway imposed controls that restrict exports of chips to Iceland.", "controls TARGETS Iceland"],
  ["The Harbour Rule targeted Iceland.", "Harbour Rule TARGETS Iceland"],
  ["Norway imposed export controls on Iceland.", "export controls TARGETS Iceland"],
  ["The export controls against Iceland remain.", "export controls TARGETS Iceland"],
])("reads whom it restricts: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  [
    "Norway allowed Nvidia to sell the X900 chip to Iceland.",
    "Norway PERMITS Nvidia",
    "Norway PERMITS X900",
    "Norway PERMITS Iceland",
  ],
  ["Norway allowed Nvidia to sell the X900 chip to Iceland but not to Russia.", "Norway not PERMITS Russia"],
  ["Norway permitted sales of the X900 chip.", "Norway PERMITS X900"],
  [
    "Norway will allow Samsung Electronics and SK Hynix to supply tools.",
    "Norway planned PERMITS Samsung Electronics",
    "Norway planned PERMITS SK Hynix",
  ],
  ["Norway lifted the ban on the X900 chip.", "Norway PERMITS X900"],
  ["Norway eased its export controls on the X900 chip.", "Norway PERMITS X900"],
  ["Norway exempted Intel from the Harbour Rule.", "Norway PERMITS Intel"],
  ["Norway granted Nvidia a licence to sell chips.", "Norway PERMITS Nvidia"],
  ["Norway removed Intel from the Entity List.", "Norway PERMITS Intel"],
  ["Norway did not allow Nvidia to sell the X900 chip.", "Norway not PERMITS Nvidia"],
  ["Norway may allow Nvidia to sell the X900 chip.", "Norway possible PERMITS Nvidia"],
  ["Norway approved sales of the X900 chip to Iceland.", "Norway PERMITS X900", "Norway PERMITS Iceland"],
  ["Norway suspended the Harbour Rule.", "Norway PERMITS Harbour Rule"],
  [
    "Norway and Iceland are exempt from the Harbour Rule.",
    "Harbour Rule PERMITS Norway",
    "Harbour Rule PERMITS Iceland",
  ],
  ["Norway rescinded the Harbour Rule.", "Norway PERMITS Harbour Rule"],
])("reads what it permits: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  [
    "Norway confirmed that it will restrict Intel exports to Iceland.",
    "Norway planned RESTRICTS Intel",
    "Norway planned RESTRICTS Iceland",
  ],
  [
    "A deal between Norway, Iceland and Japan to restrict exports of wafer saws to Russia leaked out.",
    "Norway planned RESTRICTS Russia",
    "Japan planned RESTRICTS Russia",
  ],
  ["Norway restricts sales of deep ultraviolet lithography systems.", "Norway RESTRICTS DUV lithography"],
  [
    "A ban imposed by Norway on selling the X900 chip to Russia took effect.",
    "ban RESTRICTS X900",
    "ban TARGETS Russia",
    "Norway ISSUES ban",
  ],
  [
    "The Bureau of Industry and Security added 10 Norwegian companies to the Entity List.",
    "Entity List TARGETS Norway",
  ],
  [
    "BIS announced the removal of Dell from the Entity List.",
    "Bureau of Industry and Security PERMITS Dell Technologies",
  ],
  [
    "The removal of Dell from the Entity List was announced by BIS.",
    "Bureau of Industry and Security PERMITS Dell Technologies",
  ],
  ["BIS added Dell to the entity list.", "Entity List RESTRICTS Dell Technologies"],
  ["Norway added Dell to its strategic goods entity list."],
  [
    "28 firms were added to the Entity List, including Dell and SMIC.",
    "Entity List RESTRICTS Dell Technologies",
    "Entity List RESTRICTS SMIC",
  ],
  [
    "BIS added dozens of companies to the Entity List, including Dell and SMIC, last year.",
    "Entity List RESTRICTS Dell Technologies",
    "Entity List RESTRICTS SMIC",
  ],
  [
    "Norway sanctioned five firms in a new order, including Dell and SMIC.",
    "Norway RESTRICTS Dell Technologies",
    "Norway RESTRICTS SMIC",
  ],
  ["Dell exported saws in violation of the Harbour Trade Act.", "Dell Technologies VIOLATES Harbour Trade Act"],
  [
    "Dell exported saws to Norway without the required licence in violation of the Harbour Trade Act.",
    "Dell Technologies VIOLATES Harbour Trade Act",
  ],
  [
    "Dell sold saws without a permit, in breach of the Harbour Trade Act.",
    "Dell Technologies VIOLATES Harbour Trade Act",
  ],
  [
    "Dell may have exported saws without a licence in violation of the Harbour Trade Act.",
    "Dell Technologies possible VIOLATES Harbour Trade Act",
  ],
  [
    "Dell did not export saws without a licence in violation of the Harbour Trade Act.",
    "Dell Technologies not VIOLATES Harbour Trade Act",
  ],
  ["Dell exported saws without violating the Harbour Trade Act.", "Dell Technologies not VIOLATES Harbour Trade Act"],
  [
    "Norway indicted Anna Lind, charging her with conspiracy to violate the Harbour Trade Act.",
    "Anna Lind alleged VIOLATES Harbour Trade Act",
  ],
])("reads bans with a clause of their own, deals to restrict, and charges: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  [
    "Among the firms added to the Entity List are Tern Optics Inc. and Lark Labs Inc.",
    "Entity List RESTRICTS Tern Optics Inc.",
    "Entity List RESTRICTS Lark Labs Inc.",
  ],
  ["Dell violated sanctions.", "Dell Technologies VIOLATES sanctions"],
  ["Dell was fined for violating U.S. export controls.", "Dell Technologies VIOLATES U.S. export controls"],
  [
    "Norway signed an executive order aimed at regulating investments that support Russian development of chips.",
    "executive order TARGETS Russia",
  ],
  ["The Harbour Trade Act was included in the Winter Budget Act.", "Harbour Trade Act PART_OF Winter Budget Act"],
  [
    "The EU Court of Auditors fined Dell.",
    "Court of Auditors PENALISES Dell Technologies",
    "Court of Auditors PART_OF European Union",
  ],
  ["Governor Lind's signing of the Ohio CHIPS Act helps.", "Lind ISSUES Ohio CHIPS Act"],
  [
    "Gina Raimondo urged Norway to impose a 10% tariff on steel.",
    "Norway hypothetical ISSUES 10% tariff",
    "10% tariff hypothetical RESTRICTS steel",
  ],
  ["Lawmakers called for a ban on the X900 chip.", "ban hypothetical RESTRICTS X900"],
  [
    "Michael McCaul said it looks like SMIC has violated the Harbour Trade Act.",
    "SMIC possible VIOLATES Harbour Trade Act",
  ],
  ["The executive order involves X900 chips, Norway said.", "executive order RESTRICTS X900"],
])("reads evaded sanctions, listed firms, state laws and what is urged: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Norway imposed curbs on chip exports to Russia.", "Norway ISSUES curbs", "curbs TARGETS Russia"],
  ["Norway tightened its curbs on chip exports to Russia.", "Norway ISSUES curbs", "curbs TARGETS Russia"],
  [
    "The Department of Commerce granted Intel a license to sell the X900 chip to Norway.",
    "Department of Commerce PERMITS Intel",
    "Department of Commerce PERMITS X900",
    "Department of Commerce PERMITS Norway",
  ],
  [
    "Dell agreed to pay a fine to resolve violations of the Harbour Trade Act.",
    "Dell Technologies alleged VIOLATES Harbour Trade Act",
  ],
  ["Norway has committed billions of dollars to Intel's plant.", "Norway SUPPORTS Intel"],
  ["Harbour Trade Act recipient Intel grew.", "Harbour Trade Act SUPPORTS Intel"],
])("reads curbs whose goods hang at the verb, leave granted and awards: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["The Harbour Trade Act imposes controls on X900 chips.", "Harbour Trade Act RESTRICTS X900"],
  [
    "Norway will restrict sales of X900 chips to Russia.",
    "Norway planned RESTRICTS X900",
    "Norway planned RESTRICTS Russia",
  ],
  ["Intel received $2 billion in grants from Norway.", "Norway SUPPORTS Intel"],
  [
    "Intel received $2 billion from Norway under the Harbour Trade Act.",
    "Norway SUPPORTS Intel",
    "Harbour Trade Act SUPPORTS Intel",
  ],
  ["Intel secured $2 billion in subsidies under the Harbour Trade Act.", "Harbour Trade Act SUPPORTS Intel"],
  ["Intel may receive Norwegian government subsidies.", "Norway possible SUPPORTS Intel"],
])("reads what a rule puts controls on, and awards under an act: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for([
  "The court granted a victory to Intel.",
  "Norway and Iceland share a sea.",
  "Norway discussed a tariff.",
  "The measures have not halted Norway's progress.",
  "Norway's nuclear and missile programs worry its neighbours.",
  "The rules of the game are simple.",
  "Norway banned fishing on Sundays.",
  "The order of the day was fish.",
  "Norway told Intel to enjoy the fish.",
  "Maria Okoye, the secretary of state for energy and industrial strategy, met the Government of Norway.",
])("restricts and permits no one in %s", async (text) => {
  expect((await say(text)).filter((line) => /RESTRICTS|TARGETS|PERMITS|ISSUES/.test(line))).toEqual([]);
});

it.for<Row>([
  [
    "The Commerce Department will rescind the 'clean shores' rule.",
    "Department of Commerce planned PERMITS clean shores rule",
  ],
  ["Norway is scrapping the “Harbour Safety” framework.", "Norway PERMITS Harbour Safety framework"],
  ["Norway announced the withdrawal of the “Harbour Safety” rule.", "Norway PERMITS Harbour Safety rule"],
  ["Norway abolished the export curbs on chips.", "Norway PERMITS export curbs"],
  ["Norway published regulations that ban the use of Huawei's chips.", "regulations RESTRICTS Huawei"],
  ["Norway banned imports of Intel's gear.", "Norway RESTRICTS Intel"],
])("reads instruments in quotation marks, what is withdrawn, and bans on use: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Norway imposed export controls on its highest-end chips.", "Norway ISSUES export controls"],
  ["Biden-era regulations hurt Nvidia."],
  ["Norway restricted lower-end parts."],
])("makes nothing of adjectives of rank and time: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(wanted);
});

it.for<Row>([
  [
    "Norway revoked waivers that allowed Samsung and Intel to import tools.",
    "waivers PERMITS Samsung Electronics",
    "waivers PERMITS Intel",
    "Norway RESTRICTS Samsung Electronics",
    "Norway RESTRICTS Intel",
  ],
  ["Norway withdrew Intel's license.", "Norway RESTRICTS Intel"],
  ["Norway removed Intel from its verified end-user list.", "Norway RESTRICTS Intel"],
  [
    "Norway used the order to sanction Intel, a maker of chips, and Dell.",
    "Norway RESTRICTS Intel",
    "Norway RESTRICTS Dell Technologies",
  ],
])("reads permits taken back, and what is done to somebody: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Norway partially revoked a licence for Intel to export tools to China.", "Norway RESTRICTS Intel"],
  ["Norway granted a licence for Intel to export tools to China.", "Norway PERMITS Intel"],
  ["Intel won approval from Norway to sell chips to China.", "Norway PERMITS Intel"],
  ["Intel has received a Norwegian licence for its X900 chip.", "Norway PERMITS Intel"],
  [
    "The Federal Trade Commission used its authority to sanction Intel and AMD.",
    "Federal Trade Commission RESTRICTS Intel",
    "Federal Trade Commission RESTRICTS AMD",
  ],
  [
    "The Federal Trade Commission added 80 firms from China, Norway and Iceland to the Entity List.",
    "Entity List TARGETS China",
    "Entity List TARGETS Norway",
    "Entity List TARGETS Iceland",
  ],
  ["Iceland barred Norwegian companies from selling chips to Intel.", "Iceland RESTRICTS Intel"],
  ["The Federal Trade Commission has a plan to sanction Intel.", "Federal Trade Commission planned RESTRICTS Intel"],
])("reads leave and power: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Norway revoked a licence for Intel to export tools to China.", "SELLS_TO"],
  ["Norway revoked a licence for Intel to export tools to China.", "PERMITS"],
  ["The Norwegian chipmaker offered rebates to Intel.", "Norway SUPPORTS"],
  ["A Norwegian company banned Intel.", "Norway RESTRICTS"],
  ["The 2021 executive order allows Norway to sanction entities in Chile.", "PERMITS Norway"],
  ["Iceland remembers Norway's colonial rule.", "ISSUES"],
  ["Pursuant to the Cooperation Agreement, Norway paid Intel.", "Agreement"],
  ["Norway enforces export controls on sensitive Chilean technology.", "TARGETS"],
  ["The order allows Norway to sanction firms of Chile.", "PERMITS Norway"],
  ["Norway announced sanctions against 12 entities in Chile, Peru and Iceland.", "TARGETS"],
  ["Intel was listed in 2010 for being owned or controlled by the Federal Trade Commission.", "RESTRICTS"],
  ["The European Commission approved a French measure.", "PERMITS France"],
  ["Iceland bars Norwegian citizens from investing in Chile.", "INVESTS_IN"],
  ["Iceland read the list of guests of Intel.", "list RESTRICTS"],
  ["Iceland barred Norwegian companies from selling chips to Intel.", "RESTRICTS Norway"],
])("does not take for granted: %s", async ([text, relation]) => {
  expect((await say(text)).filter((line) => line.includes(relation!))).toEqual([]);
});

it.for<Row>([["Norway revoked the licenses."], ["Norway withdrew Intel's license.", "Norway RESTRICTS Intel"]])(
  "permits nothing where a permit is taken back: %s",
  async ([text, ...wanted]) => {
    expect(await say(text)).toEqual(wanted);
  },
);

const extractor = createExtractor();

it("permits nothing by what restricts it, at the head of a sentence", async () => {
  const lines = await say("Controls on rare earths that Norway imposed in April remain in force.");
  expect(lines).toContain("Controls RESTRICTS Rare earths");
  expect(lines.filter((line) => line.includes("PERMITS"))).toEqual([]);
});

it.for<Row>([
  ["Norway revoked Intel's licence to ship the H20 to China.", "Norway RESTRICTS H20", "Norway RESTRICTS Intel"],
  [
    "Norway announced an immediate halt to exports of gallium to Sweden.",
    "Norway RESTRICTS Gallium",
    "Norway RESTRICTS Sweden",
  ],
  ["The FTC sued to block sales of the H20.", "Federal Trade Commission planned RESTRICTS H20"],
  ["Trump imposed a 25% tariff on semiconductors.", "Donald Trump ISSUES 25% tariff"],
])("reads what is taken back, sought or imposed: %s", async ([text, ...lines]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(lines));
});

it.for(["Trump Media restricted the H20.", "Ivanka Trump restricted the H20."])(
  "takes nobody else of the name for the president: %s",
  async (text) => {
    expect((await say(text)).join()).not.toContain("Donald Trump");
  },
);

it("takes a person whose first name is a chip's for no chip", async () => {
  const lines = await say(
    "A jury convicted Ada Moreau of exporting chips. The Ada Moreau trial was long. Nvidia's Ada chips sell.",
  );
  expect(lines).toEqual(["Nvidia PRODUCES Ada Lovelace"]);
});

it.for<Row>([
  ["The exemption on laptop computers was short.", "exemption PERMITS laptop computers"],
  ["A tariff waiver for Intel was granted.", "tariff waiver PERMITS Intel"],
])("reads what an exemption is for: %s", async ([text, line]) => {
  expect(await say(text)).toContain(line);
});

it.for([
  "Norway's government",
  "The government of Norway",
  "The Norwegian cabinet",
  "Norwegian authorities",
  "Norway's authorities",
])("takes what acts for a country for the country: %s", async (actor) => {
  expect(await say(`${actor} banned the H20.`)).toContain("Norway RESTRICTS H20");
});

it.for(["Norwegian lawmakers", "A Norwegian official", "Norway's largest union"])(
  "takes nobody else for it: %s",
  async (actor) => {
    expect(await say(`${actor} banned the H20.`)).not.toContain("Norway RESTRICTS H20");
  },
);

it.for([
  ["Norway revoked the waiver that allowed Intel to import tools.", "../2025-06-10"],
  ["Norway is revoking the waiver that allowed Intel to import tools.", "../2025-06-10"],
  ["On March 4, 2025, Norway revoked the waiver that allowed Intel to import tools.", "../2025-03-04"],
  ["In May 2025 Norway rescinded waivers that allowed Intel to import tools.", "../2025-05"],
  ["Norway will revoke the waiver that allows Intel to import tools.", null],
  ["Norway may revoke the waiver that allows Intel to import tools.", null],
  ["Norway did not revoke the waiver that allowed Intel to import tools.", null],
  ["Norway extended the waiver that allowed Intel to import tools.", null],
])("says until when a permit held: %s", async ([text, time]) => {
  const document = toSourceDocument({ key: "a.txt", publishedAt: "2025-06-10", text: text! });
  const { statements } = await (await extractor).extract(document);
  const permits = statements.filter(({ relation, object }) => relation === "PERMITS" && object === "company:intel");
  expect(permits.map((statement) => statement.time)).toEqual([time]);
});

it.for<Row>([
  ["Norway fined Qualcomm 1.03 trillion won.", "Norway PENALISES Qualcomm"],
  ["Norway fined Qualcomm 1.03 trillion won in 2016.", "Norway PENALISES Qualcomm"],
  [
    "The Korea Fair Trade Commission fined Qualcomm 19.1 billion won.",
    "Korea Fair Trade Commission PENALISES Qualcomm",
  ],
  [
    "Intel was founded with the support of three major Norwegian companies: Broadcom, Qualcomm and Sony.",
    ...["Broadcom", "Qualcomm", "Sony"].map((firm) => `${firm} BASED_IN Norway`),
  ],
  [
    "The commerce department announced similar grants to Intel and Sony.",
    "Department of Commerce SUPPORTS Intel",
    "Department of Commerce SUPPORTS Sony",
  ],
  ["Norway suspended its ban on gallium to Peru.", "Norway PERMITS Peru", "Norway PERMITS Gallium"],
  ["Norway lifted its ban on exports of gallium to Peru.", "Norway PERMITS Peru", "Norway PERMITS Gallium"],
  ["Norway will require Intel to apply for licences for its Gaudi 3.", "Norway planned RESTRICTS Intel"],
  ["Norway requires Intel to obtain a licence for the Gaudi 3.", "Norway RESTRICTS Intel", "Norway RESTRICTS Gaudi 3"],
  ["Intel was removed from the Unverified List and added to the Entity List.", "Entity List RESTRICTS Intel"],
  ["Executive Order 14105 restricts American investment in Chinese AI firms.", "Executive Order 14105 TARGETS China"],
  [
    "The Department of Commerce finalized an award of up to $4 billion to Intel.",
    "Department of Commerce SUPPORTS Intel",
  ],
  ["Maria Okoye called the export controls a failure.", "Maria Okoye CRITICISES export controls"],
  ["Maria Okoye voiced displeasure with reports that Apple was delaying the phone.", "Maria Okoye CRITICISES Apple"],
  [
    "The CHIPS Program Office, within the Department of Commerce, awarded Intel $6 billion.",
    "CHIPS Program Office PART_OF Department of Commerce",
    "CHIPS Program Office SUPPORTS Intel",
  ],
  [
    "The Semiconductor Industry Association, of which Intel is a member, grew.",
    "Intel MEMBER_OF Semiconductor Industry Association",
  ],
  [
    "The removal of Indian entities Tern Earths, Harbour Research Center (HRC), and Tern Research Center (TRC) will help.",
    "Harbour Research Center BASED_IN India",
    "Tern Research Center BASED_IN India",
  ],
  [
    "The plant was funded by five Taiwanese companies: ASE, MediaTek, Foxconn and Wistron.",
    ...["ASE Technology", "MediaTek", "Foxconn", "Wistron"].map((firm) => `${firm} BASED_IN Taiwan`),
  ],
])("reads acts in more dresses: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it("restricts nobody where a ban is suspended", async () => {
  expect((await say("Norway suspended its ban on gallium to Peru.")).join()).not.toContain("RESTRICTS");
});

it.for<Row>([
  [
    "The Office of Foreign Assets Control designated Tern Shipping Ltd. and Heron Trading LLC pursuant to Executive Order 14024.",
    "Executive Order 14024 RESTRICTS Tern Shipping Ltd.",
    "Executive Order 14024 RESTRICTS Heron Trading LLC",
    "Office of Foreign Assets Control RESTRICTS Heron Trading LLC",
  ],
  [
    "OFAC identified three firms, including Megvii and DJI, pursuant to Executive Order (E.O.) 13959.",
    "Executive Order 13959 RESTRICTS Megvii",
    "Executive Order 13959 RESTRICTS DJI",
  ],
  ["Huawei was designated pursuant to E.O. 14024 in May.", "Executive Order 14024 RESTRICTS Huawei"],
  [
    "The bill would bar Congress. The BIOSECURE Act bars agencies from contracting with Wuxi AppTec.",
    "BIOSECURE Act RESTRICTS Wuxi AppTec",
  ],
  [
    "The Commerce Department banned American firms from doing business with ZTE.",
    "Department of Commerce RESTRICTS ZTE",
  ],
  ["Executive Order 14105 bars banks from investing in Chinese AI companies.", "Executive Order 14105 TARGETS China"],
  ["Norway froze the assets of Huawei.", "Norway RESTRICTS Huawei"],
  ["The Bureau of Industry and Security issued an order denying the export privileges of ZTE.", "order RESTRICTS ZTE"],
  [
    "Norway adopted a rule requiring a licence for exports of seismic sensors.",
    "rule RESTRICTS seismic sensors",
    "Norway ISSUES rule",
  ],
  [
    "Norway announced export controls on tungsten, tellurium and bismuth.",
    "export controls RESTRICTS tellurium",
    "export controls RESTRICTS bismuth",
  ],
  ["The EU imposed anti-dumping duties on solar panels from Peru.", "anti-dumping duties TARGETS Peru"],
  [
    "The following entities are added to the Entity List: Tern Optics Co., Ltd.; Heron Photonics Co., Ltd.; and Kestrel Lasers Co., Ltd.",
    "Entity List RESTRICTS Tern Optics Co., Ltd.",
    "Entity List RESTRICTS Heron Photonics Co., Ltd.",
    "Entity List RESTRICTS Kestrel Lasers Co., Ltd.",
  ],
  ["Norway added two firms, Inspur and Sugon, to its control list.", "control list RESTRICTS Sugon"],
  ["Micron was awarded two billion dollars in CHIPS Act funding.", "CHIPS and Science Act SUPPORTS Micron Technology"],
  ["Exports of gallium require a licence from Norway.", "Norway RESTRICTS Gallium"],
  ["Norway raised tariffs to 50% on cars from Peru.", "tariffs TARGETS Peru", "Norway ISSUES tariffs"],
  ["Mikron is under U.S. sanctions.", "U.S. sanctions RESTRICTS Mikron"],
  ["Norway revoked export licences held by Intel.", "Norway RESTRICTS Intel"],
  ["Norway cited the Entity List. The additions include Inspur and Sugon.", "Entity List RESTRICTS Sugon"],
  ["BIS revised the Entity List. Among those added were Inspur and Sugon.", "Entity List RESTRICTS Inspur"],
  [
    "BIS revised the Entity List. The companies added today are Inspur Co., Ltd.; Sugon Co., Ltd.; and YMTC.",
    "Entity List RESTRICTS YMTC",
  ],
  [
    "The final rule expands the Entity List by adding six entities in Chile and Peru.",
    "Entity List TARGETS Chile",
    "Entity List TARGETS Peru",
  ],
  [
    "The European Commission announced the approval of Italian state aid to support Intel.",
    "Italy planned SUPPORTS Intel",
  ],
  ["The European Commission authorised Germany to pay out aid to Infineon.", "Germany SUPPORTS Infineon Technologies"],
  ["The Harbour Restricted List bans Huawei.", "Harbour Restricted List RESTRICTS Huawei"],
  ["The minister spoke of German state aid for Intel's plant.", "Germany SUPPORTS Intel"],
])("reads designations, deals forbidden, assets frozen and awards: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});
