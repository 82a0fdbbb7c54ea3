// What stands beside a name between commas, in brackets or before a hyphen: posts, seats, what a company is.
import { expect, it } from "vitest";
import { type Row, say } from "../../support/say.ts";

it.for<Row>([
  ["Maria Okoye, CEO, Intel, said the plant was late.", "Maria Okoye LEADS Intel"],
  ["“The plant is late,” said Maria Okoye, CEO, Intel Corp.", "Maria Okoye LEADS Intel"],
  ["“The plant is late,” said Maria Okoye, president and CEO, Intel Corp.", "Maria Okoye LEADS Intel"],
  [
    "Maria Okoye, Senior Vice President, Sales, Intel Corp., said the plant was late.",
    "Maria Okoye AFFILIATED_WITH Intel",
  ],
  ["“We won,” said Maria Okoye, General Counsel, Intel Corp.", "Maria Okoye AFFILIATED_WITH Intel"],
  [
    "Intel Corp. (NASDAQ: INTC) announced that Maria Okoye has been appointed chief executive officer.",
    "Maria Okoye LEADS Intel",
  ],
  ["Intel today announced that Maria Okoye was named chief financial officer.", "Maria Okoye AFFILIATED_WITH Intel"],
  [
    "Maria Okoye (born 8 April 1958) is a diplomat who served as the third director of the World Trade Organization.",
    "Maria Okoye LEADS World Trade Organization",
  ],
  ["Intel, a unit of Tern Group, named Maria Okoye as its chief executive.", "Maria Okoye LEADS Intel"],
  ["The Union Cabinet chaired by Prime Minister Maria Okoye approved the plant.", "Maria Okoye LEADS Union Cabinet"],
  ["The Steering Council will be co-chaired by Maria Okoye and Anna Lind.", "Anna Lind planned LEADS Steering Council"],
  ["Department of State, Secretary Antony Blinken", "Antony Blinken LEADS Department of State"],
  ["Maria Okoye (pronounced oh-KOY-eh) is the chief executive of Intel.", "Maria Okoye LEADS Intel"],
])("reads the post: %s", async ([text, line]) => {
  expect(await say(text)).toContain(line);
});

it.for<Row>([
  [
    "San Jose, California-based Intel designs and manufactures analog chips.",
    "Intel PRODUCES analog chips",
    "Intel HEADQUARTERED_IN San Jose",
  ],
  [
    "Intel (NASDAQ: INTC), Zelmatix AG (FSE: ZLM / OTCQX: ZLMNY) and AMD (Nasdaq: AMD) invested in Harbour Optics GmbH.",
    "Intel INVESTS_IN Harbour Optics",
    "Zelmatix AG INVESTS_IN Harbour Optics",
    "AMD INVESTS_IN Harbour Optics",
  ],
  [
    "Intel provides sensors and analog chips to a range of industries.",
    "Intel PRODUCES sensors",
    "Intel PRODUCES analog chips",
  ],
  [
    "Boise, Idaho-based Intel makes analog chips.",
    "Intel PRODUCES analog chips",
    "Intel HEADQUARTERED_IN Boise",
    "Intel HEADQUARTERED_IN Idaho",
  ],
  [
    "Regulators approved the purchase of Boise, Idaho-based AMD by Intel.",
    "AMD HEADQUARTERED_IN Boise",
    "AMD HEADQUARTERED_IN Idaho",
  ],
  [
    "She acted on behalf of Zelmatix Systems Co., Ltd. (ZSC), a Chinese company located in Chengdu.",
    "Zelmatix Systems Co., Ltd. BASED_IN China",
    "Zelmatix Systems Co., Ltd. HEADQUARTERED_IN Chengdu",
  ],
  ["The goods were meant for Zelmatix Corp., a German distributor.", "Zelmatix Corp. BASED_IN Germany"],
  ["Zelmatix GmbH, a company organized under the laws of Germany, bought it.", "Zelmatix GmbH BASED_IN Germany"],
  ["Zelmatix Ltd. is incorporated under the laws of Japan.", "Zelmatix Ltd. BASED_IN Japan"],
  ["Zelmatix Corp., a company on the Entity List, got the wafers.", "Entity List RESTRICTS Zelmatix Corp."],
])("reads where a company is and what it is: %s", async ([text, ...lines]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(lines));
});

it.for([
  ["Maria Okoye, CEO of Intel, and AMD, a rival, met.", / LEADS AMD/],
  ["Intel CEO Maria Okoye, Dell, and AMD met.", / LEADS (?:AMD|Dell)/],
  ["In Boise, Idaho-based Intel grew and AMD shrank.", /AMD HEADQUARTERED_IN/],
  ["Intel sued Zelmatix Corp., and a company in Germany paid.", /BASED_IN Germany/],
])("says no more of %s", async ([text, wrong]) => {
  expect((await say(text as string)).filter((line) => (wrong as RegExp).test(line))).toEqual([]);
});
