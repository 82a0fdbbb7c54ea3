// The public library: everything a command does is one function exported here.
export * from "./domain/index.ts";
export type { ExplainableDocument, Extractor, SentenceExplanation } from "./extract/index.ts";
export { createServer, type GraphQLServer, type ServerOptions, type Writers } from "./graphql/index.ts";
export { type ReadOptions, type ReadResult, readDocuments } from "./ingest/index.ts";
export * from "./ontology/index.ts";
export * from "./pipeline/index.ts";
export * from "./store/index.ts";
