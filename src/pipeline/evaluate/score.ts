// What a score is made of.

/** How many were found rightly, found at all, and wanted. */
export interface Tally {
  right: number;
  found: number;
  wanted: number;
}

/** A shortcoming with the sentence it stands in: `+` was made up, `-` was missed. */
export interface EvaluationError {
  readonly kind: "entity+" | "entity-" | "relation+" | "relation-";
  readonly what: string;
  readonly sentence: string;
}

export type MarkName = "polarity" | "modality" | "attribution" | "time" | "evidence";

export interface DocumentScore {
  readonly entities: Tally;
  readonly relations: Tally;
  /** Relations found whose polarity and modality are right too. */
  readonly strict: number;
  readonly split: number;
  readonly forbidden: number;
  readonly marks: Readonly<Record<MarkName, { right: number; of: number }>>;
  readonly byEntityType: ReadonlyMap<string, Tally>;
  readonly byRelation: ReadonlyMap<string, Tally>;
  /** Confidence of each statement that counts, and whether its relation is right. */
  readonly calibration: readonly { confidence: number; isRight: boolean }[];
  readonly errors: readonly EvaluationError[];
}

/** Precision, recall and F1 of a tally; 0 where there is nothing to divide by. */
export function toF1({ right, found, wanted }: Tally): { precision: number; recall: number; f1: number } {
  const precision = found ? right / found : 0;
  const recall = wanted ? right / wanted : 0;
  return { precision, recall, f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0 };
}
