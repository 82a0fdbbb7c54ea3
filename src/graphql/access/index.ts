// Who asks, and what they may do.
export { createApiKey, parseKeys, type StoredKey } from "./api-keys.ts";
export { type AccessOptions, createIdentify, hasExpired, type Identify, type Identity, OURSELVES } from "./identify.ts";
export type { JwtOptions } from "./json-web-tokens.ts";
export { isLoopback } from "./loopback.ts";
export { checkRoles, refusal, refuseOthers } from "./refuse.ts";
export { allows, ROLES, type Role, requiredRole, requiredRoleOf } from "./roles.ts";
