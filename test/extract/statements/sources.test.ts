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
  // who speaks at the end, right after the last noun of what is said
  ["Nvidia supplies Dell, a Tern spokesman said.", "Tern"],
  ["Nvidia supplies Dell, Intel chief executive Maria Okoye said on Friday.", "Maria Okoye"],
  ["Nvidia supplies Dell, Intel's chief executive, Maria Okoye, said on Friday.", "Maria Okoye"],
  ["Nvidia supplies Dell with chips, Maria Okoye, the chief executive of Intel, said.", "Maria Okoye"],
  ["Nvidia supplies Dell, Maria Okoye, who leads Intel, told Reuters.", "Maria Okoye"],
  ["Nvidia supplies Dell, Norway's trade ministry said.", "trade ministry"],
  ["As Maria Okoye put it, Nvidia supplies Dell.", "Maria Okoye"],
  // in what it is said, and to whom
  ["Norway said in a notice that Nvidia supplies Dell.", "Norway"],
  ["Norway said in a report that Nvidia supplies Dell.", "Norway"],
  ["Intel claimed in a lawsuit that Nvidia supplies Dell.", "Intel"],
  ["Maria Okoye told reporters on a call that Nvidia supplies Dell.", "Maria Okoye"],
  ["Maria Okoye said during a call with analysts on Monday that Nvidia supplies Dell.", "Maria Okoye"],
  ["Maria Okoye's office said Nvidia supplies Dell.", "Maria Okoye"],
  ["Maria Okoye responded to reports that Nvidia supplies Dell."],
  // what is still to be said, and what is known
  ["Maria Okoye will tell lawmakers that Nvidia supplies Dell, said Intel.", "Intel"],
  ["Norway admitted to knowing that Nvidia supplies Dell."],
  // words before a quotation that tell of a person
  [`Maria Okoye was blunt: “Nvidia supplies Dell and others.”`, "Maria Okoye"],
  [`Maria Okoye wants a ban. “Nvidia supplies Dell and others.”`, "Maria Okoye"],
  [`Maria Okoye wants a ban. “Nvidia supplies Dell and others,” said Ola Berg.`, "Ola Berg"],
  [`“It is late for Intel,” said Ola Berg. Maria Okoye disagrees. “Nvidia supplies Dell and others.”`, "Maria Okoye"],
  [`Norway wants a ban. “Nvidia supplies Dell and others.”`],
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
  expect(await creditOf(text, text.includes(" supplies ") ? "SUPPLIES" : "PRODUCES")).toEqual([source ?? null]);
});

it.for<Row>([
  ["Intel and Dell will build a plant in Germany, the companies said.", "Dell Technologies", "Intel"],
  ["Intel and Dell announced on Monday that they will build a plant in Germany.", "Dell Technologies", "Intel"],
  ["Intel will build a plant in Germany, both companies said.", "Intel"],
  ["Intel will build a plant in Germany, officials said.", "officials"],
  ["Dell said that Intel will build a plant in Germany.", "Dell Technologies"],
])("credits what several say together to each, of itself: %s", async ([text, ...sources]) => {
  expect((await creditOf(text, "OPERATES_IN")).sort()).toEqual(sources);
});

it.for<Row>([
  ["Intel admitted to violations of the Export Administration Regulations.", "Intel"],
  ["Intel admitted violating the Export Administration Regulations.", "Intel"],
  ["Intel acknowledged that it had violated the Export Administration Regulations.", "Intel"],
  ["Intel pleaded guilty to violating the Export Administration Regulations."],
])("credits what somebody admits to whoever does: %s", async ([text, source]) => {
  expect(await creditOf(text, "VIOLATES")).toEqual([source ?? null]);
});

it("credits an answer to whoever is asked for a comment", async () => {
  const text =
    "Q: Reports on Dell drew attention. What is the Ministry of Commerce's comment?\nA: It is known. Nvidia supplies Dell.";
  expect(await creditOf(text, "SUPPLIES")).toEqual(["Ministry of Commerce"]);
});

it("takes the president for the one whom a text calls so", async () => {
  const text =
    "President Okoye will visit Phoenix. She will be joined by a range of chiefs including Apple's Tim Cook. The President said that Nvidia supplies Dell.";
  expect((await creditOf(text, "SUPPLIES"))[0]).toMatch(/Okoye/);
});

it("credits an author who is named as the one who announces, and nobody where it says we", async () => {
  const extractor = await createExtractor();
  const creditIn = async (text: string) =>
    (await extractor.extract(toSourceDocument({ key: "a.txt", author: "Intel", text }))).statements.map(
      ({ attributedTo }) => attributedTo?.name ?? null,
    );
  expect(await creditIn("Intel announced that it will acquire Altera.")).toEqual(["Intel"]);
  expect(await creditIn("Intel told of results. We said that we acquired Altera.")).toEqual([null]);
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
