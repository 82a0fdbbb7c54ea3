// Text → tokens. Non-destructive: every token is a span of the text, and what lies between two tokens is one space or nothing.
import { isSpace } from "../lexicon/characters.ts";
import type { Lexicon, TypeId } from "../lexicon/lexicon.ts";
import type { ModelTables } from "../model/format.ts";
import { AffixSplitter } from "./affixes.ts";
import { SpecialSequences, type Tokens } from "./special-sequences.ts";

/** Token spans in UTF-16 code units, half-open, and the word type of each token. */
export interface TokenizedText {
  starts: Uint32Array;
  ends: Uint32Array;
  types: Uint32Array;
}

const MOST_CHUNKS = 32_000;
const LONGEST_CACHED = 48;
const SPACE = 0x20;

export class Tokenizer {
  readonly #splitter: AffixSplitter;
  readonly #sequences: SpecialSequences;
  /** By what stands between two spaces, the types of its tokens. Belongs to one lexicon. */
  #chunks = new Map<string, TypeId[]>();
  #lexicon: Lexicon | undefined;

  constructor(rules: ModelTables["tokenizer"]) {
    this.#splitter = new AffixSplitter(rules);
    this.#sequences = new SpecialSequences(this.#splitter, Object.keys(rules.specialCases));
  }

  tokenize(text: string, lexicon: Lexicon): TokenizedText {
    if (lexicon !== this.#lexicon || this.#chunks.size > MOST_CHUNKS) {
      this.#chunks = new Map();
      this.#lexicon = lexicon;
    }
    const chunks: Tokens = { types: [], starts: [] };
    forEachChunk(text, (start, end) => this.#addChunk(text, start, end, chunks, lexicon));
    const tokens = this.#sequences.join(text, chunks, lexicon);
    const starts = Uint32Array.from(tokens.starts);
    const ends = Uint32Array.from(tokens.types, (type, i) => starts[i]! + lexicon.texts[type]!.length);
    return { starts, ends, types: Uint32Array.from(tokens.types) };
  }

  #addChunk(text: string, start: number, end: number, tokens: Tokens, lexicon: Lexicon): void {
    const chunk = text.slice(start, end);
    let at = start;
    for (const type of this.#typesOf(chunk, lexicon)) {
      tokens.types.push(type);
      tokens.starts.push(at);
      at += lexicon.texts[type]!.length;
    }
  }

  #typesOf(chunk: string, lexicon: Lexicon): TypeId[] {
    const known = this.#chunks.get(chunk);
    if (known) return known;
    const types = this.#splitter.split(chunk, true).map(([part, norm]) => lexicon.typeOf(part, norm));
    if (chunk.length <= LONGEST_CACHED) this.#chunks.set(chunk, types);
    return types;
  }
}

/** Runs of white space and of anything else by turns; the one space after a word belongs to neither. */
function forEachChunk(text: string, visit: (start: number, end: number) => void): void {
  if (text === "") return;
  let start = 0;
  let inSpace = isSpace(text.charCodeAt(0));
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isSpace(code) === inSpace) continue;
    if (start < i) visit(start, i);
    start = code === SPACE ? i + 1 : i;
    inSpace = !inSpace;
  }
  if (start < text.length) visit(start, text.length);
}
