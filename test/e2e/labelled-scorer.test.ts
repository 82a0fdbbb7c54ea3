// `citegraph eval` beside the labels' own scorer, which lies with the labelled documents: the same figures, always.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { evaluate, Predicted, readGold } from "../../src/pipeline/index.ts";
import { asScorer, parseScorer } from "../support/as-scorer.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const SCORER = path.resolve(process.env.CITEGRAPH_LABELLED ?? "../shared/dev", "score.py");
const GOLD = path.join(import.meta.dirname, "..", "gold");
const lines = readFileSync(path.join(GOLD, "predictions.jsonl"), "utf8").trimEnd().split("\n");
const said = lines.map((line) => JSON.parse(line) as Predicted & { document: { key: string } });
const labelled = await readGold(GOLD);

const runScorer = (predictions: string) =>
  execFileSync("python3", [SCORER, GOLD, predictions, "--json"], { encoding: "utf8" });

it("stored the answer of the scorer as it answers now", () => {
  const stored = readFileSync(path.join(GOLD, "scorer-answer.json"), "utf8");
  expect(parseScorer(runScorer(path.join(GOLD, "predictions.jsonl")))).toEqual(parseScorer(stored));
});

it("gives the figures of the scorer, whatever is made of the predictions", () => {
  const folder = temporaryFolder();
  const file = path.join(folder, "predictions.jsonl");
  const check = (seeds: number[]) => {
    const changed = said.map((line, at) => distort(line, seeds, at));
    writeFileSync(file, changed.map((line) => JSON.stringify(line)).join("\n"));
    const predictions = changed.map((line) => [path.parse(line.document.key).name, Predicted.parse(line)] as const);
    expect(asScorer(evaluate(labelled, new Map(predictions)).pooled)).toEqual(parseScorer(runScorer(file)));
  };
  fc.assert(fc.property(fc.array(fc.nat(97), { minLength: 12, maxLength: 12 }), check), { numRuns: 40 });
});

type Line = (typeof said)[number];

/** Drops and changes parts of a prediction: each seed decides on the members that it divides. */
function distort({ document, entities, statements }: Line, seeds: readonly number[], line: number): Line {
  const chosen = (which: number, at: number) => (seeds[which]! + at * 31 + line * 7) % 4 === 0;
  const forms = labelled.flatMap(({ gold }) =>
    gold.entities.flatMap(({ name, descriptions }) => [name, ...(descriptions ?? [])]),
  );
  const ids = entities.map(({ id }) => id);
  const pick = <T>(values: readonly T[], which: number, at: number) => values[(seeds[which]! + at) % values.length]!;
  return {
    document,
    entities: entities
      .filter((_, at) => !chosen(0, at))
      .map((entity, at) => ({
        ...entity,
        type: chosen(1, at) ? pick(["Company", "Person", "Country", "Place"], 2, at) : entity.type,
        name: chosen(3, at) ? pick(forms, 4, at) : entity.name,
      })),
    statements: statements.map((statement, at) => ({
      ...statement,
      relation: chosen(5, at)
        ? pick(["SUPPLIES", "CUSTOMER_OF", "AFFILIATED_WITH", "PARTNERS_WITH", "FOUNDED"], 6, at)
        : statement.relation,
      subject: chosen(7, at) ? pick(ids, 8, at) : statement.subject,
      object: chosen(9, at) ? pick(ids, 7, at) : statement.object,
      polarity: chosen(10, at) ? "negated" : statement.polarity,
      modality: chosen(11, at) ? "planned" : statement.modality,
      attributedTo: chosen(8, at) ? pick(["officials", ...ids], 5, at) : statement.attributedTo,
      time: chosen(2, at) ? "2019/.." : statement.time,
      evidence: statement.evidence.map((each) => (chosen(6, at) ? { ...each, end: each.end + 1 } : each)),
    })),
  };
}
