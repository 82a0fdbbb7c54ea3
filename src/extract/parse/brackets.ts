// Brackets after a name that are no part of the sentence: in another script, "(Chinese: 华为; pinyin: Huáwéi)", of births and
// tickers. The parser, which breaks at them, reads on without them, and their words stand in the tree as what they are. Of
// square brackets around words that an editor put into a quotation, only the marks are left out.
import type { Span } from "../../domain/index.ts";
import type { Parse, ParsedText, ParsedToken } from "./tree.ts";

const BRACKET = /[ \u00a0]?\((?:[^()]|\([^()]{0,200}\)){1,400}\)/gu;
const OTHER_SCRIPT =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{sc=Cyrl}\p{sc=Grek}\p{sc=Arab}\p{sc=Hebr}\p{sc=Deva}\p{sc=Thai}]{2}/u;
/** How a name is said, when its bearer lived and under which sign its shares are traded: no part of the sentence either. */
const OF_A_NAME = [
  /^[ \u00a0]?\((?:born|b\.|née?|pronounced|IPA|\/|\[)/u,
  /^[ \u00a0]?\([^()]{0,30}\d{3,4} ?[–—-] ?[^()]{0,20}\d{3,4}\)/u,
  /^[ \u00a0]?\((?:[A-Za-z]{2,10}(?: [A-Z]{1,8})?: ?[A-Z\d.-]{1,9}(?: ?[,;/|] ?)?){1,6}\)/u,
];
/** "[President Maria] Okoye", "[the firm] will": words that complete a quotation; not a note, a number or a sound. */
const EDITORIAL =
  /(?<![\p{L}\p{N}])\[(?=\p{L})(?!(?:sic|ph|pdf|laughter|applause|inaudible|crosstalk|music|silence)\b)[^[\]\d]{2,80}\](?![\p{L}\p{N}(])/giu;
const WORD = /[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu;

/** Parses texts without their brackets in another script, and puts their words back as parts of the word before. */
export function parseAroundBrackets(texts: readonly string[], parse: Parse): ParsedText[] {
  const brackets = texts.map(bracketsOf);
  const parsed = parse(texts.map((text, k) => without(text, brackets[k]!)));
  return texts.map((text, k) =>
    brackets[k]!.length === 0 ? parsed[k]! : withBrackets(text, parsed[k]!, brackets[k]!),
  );
}

const without = (text: string, brackets: readonly Span[]): string =>
  brackets.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);

function bracketsOf(text: string): Span[] {
  const round = text.includes("(") ? roundBracketsOf(text) : [];
  const marks = text.includes("[") ? editorialMarksOf(text) : [];
  const isOutside = ({ start }: Span) => !round.some((bracket) => bracket.start <= start && start < bracket.end);
  return marks.length === 0 ? round : [...round, ...marks.filter(isOutside)].sort((a, b) => a.start - b.start);
}

const editorialMarksOf = (text: string): Span[] =>
  [...text.matchAll(EDITORIAL)].flatMap(({ 0: words, index }) =>
    [index, index + words.length - 1].map((start) => ({ start, end: start + 1 })),
  );

function roundBracketsOf(text: string): Span[] {
  return [...text.matchAll(BRACKET)]
    .filter(
      ({ 0: words, index }) =>
        index > 0 && (OTHER_SCRIPT.test(words) || OF_A_NAME.some((pattern) => pattern.test(words))),
    )
    .map(({ 0: words, index }) => ({ start: index, end: index + words.length }));
}

function withBrackets(text: string, { tokens, entities }: ParsedText, brackets: readonly Span[]): ParsedText {
  const shift = (at: number, isEnd: boolean) =>
    brackets.reduce(
      (moved, { start, end }) => ((isEnd ? moved > start : moved >= start) ? moved + end - start : moved),
      at,
    );
  const placed = tokens.map((token) => ({ ...token, start: shift(token.start, false), end: shift(token.end, true) }));
  const rows: number[] = [];
  const all: ParsedToken[] = [];
  let next = 0;
  for (const [row, token] of placed.entries()) {
    for (; next < brackets.length && brackets[next]!.start < token.start; next++) addWords(text, brackets[next]!, all);
    rows[row] = all.length;
    all.push(token);
  }
  for (; next < brackets.length; next++) addWords(text, brackets[next]!, all);
  rows.push(all.length);
  const added = new Set(all.filter(({ pos, tag }) => pos === "X" && tag === ADDED));
  const opens = added.has(all[0]!); // the sentence begins with a mark
  const begun = (token: ParsedToken, i: number) => (opens && i < 2 ? { ...token, sentenceStart: i === 0 } : token);
  return {
    tokens: all
      .map((token) =>
        added.has(token)
          ? { ...token, tag: "FW", head: Math.max(token.head, opens ? 1 : 0) }
          : { ...token, head: rows[token.head]! },
      )
      .map(begun),
    entities: entities.map(({ start, end, label }) => ({ start: rows[start]!, end: rows[end - 1]! + 1, label })),
  };
}

/** Marks what stands in a bracket until all are in their places. */
const ADDED = "-FW-";

function addWords(text: string, { start, end }: Span, all: ParsedToken[]): void {
  const head = all.length - 1;
  for (const { 0: word, index } of text.slice(start, end).matchAll(WORD)) {
    all.push({
      start: start + index,
      end: start + index + word.length,
      lemma: word.toLowerCase(),
      tag: ADDED,
      pos: "X",
      dep: "punct",
      head,
      sentenceStart: false,
    });
  }
}
