// Scores extractions against labelled documents.
export * from "./gold.ts";
export { normaliseForm } from "./names.ts";
export * from "./pool-scores.ts";
export * from "./score.ts";
export { scoreDocument } from "./score-document.ts";
