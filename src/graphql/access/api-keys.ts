// API keys: `cg_ID_SECRET`. Only the SHA-256 of the secret is kept; it has 256 random bits, so that no slower hash is needed.
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { CitegraphError } from "../../domain/index.ts";
import { ROLES, type Role } from "./roles.ts";

/** A key as it is kept: one line of the file of keys. */
export const StoredKey = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{12}$/),
  role: z.enum(ROLES),
  /** SHA-256 of the secret, in hexadecimal. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** ISO 8601 date and time from which on it is refused. */
  expiresAt: z.iso.datetime().optional(),
});
export type StoredKey = z.infer<typeof StoredKey>;

/** A new key, and what is kept of it. */
export function createApiKey(role: Role, expiresAt?: string): { readonly key: string; readonly stored: StoredKey } {
  const [id, secret] = [randomBytes(6).toString("hex"), randomBytes(32).toString("base64url")];
  const stored = { id, role, hash: hashOf(secret).toString("hex"), ...(expiresAt !== undefined && { expiresAt }) };
  return { key: `cg_${id}_${secret}`, stored };
}

/**
 * Reads a file of keys: JSON Lines.
 * @throws CitegraphError USAGE that names the line
 */
export function parseKeys(text: string): StoredKey[] {
  return text.split("\n").flatMap((line, at) => (line.trim() === "" ? [] : [parseLine(line, at + 1)]));
}

function parseLine(line: string, number: number): StoredKey {
  try {
    return StoredKey.parse(JSON.parse(line));
  } catch (cause) {
    const hint = "`citegraph key --role curator` makes a key and its line.";
    throw new CitegraphError("USAGE", `Line ${number} of the keys is not one of a key.`, { cause, hint });
  }
}

const SHAPE = /^cg_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;
const NOBODY = Buffer.alloc(32);

export const isApiKey = (token: string): boolean => token.startsWith("cg_");

/** The key that a token is, if it is a live one. Secrets are compared in constant time, also for ids that are unknown. */
export function findKey(keys: readonly StoredKey[], token: string, now = Date.now()): StoredKey | null {
  const [, id = "", secret = ""] = SHAPE.exec(token) ?? [];
  const known = keys.find((key) => key.id === id);
  const same = timingSafeEqual(hashOf(secret), known ? Buffer.from(known.hash, "hex") : NOBODY);
  if (!known || !same) return null;
  return known.expiresAt !== undefined && Date.parse(known.expiresAt) <= now ? null : known;
}

const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();
