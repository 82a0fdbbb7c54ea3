// Frames by the words that trigger them, so that a thousand frames cost little more than ten.
import type { Frame, Ontology } from "../../ontology/index.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { type IndexedFrame, indexFrame } from "./indexed-frame.ts";

/** By trigger: the lemma of a verb, with its particle; the words of a noun; the form of an adjective; the type of a name. */
export interface FrameIndex {
  readonly verbs: ReadonlyMap<string, readonly IndexedFrame[]>;
  readonly nouns: ReadonlyMap<string, readonly IndexedFrame[]>;
  readonly adjectives: ReadonlyMap<string, readonly IndexedFrame[]>;
  readonly mentions: ReadonlyMap<string, readonly IndexedFrame[]>;
  /** By the last word of the phrases in `nouns`, how many tokens the longest of them has: most nouns end none. */
  readonly endings: ReadonlyMap<string, number>;
  /** Heads of the triggers of frames that reveal names, which are few. */
  readonly revealing: ReadonlySet<string>;
}

/** Frames of an ontology by lemma. */
export function createFrameIndex(ontology: Ontology, lexicon: Lexicon): FrameIndex {
  const index = {
    verbs: new Map<string, IndexedFrame[]>(),
    nouns: new Map<string, IndexedFrame[]>(),
    adjectives: new Map<string, IndexedFrame[]>(),
    mentions: new Map<string, IndexedFrame[]>(),
  };
  const frames = ontology.frames.map((frame) => indexFrame(frame, ontology, lexicon));
  for (const frame of frames) {
    for (const kind of ["verbs", "nouns", "adjectives", "mentions"] as const) {
      for (const word of frame[kind] ?? []) index[kind].set(word, [...(index[kind].get(word) ?? []), frame]);
    }
  }
  const revealing = frames.filter(({ reveals, suggests }) => reveals.length + suggests.length > 0);
  return { ...index, endings: endingsOf(index.nouns.keys()), revealing: new Set(revealing.flatMap(headsOf)) };
}

/** The words by which a token is known to trigger a frame: of "take over" the verb, of "vice president" the noun. */
const headsOf = ({ verbs = [], nouns = [], adjectives = [] }: Frame): string[] => [
  ...verbs.map((phrase) => lastWord(phrase.split(" ")[0]!)),
  ...nouns.map(lastWord),
  ...adjectives.map(lastWord),
];

/** Whether a frame at a token may reveal names; where not, none does. */
export function mayReveal({ revealing }: FrameIndex, { lemma, lower, pos }: Token): boolean {
  if (!TRIGGERS.has(pos)) return false;
  return revealing.has(lastWord(lower)) || revealing.has(lastWord(lemma.toLowerCase()));
}

/** Parts of speech that trigger frames. */
const TRIGGERS: ReadonlySet<string> = new Set(["VERB", "AUX", "NOUN", "PROPN", "ADJ", "ADV"]);

function endingsOf(phrases: Iterable<string>): Map<string, number> {
  const endings = new Map<string, number>();
  for (const phrase of phrases) {
    const ending = lastWord(phrase);
    endings.set(ending, Math.max(endings.get(ending) ?? 0, phrase.split(/ |(-)/).filter(Boolean).length));
  }
  return endings;
}

function lastWord(phrase: string): string {
  for (let i = phrase.length - 1; i >= 0; i--) if (phrase[i] === " " || phrase[i] === "-") return phrase.slice(i + 1);
  return phrase;
}

export interface Triggered {
  readonly frame: IndexedFrame;
  readonly first: number; // token
  readonly last: number;
}

const LONGEST = 5;
const NO_FRAMES: readonly Triggered[] = [];

/** Frames that a token triggers, with the words that do it. */
export function framesAt(index: FrameIndex, tree: Tree, token: Token): readonly Triggered[] {
  if (token.pos === "VERB" || token.pos === "AUX") return verbFrames(index, tree, token);
  if (token.pos === "NOUN" || token.pos === "PROPN") return nounFrames(index, tree, token);
  if (token.pos === "ADJ" || token.pos === "ADV")
    return (index.adjectives.get(token.lower) ?? []).map((frame) => ({ frame, first: token.i, last: token.i }));
  return NO_FRAMES;
}

/** "hit back", whose "back" is mostly parsed as an adverb. */
const isParticle = ({ dep, tag }: Token): boolean => dep === "prt" || (dep === "advmod" && tag === "RP");

function verbFrames({ verbs, adjectives }: FrameIndex, { tokens }: Tree, token: Token): readonly Triggered[] {
  const number = token.children.find((i) => i > token.i && isParticle(tokens[i]!));
  const particle = number === undefined ? undefined : tokens[number]!;
  const lemma = token.lemma.toLowerCase();
  const whole = particle ? verbs.get(`${lemma} ${particle.lower}`) : undefined;
  const frames = whole ?? verbs.get(lemma) ?? [];
  const participle = token.tag === "VBN" || token.tag === "VBG" ? (adjectives.get(token.lower) ?? []) : [];
  if (frames.length === 0 && participle.length === 0) return NO_FRAMES;
  const last = whole && particle!.i - token.i <= 3 ? particle!.i : token.i;
  return [...frames, ...participle].map((frame) => ({ frame, first: token.i, last }));
}

/** The longest phrase around the noun decides: neither "vice president" nor "president-elect" is "president". */
function nounFrames(index: FrameIndex, tree: Tree, token: Token): readonly Triggered[] {
  const found = framesEndingAt(index, tree, token);
  if (found.length === 0) return found;
  const isPartOfLonger = [1, 2].some((step) => {
    const later = tree.tokens[token.i + step];
    return (
      later?.sentence === token.sentence && framesEndingAt(index, tree, later).some(({ first }) => first <= token.i)
    );
  });
  return isPartOfLonger ? [] : found;
}

function framesEndingAt(index: FrameIndex, tree: Tree, token: Token): readonly Triggered[] {
  const frames = nounPhrases(index, tree, token);
  return frames.length === 0 ? frames : frames.filter(({ frame, first }) => fitsBefore(tree, frame, first));
}

/** Frames of a noun that the word before it shuts out (`notAfter`): those of "director" in "regional director". */
export function framesShutOut(index: FrameIndex, tree: Tree, token: Token): readonly Triggered[] {
  return token.pos === "NOUN" || token.pos === "PROPN"
    ? nounPhrases(index, tree, token).filter(
        ({ frame, first }) => frame.notAfter !== undefined && !fitsBefore(tree, frame, first),
      )
    : NO_FRAMES;
}

/** Frames of the longest phrase that ends in a noun and triggers any; of "directors", those of the plural where it has its own. */
function nounPhrases({ nouns, endings }: FrameIndex, { tokens }: Tree, token: Token): readonly Triggered[] {
  const lemma = token.lemma.toLowerCase();
  const ofLemma = endings.get(lastWord(lemma)) ?? 0;
  const ofForm = lemma === token.lower ? 0 : (endings.get(lastWord(token.lower)) ?? 0);
  if (ofLemma === 0 && ofForm === 0) return NO_FRAMES;
  const from = Math.max(0, token.i - Math.min(LONGEST, Math.max(ofLemma, ofForm) - 1));
  let longest = NO_FRAMES;
  let lead = "";
  for (let first = token.i; first >= from && tokens[first]!.sentence === token.sentence; first--) {
    if (first < token.i) lead = `${tokens[first]!.lower} ${lead}`;
    const frames =
      (ofForm > 0 ? nouns.get(joinHyphens(lead + token.lower)) : undefined) ??
      (ofLemma > 0 ? nouns.get(joinHyphens(lead + lemma)) : undefined);
    if (frames) longest = frames.map((frame) => ({ frame, first, last: token.i }));
  }
  return longest;
}

const joinHyphens = (phrase: string) => (HYPHEN.test(phrase) ? phrase.replace(/ ?[-‐‑] ?/g, "-") : phrase);
const HYPHEN = /[-‐‑]/;

/** "Lam Research Chief Executive": no firm has a chief executive of its research. */
const isHighest = (tokens: readonly Token[], i: number): boolean =>
  /^(?:ceo|chairman|chairwoman|chairperson)$/.test(tokens[i]?.lower ?? "") ||
  (tokens[i]?.lower === "chief" && tokens[i + 1]?.lower === "executive");
const RANKS = /^(?:vice|deputy|assistant|associate|under|senior|regional|division|group)$/;

/** The word before a post may change it ("group president"), unless it ends a name ("Tern Group Chairman", "Office of Trade Director"). */
function fitsBefore({ tokens }: Tree, { after, notAfter }: Frame, first: number): boolean {
  const [before, earlier] = [tokens[first - 1], tokens[first - 2]];
  const isAfterName = earlier?.tag === "NNP" && /^(?:Group|Division)$/.test(before?.text ?? "");
  const isName = before?.tag === "NNP" && (isAfterName || /^(?:of|and|for|&)$/.test(earlier?.lower ?? ""));
  const isFirmsWord = before?.tag === "NNP" && isHighest(tokens, first) && !RANKS.test(before.lower);
  const word = isName || isFirmsWord ? "" : (before?.lower ?? "");
  return !(notAfter?.includes(word) ?? false) && (after?.includes(word) ?? true);
}
