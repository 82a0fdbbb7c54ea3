import { expect, it } from "vitest";
import {
  compareErrors,
  GoldDocument,
  type Predicted,
  poolScores,
  scoreDocument,
  toF1,
} from "../../src/pipeline/index.ts";

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
const predict = (...statements: ReturnType<typeof statement>[]) => ({ entities, statements }) as Predicted;

it("counts an entity as found by its type and a shared form, without article", () => {
  expect(scoreDocument(gold, predict()).entities).toEqual({ right: 3, found: 4, wanted: 3 });
});

it("takes sales to and supplies as one relation, and marks apart", () => {
  const score = scoreDocument(gold, predict(statement("t", "SELLS_TO", "n")));
  expect([score.relations, score.strict]).toEqual([{ right: 1, found: 1, wanted: 2 }, 0]);
});

it("counts a forbidden triple only as a plain fact", () => {
  expect(scoreDocument(gold, predict(statement("n", "PRODUCES", "k"))).forbidden).toBe(1);
  expect(scoreDocument(gold, predict(statement("n", "PRODUCES", "k", { polarity: "negated" }))).forbidden).toBe(0);
});

it("lists what was missed with its sentence, and what a change broke", () => {
  const [before, after] = [
    scoreDocument(gold, predict(statement("t", "PRODUCES", "k"))),
    scoreDocument(gold, predict()),
  ];
  const { broken, mended } = compareErrors(before.errors, after.errors);
  expect([broken, mended]).toEqual([
    [{ kind: "relation-", what: "Tern Optics PRODUCES K40", sentence: "Tern makes the K40." }],
    [],
  ]);
});

it("pools documents and says how many statements of a confidence were right", () => {
  const score = scoreDocument(gold, predict(statement("t", "PRODUCES", "k"), statement("n", "PRODUCES", "k")));
  const pooled = poolScores([score, score]);
  expect(toF1(pooled.relations)).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
  expect(pooled.reliability.filter(({ statements }) => statements > 0)).toEqual([
    { from: 0.7, statements: 4, right: 2 },
  ]);
});
