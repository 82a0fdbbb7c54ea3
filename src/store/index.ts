// Where the graph lives: the port and what is asked of it.
export * from "./candidates.ts";
export * from "./embedded/index.ts";
export * from "./filter.ts";
export * from "./graph-store.ts";
export * from "./history.ts";
export * from "./incomplete.ts";
export * from "./neo4j/index.ts";
export * from "./open-store.ts";
export * from "./query.ts";
export * from "./search-text.ts";
export * from "./snapshot.ts";
export * from "./times.ts";
