// What states and courts do to companies and people, and what people say of each other: penalties, violations, support,
// criticism, praise, membership.
import { expect, it } from "vitest";
import { type Row, say } from "../../support/say.ts";

it.for<Row>([
  ["Maria Okoye said the Harbour Act was a mistake.", "Maria Okoye CRITICISES Harbour Act"],
  ["Intel claimed Norway's measure is discriminatory.", "Intel CRITICISES Norway"],
  ["Nokia called the Harbour Act a mistake.", "Nokia CRITICISES Harbour Act"],
  [
    "Nokia filed complaints against Intel and its parent, Oppo.",
    "Nokia CRITICISES Intel",
    "Nokia CRITICISES Oppo",
    "Intel SUBSIDIARY_OF Oppo",
  ],
  ["Nokia sued Intel.", "Nokia CRITICISES Intel"],
  ["Nokia challenged the Harbour Act in court.", "Nokia CRITICISES Harbour Act"],
  [
    "The Wassenaar Arrangement has 42 members, including Norway and Japan.",
    "Norway MEMBER_OF Wassenaar Arrangement",
    "Japan MEMBER_OF Wassenaar Arrangement",
  ],
  ["Amkor's project is supported by the CHIPS Act.", "CHIPS and Science Act SUPPORTS Amkor Technology"],
  [
    "Japan will grant up to 476 billion yen in subsidies to a Harbour Optics Inc. plant.",
    "Japan planned SUPPORTS Harbour Optics Inc.",
  ],
  ["Germany gave 5 billion euros in aid to Harbour Optics Inc.", "Germany SUPPORTS Harbour Optics Inc."],
  ["Germany gave no aid to Harbour Optics Inc.", "Germany not SUPPORTS Harbour Optics Inc."],
  [
    "The Harbour Alliance, whose members include Apple, Sony and Dell, met in Oslo.",
    "Apple MEMBER_OF Harbour Alliance",
    "Sony MEMBER_OF Harbour Alliance",
  ],
  ["Members of the Harbour Alliance include Apple and Sony.", "Apple MEMBER_OF Harbour Alliance"],
  ["Norway fined Intel.", "Norway PENALISES Intel"],
  ["Norway fined Intel $3 million.", "Norway PENALISES Intel"],
  ["Intel was fined by Norway.", "Norway PENALISES Intel"],
  ["Norway imposed a fine on Intel.", "Norway PENALISES Intel"],
  ["Norway imposed a $3 million fine on Intel.", "Norway PENALISES Intel"],
  ["Norway's fine on Intel was annulled.", "Norway PENALISES Intel"],
  ["The Federal Trade Commission sued Intel.", "Federal Trade Commission PENALISES Intel"],
  ["The Federal Trade Commission filed a lawsuit against Intel.", "Federal Trade Commission PENALISES Intel"],
  ["The Federal Trade Commission charged Intel with fraud.", "Federal Trade Commission PENALISES Intel"],
  ["Intel was sued by the Federal Trade Commission.", "Federal Trade Commission PENALISES Intel"],
  ["Intel agreed to pay a penalty to Norway.", "Norway planned PENALISES Intel"],
  ["Norway will fine Intel.", "Norway planned PENALISES Intel"],
  ["Norway did not fine Intel.", "Norway not PENALISES Intel"],
  ["Norway convicted Peter Hale.", "Norway PENALISES Peter Hale"],
  ["Intel violated the Harbour Trade Act.", "Intel VIOLATES Harbour Trade Act"],
  ["Intel breached the Harbour Trade Act.", "Intel VIOLATES Harbour Trade Act"],
  ["Intel was accused of violating the Harbour Trade Act.", "Intel alleged VIOLATES Harbour Trade Act"],
  ["Intel's violation of the Harbour Trade Act was grave.", "Intel VIOLATES Harbour Trade Act"],
  [
    "Norway fined Intel for violating the Harbour Trade Act.",
    "Intel VIOLATES Harbour Trade Act",
    "Norway PENALISES Intel",
  ],
  ["Intel did not violate the Harbour Trade Act.", "Intel not VIOLATES Harbour Trade Act"],
  ["Intel denied violating the Harbour Trade Act.", "Intel not VIOLATES Harbour Trade Act"],
  ["Intel circumvented the Harbour Rule.", "Intel VIOLATES Harbour Rule"],
  [
    "BIS fined Intel $300 million for shipping hard drives to Huawei in violation of the CHIPS Act.",
    "Bureau of Industry and Security PENALISES Intel",
    "Intel VIOLATES CHIPS and Science Act",
  ],
  [
    "Intel was fined for shipping tools to Huawei in violation of the CHIPS Act.",
    "Intel VIOLATES CHIPS and Science Act",
  ],
  ["The EU fined Qualcomm €242 million.", "European Union PENALISES Qualcomm"],
  ["BIS fined Intel Corp. $300 million.", "Bureau of Industry and Security PENALISES Intel"],
  [
    "Intel was fined by the Department of the Treasury's Office of Foreign Assets Control.",
    "Office of Foreign Assets Control PENALISES Intel",
  ],
  ["Intel admitted to 41 violations of the CHIPS Act.", "Intel VIOLATES CHIPS and Science Act"],
])("reads penalties: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Norway awarded Intel $2 billion.", "Norway SUPPORTS Intel"],
  ["Norway awarded $2 billion to Intel.", "Norway SUPPORTS Intel"],
  ["Norway granted Intel a subsidy.", "Norway SUPPORTS Intel"],
  ["Norway subsidised Intel.", "Norway SUPPORTS Intel"],
  ["Norway gave a $2 billion grant to Intel.", "Norway SUPPORTS Intel"],
  ["Norway finalized an award for Intel.", "Norway SUPPORTS Intel"],
  ["Intel received a grant from Norway.", "Norway SUPPORTS Intel"],
  ["Intel won $2 billion in funding from Norway.", "Norway SUPPORTS Intel"],
  ["Intel will receive a grant from Norway.", "Norway planned SUPPORTS Intel"],
  ["Norway will award Intel $2 billion.", "Norway planned SUPPORTS Intel"],
  ["Norway proposed an award to Intel.", "Norway planned SUPPORTS Intel"],
  [
    "Norway announced the following awards:\n- Up to $3 million awarded to Intel to build a plant.\n- Up to $2 million awarded to AMD.",
    "Norway SUPPORTS Intel",
    "Norway SUPPORTS AMD",
  ],
  ["Japan's government approved subsidies worth 590 billion yen for Rapidus.", "Japan SUPPORTS Rapidus"],
  [
    "The Commerce Department awarded Intel $8 billion in grants under the CHIPS Act.",
    "CHIPS and Science Act SUPPORTS Intel",
  ],
])("reads support: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Maria Okoye criticised the Harbour Trade Act.", "Maria Okoye CRITICISES Harbour Trade Act"],
  ["Maria Okoye condemned Norway.", "Maria Okoye CRITICISES Norway"],
  ["Maria Okoye criticised Intel's decision to close a plant.", "Maria Okoye CRITICISES Intel"],
  ["The Federal Trade Commission slammed Norway's handling of the case.", "Federal Trade Commission CRITICISES Norway"],
  ["Maria Okoye denounced the move by Intel.", "Maria Okoye CRITICISES Intel"],
  ["Intel opposes the Harbour Trade Act.", "Intel CRITICISES Harbour Trade Act"],
  ["Maria Okoye described the Harbour Trade Act as a mistake.", "Maria Okoye CRITICISES Harbour Trade Act"],
  ["Maria Okoye described the Harbour Rule as a “regulatory morass”.", "Maria Okoye CRITICISES Harbour Rule"],
  ["Intel issued a rebuke, calling the Harbour Rule “an unprecedented overreach.”", "Intel CRITICISES Harbour Rule"],
  ["Maria Okoye called the Harbour Trade Act a failure.", "Maria Okoye CRITICISES Harbour Trade Act"],
  ["Maria Okoye accused Intel of fraud.", "Maria Okoye CRITICISES Intel"],
  ["Intel was criticised by Maria Okoye.", "Maria Okoye CRITICISES Intel"],
  ["Maria Okoye, a critic of Intel, spoke.", "Maria Okoye CRITICISES Intel"],
  ["Maria Okoye's criticism of Intel was sharp.", "Maria Okoye CRITICISES Intel"],
  ["Maria Okoye was critical of Intel.", "Maria Okoye CRITICISES Intel"],
  ["Maria Okoye did not criticise Intel.", "Maria Okoye not CRITICISES Intel"],
  ["Maria Okoye thanked Norway.", "Maria Okoye PRAISES Norway"],
  ["Maria Okoye praised Peter Hale's vision.", "Maria Okoye PRAISES Peter Hale"],
  ["Intel expressed gratitude to Norway for its support.", "Intel PRAISES Norway"],
  ["Intel appreciates the support of Norway.", "Intel PRAISES Norway"],
  [
    "Intel was disappointed with the AI Diffusion Rule.",
    "Intel CRITICISES Framework for Artificial Intelligence Diffusion",
  ],
  ["Maria Okoye would like to thank Peter Hale.", "Maria Okoye PRAISES Peter Hale"],
  ["“I would like to thank Peter Hale,” said Maria Okoye.", "Maria Okoye PRAISES Peter Hale"],
  ["“I am grateful to Norway,” said Maria Okoye.", "Maria Okoye PRAISES Norway"],
  ["Maria Okoye praised Peter Hale for his work.", "Maria Okoye PRAISES Peter Hale"],
  ["Intel welcomed the Harbour Trade Act.", "Intel PRAISES Harbour Trade Act"],
  ["Maria Okoye hailed the Harbour Trade Act.", "Maria Okoye PRAISES Harbour Trade Act"],
  ["The Harbour Trade Act was welcomed by Intel.", "Intel PRAISES Harbour Trade Act"],
  ['"UMC stole the secrets of its rival," said Peter Hale.', "Peter Hale CRITICISES UMC"],
  [
    "China's Foreign Ministry said the U.S. was undermining the rights of its firms.",
    "Ministry of Foreign Affairs of China CRITICISES United States",
  ],
  ['"Anna Lind has an outstanding record," said Peter Hale.', "Peter Hale PRAISES Anna Lind"],
  ['"TSMC, the greatest manufacturer of chips, will build here," said Peter Hale.', "Peter Hale PRAISES TSMC"],
  ['"I write to express grave concern about Intel\'s decision," wrote Peter Hale.', "Peter Hale CRITICISES Intel"],
  ['"Thank you, President Trump, for putting jobs first," said Tim Cook.', "Tim Cook PRAISES Donald Trump"],
  [
    `"Thanks to President Biden's leadership, we are strengthening supply chains," said Maria Okoye.`,
    "Maria Okoye PRAISES Joe Biden",
  ],
  [
    `"We reject the Biden Administration's attempt to impose its own policies," said Peter Hale.`,
    "Peter Hale CRITICISES Biden administration",
  ],
  ["Intel filed a lawsuit alleging that AMD breached the licence.", "Intel CRITICISES AMD"],
  ["Intel claimed that AMD's use of the tools infringed its patents.", "Intel CRITICISES AMD"],
  ["The ruling dismisses Intel's claims that AMD stole its designs.", "Intel CRITICISES AMD"],
  ["Maria Okoye voiced her displeasure with Intel.", "Maria Okoye CRITICISES Intel"],
  ["“The Norwegian reading distorts the rules,” said Maria Okoye.", "Maria Okoye CRITICISES Norway"],
])("reads criticism and praise: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for<Row>([
  ["Norway is a member of NATO.", "Norway MEMBER_OF NATO"],
  ["Norway, a member of NATO, spoke.", "Norway MEMBER_OF NATO"],
  ["Norway joined NATO.", "Norway MEMBER_OF NATO"],
  [
    "The Bureau of Fair Trade is part of the Department of Commerce.",
    "Bureau of Fair Trade PART_OF Department of Commerce",
  ],
  ["The Department of Commerce's Bureau of Fair Trade met.", "Bureau of Fair Trade PART_OF Department of Commerce"],
  [
    "Today, the U.S. Department of Commerce's Bureau of Fair Trade (BFT) met.",
    "Bureau of Fair Trade PART_OF Department of Commerce",
  ],
  [
    "The Bureau of Fair Trade, an agency of the Department of Commerce, met.",
    "Bureau of Fair Trade PART_OF Department of Commerce",
  ],
  ["The Justice Department's Antitrust Division met.", "Antitrust Division PART_OF Department of Justice"],
])("reads members and parts: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});

it.for([
  "Two Norwegian nationals have been accused of fraud by the Department of Justice.",
  "Maria Okoye met Peter Hale.",
  "Norway and Intel talked.",
  "The fine weather pleased Norway.",
  "Intel's award hangs in the hall.",
  "The Justice Department indicted a former Intel engineer.",
  "The Justice Department fined two Intel employees.",
  "The FCC approved a change from Intel to its license.",
  "Maria Okoye said the weather was a disaster.",
  "Intel may sue.",
])("judges no one in %s", async (text) => {
  expect((await say(text)).filter((line) => /PENALISES|VIOLATES|SUPPORTS|CRITICISES|PRAISES/.test(line))).toEqual([]);
});

it.for<Row>([
  [
    "Wolfspeed is in line for proposed funding of $750 million under the CHIPS Act.",
    "CHIPS and Science Act planned SUPPORTS Wolfspeed",
  ],
  [
    "Micron will receive $2 billion in federal grants under the CHIPS Act.",
    "CHIPS and Science Act planned SUPPORTS Micron Technology",
  ],
  ["Grants to Intel under the CHIPS Act rose.", "CHIPS and Science Act SUPPORTS Intel"],
])("reads funding under an act: %s", async ([text, ...wanted]) => {
  expect(await say(text)).toEqual(expect.arrayContaining(wanted));
});
