// Special cases that the rules split, such as "a.m." or ":)", put together again wherever their pieces stand side by side.
import type { Lexicon, TypeId } from "../lexicon/lexicon.ts";
import type { SpecialCase } from "../model/format.ts";
import type { AffixSplitter } from "./affixes.ts";

export interface Tokens {
  types: TypeId[];
  starts: number[];
}
interface Match {
  start: number;
  end: number;
}

export class SpecialSequences {
  /** By the text of the first piece, the sequences of pieces that make a special case. */
  readonly #byFirst = new Map<string, string[][]>();
  readonly #splitter: AffixSplitter;

  constructor(splitter: AffixSplitter, specialCases: Iterable<string>) {
    this.#splitter = splitter;
    for (const text of specialCases) if (splitter.wouldSplit(text)) this.#add(text);
  }

  #add(text: string): void {
    const pieces = this.#splitter.split(text, false).map(([piece]) => piece);
    const sequences = this.#byFirst.get(pieces[0]!) ?? [];
    sequences.push(pieces);
    this.#byFirst.set(pieces[0]!, sequences);
  }

  /** Longer sequences win over shorter ones, earlier over later; none overlap. */
  join(text: string, tokens: Tokens, lexicon: Lexicon): Tokens {
    const matches = withoutOverlaps(this.#find(tokens.types, lexicon));
    if (matches.length === 0) return tokens;
    const joined: Tokens = { types: [], starts: [] };
    let next = 0;
    for (const match of matches) {
      copyTokens(tokens, next, match.start, joined);
      this.#join(text, tokens, match, joined, lexicon);
      next = match.end;
    }
    copyTokens(tokens, next, tokens.types.length, joined);
    return joined;
  }

  #find(types: TypeId[], lexicon: Lexicon): Match[] {
    const matches: Match[] = [];
    for (let start = 0; start < types.length; start++) {
      for (const pieces of this.#byFirst.get(lexicon.texts[types[start]!]!) ?? []) {
        if (pieces.every((piece, i) => piece === lexicon.texts[types[start + i]!])) {
          matches.push({ start, end: start + pieces.length });
        }
      }
    }
    return matches;
  }

  #join(text: string, tokens: Tokens, { start, end }: Match, joined: Tokens, lexicon: Lexicon): void {
    const from = tokens.starts[start]!;
    const to = tokens.starts[end - 1]! + lexicon.texts[tokens.types[end - 1]!]!.length;
    const parts: SpecialCase | undefined = this.#splitter.specialCase(text.slice(from, to));
    if (!parts) copyTokens(tokens, start, end, joined); // pieces with white space between them
    let at = from;
    for (const [part, norm] of parts ?? []) {
      joined.types.push(lexicon.typeOf(part, norm));
      joined.starts.push(at);
      at += part.length;
    }
  }
}

function copyTokens(from: Tokens, start: number, end: number, to: Tokens): void {
  for (let i = start; i < end; i++) {
    to.types.push(from.types[i]!);
    to.starts.push(from.starts[i]!);
  }
}

function withoutOverlaps(matches: Match[]): Match[] {
  const lengthOf = ({ start, end }: Match) => end - start;
  const byLength = matches.toSorted((a, b) => lengthOf(b) - lengthOf(a) || a.start - b.start);
  const taken = new Set<number>();
  const kept = byLength.filter(({ start, end }) => {
    const isFree = !taken.has(start) && !taken.has(end - 1);
    for (let i = start; i < end; i++) taken.add(i);
    return isFree;
  });
  return kept.sort((a, b) => a.start - b.start);
}
