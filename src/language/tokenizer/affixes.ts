// Splits what stands between two spaces: prefixes and suffixes off the ends, then at infixes (spaCy's tokenizer, MIT).
import type { ModelTables, SpecialCase } from "../model/format.ts";

/** Where a suffix can begin in a very long string without spaces; keeps stripping linear. */
const SUFFIX_WINDOW = 256;
/** Longer strings are no URLs worth keeping whole, and the pattern would take long to say so. */
const LONGEST_URL = 2048;

/** Words that no rule of the model splits: each needs a mark, a digit or a letter from further off. Most words are such. */
const PLAIN_WORD = /^[A-Za-z]+$/;

/** A part of a string: its text and, from a special case, a norm of its own. */
export type Part = [text: string, norm?: string];

export class AffixSplitter {
  readonly #prefix: RegExp;
  readonly #suffix: RegExp;
  readonly #infix: RegExp;
  readonly #url: RegExp;
  readonly #specialCases: ReadonlyMap<string, SpecialCase>;
  readonly #longestSpecialCase: number;

  constructor(rules: ModelTables["tokenizer"]) {
    this.#prefix = new RegExp(rules.prefix, "u");
    this.#suffix = new RegExp(rules.suffix, "u");
    this.#infix = new RegExp(rules.infix, "gu");
    this.#url = new RegExp(rules.url, "u");
    this.#specialCases = new Map(Object.entries(rules.specialCases));
    this.#longestSpecialCase = Math.max(...Array.from(this.#specialCases.keys(), (key) => key.length));
  }

  specialCase(text: string): SpecialCase | undefined {
    return text.length <= this.#longestSpecialCase ? this.#specialCases.get(text) : undefined;
  }

  /** True when rules would split this string, so that it can also turn up as several tokens. */
  wouldSplit(text: string): boolean {
    return text.includes(" ") || this.#prefix.test(text) || this.#suffix.test(text) || text.search(this.#infix) >= 0;
  }

  /** @param keepSpecialCases false: split by rule alone, as if there were no special cases */
  split(text: string, keepSpecialCases: boolean): Part[] {
    const whole = keepSpecialCases ? this.specialCase(text) : undefined;
    if (whole) return whole;
    if (PLAIN_WORD.test(text)) return [[text]];
    const prefixes: Part[] = [];
    const suffixes: Part[] = [];
    const middle = this.#stripAffixes(text, prefixes, suffixes, keepSpecialCases);
    const kept = keepSpecialCases ? this.specialCase(middle) : undefined;
    return [...prefixes, ...(kept ?? this.#splitMiddle(middle)), ...suffixes.reverse()];
  }

  /** Takes a prefix and a suffix at a time, until nothing comes off or a special case is left. */
  #stripAffixes(text: string, prefixes: Part[], suffixes: Part[], keepSpecialCases: boolean): string {
    const isSpecial = (part: string) => keepSpecialCases && part !== "" && this.specialCase(part) !== undefined;
    let rest = text;
    let lastLength = -1;
    while (rest !== "" && rest.length !== lastLength && !isSpecial(rest)) {
      lastLength = rest.length;
      const prefix = this.#prefix.exec(rest)?.[0].length ?? 0;
      const withoutPrefix = rest.slice(prefix);
      if (prefix > 0 && isSpecial(withoutPrefix)) {
        prefixes.push([rest.slice(0, prefix)]);
        return withoutPrefix;
      }
      const suffix = this.#suffixLength(withoutPrefix);
      const withoutSuffix = rest.slice(0, rest.length - suffix);
      if (suffix > 0 && isSpecial(withoutSuffix)) {
        suffixes.push([rest.slice(withoutSuffix.length)]);
        return withoutSuffix;
      }
      if (prefix > 0) prefixes.push([rest.slice(0, prefix)]);
      if (suffix > 0) suffixes.push([rest.slice(withoutSuffix.length)]);
      rest = rest.slice(prefix, rest.length - suffix);
    }
    return rest;
  }

  #suffixLength(text: string): number {
    const end = text.length > 2 * SUFFIX_WINDOW ? text.slice(-SUFFIX_WINDOW) : text;
    return this.#suffix.exec(end)?.[0].length ?? 0;
  }

  #splitMiddle(text: string): Part[] {
    if (text === "") return [];
    if (this.#isUrl(text)) return [[text]];
    const parts: Part[] = [];
    let start = 0;
    for (const match of text.matchAll(this.#infix)) {
      if (match.index === 0) continue;
      if (match.index !== start) parts.push([text.slice(start, match.index)]);
      if (match[0] !== "") parts.push([match[0]]);
      start = match.index + match[0].length;
    }
    if (start < text.length) parts.push([text.slice(start)]);
    return parts;
  }

  #isUrl(text: string): boolean {
    // every URL of the pattern has a dot: asking first spares the pattern most words
    return text.length <= LONGEST_URL && text.includes(".") && this.#url.test(text);
  }
}
