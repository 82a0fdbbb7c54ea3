// Scores of many documents put together.
import { MARKS, type MarkTallies } from "./marks.ts";
import { calibrationErrorOf, type ReliabilityBin, reliabilityOf } from "./reliability.ts";
import { type DocumentScore, type Tally, toF1 } from "./score.ts";

export interface Evaluation {
  readonly documents: number;
  readonly entities: Tally & { readonly macroF1: number; readonly split: number };
  /** `strictF1` wants polarity and modality right too, `exactF1` source and time as well. */
  readonly relations: Tally & { readonly macroF1: number; readonly strictF1: number; readonly exactF1: number };
  readonly marks: MarkTallies;
  readonly forbidden: number;
  readonly badOffsets: number;
  readonly byEntityType: ReadonlyMap<string, Tally>;
  readonly byRelation: ReadonlyMap<string, Tally>;
  readonly reliability: readonly ReliabilityBin[];
  readonly calibrationError: number;
}

/** Pools the scores of documents; the macro figures are means over documents. */
export function poolScores(scores: readonly DocumentScore[]): Evaluation {
  const entities = sumTallies(scores.map((score) => score.entities));
  const relations = sumTallies(scores.map((score) => score.relations));
  const sum = (pick: (score: DocumentScore) => number) => scores.reduce((total, score) => total + pick(score), 0);
  const mean = (pick: (score: DocumentScore) => number) => (scores.length > 0 ? sum(pick) / scores.length : 0);
  const marks = MARKS.map((name) => [
    name,
    { right: sum((score) => score.marks[name].right), of: sum((score) => score.marks[name].of) },
  ]);
  const reliability = reliabilityOf(scores.flatMap(({ calibration }) => calibration));
  return {
    documents: scores.length,
    entities: { ...entities, macroF1: mean((score) => toF1(score.entities).f1), split: sum(({ split }) => split) },
    relations: {
      ...relations,
      macroF1: mean((score) => toF1(score.relations).f1),
      strictF1: toF1({ ...relations, right: sum(({ strict }) => strict) }).f1,
      exactF1: toF1({ ...relations, right: sum(({ exact }) => exact) }).f1,
    },
    marks: Object.fromEntries(marks) as MarkTallies,
    forbidden: sum(({ forbidden }) => forbidden),
    badOffsets: sum(({ badOffsets }) => badOffsets),
    byEntityType: joinTallies(scores.map((score) => score.byEntityType)),
    byRelation: joinTallies(scores.map((score) => score.byRelation)),
    reliability,
    calibrationError: calibrationErrorOf(reliability),
  };
}

function sumTallies(tallies: readonly Tally[]): Tally {
  const total = { right: 0, found: 0, wanted: 0 };
  for (const { right, found, wanted } of tallies) {
    total.right += right;
    total.found += found;
    total.wanted += wanted;
  }
  return total;
}

function joinTallies(maps: readonly ReadonlyMap<string, Tally>[]): Map<string, Tally> {
  const keys = [...new Set(maps.flatMap((map) => [...map.keys()]))].sort();
  return new Map(keys.map((key) => [key, sumTallies(maps.flatMap((map) => map.get(key) ?? []))]));
}
