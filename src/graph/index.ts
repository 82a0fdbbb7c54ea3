// Statements → graph. Pure: no files, no network.
export * from "./analysis/analysis.ts";
export * from "./assemble-entity.ts";
export * from "./candidates/index.ts";
export * from "./canonical-ids.ts";
export * from "./derive-conflict.ts";
export * from "./derive-relation.ts";
export * from "./edge-ledger.ts";
export * from "./edges.ts";
export * from "./neighbourhood.ts";
export * from "./origins.ts";
export * from "./paths.ts";
export * from "./posts.ts";
export * from "./rules-of.ts";
export * from "./scope-ids.ts";
export * from "./statement-facts.ts";
