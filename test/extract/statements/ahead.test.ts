// What is agreed, wanted, approved or still to come is no fact, and has another day than the one on which it was told.
import { expect, it } from "vitest";
import { toSourceDocument } from "../../../src/domain/index.ts";
import { createExtractor } from "../../../src/pipeline/index.ts";
import { creditOf, type Row, say } from "../../support/say.ts";

it.for<Row>([
  ["Intel has entered a deal to build a plant in Norway.", "Intel planned OPERATES_IN Norway"],
  ["Intel is spending $20 billion to build a plant in Norway.", "Intel planned OPERATES_IN Norway"],
  ["Intel wants to have its chips made by TSMC.", "TSMC planned SUPPLIES Intel"],
  ["Intel has its chips made by TSMC.", "TSMC SUPPLIES Intel"],
  ["Trump approved Nvidia's sale of chips to Norway.", "Nvidia possible SELLS_TO Norway"],
  ["Trump endorsed Nvidia's sales to Norway.", "Nvidia possible SELLS_TO Norway"],
  ["Regulators cleared Intel's purchase of Altera.", "Intel planned ACQUIRES Altera"],
  ["Intel announced the expected closing of its purchase of Altera.", "Intel planned ACQUIRES Altera"],
  ["Intel announced the closing of its purchase of Altera.", "Intel ACQUIRES Altera"],
  ["Dell nominated Maria Okoye to Intel's board.", "Maria Okoye planned AFFILIATED_WITH Intel"],
  ["Intel will name Maria Okoye CEO.", "Maria Okoye planned LEADS Intel"],
  ["Intel may name Maria Okoye chief executive.", "Maria Okoye possible LEADS Intel"],
  ["Intel has not named Maria Okoye CEO.", "Maria Okoye not LEADS Intel"],
])("%s", async ([text, ...wanted]) => {
  expect(await say(text!)).toEqual(wanted);
});

it.for([
  ["Intel will open a plant in Norway on Monday.", "2025-06-16"],
  ["Intel is due to open a plant in Norway on Monday.", "2025-06-16"],
  ["Intel opened a plant in Norway on Monday.", "2025-06-09"],
  ["Intel said on Monday it will open a plant in Norway.", null],
  ["Intel plans to open a plant in Norway, Reuters reported on Monday.", null],
] as const)("%s: %s", async ([text, time]) => {
  const document = toSourceDocument({ key: "a.txt", publishedAt: "2025-06-10", text });
  const { statements } = await (await createExtractor()).extract(document);
  expect(statements.filter(({ relation }) => relation === "OPERATES_IN").map((s) => s.time)).toEqual([time]);
});

it.for([
  ["Intel will buy Altera, the company said.", "Intel"],
  ["Intel and AMD formed a group. The companies announced that AMD will buy Altera.", "AMD"],
  ["Intel and AMD formed a group. The companies announced that Dell will buy Altera.", "companies"],
] as const)("%s is credited to: %s", async ([text, source]) => {
  expect(await creditOf(text, "ACQUIRES")).toEqual([source]);
});
