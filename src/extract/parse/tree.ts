// The parse of a whole document as one forest of tokens with places in the document's text.
import type { Span } from "../../domain/index.ts";
import { type Block, splitBlocks } from "./blocks.ts";
import { parseAroundBrackets } from "./brackets.ts";
import { mendNames } from "./repair/lists.ts";
import { mendBlock } from "./repair/mendings.ts";

export interface ParsedToken extends Span {
  readonly lemma: string;
  readonly tag: string;
  readonly pos: string;
  readonly dep: string;
  readonly head: number; // a root is its own head
  readonly sentenceStart: boolean;
}

/** What a parser gives for one text. */
export interface ParsedText {
  readonly tokens: readonly ParsedToken[];
  /** Names that the model found: first token, token after the last, its label. */
  readonly entities: readonly { readonly start: number; readonly end: number; readonly label: string }[];
}

/** Texts → the parse of each, in order; the same text gives the same parse, whatever stands beside it. */
export type Parse = (texts: readonly string[]) => readonly ParsedText[];

export interface Token extends ParsedToken {
  readonly i: number;
  readonly text: string;
  readonly lower: string;
  readonly children: readonly number[];
  readonly sentence: number;
}

export interface Sentence extends Span {
  readonly first: number; // token
  readonly last: number;
  readonly block: number;
}

export interface NamedSpan {
  readonly first: number;
  readonly last: number; // inclusive
  readonly label: string;
}

/** A parsed document. */
export interface Tree {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly names: readonly NamedSpan[];
}

/** A token whose children and sentence are yet to be found. */
type Draft = Omit<Token, "children" | "sentence"> & { children: number[]; sentence: number };

interface Parts {
  readonly tokens: Token[];
  readonly sentences: Sentence[];
  readonly names: NamedSpan[];
}

/** Parses a document block by block. White-space tokens are dropped. */
export function parseDocument(text: string, parse: Parse): Tree {
  const blocks = splitBlocks(text);
  const texts = blocks.map(({ start, end }) => toParserText(text.slice(start, end)));
  const parts: Parts = { tokens: [], sentences: [], names: [] };
  for (const [index, parsed] of parseAroundBrackets(texts, parse).entries())
    addBlock(text, blocks[index]!, index, parsed, parts);
  return { text, blocks, ...parts };
}

/** Same length, but with plain white space, so that a line break is no sign to the model, without words that it breaks, and with commas around examples. */
const toParserText = (text: string) =>
  text
    .replace(/’/g, "'")
    .replace(/[\n\r\t\u00a0\u2028\u2029]/g, " ")
    .replace(EXAMPLES, " , $1 , ")
    .replace(/\b[Cc]o-(?:found(?:ed|ing|ers?)|CEOs?|chair(?:s|ed|ing)?|presidents?)\b/g, (word) => toKnownWord(word));

/** "firms — including X and Y — are": between dashes the model loses what hangs together. */
const EXAMPLES = / [—–] ((?:including|such as|among them|namely) [^—–.;:!?]{2,160}) [—–] /g;

/** Words of the same length and part of speech for words that the tokenizer cuts and the parser then misreads. */
const KNOWN_WORDS: ReadonlyMap<string, string> = new Map([
  ["co-founded", "instituted"],
  ["co-founding", "instituting"],
  ["co-founder", "originator"],
  ["co-founders", "originators"],
  ["co-ceo", "leader"],
  ["co-ceos", "leaders"],
  ["co-chair", "director"],
  ["co-chairs", "directors"],
  ["co-chaired", "supervised"],
  ["co-chairing", "supervising"],
  ["co-president", "commissioner"],
  ["co-presidents", "commissioners"],
]);

function toKnownWord(word: string): string {
  const known = KNOWN_WORDS.get(word.toLowerCase()) ?? word;
  return /^C/.test(word) ? known[0]!.toUpperCase() + known.slice(1) : known;
}

function addBlock(text: string, block: Block, index: number, parsed: ParsedText, parts: Parts): void {
  const base = parts.tokens.length;
  const surfaces = parsed.tokens.map(({ start, end }) => text.slice(block.start + start, block.start + end));
  const numbers = numberTokens(surfaces, base);
  const drafts: Draft[] = [];
  let starts = true;
  for (const [row, token] of parsed.tokens.entries()) {
    starts ||= token.sentenceStart;
    const i = numbers[row]!;
    if (i < 0) continue;
    const [start, end] = [block.start + token.start, block.start + token.end];
    const surface = surfaces[row]!;
    const lower = surface.toLowerCase();
    drafts.push({
      start,
      end,
      lemma: LEMMAS.get(lower) ?? token.lemma,
      tag: token.tag,
      pos: token.pos,
      dep: token.dep,
      head: headOf(row, parsed, numbers),
      sentenceStart: starts,
      i,
      text: surface,
      lower,
      children: NO_CHILDREN,
      sentence: -1,
    });
    starts = false;
  }
  const mended = mendBlock<Draft>(drafts, base);
  const names = parsed.entities.flatMap(({ start, end, label }) => {
    const inside = numbers.slice(start, end).filter((n) => n >= 0);
    return inside.length > 0 ? [{ first: inside[0]!, last: inside.at(-1)!, label }] : [];
  });
  addSentences(index, mendNames(mended, base, names), parts);
  parts.names.push(...names);
}

/** Until the parse is set right, and of the words that have none. */
const NO_CHILDREN: number[] = [];

/** Words that the lemmatizer takes for others. */
const LEMMAS: ReadonlyMap<string, string> = new Map([
  ["fined", "fine"],
  ["fines", "fine"],
  ["fining", "fine"],
  ["hopes", "hope"],
  ["hoped", "hope"],
  ["hoping", "hope"],
  ["slated", "slate"],
  ["spared", "spare"],
  ["benchmarked", "benchmark"],
  ["benchmarking", "benchmark"],
  ["grandfathered", "grandfather"],
  ["greenlighted", "greenlight"],
  ["cofounded", "co-found"],
  ["cofounding", "co-found"],
  ["codeveloped", "codevelop"],
  ["reexported", "reexport"],
  ["reexporting", "reexport"],
  ["sued", "sue"],
  ["suing", "sue"],
  ["banned", "ban"],
  ["barred", "bar"],
  ["curbed", "curb"],
  ["fabs", "fab"],
  ["co-founded", "co-found"],
  ["co-founding", "co-found"],
  ["co-founder", "co-founder"],
  ["co-founders", "co-founder"],
  ["co-ceos", "co-ceo"],
  ["co-ceo", "co-ceo"],
  ["co-chairs", "co-chair"],
  ["co-chaired", "co-chair"],
  ["co-chairing", "co-chair"],
  ["co-chair", "co-chair"],
  ["co-presidents", "co-president"],
  ["co-president", "co-president"],
]);

/** New numbers of the tokens; -1 for white space. */
function numberTokens(surfaces: readonly string[], base: number): number[] {
  let next = base;
  return surfaces.map((surface) => (/\S/.test(surface) ? next++ : -1));
}

/** The nearest kept ancestor. */
function headOf(row: number, { tokens }: ParsedText, numbers: readonly number[]): number {
  let at = row;
  while (tokens[at]!.head !== at) {
    at = tokens[at]!.head;
    if (numbers[at]! >= 0) return numbers[at]!;
  }
  return numbers[row]!;
}

function addSentences(block: number, drafts: readonly Draft[], { tokens, sentences }: Parts): void {
  const base = tokens.length;
  for (const { i, head } of drafts) {
    const parent = head === i ? undefined : drafts[head - base];
    if (parent?.children === NO_CHILDREN) parent.children = [i];
    else parent?.children.push(i);
  }
  let first = 0;
  drafts.forEach((draft, k) => {
    if (k > 0 && draft.sentenceStart && startsSentence(drafts[k - 1]!, draft)) {
      sentences.push(toSentence(drafts[first]!, drafts[k - 1]!, block));
      first = k;
    }
    draft.sentence = sentences.length;
    tokens.push(draft);
  });
  if (drafts.length > 0) sentences.push(toSentence(drafts[first]!, drafts.at(-1)!, block));
}

const toSentence = (first: Draft, last: Draft, block: number): Sentence => ({
  first: first.i,
  last: last.i,
  block,
  start: first.start,
  end: last.end,
});

/** A border that the model put before closing punctuation, inside a word or before a small letter is none. */
function startsSentence(before: Draft, token: Draft): boolean {
  if (/^[)\]”’.,;:!?%]+$/.test(token.text)) return false;
  if (/[.!?:;”"—–-]$/.test(before.text)) return true;
  return before.end < token.start && !/^\p{Ll}/u.test(token.text);
}
