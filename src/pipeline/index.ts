// The order of the stages, and all that is done to a store as a whole.

export { type BuildOptions, buildGraph } from "./build-graph.ts";
export type { ConflictChange } from "./changes/conflicts.ts";
export type { RelationChange } from "./changes/relations.ts";
export { type Changes, changesSince } from "./changes-since.ts";
export { createExplainer } from "./create-explainer.ts";
export { createExtractor, type ExtractorOptions } from "./create-extractor.ts";
export * from "./decide-candidates.ts";
export * from "./dump.ts";
export * from "./evaluate/index.ts";
export * from "./evaluate-matching/index.ts";
export * from "./export/index.ts";
export * from "./extraction-json.ts";
export * from "./load-log.ts";
export * from "./load-seed.ts";
export * from "./neo4j-browser/index.ts";
export * from "./read-dump.ts";
export type { SeedText } from "./read-seed-files.ts";
export { whileStill } from "./still.ts";
export * from "./verify-store.ts";
