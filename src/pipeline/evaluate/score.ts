// What a score is made of.
import type { EvaluationError } from "./list-errors.ts";
import type { MarkTallies } from "./marks.ts";

/** How many were found rightly, found at all, and wanted. */
export interface Tally {
  right: number;
  found: number;
  wanted: number;
}

export interface DocumentScore {
  readonly entities: Tally;
  readonly relations: Tally;
  /** Relations found whose polarity and modality are right too. */
  readonly strict: number;
  /** Relations found of which one statement has all marks of one label: source and time as well. */
  readonly exact: number;
  /** Entities that are a part of one that was found already. */
  readonly split: number;
  readonly forbidden: number;
  /** Pieces of evidence that do not stand in the text where they say. */
  readonly badOffsets: number;
  readonly marks: MarkTallies;
  readonly byEntityType: ReadonlyMap<string, Tally>;
  readonly byRelation: ReadonlyMap<string, Tally>;
  /** Confidence of each statement that counts, and whether its relation is right. */
  readonly calibration: readonly CalibrationPoint[];
  readonly errors: readonly EvaluationError[];
}

export interface CalibrationPoint {
  readonly confidence: number;
  readonly isRight: boolean;
}

/** Precision, recall and F1 of a tally; 0 where there is nothing to divide by. */
export function toF1({ right, found, wanted }: Tally): { precision: number; recall: number; f1: number } {
  const precision = found ? right / found : 0;
  const recall = wanted ? right / wanted : 0;
  return { precision, recall, f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0 };
}
