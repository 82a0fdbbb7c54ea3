// Candidates measured on labelled pairs.
export * from "./evaluate-matching.ts";
export * from "./read-pairs.ts";
