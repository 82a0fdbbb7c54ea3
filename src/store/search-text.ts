// How names are searched, the same in every store. A query finds an entity when each of its words begins some word of
// the entity's names; a run of Chinese, Japanese or Korean signs, which have no word breaks, when it stands in them.
// Rank: 0 a name equals the query, 1 a name begins with it, 2 the rest; within a rank the entity with more relation edges
// comes first, then the smaller id. As one number, ascending: rank × RANK_STEP − relation edges.
import { foldName } from "../domain/index.ts";

/** More than an entity can have relation edges. */
export const RANK_STEP = 1_000_000_000;

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Runs of CJK signs, and words of all other letters and digits. */
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[[\p{L}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]]+/gv;

/**
 * Names as words to index: folded, each CJK sign a word of its own, separated by single spaces. The order of the names does
 * not matter, as which of them is preferred changes.
 */
export function toSearchText(names: readonly string[]): string {
  return foldEach(names).flatMap(wordsOf).join(" ");
}

const foldEach = (names: readonly string[]): string[] => [...new Set(names.map(foldName))].sort();

/** The names folded, each between line breaks, so that `\n` + query (+ `\n`) tells how well they match. */
export function toFoldedNames(names: readonly string[]): string {
  return `\n${foldEach(names).join("\n")}\n`;
}

/** What a query asks for: words that begin a word, and phrases of CJK signs that stand together. */
export interface SearchTerms {
  readonly folded: string;
  readonly prefixes: readonly string[];
  readonly phrases: readonly (readonly string[])[];
}

/** The terms of a query; null when it holds no letter and no digit, and so finds nothing. */
export function toSearchTerms(query: string): SearchTerms | null {
  const folded = foldName(query);
  const runs = [...(folded.match(RUNS) ?? [])];
  if (runs.length === 0) return null;
  const phrases = runs.filter((run) => CJK.test(run)).map((run) => [...run]);
  return { folded, prefixes: runs.filter((run) => !CJK.test(run)), phrases };
}

/** @param name folded */
function wordsOf(name: string): string[] {
  const runs = name.match(RUNS) ?? [];
  return runs.flatMap((run) => (CJK.test(run) ? [...run] : [run]));
}
