// The GraphQL service.
export {
  type AccessOptions,
  createApiKey,
  type JwtOptions,
  parseKeys,
  ROLES,
  type Role,
  requiredRole,
  type StoredKey,
} from "./access/index.ts";
export type { ChangesSince, FoundChanges, SeedInput, Writers } from "./context.ts";
export { createSharedFiles } from "./http/shared-files.ts";
export { createExplorerHandler, readExplorerDocuments } from "./http/static-files.ts";
export { LIMITS, type Limits } from "./limits/limits.ts";
export { parseDocuments, type TrustedDocuments } from "./operations/trusted-documents.ts";
export { createServer, type GraphQLServer, type ServerOptions } from "./server.ts";
export type { Log } from "./telemetry/log.ts";
