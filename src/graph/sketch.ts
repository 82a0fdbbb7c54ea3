// Texts that are copies of one another but for small edits, found without comparing each with each: a sketch of a text is
// the same in as many places as the texts share word pairs (MinHash; Broder 1997), of which a few bits are enough (Li and
// König 2010), and copies share one of its bands (locality-sensitive hashing; Leskovec, Rajaraman and Ullman, section 3.4).
import { foldName } from "../domain/index.ts";

/** Hash functions, and so places of a sketch. */
const PLACES = 48;
/** Places of a band. Texts that share four of five word pairs share a band in 99.8 of 100 cases, one of ten in 0.1. */
const BAND = 4;
/** Copies agree in at least this share of places, which is about the share of word pairs that they have in common. */
const LEAST_SHARE = 0.5;

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Words, and each sign of a script that is written without spaces; a word in pieces of at most PIECE characters. */
const WORDS = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]|[[\p{L}\p{N}]--[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]]{1,10000}/gv;
const SIGN = /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]/v;
/** The engine keeps its way back through a repetition on a stack, which a word of millions of letters overflows. */
const PIECE = 10_000;

/** Odd factors and addends of the hash functions, by Knuth's multiplicative hashing. */
const FACTORS = Uint32Array.from({ length: PLACES }, (_, at) => Math.imul(at * 2 + 1, 0x9e3779b1) | 1);
const ADDENDS = Uint32Array.from({ length: PLACES }, (_, at) => mixed(at + 1));

/** The words of a text without case, accents, typography and signs. */
export function wordsOf(text: string): string[] {
  const folded = foldName(text);
  const words = folded.match(WORDS) ?? [];
  return words.some(({ length }) => length >= PIECE) ? joinPieces(folded) : words;
}

/** The words of a text in which some may come in pieces: those that nothing stands between. */
function joinPieces(folded: string): string[] {
  const words: string[] = [];
  let end = 0;
  let isOpen = false;
  for (const { 0: piece, index } of folded.matchAll(WORDS)) {
    const isSign = SIGN.test(piece);
    if (isOpen && index === end && !isSign) words.push(words.pop() + piece);
    else words.push(piece);
    end = index + piece.length;
    isOpen = !isSign;
  }
  return words;
}

/** The sketch of a text, 48 characters; empty for one without words. */
export function sketchOf(words: readonly string[]): string {
  if (words.length === 0) return "";
  const least = new Uint32Array(PLACES).fill(0xffffffff);
  let before = hashWord(words[0]!);
  if (words.length === 1) sink(least, before);
  for (let at = 1; at < words.length; at += 1) {
    const hash = hashWord(words[at]!);
    sink(least, mixed(Math.imul(before, 31) + hash));
    before = hash;
  }
  let sketch = "";
  for (const value of least) sketch += ALPHABET[Math.imul(value, 0x9e3779b1) >>> 26];
  return sketch;
}

/** Takes a word pair into a sketch. */
function sink(least: Uint32Array, hash: number): void {
  for (let at = 0; at < PLACES; at += 1) {
    const value = (Math.imul(hash, FACTORS[at]!) + ADDENDS[at]!) >>> 0;
    if (value < least[at]!) least[at] = value;
  }
}

/** FNV-1a over the code units of a word, then mixed. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return mixed(hash);
}

/** The finaliser of MurmurHash3 (Appleby 2011). */
function mixed(hash: number): number {
  let mix = hash;
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) >>> 0;
}

/** The bands of a sketch, each with its place; copies have one in common. None for an empty sketch. */
export function bandsOf(sketch: string): string[] {
  const bands: string[] = [];
  for (let at = 0; at < sketch.length; at += BAND) bands.push(ALPHABET[at / BAND] + sketch.slice(at, at + BAND));
  return bands;
}

/** Whether two sketches have a band in common. */
export function shareBand(one: string, other: string): boolean {
  for (let at = 0; at < one.length && at < other.length; at += BAND) {
    if (one.startsWith(other.slice(at, at + BAND), at)) return true;
  }
  return false;
}

/** Whether two sketches that share a band are those of copies. */
export function agree(one: string, other: string): boolean {
  if (one === other) return true;
  let same = 0;
  for (let at = 0; at < PLACES; at += 1) if (one.charCodeAt(at) === other.charCodeAt(at)) same += 1;
  return same >= PLACES * LEAST_SHARE;
}
