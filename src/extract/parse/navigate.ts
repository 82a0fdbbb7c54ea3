// Walks in a parsed document: children by label, phrases, what lies before a noun.
import type { Span } from "../../domain/index.ts";
import type { Token, Tree } from "./tree.ts";

/** Children of a token with one of these labels, in text order. */
export function childrenBy({ tokens }: Tree, i: number, ...deps: readonly string[]): readonly Token[] {
  let found: Token[] | undefined;
  for (const child of tokens[i]!.children) {
    const token = tokens[child]!;
    if (!deps.includes(token.dep)) continue;
    if (found) found.push(token);
    else found = [token];
  }
  return found ?? NO_TOKENS;
}

const NO_TOKENS: readonly Token[] = [];

export const hasChild = ({ tokens }: Tree, i: number, ...deps: readonly string[]): boolean =>
  tokens[i]!.children.some((child) => deps.includes(tokens[child]!.dep));

export const isNoun = ({ pos }: Token): boolean => pos === "NOUN" || pos === "PROPN";
export const isProper = ({ tag }: Token): boolean => tag === "NNP" || tag === "NNPS";
export const isVerb = ({ pos, tag }: Token): boolean => pos === "VERB" || (pos === "AUX" && tag.startsWith("V"));

/** Most words begin with a letter of English, which is known without the classes of Unicode. */
export function isCapitalised({ text }: Token): boolean {
  const first = text.charCodeAt(0);
  return first < 0x80 ? first >= 0x41 && first <= 0x5a : /^\p{Lu}/u.test(text);
}

/** Number of the token that covers a place in the text, or the next one; -1 after the last. */
export function tokenAt({ tokens }: Tree, offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low < tokens.length ? low : -1;
}

/** First token of the unbroken run of premodifiers of a noun ("advanced computing" chips), without determiner and owner. */
export function phraseStart(tree: Tree, noun: number, deps: readonly string[] = PREMODIFIERS): number {
  const { tokens } = tree;
  let first = noun;
  while (first > 0 && tokens[first - 1]!.sentence === tokens[noun]!.sentence && leadsTo(tree, first - 1, noun, deps))
    first--;
  while (first < noun && /^[-–—,/"'“”‘’()$]$/.test(tokens[first]!.text)) first++;
  return first;
}

const PREMODIFIERS = ["compound", "amod", "nmod", "nummod", "quantmod", "advmod", "punct", "npadvmod", "conj", "cc"];

/** Whether a token hangs below a noun by premodifying labels only. */
export function leadsTo({ tokens }: Tree, from: number, noun: number, deps: readonly string[]): boolean {
  let at = from;
  for (let step = 0; step < 8; step++) {
    const { dep, head } = tokens[at]!;
    if (!deps.includes(dep) || head === at || head > noun) return false;
    if (dep === "conj" && head < from - 4) return false;
    if (head === noun) return dep !== "conj" && dep !== "cc";
    at = head;
  }
  return false;
}

/** A token, and what is coordinated with it to its right ("A, B and C" from A). */
export function withConjuncts({ tokens }: Tree, i: number): number[] {
  const found = [i];
  for (const at of found)
    for (const child of tokens[at]!.children) if (tokens[child]!.dep === "conj" && found.length < 64) found.push(child);
  return found;
}

/** First of a coordination: "A" for the B of "A and B". */
export function firstConjunct({ tokens }: Tree, i: number): number {
  let at = i;
  for (let step = 0; step < 64 && tokens[at]!.dep === "conj" && tokens[at]!.head !== at; step++) at = tokens[at]!.head;
  return at;
}

/** Ancestors from the parent up to the root. */
export function ancestorsOf({ tokens }: Tree, i: number): number[] {
  const path: number[] = [];
  for (let at = i; tokens[at]!.head !== at && path.length < 256; ) {
    at = tokens[at]!.head;
    path.push(at);
  }
  return path;
}

/** Whether a token is another one or hangs below it. */
export function isBelow(tree: Tree, i: number, above: number): boolean {
  return i === above || ancestorsOf(tree, i).includes(above);
}

/** "according to X" in a sentence, in the order of the text: the words, and the noun that they lead to. */
export function accordingTo(tree: Tree, sentence: number): { readonly cue: Span; readonly source: Token }[] {
  const { tokens, sentences } = tree;
  const { first, last } = sentences[sentence]!;
  const found: { cue: Span; source: Token }[] = [];
  for (let i = first; i < last; i++) {
    if (tokens[i]!.lower !== "according" || tokens[i + 1]!.lower !== "to") continue;
    const [source] = childrenBy(tree, i + 1, "pobj");
    if (source) found.push({ cue: { start: tokens[i]!.start, end: tokens[i + 1]!.end }, source });
  }
  return found;
}
