// Words of a text with their places, the same way for aliases and documents.
import type { Span } from "../domain/index.ts";

export interface Word extends Span {
  readonly text: string;
}

const WORD = /[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu;

/** Runs of letters and digits, and every other sign by itself. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: word, index } of text.matchAll(WORD))
    words.push({ text: word, start: index, end: index + word.length });
  return words;
}
