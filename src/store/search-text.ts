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

/** The name that a query was found by, and which stretches of it match: half-open, in UTF-16 code units, in text order. */
export interface NameMatch {
  readonly name: string;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Of an entity's names the one that a query fits best: equal to it, beginning with it, or matching most of its letters;
 * of several the first. Words of one query may stand in different names: then this is the one with most of them.
 * @returns null when the query has no letter and no digit, or nothing of it is in any name
 */
export function matchName(names: readonly string[], query: string): NameMatch | null {
  const terms = toSearchTerms(query);
  if (!terms) return null;
  let best: (NameMatch & { readonly weight: number }) | null = null;
  for (const name of names) {
    const spans = spansOf(name, terms);
    const folded = foldName(name);
    const rank = folded === terms.folded ? 2 : folded.startsWith(terms.folded) ? 1 : 0;
    const weight = rank * RANK_STEP + spans.reduce((sum, { start, end }) => sum + end - start, 0);
    if (spans.length > 0 && (!best || weight > best.weight)) best = { name, spans, weight };
  }
  return best && { name: best.name, spans: best.spans };
}

/** Where words of a name begin with words of the query, and where its CJK signs stand. */
function spansOf(name: string, { prefixes, phrases }: SearchTerms): { start: number; end: number }[] {
  const { text, origins } = foldWithOrigins(name);
  const found: { start: number; end: number }[] = [];
  const take = (at: number, length: number) => {
    const [start, last] = [origins[at]!, origins[at + length - 1]!];
    found.push({ start, end: origins.find((origin, place) => place >= at + length && origin > last)! });
  };
  for (const { 0: run, index } of text.matchAll(RUNS)) {
    if (CJK.test(run)) {
      for (const phrase of phrases.map((signs) => signs.join(""))) {
        const at = run.indexOf(phrase);
        if (at >= 0) take(index + at, phrase.length);
      }
    } else {
      const longest = prefixes
        .filter((word) => run.startsWith(word))
        .reduce((a, b) => (b.length > a.length ? b : a), "");
      if (longest) take(index, longest.length);
    }
  }
  return merged(found);
}

function merged(spans: readonly { readonly start: number; readonly end: number }[]) {
  const whole: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else whole.push({ start, end });
  }
  return whole;
}

/**
 * A name folded sign by sign, and where each unit of that stands in the name; one more for the end. Signs that only
 * together make another one are folded together with the sign that they follow.
 */
function foldWithOrigins(name: string): { readonly text: string; readonly origins: readonly number[] } {
  let text = "";
  const origins: number[] = [];
  for (const { 0: sign, index } of name.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const folded = /^\s/u.test(sign) ? " " : foldName(sign);
    for (let at = 0; at < folded.length; at += 1) origins.push(index);
    text += folded;
  }
  return { text, origins: [...origins, name.length] };
}
