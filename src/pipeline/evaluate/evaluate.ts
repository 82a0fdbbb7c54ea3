// Labelled documents and predictions of them → a score for each document and for all.
import { compareRuns, type NamedScore, type PlacedError, placedErrors, type RunComparison } from "./compare-runs.ts";
import { type Evaluation, poolScores } from "./pool-scores.ts";
import type { LabelledDocument } from "./read-gold.ts";
import type { Predictions } from "./run-folder.ts";
import { scoreDocument } from "./score-document.ts";

export interface EvaluationReport {
  readonly pooled: Evaluation;
  readonly documents: readonly NamedScore[];
  readonly errors: readonly PlacedError[];
  /** Beside an earlier run over the same documents, where there is one. */
  readonly comparison: RunComparison | null;
}

/** Scores every labelled document; one without a prediction counts as one in which nothing was found. */
export function evaluate(
  labelled: readonly LabelledDocument[],
  predictions: Predictions,
  before: Predictions | null = null,
): EvaluationReport {
  const documents = scoreAll(labelled, predictions);
  return {
    pooled: poolScores(documents.map(({ score }) => score)),
    documents,
    errors: documents.flatMap(placedErrors),
    comparison: before && compareRuns(scoreAll(labelled, before), documents),
  };
}

const NOTHING = { entities: [], statements: [] };

function scoreAll(labelled: readonly LabelledDocument[], predictions: Predictions): NamedScore[] {
  return labelled.map(({ name, gold, document }) => ({
    name,
    score: scoreDocument(gold, predictions.get(name) ?? NOTHING, document.text),
  }));
}
