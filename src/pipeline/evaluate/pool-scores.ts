// Scores of many documents put together, and two runs compared.
import { type DocumentScore, type EvaluationError, type MarkName, type Tally, toF1 } from "./score.ts";

export interface Evaluation {
  readonly documents: number;
  readonly entities: Tally & { readonly macroF1: number; readonly split: number };
  readonly relations: Tally & { readonly macroF1: number; readonly strictF1: number };
  readonly marks: DocumentScore["marks"];
  readonly forbidden: number;
  readonly byEntityType: ReadonlyMap<string, Tally>;
  readonly byRelation: ReadonlyMap<string, Tally>;
  /** By tenth of confidence: how many statements, and the share that is right. */
  readonly reliability: readonly { readonly from: number; readonly statements: number; readonly right: number }[];
}

/** Pools the scores of documents; the macro figures are means over documents. */
export function poolScores(scores: readonly DocumentScore[]): Evaluation {
  const entities = sumTallies(scores.map((score) => score.entities));
  const relations = sumTallies(scores.map((score) => score.relations));
  const sum = (pick: (score: DocumentScore) => number) => scores.reduce((total, score) => total + pick(score), 0);
  const mean = (pick: (score: DocumentScore) => number) => (scores.length > 0 ? sum(pick) / scores.length : 0);
  const names: MarkName[] = ["polarity", "modality", "attribution", "time", "evidence"];
  const marks = Object.fromEntries(
    names.map((name) => [
      name,
      { right: sum((score) => score.marks[name].right), of: sum((score) => score.marks[name].of) },
    ]),
  ) as Record<MarkName, { right: number; of: number }>;
  return {
    documents: scores.length,
    entities: { ...entities, macroF1: mean((score) => toF1(score.entities).f1), split: sum(({ split }) => split) },
    relations: {
      ...relations,
      macroF1: mean((score) => toF1(score.relations).f1),
      strictF1: toF1({ ...relations, right: sum(({ strict }) => strict) }).f1,
    },
    marks,
    forbidden: sum(({ forbidden }) => forbidden),
    byEntityType: joinTallies(scores.map((score) => score.byEntityType)),
    byRelation: joinTallies(scores.map((score) => score.byRelation)),
    reliability: reliabilityOf(scores.flatMap(({ calibration }) => calibration)),
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

function reliabilityOf(points: readonly { confidence: number; isRight: boolean }[]): Evaluation["reliability"] {
  const tenths = Array.from({ length: 10 }, (_, k) =>
    points.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === k),
  );
  return tenths.map((inside, k) => ({
    from: k / 10,
    statements: inside.length,
    right: inside.filter(({ isRight }) => isRight).length,
  }));
}

/** What one run has and another has not: errors that came and errors that went. */
export function compareErrors(
  before: readonly EvaluationError[],
  after: readonly EvaluationError[],
): { broken: EvaluationError[]; mended: EvaluationError[] } {
  const keyOf = ({ kind, what }: EvaluationError) => `${kind} ${what}`;
  const [old, now] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  return {
    broken: after.filter((error) => !old.has(keyOf(error))),
    mended: before.filter((error) => !now.has(keyOf(error))),
  };
}
