// JSON Web Tokens (RFC 7519), checked against the keys that their issuer publishes (RFC 7517).
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyOptions,
  jwtVerify,
} from "jose";
import { CitegraphError } from "../../domain/index.ts";
import { isLoopback } from "./loopback.ts";
import { ROLES, type Role } from "./roles.ts";

export interface JwtOptions {
  /** URL of the issuer's key set, or the set itself. */
  readonly jwks: string | JSONWebKeySet;
  readonly issuer: string;
  readonly audience: string;
  /**
   * The claim that names one role or several; `role` unless told otherwise. One within others is named with the ways to it, by dots:
   * `realm_access.roles`. A claim whose own name has the dots comes first.
   */
  readonly roleClaim?: string;
}

/** Signatures by public keys alone: with none, or one by a shared secret, anybody could sign. */
const ALGORITHMS = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];
/** Seconds by which clocks may differ. */
const CLOCK_TOLERANCE = 5;

export class IssuerUnavailable extends Error {}

/** Who a token says it is, and the highest of its roles. Null: it is refused. */
export type VerifyJwt = (
  token: string,
) => Promise<{ readonly name: string; readonly role: Role | null; readonly expiresAt: number } | null>;

/** @throws CitegraphError USAGE for a key set that would come unprotected; the result throws IssuerUnavailable */
export function createJwtVerifier({ jwks, issuer, audience, roleClaim = "role" }: JwtOptions): VerifyJwt {
  const keys = typeof jwks === "string" ? createRemoteJWKSet(toUrl(jwks)) : createLocalJWKSet(jwks);
  const options = {
    issuer,
    audience,
    algorithms: ALGORITHMS,
    clockTolerance: CLOCK_TOLERANCE,
    requiredClaims: ["exp"],
  };
  return async (token) => {
    try {
      const payload = await claimsOf(token, keys as ReturnType<typeof createLocalJWKSet>, options);
      const expiresAt = ((payload.exp ?? 0) + CLOCK_TOLERANCE) * 1_000;
      return { name: `jwt:${payload.sub ?? ""}`, role: highestOf(claimAt(payload, roleClaim)), expiresAt };
    } catch (error) {
      if (isOfToken(error)) return null;
      throw new IssuerUnavailable("The keys of the tokens' issuer cannot be had.", { cause: error });
    }
  };
}

/** A token that names no key is tried with each that it may be signed by. @throws JOSEError */
async function claimsOf(
  token: string,
  keys: ReturnType<typeof createLocalJWKSet>,
  options: JWTVerifyOptions,
): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, keys, options)).payload;
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    for await (const key of error) {
      try {
        return (await jwtVerify(token, key, options)).payload;
      } catch (failure) {
        if (!(failure instanceof errors.JWSSignatureVerificationFailed)) throw failure;
      }
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}

/** The claim of this name; else what the rest of it names within a claim of its beginning, for names may have dots themselves. */
function claimAt(claims: unknown, name: string): unknown {
  if (typeof claims !== "object" || claims === null || Array.isArray(claims)) return undefined;
  const own = claims as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(own, name)) return own[name];
  for (let dot = name.indexOf("."); dot >= 0; dot = name.indexOf(".", dot + 1)) {
    const beginning = name.slice(0, dot);
    const within = Object.hasOwn(own, beginning) ? claimAt(own[beginning], name.slice(dot + 1)) : undefined;
    if (within !== undefined) return within;
  }
  return undefined;
}

function toUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname))) return url;
  throw new CitegraphError("USAGE", `The key set must be at an https:// URL, not at ${text}.`);
}

/** Whether it is the token's fault; not when the issuer did not answer, or not with keys. */
function isOfToken(error: unknown): boolean {
  const elsewhere = ["ERR_JWKS_TIMEOUT", "ERR_JWKS_INVALID", "ERR_JOSE_GENERIC"];
  return error instanceof errors.JOSEError && !elsewhere.includes(error.code);
}

function highestOf(claim: unknown): Role | null {
  const named: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return ROLES.findLast((role) => named.includes(role)) ?? null;
}
