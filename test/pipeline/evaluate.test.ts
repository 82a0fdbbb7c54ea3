import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import {
  calibrationErrorOf,
  compareRuns,
  evaluate,
  GoldDocument,
  type Predicted,
  poolScores,
  readGold,
  readRun,
  reliabilityOf,
  scoreDocument,
  toF1,
} from "../../src/pipeline/index.ts";
import { asScorer, parseScorer } from "../support/as-scorer.ts";

const gold = GoldDocument.parse({
  entities: [
    { name: "Tern Optics", type: "Company", aliases: ["Tern"] },
    { name: "K40", type: "Chip", aliases: ["the K40 chip"] },
    { name: "Norway", type: "Country", aliases: ["Norwegian"] },
  ],
  relations: [
    {
      head: "Tern Optics",
      type: "PRODUCES",
      tail: "K40",
      polarity: "affirmed",
      modality: "asserted",
      attribution: null,
      time: null,
      sentence: "Tern makes the K40.",
    },
    {
      head: "Tern Optics",
      type: "SUPPLIES",
      tail: "Norway",
      polarity: "affirmed",
      modality: "planned",
      attribution: null,
      time: "2024",
      sentence: "Tern will ship to Norway in 2024.",
    },
  ],
  forbidden: [{ head: "Norway", type: "PRODUCES", tail: "K40" }],
});

const entity = (id: string, type: string, name: string) => ({
  id,
  type,
  name,
  aliases: [],
  externalIds: {},
  mentions: [],
});
const statement = (subject: string, relation: string, object: string, marks: object = {}) => ({
  id: `${subject}${relation}`,
  subject,
  relation,
  object,
  role: null,
  polarity: "affirmed" as const,
  modality: "asserted" as const,
  attributedTo: null,
  time: null,
  confidence: 0.75,
  evidence: [{ start: 0, end: 19, quote: "Tern makes the K40." }],
  ...marks,
});
const entities = [
  entity("t", "Company", "Tern"),
  entity("k", "Chip", "K40 chip"),
  entity("n", "Country", "Norway"),
  entity("x", "Person", "Nobody"),
];
const TEXT = "Tern makes the K40. Tern will ship to Norway in 2024.";
const predict = (...statements: ReturnType<typeof statement>[]): Predicted => ({ entities, statements });
const score = (...statements: ReturnType<typeof statement>[]) => scoreDocument(gold, predict(...statements), TEXT);

it("counts an entity as found by its type and a shared form, without article", () => {
  expect(score().entities).toEqual({ right: 3, found: 4, wanted: 3 });
});

it("takes sales to and supplies as one relation, and marks apart", () => {
  const { relations, strict, errors } = score(statement("t", "SELLS_TO", "n"));
  expect([relations, strict]).toEqual([{ right: 1, found: 1, wanted: 2 }, 0]);
  expect(errors).toContainEqual({
    kind: "relation~",
    what: "Tern Optics SUPPLIES Norway: modality asserted, not planned; time none, not 2024",
    sentence: "Tern will ship to Norway in 2024.",
  });
});

it("tells a relation that is strictly right from one with source and time as well", () => {
  const { strict, exact } = score(statement("t", "SELLS_TO", "n", { modality: "planned" }));
  expect([strict, exact]).toEqual([1, 0]);
  expect(score(statement("t", "SELLS_TO", "n", { modality: "planned", time: "2024" })).exact).toBe(1);
});

it("counts a forbidden triple only as a plain fact", () => {
  expect(score(statement("n", "PRODUCES", "k")).forbidden).toBe(1);
  expect(score(statement("n", "PRODUCES", "k", { polarity: "negated" })).forbidden).toBe(0);
});

it("counts evidence that is not in the text where it says", () => {
  const misplaced = [{ start: 1, end: 20, quote: "Tern makes the K40." }];
  expect(score(statement("t", "PRODUCES", "k")).badOffsets).toBe(0);
  expect(score(statement("t", "PRODUCES", "k", { evidence: misplaced })).badOffsets).toBe(1);
});

it("says what a change broke and what it mended, by document, with the sentence", () => {
  const [before, after] = [score(statement("t", "PRODUCES", "k")), score(statement("n", "PRODUCES", "k"))];
  const compared = compareRuns(
    [
      { name: "a", score: before },
      { name: "b", score: before },
    ],
    [
      { name: "a", score: after },
      { name: "b", score: before },
    ],
  );
  expect(compared.newlyWrong).toEqual([
    { document: "a", kind: "relation+", what: "Norway PRODUCES K40 chip", sentence: "Tern makes the K40." },
    { document: "a", kind: "relation-", what: "Tern Optics PRODUCES K40", sentence: "Tern makes the K40." },
  ]);
  expect(compareRuns([{ name: "a", score: after }], [{ name: "a", score: before }]).newlyRight).toEqual(
    compared.newlyWrong,
  );
});

it("pools documents, and the parts sum up to the whole", () => {
  const one = score(statement("t", "PRODUCES", "k"), statement("n", "PRODUCES", "k"));
  const pooled = poolScores([one, one]);
  expect(toF1(pooled.relations)).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
  for (const [whole, parts] of [
    [pooled.relations, pooled.byRelation],
    [pooled.entities, pooled.byEntityType],
  ] as const) {
    for (const member of ["right", "found", "wanted"] as const)
      expect([...parts.values()].reduce((sum, tally) => sum + tally[member], 0)).toBe(whole[member]);
  }
});

it("says how many statements of a confidence are right, and how far that is from what was said", () => {
  const points = [true, true, true, false].map((isRight) => ({ confidence: 0.75, isRight }));
  const bins = reliabilityOf([...points, { confidence: 1, isRight: false }]);
  expect(bins.filter(({ statements }) => statements > 0)).toEqual([
    { from: 0.7, statements: 4, right: 3, confidence: 0.75 },
    { from: 0.9, statements: 1, right: 0, confidence: 1 },
  ]);
  expect(calibrationErrorOf(bins)).toBeCloseTo(0.2); // one in five is off by 1, the others by 0
});

it("gives the answer of the labels' own scorer to the labels of our own", async () => {
  const folder = path.join(import.meta.dirname, "..", "gold");
  const { pooled } = evaluate(await readGold(folder), await readRun(path.join(folder, "predictions.jsonl")));
  const stored = readFileSync(path.join(folder, "scorer-answer.json"), "utf8");
  expect(asScorer(pooled)).toEqual(parseScorer(stored));
});
