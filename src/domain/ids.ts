// Ids are made of what they name, so that the same input gives the same graph on every run and machine.
import { hash } from "node:crypto";

/** A value as JSON with sorted keys and without undefined members: equal values give equal text. */
export function toCanonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map((member) => toCanonicalJson(member ?? null)).join(",")}]`;
  let members = "";
  // Without a comparator, texts are sorted by code unit.
  for (const key of Object.keys(value).sort()) {
    const member = (value as Readonly<Record<string, unknown>>)[key];
    if (member !== undefined) members += `${members && ","}${JSON.stringify(key)}:${toCanonicalJson(member)}`;
  }
  return `{${members}}`;
}

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export function sha256(text: string): string {
  return hash("sha256", text);
}

/** The first 128 bits of the SHA-256 of a value's canonical JSON, in hexadecimal: enough to never meet a collision. */
export function hashOf(value: unknown): string {
  return sha256(toCanonicalJson(value)).slice(0, 32);
}

/** The longest readable part of an id, in characters; what is longer ends in a hash. No store can index ids of any length. */
const LONGEST_SLUG = 200;
const SLUG_HEAD = new RegExp(`^.{0,${LONGEST_SLUG}}`, "u");

/**
 * A name as the readable part of an id: folded to lower case, accents dropped, the rest joined by hyphens.
 * Scripts without case stay as they are. Never empty: a name of signs alone becomes a short hash.
 */
export function slugOf(name: string): string {
  const slug = foldName(name)
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  const [head] = slug.match(SLUG_HEAD) ?? [""];
  if (head.length < slug.length) return `${head}-${sha256(slug).slice(0, 12)}`;
  return slug || sha256(name).slice(0, 12);
}

/** A name for comparison: compatibility forms joined, accents, case and invisible signs dropped, white space single. */
export function foldName(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase().replace(/\s+/g, " ").trim();
  return name
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .trim();
}

/** Letters and signs of English, to which nothing is done but to make capitals small. */
const PLAIN = /^[ -~]*$/;

/** `("Chip", "H20")` → `chip:h20`. */
export function entityId(type: string, name: string): string {
  return `${type.toLowerCase()}:${slugOf(name)}`;
}

/** Compares by code unit, the one order that every store and locale shares. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Sorts by id as SQLite and Neo4j do, by code point; JavaScript's own order by UTF-16 unit differs beyond the Basic
 * Multilingual Plane.
 */
export function inStoreOrder<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return items
    .map((item) => [Buffer.from(item.id), item] as const)
    .sort(([a], [b]) => Buffer.compare(a, b))
    .map(([, item]) => item);
}
