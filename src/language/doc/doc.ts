// A parsed text. Everything about its tokens lies in typed arrays; a token is its index, from 0 to length - 1.

import type { Labels } from "../morphology/analyser.ts";
import { type Children, listChildren } from "../parser/children.ts";
import { findNounChunks } from "./noun-chunks.ts";

/** Tokens `start` to `end`, half-open. */
export interface TokenSpan {
  readonly start: number;
  readonly end: number;
}

/** A named entity; its label is one of OntoNotes' types, such as "ORG", "PERSON", "GPE", "DATE". */
export interface EntitySpan extends TokenSpan {
  readonly label: string;
}

/** What a document is made of; can be sent between threads as it is. */
export interface DocData {
  text: string;
  /** By token: its span in UTF-16 code units, half-open. */
  starts: Uint32Array;
  ends: Uint32Array;
  /** By token, places in `strings`. */
  norms: Uint32Array;
  lemmas: Uint32Array;
  strings: readonly string[];
  /** By token, places in `labels`; entity type 0 is none. */
  tags: Uint8Array;
  pos: Uint8Array;
  morphs: Uint8Array;
  deps: Uint8Array;
  entityTypes: Uint8Array;
  /** By token: its head (itself for a root) and the edges of its subtree. */
  heads: Int32Array;
  leftEdges: Int32Array;
  rightEdges: Int32Array;
  /** First tokens of sentences; starts with 0 unless there is no token. */
  sentenceStarts: Uint32Array;
  /** Start, end, entity type; start, end, entity type; … */
  entities: Uint32Array;
  labels: Labels;
}

export class Doc {
  readonly data: DocData;
  readonly text: string;
  /** Number of tokens. */
  readonly length: number;
  #children: Children | undefined;
  #sentences: readonly TokenSpan[] | undefined;
  #entities: readonly EntitySpan[] | undefined;
  #nounChunks: readonly TokenSpan[] | undefined;

  constructor(data: DocData) {
    this.data = data;
    this.text = data.text;
    this.length = data.starts.length;
  }

  /** The token's text: `text.slice(start(i), end(i))`. */
  word(i: number): string {
    return this.text.slice(this.data.starts[i], this.data.ends[i]);
  }
  /** Where the token starts, in UTF-16 code units. */
  start(i: number): number {
    return this.data.starts[i]!;
  }
  /** Where the token ends, in UTF-16 code units, exclusive. */
  end(i: number): number {
    return this.data.ends[i]!;
  }
  /** The space that follows the token, or "". Longer white space is a token of its own. */
  whitespace(i: number): "" | " " {
    const next = i + 1 < this.length ? this.data.starts[i + 1]! : this.text.length;
    return next > this.data.ends[i]! ? " " : "";
  }
  norm(i: number): string {
    return this.data.strings[this.data.norms[i]!]!;
  }
  lemma(i: number): string {
    return this.data.strings[this.data.lemmas[i]!]!;
  }
  /** Fine-grained part of speech (Penn Treebank), such as "VBD". */
  tag(i: number): string {
    return this.data.labels.tags[this.data.tags[i]!]!;
  }
  /** Coarse part of speech (Universal Dependencies), such as "VERB". */
  pos(i: number): string {
    return this.data.labels.pos[this.data.pos[i]!]!;
  }
  /** Morphological features joined by "|", such as "Tense=Past|VerbForm=Fin"; "" for none. */
  morph(i: number): string {
    return this.data.labels.morphs[this.data.morphs[i]!]!;
  }
  /** Label of the arc from the head (ClearNLP's labels), such as "nsubj"; "ROOT" for the root of a sentence. */
  dep(i: number): string {
    return this.data.labels.deps[this.data.deps[i]!]!;
  }
  /** The token this one depends on; itself for the root of a sentence. */
  head(i: number): number {
    return this.data.heads[i]!;
  }
  /** Type of the named entity the token is in, or "". */
  entityType(i: number): string {
    return this.data.labels.entityTypes[this.data.entityTypes[i]!]!;
  }

  /** The tokens that depend on this one, in text order. */
  children(i: number): Uint32Array {
    this.#children ??= listChildren(this.data.heads);
    const { first, order } = this.#children;
    return order.subarray(first[i], first[i + 1]);
  }

  /** The token and all that depends on it, directly or not, in text order. */
  subtree(i: number): number[] {
    const found = [i];
    for (let next = 0; next < found.length; next++) for (const child of this.children(found[next]!)) found.push(child);
    return found.sort((a, b) => a - b);
  }

  /** The first token of the subtree. */
  leftEdge(i: number): number {
    return this.data.leftEdges[i]!;
  }
  /** The last token of the subtree. */
  rightEdge(i: number): number {
    return this.data.rightEdges[i]!;
  }

  /** Head, head's head and so on, up to the root; none for a root. */
  ancestors(i: number): number[] {
    const found: number[] = [];
    for (let token = i; this.head(token) !== token; ) {
      token = this.head(token);
      found.push(token);
    }
    return found;
  }

  /** The tokens on the way from i up to the lowest common ancestor and down to j, both ends included; undefined where the trees are two. */
  path(i: number, j: number): number[] | undefined {
    const up = [i, ...this.ancestors(i)];
    const down = [j, ...this.ancestors(j)];
    if (up.at(-1) !== down.at(-1)) return undefined;
    while (up.at(-2) !== undefined && up.at(-2) === down.at(-2)) {
      up.pop();
      down.pop();
    }
    return [...up, ...down.slice(0, -1).reverse()];
  }

  /** In text order; together they cover every token. */
  get sentences(): readonly TokenSpan[] {
    this.#sentences ??= Array.from(this.data.sentenceStarts, (start, i) => ({
      start,
      end: this.data.sentenceStarts[i + 1] ?? this.length,
    }));
    return this.#sentences;
  }

  /** The sentence that a token is in. */
  sentenceOf(i: number): TokenSpan {
    return this.sentences[lastNotAfter(this.data.sentenceStarts, i)]!;
  }

  /** The token that covers this UTF-16 code unit; undefined for the space between two tokens and outside the text. */
  tokenAt(offset: number): number | undefined {
    const found = lastNotAfter(this.data.starts, offset);
    return found >= 0 && offset < this.end(found) ? found : undefined;
  }

  /** Named entities in text order; they do not overlap. */
  get entities(): readonly EntitySpan[] {
    this.#entities ??= readEntities(this.data);
    return this.#entities;
  }

  /** Base noun phrases in text order; the last token of each is its head noun. */
  get nounChunks(): readonly TokenSpan[] {
    this.#nounChunks ??= findNounChunks(this);
    return this.#nounChunks;
  }

  /** Where some tokens stand in the text, in UTF-16 code units, half-open. */
  textSpan({ start, end }: TokenSpan): { start: number; end: number } {
    if (start >= end) return { start: this.start(start), end: this.start(start) };
    return { start: this.start(start), end: this.end(end - 1) };
  }

  /** The text of some tokens, without the space after the last. */
  spanText(span: TokenSpan): string {
    const { start, end } = this.textSpan(span);
    return this.text.slice(start, end);
  }
}

/** The place of the last of the sorted numbers that is not greater than `value`; -1 when all are. */
function lastNotAfter(sorted: Uint32Array, value: number): number {
  let low = -1;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sorted[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function readEntities({ entities, labels }: DocData): EntitySpan[] {
  const spans: EntitySpan[] = [];
  for (let i = 0; i < entities.length; i += 3) {
    spans.push({ start: entities[i]!, end: entities[i + 1]!, label: labels.entityTypes[entities[i + 2]!]! });
  }
  return spans;
}
