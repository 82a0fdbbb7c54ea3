// Frames by the words that trigger them, so that a thousand frames cost little more than ten.
import type { Frame, Ontology } from "../../ontology/index.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Token, Tree } from "../parse/tree.ts";

export interface FrameIndex {
  readonly verbs: ReadonlyMap<string, readonly Frame[]>;
  readonly nouns: ReadonlyMap<string, readonly Frame[]>;
  readonly adjectives: ReadonlyMap<string, readonly Frame[]>;
  readonly mentions: ReadonlyMap<string, readonly Frame[]>;
  /** By the last word of the phrases in `nouns`, how many tokens the longest of them has: most nouns end none. */
  readonly endings: ReadonlyMap<string, number>;
  /** Frames with an end that is looked for beyond the block of the trigger. */
  readonly farReaching: ReadonlySet<Frame>;
  /** Frames with an end that may be of another sentence of that block. */
  readonly acrossSentences: ReadonlySet<Frame>;
  /** Of these, the ones that look for who issued an instrument. */
  readonly askingIssuers: ReadonlySet<Frame>;
}

/** Frames of an ontology by lemma, with classes of words spelt out. */
export function createFrameIndex({ frames }: Ontology, lexicon: Lexicon): FrameIndex {
  const index = {
    verbs: new Map<string, Frame[]>(),
    nouns: new Map<string, Frame[]>(),
    adjectives: new Map<string, Frame[]>(),
    mentions: new Map<string, Frame[]>(),
    farReaching: new Set<Frame>(),
    acrossSentences: new Set<Frame>(),
    askingIssuers: new Set<Frame>(),
  };
  for (const raw of frames) {
    const frame = spellOut(raw, lexicon);
    const places = [...frame.subject, ...frame.object];
    if (places.some((place) => FAR.test(place))) index.farReaching.add(frame);
    if (places.some((place) => ACROSS.test(place))) index.acrossSentences.add(frame);
    if (places.some((place) => place.startsWith("issuer:"))) index.askingIssuers.add(frame);
    for (const kind of ["verbs", "nouns", "adjectives", "mentions"] as const) {
      for (const word of frame[kind] ?? []) index[kind].set(word, [...(index[kind].get(word) ?? []), frame]);
    }
  }
  return { ...index, endings: endingsOf(index.nouns.keys()) };
}

const FAR = /^(?:topic|document|issuer:)/;
const ACROSS = /^speaker|(?:^|>)earlier/;

function endingsOf(phrases: Iterable<string>): Map<string, number> {
  const endings = new Map<string, number>();
  for (const phrase of phrases) {
    const ending = lastWord(phrase);
    endings.set(ending, Math.max(endings.get(ending) ?? 0, phrase.split(/ |(-)/).filter(Boolean).length));
  }
  return endings;
}

const lastWord = (phrase: string) => phrase.slice(Math.max(phrase.lastIndexOf(" "), phrase.lastIndexOf("-")) + 1);

function spellOut(frame: Frame, lexicon: Lexicon): Frame {
  const words = (list: readonly string[]) => [
    ...new Set(list.flatMap((word) => (word.startsWith("@") ? [...lexicon.of(word.slice(1))] : [word]))),
  ];
  const spell = (places: Frame["when"]) =>
    Object.fromEntries(Object.entries(places).map(([slot, list]) => [slot, words(list)]));
  const spelt: Frame = { ...frame, when: spell(frame.when), unless: spell(frame.unless) };
  for (const key of ["verbs", "nouns", "adjectives", "notAfter", "after", "subjectNouns", "objectNouns"] as const) {
    const list = frame[key];
    if (list) spelt[key] = words(list);
  }
  return spelt;
}

export interface Triggered {
  readonly frame: Frame;
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

function verbFrames({ verbs, adjectives }: FrameIndex, { tokens }: Tree, token: Token): readonly Triggered[] {
  const number = token.children.find((i) => i > token.i && tokens[i]!.dep === "prt");
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

/** Frames of the longest phrase that ends in a noun and triggers any. */
function nounPhrases({ nouns, endings: known }: FrameIndex, { tokens }: Tree, token: Token): readonly Triggered[] {
  const lemma = token.lemma.toLowerCase();
  const ofLemma = known.get(lastWord(lemma)) ?? 0;
  const ofForm = lemma === token.lower ? 0 : (known.get(lastWord(token.lower)) ?? 0);
  if (ofLemma === 0 && ofForm === 0) return NO_FRAMES;
  const endings = [...(ofLemma > 0 ? [lemma] : []), ...(ofForm > 0 ? [token.lower] : [])];
  const longest = Math.min(LONGEST, Math.max(ofLemma, ofForm) - 1);
  for (let first = Math.max(0, token.i - longest); first <= token.i; first++) {
    if (tokens[first]!.sentence !== token.sentence) continue;
    const lead = tokens.slice(first, token.i).map(({ lower }) => lower);
    for (const ending of endings) {
      const frames = nouns.get(joinWords([...lead, ending]));
      if (frames) return frames.map((frame) => ({ frame, first, last: token.i }));
    }
  }
  return NO_FRAMES;
}

const joinWords = (words: readonly string[]) => words.join(" ").replace(/ ?[-‐‑] ?/g, "-");

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
