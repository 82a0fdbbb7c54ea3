// Which times a text names, told from the day of its publication.
import { expect, it } from "vitest";
import { toSourceDocument } from "../../src/domain/index.ts";
import { findTimes } from "../../src/extract/time/find-time.ts";
import { createExtractor } from "../../src/pipeline/index.ts";

const extractor = await createExtractor();

it.for<readonly [string, ...string[]]>([
  // parts of a year
  ["in the second half of 2025", "2025-07/2025-12"],
  ["in the first half of next year", "2027-01/2027-06"],
  ["in the latter half of the year", "2026-07/2026-12"],
  ["in H1 2027", "2027-01/2027-06"],
  ["in the third quarter of last year", "2025-07/2025-09"],
  ["in the fourth quarter of the year", "2026-10/2026-12"],
  ["last quarter", "2025-10/2025-12"],
  ["later this quarter", "2026-01/2026-03"],
  ["early next quarter", "2026-04/2026-06"],
  ["starting in the second half of 2026", "2026-07/.."],
  ["beginning in Q2 2026", "2026-04/.."],
  // a firm's own year, of which no text says when it begins
  ["in its fiscal second quarter of 2025", "2025"],
  ["in the second quarter of fiscal 2025", "2025"],
  ["in FY2024", "2024"],
  // months without a year
  ["at the end of June", "2026-06"],
  ["in late May", "2026-05"],
  ["by mid-April", "2026-04"],
  ["by April", "2026-04"],
  ["until September", "../2026-09"],
  ["next March", "2027-03"],
  ["last May", "2025-05"],
  ["last February", "2026-02"],
  ["on 3 March", "2026-03-03"],
  ["by April Moreau"],
  ["from May Holdings"],
  ["from 12 March on", "2026-03-12"],
  // stretches
  ["from May through July 2020", "2020-05/2020-07"],
  ["from March 3 to March 9, 2021", "2021-03-03/2021-03-09"],
  ["between January and March", "2026-01/2026-03"],
  ["from 2015 to 2020", "2015/2020"],
  ["over the next four years", "2026/2030"],
  ["in the 1990s", "1990/1999"],
  ["a term expiring June 30, 2027", "../2027-06-30"],
  ["whose term ends on June 30, 2027", "../2027-06-30"],
  // counted back
  ["two years ago", "2024"],
  ["a year ago", "2025"],
  ["three months ago", "2025-12"],
  ["two weeks ago", "2026-02-23/2026-03-01"],
  ["five days ago", "2026-03-05"],
  ["more than two years ago"],
  ["earlier this week", "2026-03-09/2026-03-15"],
  ["in the studio of “This Week”"],
  ["over the weekend", "2026-03-07/2026-03-08"],
  ["late last year", "2025"],
  ["earlier in the year", "2026"],
  ["by the end of the year", "2026"],
  ["by year-end", "2026"],
])("finds in “%s”: %s", ([words, ...times]) => {
  expect(findTimes(`They met ${words}.`, "2026-03-10").map(({ edtf }) => edtf)).toEqual(times);
});

it.for([
  ["Intel supplied Dell in August.", "2025-08"],
  ["Intel bought Altera in late May.", "2025-05"],
  ["Intel bought Altera on June 3.", "2025-06-03"],
  ["Intel will supply Dell in August.", "2026-08"],
  ["Intel will supply Dell from January.", "2027-01"],
  ["Intel bought Altera in February.", "2026-02"],
] as const)("takes a month without a year for one that fits the tense: %s", async ([text, time]) => {
  const { statements } = await extractor.extract(toSourceDocument({ key: "a.txt", publishedAt: "2026-03-10", text }));
  expect([...new Set(statements.map((statement) => statement.time))]).toEqual([time]);
});
