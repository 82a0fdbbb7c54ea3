// The GraphQL service.
export type { SeedInput, Writers } from "./context.ts";
export { LIMITS, type Limits } from "./limits.ts";
export { createServer, type GraphQLServer, type ServerOptions } from "./server.ts";
