// Where the phrase of a description begins, and how much speaks for one.
import type { Token, Tree } from "../parse/tree.ts";

/** Below all names. */
export const DESCRIBED_RANK = 20;

export const DETERMINING: ReadonlySet<string> = new Set([
  "the",
  "a",
  "an",
  "this",
  "that",
  "these",
  "those",
  "its",
  "their",
  "his",
  "her",
  "our",
  "my",
  "any",
  "all",
  "such",
  "same",
  "other",
  "both",
]);

/** Moves the beginning of a phrase past the words of a set. */
export function withoutLead({ tokens }: Tree, first: number, noun: number, lead: ReadonlySet<string>): number {
  let start = first;
  while (
    start < noun &&
    (lead.has(tokens[start]!.lower) ||
      lead.has(tokens[start]!.lemma.toLowerCase()) ||
      /^[-–,]$/.test(tokens[start]!.text))
  )
    start++;
  return start;
}

export const isHyphen = (token: Token | undefined) => token !== undefined && /^[-‐‑]$/.test(token.text);
