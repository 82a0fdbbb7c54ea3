// Whose words a statement is credited to.
import { expect, it } from "vitest";
import { toSourceDocument } from "../../../src/domain/index.ts";
import { createExtractor } from "../../../src/pipeline/index.ts";
import { creditOf, type Row } from "../../support/say.ts";

const X = "Nvidia makes the X900 chip";

it.for<Row>([
  // direct and indirect speech
  [`Intel said ${X}.`, "Intel"],
  [`Intel said that ${X}.`, "Intel"],
  [`Intel says ${X}.`, "Intel"],
  [`${X}, Intel said.`, "Intel"],
  [`${X}, said Intel.`, "Intel"],
  [`According to Intel, ${X}.`, "Intel"],
  [`${X}, according to Intel.`, "Intel"],
  [`Intel announced that ${X}.`, "Intel"],
  [`Intel claimed that ${X}.`, "Intel"],
  [`Intel confirmed that ${X}.`, "Intel"],
  [`Intel told reporters that ${X}.`, "Intel"],
  [`Intel believes that ${X}.`, "Intel"],
  [`Intel reported on Monday that ${X}.`, "Intel"],
  [`Intel was told by Dell that ${X}.`, "Dell Technologies"],
  // whoever or whatever speaks without a name
  [`The agency found that ${X}.`, "agency"],
  [`The investigation found that ${X}.`, "investigation"],
  [`The jury found ${X}.`, "jury"],
  [`The complaint says ${X}.`, "complaint"],
  [`According to the indictment, ${X}.`, "indictment"],
  [`${X}, according to a lawsuit.`, "lawsuit"],
  [`${X}, per the filing.`, "filing"],
  [`On Monday ${X}, a person close to the talks said.`, "person"],
  [`${X} for Dell, two officials told reporters.`, "two officials"],
  [`As reported by Intel, ${X}.`, "Intel"],
  [`${X}, as first reported by Intel.`, "Intel"],
  [`“Nvidia makes it,” said Maria Okoye. “${X}.”`, "Maria Okoye"],
  // statements that are issued, and then quoted
  [`Maria Okoye today released the following statement: “${X} for nobody else.”`, "Maria Okoye"],
  [`Maria Okoye issued this statement: “${X} for nobody else.”`, "Maria Okoye"],
  [
    `Maria Okoye released the statement below after the vote. “Nvidia is late. ${X}.” The vote was close.`,
    "Maria Okoye",
  ],
  [`Maria Okoye said the following: “${X} for nobody else.”`, "Maria Okoye"],
  [`Maria Okoye issued a statement. “${X} for nobody else,” said Intel.`, "Intel"],
  // what a company announces, and what a report shows
  ["Intel announced the X900 chip.", "Intel"],
  [`The filing shows that ${X}.`, "filing"],
  // people, with and without their posts
  [`Maria Okoye said ${X}.`, "Maria Okoye"],
  [`“${X},” said Maria Okoye.`, "Maria Okoye"],
  [`"${X}," said Maria Okoye.`, "Maria Okoye"],
  [`“${X},” Maria Okoye said in a statement.`, "Maria Okoye"],
  [`Maria Okoye said: “${X}.”`, "Maria Okoye"],
  [`“It is late,” said Maria Okoye. “${X}.”`, "Maria Okoye"],
  [`“${X},” said Maria Okoye, an analyst at Dell.`, "Maria Okoye"],
  [`Dell analyst Maria Okoye said ${X}.`, "Maria Okoye"],
  [`MS. OKOYE: ${X}.`, "OKOYE"],
  // bodies and states
  [`The Federal Trade Commission said ${X}.`, "Federal Trade Commission"],
  [`Norway said ${X}.`, "Norway"],
  [`The Norwegian government said ${X}.`, "Norway"],
  // papers and agencies, also for those whom they do not name
  [`A Norwegian official told Reuters that ${X}.`, "Reuters"],
  [`${X}, reported The Associated Press.`, "Associated Press"],
  [`${X}, per Bloomberg.`, "Bloomberg News"],
  [`According to a report by Bloomberg, ${X}.`, "Bloomberg News"],
  // nobody named
  [`Officials said ${X}.`, "Officials"],
  [`${X}, analysts said.`, "analysts"],
  [`A senior official said ${X}.`, "senior official"],
  [`According to industry analysts, ${X}.`, "industry analysts"],
  // nobody at all
  [`${X}.`],
  [`${X}, and Intel agreed to a pause.`],
  [`Intel grew. ${X}.`],
])("credits: %s", async ([text, source]) => {
  expect(await creditOf(text, "PRODUCES")).toEqual([source ?? null]);
});

it.for<Row>([
  ["Intel said it fined Dell's supplier AMD, which is based in Norway.", "AMD BASED_IN Norway"],
  ["Analysts said California-based Intel makes the X900 chip.", "Intel HEADQUARTERED_IN California"],
  ["Dell said Intel CEO Maria Okoye spoke.", "Maria Okoye LEADS Intel"],
])("credits nobody with what is said in passing: %s", async ([text, line]) => {
  expect(await creditOf(text, line!.split(" ").find((word) => /^[A-Z_]{5,}$/.test(word))!)).toEqual([null]);
});

it.for<Row>([
  [
    "“The rule works well for us,” said Maria Okoye. “Intel is late.\n\n“It is fine. Nvidia makes the X900 chip.”",
    "Maria Okoye",
  ],
  ["“Nvidia makes the X900 chip in Norway.\n\n“It is late for Intel,” said Maria Okoye.", "Maria Okoye"],
  [
    "Maria Okoye said: “It is late for Intel.\n\n“It is late.\n\n“Nvidia makes the X900 chip in Norway.”",
    "Maria Okoye",
  ],
  ["“Intel is late this year,” said Maria Okoye. “It is.\n\n“It is.”\n\nNvidia makes the X900 chip."],
])("credits each paragraph of a quotation that only its last one closes: %s", async ([text, source]) => {
  expect(await creditOf(text, "PRODUCES")).toEqual([source ?? null]);
});

it("credits nobody with what the text itself tells of its source", async () => {
  const text = "Dell bought AMD, according to Intel chief executive Maria Okoye, who founded Tern Robotics.";
  expect(await creditOf(text, "LEADS")).toEqual([null]);
  expect(await creditOf(text, "FOUNDED")).toEqual([null]);
  expect(await creditOf(text, "ACQUIRES")).toEqual(["Maria Okoye"]);
});

it("credits whom another quotes with blame to the one who quotes them", async () => {
  const credits = await creditOf("“Jensen Huang said that Huawei stole our secrets,” said Maria Okoye.", "CRITICISES");
  expect(credits).toEqual(["Maria Okoye"]);
});

it("credits what follows an answer in a transcript to who gave it, up to the next label", async () => {
  const text = [
    "Q: What does Intel do?",
    "MR. HALE: Thank you for the question.",
    "Intel makes the X900 chip.",
    "Q: And AMD?",
    "MR. HALE: I cannot say.",
    "Background",
    "AMD makes the X700 chip.",
  ].join("\n\n");
  const extractor = await createExtractor({});
  const { statements } = await extractor.extract(toSourceDocument({ key: "a.txt", text }));
  const credits = statements
    .filter(({ relation }) => relation === "PRODUCES")
    .map(({ object, attributedTo }) => [object, attributedTo?.name ?? null]);
  expect(credits).toEqual(
    expect.arrayContaining([
      ["chip:x900", "HALE"],
      ["chip:x700", null],
    ]),
  );
});

it.for([
  [
    "by last names, one of them named in full elsewhere",
    "Maria Okoye of Harbour News spoke to Anna Lind.",
    "LIND",
    "OKOYE",
  ],
  ["by last names that take turns", "What was said:", "HALE", "BREMER"],
  ["by full names with what they are", "What was said:", "TOM HALE, HARBOUR NEWS", "ANNA BREMER, TRADE MINISTER"],
])("credits a transcript %s", async ([, lead, one, other]) => {
  const text = [
    lead,
    `${one}: Let us begin with the plant. Intel makes the X900 chip.`,
    `${other}: It was closed.`,
    `${one}: I see.`,
    `${other}: AMD makes the X700 chip.`,
  ].join("\n");
  const { statements } = await (await createExtractor()).extract(toSourceDocument({ key: "a.txt", text }));
  const makers = statements.filter(({ relation }) => relation === "PRODUCES");
  const last = (name: string | undefined) => name?.split(" ").at(-1)?.toUpperCase();
  expect(Object.fromEntries(makers.map(({ subject, attributedTo }) => [subject, last(attributedTo?.name)]))).toEqual({
    "company:intel": last(one!.split(",")[0]),
    "company:amd": last(other!.split(",")[0]),
  });
});

it("credits nobody with what follows a shouted heading", async () => {
  const text = [
    "SUMMARY: Intel makes the X900 chip.",
    "DATES: It was made in May.",
    "SUMMARY: The summary says AMD makes the X700 chip.",
  ].join("\n");
  expect(await creditOf(text, "PRODUCES")).toEqual([null, null]);
});

it.for([
  // for a state to announce something is to do it; plans it only tells of
  ["Norway announced export controls on photoresist.", "RESTRICTS", [null]],
  ["Norway announced on Monday a grant to Intel.", "SUPPORTS", [null]],
  ["Norway announced that the Harbour Act restricts photoresist.", "RESTRICTS", ["Norway"]],
  ["Norway announced plans to restrict Intel.", "RESTRICTS", ["Norway"]],
  ["Intel announced the closing of the acquisition of Altera.", "ACQUIRES", [null]],
  ["Intel announced that it had signed an agreement under which it would buy Altera.", "ACQUIRES", ["Intel"]],
] as const)("credits what is announced: %s", async ([text, relation, source]) => {
  expect(await creditOf(text, relation)).toEqual(source);
});
