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

  /** Joins in place. Longer sequences win over shorter ones, earlier over later; none overlap. */
  join(text: string, tokens: Tokens, lexicon: Lexicon): void {
    const matches = this.#find(tokens.types, lexicon);
    for (const match of withoutOverlaps(matches).reverse()) this.#replace(text, tokens, match, lexicon);
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

  #replace(text: string, { types, starts }: Tokens, { start, end }: Match, lexicon: Lexicon): void {
    const from = starts[start]!;
    const to = starts[end - 1]! + lexicon.texts[types[end - 1]!]!.length;
    const parts: SpecialCase | undefined = this.#splitter.specialCase(text.slice(from, to));
    if (!parts) return; // pieces with white space between them
    let at = from;
    const partStarts = parts.map(([part]) => {
      at += part.length;
      return at - part.length;
    });
    types.splice(start, end - start, ...parts.map(([part, norm]) => lexicon.typeOf(part, norm)));
    starts.splice(start, end - start, ...partStarts);
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
