// When a post was held, and the days that "since", "until" and a bracket tell of.
import { expect, it } from "vitest";
import { toSourceDocument } from "../../../src/domain/index.ts";
import { createExtractor } from "../../../src/pipeline/index.ts";

const extractor = await createExtractor();

it("a firm that was spun off in a year belonged to the other one up to then", async () => {
  const { statements } = await extractor.extract(
    toSourceDocument({ key: "a.txt", text: "Intel spun off Altera in 2025." }),
  );
  expect(statements.map(({ relation, time }) => [relation, time])).toEqual([["SUBSIDIARY_OF", "../2025"]]);
});

async function tenureOf(text: string, publishedAt: string | null) {
  const { statements } = await extractor.extract(toSourceDocument({ key: "a.txt", publishedAt, text }));
  const posts = statements.filter(({ relation }) => /^(?:LEADS|AFFILIATED_WITH)$/.test(relation));
  return posts.map(({ role, modality, time }) => [role, modality, time].join(" · "));
}

it.for([
  ["Maria Okoye, former chief executive of Intel, spoke.", "former chief executive · asserted · ../2025-06-10"],
  ["Former Intel CEO Maria Okoye spoke.", "former CEO · asserted · ../2025-06-10"],
  ["Ex-Intel CEO Maria Okoye spoke.", "former CEO · asserted · ../2025-06-10"],
  ["Maria Okoye, previously CEO of Intel, spoke.", "former CEO · asserted · ../2025-06-10"],
  ["Maria Okoye, formerly the CEO of Intel, spoke.", "former CEO · asserted · ../2025-06-10"],
  ["Outgoing Intel CEO Maria Okoye spoke.", "CEO · asserted · "],
  ["Maria Okoye is a former vice president of Intel.", "former vice president · asserted · ../2025-06-10"],
  ["Maria Okoye, the incoming chief executive of Intel, spoke.", "incoming chief executive · planned · "],
  ["In 2017 Maria Okoye, then CEO of Intel, met the president.", "then CEO · asserted · 2017"],
  ["The plant was planned by Maria Okoye, then CEO of Intel.", "then CEO · asserted · ../2025-06-10"],
  ["Maria Okoye is the chief executive of Intel.", "chief executive · asserted · "],
  ["Maria Okoye was chief executive of Intel until 2021.", "chief executive · asserted · ../2021"],
  ["Maria Okoye was chief executive of Intel until March 2021.", "chief executive · asserted · ../2021-03"],
  ["Maria Okoye has been chief executive of Intel since May 2019.", "chief executive · asserted · 2019-05/.."],
  [
    "Maria Okoye was chief executive of Intel from May 2019 to March 3, 2021.",
    "chief executive · asserted · 2019-05/2021-03-03",
  ],
  ["Maria Okoye was chief executive of Intel between 2019 and 2021.", "chief executive · asserted · 2019/2021"],
])("%s", async ([text, tenure]) => {
  expect(await tenureOf(text!, "2025-06-10")).toEqual([tenure]);
});

it.for([
  ["Maria Okoye, after 20 years at Dell, joined Intel in March 2020.", " · asserted · ../2020-03"],
  ["Maria Okoye, who led Dell, joined Intel in March 2020.", " · asserted · "],
  ["Maria Okoye, who began her career at Dell, will join Intel in July.", " · asserted · "],
  ["Intel will name Maria Okoye chief executive in July.", "chief executive · planned · 2025-07"],
  ["Intel named Maria Okoye its chief executive in March 2020.", "chief executive · asserted · 2020-03"],
  ["Maria Okoye, a director of Intel, spoke.", "director · asserted · "],
])("%s", async ([text, tenure]) => {
  expect(await tenureOf(text!, "2025-06-10")).toContain(tenure);
});

it("ends with whom somebody was hired from on the day of hiring", async () => {
  const posts = await tenureOf("Intel hired Maria Okoye from Dell in 2019.", "2025-06-10");
  expect(posts.sort()).toEqual([" · asserted · ../2019", " · asserted · 2019"]);
});

it.for([
  ["current", "chief executive"],
  ["now", "chief executive"],
])("does not take a post for a former one that is held, after %s, beside one that was", async ([word, role]) => {
  const text = `Maria Okoye, the former president and ${word} chief executive of Intel, spoke.`;
  const posts = await tenureOf(text, "2025-06-10");
  expect(posts.sort()).toEqual([`${role} · asserted · `, "former president · asserted · ../2025-06-10"]);
});

it.for([
  ["Maria Okoye became chief executive of Intel in 2014.", "chief executive · asserted · 2014"],
  [
    "Maria Okoye was appointed chief executive of Intel, effective March 3, 2021.",
    "chief executive · asserted · 2021-03-03/..",
  ],
  ["Maria Okoye succeeded Jonas Berg as chief executive of Intel in 2014.", "chief executive · asserted · 2014"],
  ["Maria Okoye will become chief executive of Intel on August 1, 2025.", "chief executive · planned · 2025-08-01"],
  [
    "Maria Okoye stepped down as chief executive of Intel on March 3, 2021.",
    "chief executive · asserted · ../2021-03-03",
  ],
  ["Maria Okoye resigned as chief executive of Intel in 2021.", "chief executive · asserted · ../2021"],
  [
    "Maria Okoye will step down as chief executive of Intel on August 1, 2025.",
    "chief executive · asserted · ../2025-08-01",
  ],
  ["Maria Okoye plans to retire as chief executive of Intel.", "chief executive · asserted · "],
  ["Maria Okoye previously served as chief executive of Intel.", "chief executive · asserted · ../2025-06-10"],
  ["Previously, Maria Okoye was chief executive of Intel.", "chief executive · asserted · ../2025-06-10"],
  ["Maria Okoye formerly worked at Intel.", " · asserted · ../2025-06-10"],
  ["Maria Okoye previously led Intel from 2004 to 2013.", " · asserted · 2004/2013"],
])("tells from when and until when a post is held that is taken or left: %s", async ([text, tenure]) => {
  expect(await tenureOf(text!, "2025-06-10")).toEqual([tenure]);
});

it.for([
  ["Altera, acquired by Intel in 2015, was sold to Dell in 2025.", ["2015", "2025"]],
  ["The X900 chip, released in 2013, was made by Intel.", ["2013"]],
  ["Last week, Norway banned the H100.", ["2025-06-02/2025-06-08"]],
  ["Norway will ban the H100 next week.", ["2025-06-16/2025-06-22"]],
  ["In 2021, Broadcom was one of Intel's customers.", ["2021"]],
] as const)("tells when, and keeps the time of an aside to it where another is told: %s", async ([text, times]) => {
  const { statements } = await extractor.extract(toSourceDocument({ key: "a.txt", publishedAt: "2025-06-10", text }));
  expect(statements.map(({ time }) => time).sort()).toEqual(times);
});

it("keeps the word former where no day is known", async () => {
  expect(await tenureOf("Former Intel CEO Maria Okoye spoke.", null)).toEqual(["former CEO · asserted · "]);
});

it.for([
  ["Maria Okoye (born 8 April 1958) is the chief executive of Intel.", "chief executive · asserted · "],
  ["Maria Okoye (8 April 1958 – 3 May 2020) was the chief executive of Intel.", "chief executive · asserted · "],
  ["Maria Okoye is the chief executive of Intel (founded in 1968).", "chief executive · asserted · "],
  ["Maria Okoye was the chief executive of Intel (2019–2021).", "chief executive · asserted · 2019/2021"],
  ["Maria Okoye is the chief executive of Intel (since 2019).", "chief executive · asserted · 2019/.."],
])("takes from a bracket what stands for itself: %s", async ([text, tenure]) => {
  expect(await tenureOf(text!, "2025-06-10")).toEqual([tenure]);
});

it.for([
  ["Founded in 1985, Intel is headquartered in Oslo.", null],
  ["Established in May 1985, Intel makes the X900 chip.", null],
  ["Founded in 1985 by Maria Okoye, Intel grew.", "1985"],
] as const)("dates by a founding only that: %s", async ([text, time]) => {
  const { statements } = await extractor.extract(toSourceDocument({ key: "a.txt", publishedAt: "2025-06-10", text }));
  expect(statements.map((statement) => statement.time)).toEqual([time]);
});
