// Where names begin and end, what they name, and which of them are one: by tables of what must and what must not be found.
import { expect, it } from "vitest";
import { entitiesIn, namesIn } from "../support/say.ts";

it.for([
  // firms and their legal forms
  ["The jury found against Samsung Display America, Inc. of Boise.", "Company Samsung Display America, Inc."],
  ["The jury found against Samsung Fishing Products, Inc. of Boise.", "Company Samsung Fishing Products, Inc."],
  ["It fined Intel Marine Services LLC and Dell.", "Company Intel Marine Services LLC"],
  ["Wuhan Golden Kite Chip Investment Fund LP owns it.", "Company Wuhan Golden Kite Chip Investment Fund LP"],
  ["Fenwick Pension Fund IV L.P. owns shares.", "Company Fenwick Pension Fund IV L.P."],
  ["It belongs to Marlox Investment S.a.r.l. and Orbix SE.", "Company Orbix SE"],
  ["It sold wafers to QJ Semiconductor (QJS), a firm on the Entity List.", "Company QJ Semiconductor"],
  ["The partners are Mr. Jianhong Wu, a citizen of Chile, and Tern Ltd.", "Person Jianhong Wu"],
  ["We spoke with Nazak Okhtar, who served as the Department of Commerce's counsel.", "Person Nazak Okhtar"],
  ["Nervous investor Ola Hale, who heads a fund, has sold shares.", "Person Ola Hale"],
  ["It was told by Maria Okoye, Office of the Port Counsel, in Oslo.", "Person Maria Okoye"],
  ["A chip startup called Lumen has raised $9 million.", "Company Lumen"],
  // datelines
  ["OSLO, CA / ACCESSWIRE / May 5, 2024 / Marlox, Inc. (OTCQB:MRLX) said it sued Intel.", "Company Marlox, Inc."],
  ["AUSTIN, Texas--(BUSINESS WIRE)--Brevoa Inc. (NYSE: BRV) said it sued Intel.", "Company Brevoa Inc."],
  ["SAN JOSE, Calif., March 4, 2025 /PRNewswire/ -- Brevoa Corp. said it sued Intel.", "Company Brevoa Corp."],
  ["It was told by Fenwick Trust Company, N.A. of Boise.", "Company Fenwick Trust Company, N.A."],
  // who writes and who asks
  ["By PETER HALE\nNorwegian Wire\nNorway fined Intel.", "Person PETER HALE"],
  ["By Abena Osei\nNorway fined Intel.", "Person Abena Osei"],
  ["By Abena Osei and Peter Hale\nNorway fined Intel.", "Person Peter Hale"],
  ["MARIA OKOYE: And chips?\nMR. HALE: We make them.\nMARIA OKOYE: Where?", "Person MARIA OKOYE"],
  // state bodies
  [
    "The U.S. District Court for the Northern District of Ohio ruled.",
    "GovernmentBody U.S. District Court for the Northern District of Ohio",
  ],
  ["It was told by the US Department of Works and Department of Ports.", "GovernmentBody US Department of Works"],
  ["It was told by the US Department of Works and Department of Ports.", "GovernmentBody Department of Ports"],
  ["The Ministry of Works and the Bureau of Ports agreed.", "GovernmentBody Bureau of Ports"],
  ["The House Select Committee on Harbours sued Intel.", "GovernmentBody House Select Committee on Harbours"],
  ["The Supreme Court of Chile fined Intel.", "GovernmentBody Supreme Court of Chile"],
  ["They fought the Chilean Harbour Guard Corps in Oslo.", "GovernmentBody Chilean Harbour Guard Corps"],
  [
    "Trial Attorney Peter Hale of the National Harbour Control Section is prosecuting the case.",
    "GovernmentBody National Harbour Control Section",
  ],
  // instruments
  ["Order of March 4, 2017\n\nBy this I forbid the purchase of Intel.", "Policy Order of March 4, 2017"],
  ["They have been pushing for this PORTS bill.", "Policy PORTS bill"],
  ["The Keep It Here Act passed the House.", "Policy Keep It Here Act"],
  ["The bipartisan Protect Our Chips Act passed.", "Policy Protect Our Chips Act"],
  [
    "It was told by the U.S. Attorney's Office for the Northern District of Ohio.",
    "GovernmentBody U.S. Attorney's Office for the Northern District of Ohio",
  ],
  // goods
  ["Intel’s 9088 microprocessor sold well.", "Chip 9088"],
  ["ASML sells the “Ternscan NX930Di” machine to chip makers.", "Technology NX930Di"],
  ["AMD sold the AMD VX processors in 2011.", "Chip VX"],
  ["Intel unveiled the K12 custom core.", "Chip K12"],
  ["Dell bought a QX-150 Cut and Break Machine. It sold the QX-150 with its chips.", "Technology QX-150"],
  ["The chips went to the National Chip Center.", "Organization National Chip Center"],
  ["Samsung sells DDR4 RDIMMs.", "Technology DDR4 RDIMMs"],
  ["Intel builds x86-compatible CPUs for Norway.", "Technology x86-compatible CPUs"],
])("finds in %s: %s", async ([text, wanted]) => {
  expect(await namesIn(text!)).toContain(wanted);
});

it.for([
  ["Dell filed in the U.S. District Court for the District of Ohio.", "Country United States"],
  ["Dell filed in the United States District Court for the District of Ohio.", "Place Ohio"],
  ["Intel is based in Malta, New York, and in Oslo. The Malta plant is large.", "Country Malta"],
  ["Chips made by the Boise, Idaho-based Tern were banned.", "Company Boise"],
  ["Shares of Tern AG (FSE: TRN / OTCQX: TRNNY) rose.", "Company TRN / OTCQX"],
  ["Shares of Tern AG (TRN.O) rose.", "Person TRN.O"],
  ["Intel's voluntary self-disclosure (VSD) helped. The VSD policies work.", "Company VSD"],
  ["It broke the harbour license agreement (HLA) with Intel. The HLA was valid.", "Company HLA"],
  ["It is told through the Public Records Access (PRA) service of Norway.", "Company PRA"],
  ["Intel sold it to Dell and AMD (the Purchasers). The Purchasers agreed.", "Company Purchasers"],
  ["FACT SHEET: Intel grew.\nFACT SHEET: Dell shrank. It is a fact that the sheet is short.", "Person FACT SHEET"],
  ["Intel's harbour voltage safety (“HVS”) chip failed. The HVS line ended.", "Company HVS"],
  [
    "It was told by Peter Hale, Editor of the Fenwick Trade Regulation Reporter.",
    "Policy Editor of the Fenwick Trade Regulation",
  ],
  ["US Trade Representative Maria Okoye spoke.", "Company US Trade"],
  ["For details: Maria Okoye, Department of Ports, Phone: (202) 555-0100.", "Person Phone"],
  ["Intel Co-Founder Maria Okoye spoke.", "Company Intel Co"],
  ["Intel borrowed money on the Effective Date under the New Term Loan Facility.", "Company New Term Loan Facility"],
  ["The bank was told by Tern founder Bill Hale of Oslo.", "Policy Bill"],
  ["By Popular Demand\nNorway fined Intel.", "Person Popular Demand"],
  ["Wuhan Golden Kite Chip Investment Fund LP owns it.", "Policy Wuhan Golden Kite Chip Investment Fund"],
  ["Dell bought a QX-150 Cut and Break Machine. It sold the QX-150 with its chips.", "Chip QX-150"],
  ["The chip is in the Xbox One X. Falcon cores were used before.", "Company Xbox One"],
  ["The chips went to the National Chip Center.", "Chip National"],
  ["Dell told its makers of chips that Tern Chips is late.", "Chip Tern"],
  ["The Fenwick Growth Fund and Intel sold shares.", "Policy Fenwick Growth Fund"],
  ["Tern launched a Zv8-A SoC.", "Company Zv8-A SoC"],
])("finds not in %s: %s", async ([text, wrong]) => {
  expect(await namesIn(text!)).not.toContain(wrong);
});

it.for([
  ["Intel has plants in Malta, Texas and Ohio.", "Country Malta"],
  ["The buyer, Tata Electronics Private Ltd, grew.", "Company Tata Electronics"],
])("leaves alone in %s: %s", async ([text, wanted]) => {
  expect(await namesIn(text!)).toContain(wanted);
});

it.for([
  {
    text: "Golden Kite Fund LP, a partnership of Chile (Golden Kite), sued Intel. Golden Kite won.",
    name: "Golden Kite Fund LP",
    alias: "Golden Kite",
  },
  {
    text: "Golden Kite Harbour S.A., a firm organized under the laws of Chile (GK Harbour), sued. GK Harbour won.",
    name: "Golden Kite Harbour S.A.",
    alias: "GK Harbour",
  },
  {
    text: "The U.S. District Court for the District of Ohio ruled for Intel. The judge of the District Court wrote much.",
    name: "U.S. District Court for the District of Ohio",
    alias: "District Court",
  },
  {
    text: "It fined Intel U.S. Inc. and its unit Intel U.S. 2 LLC (collectively, “Intel”). Intel agreed.",
    name: "Intel",
    alias: "Intel U.S. Inc.",
  },
  {
    text: "Analog Devices Inc. grew. It is Analog’s best year, and Analog shares rose.",
    name: "Analog Devices",
    alias: "Analog",
  },
  { text: "AMD makes the Opteron A9100 chip. The A9100 is slow.", name: "Opteron A9100", alias: "A9100" },
  {
    text: "RF Harbour Lights, Inc. and Dell merged. RFHL, a maker of lamps, grew.",
    name: "RF Harbour Lights, Inc.",
    alias: "RFHL",
  },
  {
    text: "Fairchild Semiconductor International, Inc. grew.",
    name: "Fairchild Semiconductor",
    alias: "Fairchild Semiconductor International, Inc.",
  },
  { text: "ON Semiconductor Corporation grew. ON said so.", name: "onsemi", alias: "ON" },
  { text: "Daniel Osei leads Intel. “We need Dan,” said Maria Okoye.", name: "Daniel Osei", alias: "Dan" },
])("takes for one: $name and $alias", async ({ text, name, alias }) => {
  expect((await entitiesIn(text)).find((entity) => entity.name === name)?.aliases).toContain(alias);
});

it.for([
  ["Daniel Osei and Dana Lind met. “We need Dan,” said Maria Okoye.", "Daniel Osei", "Dan"],
  [
    "RF Harbour Lights, Inc. and RF Home Lamps, Inc. merged. RFHL, a maker of lamps, grew.",
    "RF Harbour Lights, Inc.",
    "RFHL",
  ],
])("does not choose in %s", async ([text, name, alias]) => {
  expect((await entitiesIn(text!)).find((entity) => entity.name === name)?.aliases).not.toContain(alias);
});

it("calls no country by the name that a bracket after it gives to a firm", async () => {
  const entities = await entitiesIn("Tern Optics GmbH, a company of Chile (Tern), sued Intel. Tern won.");
  expect(entities.find(({ name }) => name === "Chile")?.aliases).toEqual(["Chile"]);
});

it("finds no name in an address of the web, nor in a legal form by itself", async () => {
  expect(
    await namesIn("The fastest machine is a cluster of 4096 Falcon processors (http://www.example.org/list/2002/11/)."),
  ).toEqual(["Chip Falcon"]);
  expect(await namesIn("Mikron, a Joint Stock Company, sued Intel.")).toEqual(["Company Intel", "Company Mikron"]);
});

it("takes the lines below a headline for part of it, and a list of names for names", async () => {
  const release = [
    "Intel Announces Changes",
    "- Ola Hale to Leave",
    "- Search Process Underway to Identify Permanent CEO",
    "Intel said that Ola Hale leaves.",
  ];
  expect(await namesIn(release.join("\n"))).toEqual(["Company Intel", "Person Ola Hale"]);
  const list = ["Signatories of Intel", "- Ola Hale", "- Maria Okoye", "They met with Intel on Monday, it said."];
  expect(await namesIn(list.join("\n"))).toEqual(["Company Intel", "Person Maria Okoye", "Person Ola Hale"]);
});

it("takes what firms agree on with each other for no policy, and its acronym for no firm", async () => {
  const text =
    "Intel signed a Master Transaction Agreement, a Funding Agreement and a Wafer Supply Agreement (the WSA).";
  expect(await namesIn(text)).toEqual(["Company Intel"]);
  expect(await namesIn("Norway signed the Phase Nine Trade Agreement.")).toEqual(
    expect.arrayContaining(["Policy Phase Nine Trade Agreement"]),
  );
});

const ELSEWHERE =
  " There was no word on how long it had taken, and few of those who were asked about it had seen it coming.";

it.for([
  ["Norwind Computing has agreed to buy Calder Photonics.", "Company Norwind Computing"],
  ["It was taken over by Norwind Computing in May.", "Company Norwind Computing"],
  ["Norwind Materials supplies wafers to Intel.", "Company Norwind Materials"],
  ["It raised $80 million from investors including Norwind Computing and Calder Capital.", "Company Norwind Computing"],
])("takes proper nouns that end as names of firms do for a firm: %s", async ([text, wanted]) => {
  expect(await namesIn(text! + ELSEWHERE)).toContain(wanted);
});

it.for([
  ["She holds a degree in Electrical Engineering from Bergen University.", "Company Electrical Engineering"],
  ["Lena Vogt joined Mechanical Engineering in 2001.", "Company Mechanical Engineering"],
  ["Intel, a provider of DSP and analogue chips, bought Altera.", "Company DSP"],
])("takes what is studied or made for no firm: %s", async ([text, wrong]) => {
  expect(await namesIn(text! + ELSEWHERE)).not.toContain(wrong);
});

it("takes the trade after the short name of a firm for a part of its name", async () => {
  const entities = await entitiesIn("NXP Semiconductor bought it from Sony Semiconductor Solutions.");
  expect(entities.map(({ id }) => id)).toContain("company:nxp-semiconductors");
  expect(entities.map(({ name }) => name)).toContain("Sony Semiconductor Solutions");
});

it.for([
  ["“We will target [Russian President Vladimir] Putin with sanctions,” she said.", "Person Vladimir Putin"],
  ["[President Donald] Trump praised Intel.", "Person Donald Trump"],
  ["He said that [Nvidia] would sell them to China.", "Company Nvidia"],
])("reads on past the brackets of an editor: %s", async ([text, wanted]) => {
  const names = await namesIn(text!);
  expect(names).toContain(wanted);
  expect(names.filter((name) => /^Person (?:Vladimir|Donald)$/.test(name))).toEqual([]);
});
