// Who asks: by an API key or a JSON Web Token in `authorization: Bearer …`, or nobody in particular.
import type { IncomingHttpHeaders } from "node:http";
import { Refusal } from "../http/refusal.ts";
import { findKey, isApiKey, type StoredKey } from "./api-keys.ts";
import { createJwtVerifier, IssuerUnavailable, type JwtOptions, type VerifyJwt } from "./json-web-tokens.ts";
import { isLoopback, isSentToLoopback } from "./loopback.ts";
import type { Role } from "./roles.ts";

export interface AccessOptions {
  readonly keys?: readonly StoredKey[];
  readonly jwt?: JwtOptions;
  /**
   * What those may do who show neither; null: nothing. Unless told otherwise nothing on a server that others reach; on
   * loopback everything, or only read where there are keys or tokens.
   */
  readonly anonymous?: Role | null;
}

export interface Identity {
  /** For the log; null is nobody in particular. */
  readonly name: string | null;
  readonly role: Role | null;
  /** When it ends, in milliseconds since 1970; undefined when it does not. */
  readonly expiresAt?: number;
}

/** Whether a key or token that was good once has expired since: a connection may outlive it. */
export function hasExpired({ expiresAt }: Identity, now = Date.now()): boolean {
  return expiresAt !== undefined && expiresAt <= now;
}

/** The process itself, which has the store anyway. */
export const OURSELVES: Identity = { name: "local", role: "admin" };

export type Identify = (headers: IncomingHttpHeaders) => Promise<Identity>;

/** @returns a function that throws Refusal: 401 for a key or token that is none of ours, 503 when that cannot be said */
export function createIdentify(access: AccessOptions, listensOn: string): Identify {
  const verify = access.jwt && createJwtVerifier(access.jwt);
  return async ({ authorization, host }) => {
    if (authorization === undefined) return { name: null, role: anonymousRole(access, listensOn, host) };
    const token = /^Bearer +([^\s,]+) *$/i.exec(authorization)?.[1];
    const identity = token === undefined ? null : await identityOf(token, access.keys ?? [], verify);
    if (identity) return identity;
    const challenge = { "www-authenticate": 'Bearer realm="citegraph", error="invalid_token"' };
    throw new Refusal(401, "UNAUTHENTICATED", "This key or token is not known here, or no longer.", challenge);
  };
}

async function identityOf(token: string, keys: readonly StoredKey[], verify: VerifyJwt | undefined) {
  if (isApiKey(token)) {
    const key = findKey(keys, token);
    const ends = key?.expiresAt === undefined ? {} : { expiresAt: Date.parse(key.expiresAt) };
    return key && { name: `key:${key.id}`, role: key.role, ...ends };
  }
  try {
    return (await verify?.(token)) ?? null;
  } catch (error) {
    if (!(error instanceof IssuerUnavailable)) throw error;
    throw new Refusal(503, "IDENTITY_UNAVAILABLE", error.message, { "retry-after": "30" });
  }
}

function anonymousRole({ anonymous, keys = [], jwt }: AccessOptions, listensOn: string, host: string | undefined) {
  if (anonymous !== undefined) return anonymous;
  if (!isLoopback(listensOn)) return null;
  return keys.length === 0 && !jwt && isSentToLoopback(host) ? "admin" : "reader";
}
