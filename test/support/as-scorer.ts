// An evaluation in the words of the labels' own scorer (`score.py --json`).
import { type Evaluation, MARKS, type Tally, toF1 } from "../../src/pipeline/index.ts";

/** Rounded to twelve digits: Python adds up the means in another order. */
export function asScorer({ documents, entities, relations, marks, forbidden, badOffsets }: Evaluation) {
  const figures = (tally: Tally & { readonly macroF1: number }) => {
    const { precision, recall, f1 } = toF1(tally);
    return { p: round(precision), r: round(recall), f1: round(f1), macro_f1: round(tally.macroF1) };
  };
  const shares = MARKS.map((name) => [name, marks[name].of === 0 ? null : round(marks[name].right / marks[name].of)]);
  return {
    documents,
    entities: { ...figures(entities), split: entities.split },
    relations: { ...figures(relations), strict_f1: round(relations.strictF1) },
    marks: Object.fromEntries(shares) as Record<string, number | null>,
    forbidden,
    bad_offsets: badOffsets,
  };
}

const round = (value: number) => Number(value.toFixed(12));

/** The scorer's own answer, rounded the same way. */
export function parseScorer(json: string): unknown {
  return JSON.parse(json, (_key, value: unknown) => (typeof value === "number" ? round(value) : value));
}
