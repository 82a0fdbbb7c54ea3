// Scores extractions against labelled documents.
export * from "./compare-runs.ts";
export * from "./evaluate.ts";
export * from "./gold.ts";
export type { EvaluationError } from "./list-errors.ts";
export { MARKS, type MarkName, type MarkTallies } from "./marks.ts";
export { normaliseForm } from "./names.ts";
export * from "./pool-scores.ts";
export * from "./read-gold.ts";
export * from "./reliability.ts";
export * from "./run-folder.ts";
export * from "./score.ts";
export { scoreDocument } from "./score-document.ts";
