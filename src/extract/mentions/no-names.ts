// What looks like a name and is none: posts ("Chief Technology Officer"), company suffixes left alone, dates.
import type { Lexicon } from "../lexicon.ts";
import type { Token, Tree } from "../parse/tree.ts";
import type { Candidate } from "./candidate.ts";
import { isTitleWord } from "./titles.ts";

const FILLER = /^(?:of|the|and|for|to|at|&|,|-|–|\.|’s|'s)$/;
const DAY = /^(?:\d{1,4}(?:st|nd|rd|th)?|,|\.)$/;

/** Leaves out unknown names of which every word is a title, a suffix or a part of a date. */
export function dropNoNames(tree: Tree, lexicon: Lexicon, candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(({ known, kind, type, first, last }) => {
    if (known !== null || kind !== "name" || type === "Policy" || type === "Chip") return true;
    const words = tree.tokens.slice(first, last + 1);
    if (isTicker(tree, words)) return false;
    if (isEra(words)) return false;
    if (words.length === 1 && isBareFirm(tree, lexicon, words[0]!)) return false;
    if (words.length === 1 && isBareBody(tree, lexicon, words[0]!)) return false;
    return (
      !isEvery(words, (word) => isTitleWord(lexicon, word)) && !isSuffixOnly(lexicon, words) && !isDate(lexicon, words)
    );
  });
}

/** "Chipmaker" at the head of a sentence. */
const isBareFirm = ({ sentences }: Tree, { nominalsOf }: Lexicon, { i, sentence, lower }: Token): boolean =>
  sentences[sentence]!.first === i && (nominalsOf.get("Company")?.has(lower) ?? false);

function isEvery(words: readonly Token[], test: (word: Token) => boolean): boolean {
  const telling = words.filter(({ lower }) => !FILLER.test(lower));
  return telling.length > 0 && telling.every(test);
}

/** "(NASDAQ: TERN)", "(NYSE:TERN)", "(AS:TERN)": where a share is traded, and as what. */
function isTicker({ text }: Tree, words: readonly Token[]): boolean {
  const [start, end] = [words[0]!.start, words.at(-1)!.end];
  const before = text.slice(Math.max(0, start - LONGEST_TICKER), start + 1).lastIndexOf("(");
  if (before < 0) return false;
  const open = Math.max(0, start - LONGEST_TICKER) + before;
  const close = text.slice(0, open + LONGEST_TICKER).indexOf(")", end - 1);
  return close >= 0 && TICKER.test(text.slice(open, close + 1));
}

/** From bracket to bracket. */
const LONGEST_TICKER = 40;
const TICKER =
  /^\(\s?(?:(?:^|[,;] )?(?:NASDAQ|Nasdaq|NYSE|LSE|AMEX|TSE|TWSE|TYO|HKEX|HKG|SEHK|SSE|SZSE|KRX|AS|PA|DE|TSX|ASX|OTC\w*)(?: (?:Global )?(?:Select )?Market)?\s?:\s?[A-Z0-9.]{0,8}\s?){1,3}\)$/;

/** "Okoye-era rules" are of a time, not of a firm. */
const isEra = (words: readonly Token[]) => words.at(-1)!.lower === "era" || words.at(-1)!.lower.endsWith("-era");

/** "the Commission" refers to one that is named elsewhere. */
const isBareBody = ({ tokens }: Tree, lexicon: Lexicon, { i, lower }: Token) =>
  lexicon.of("bare-body").has(lower) && tokens[i - 1]?.lower === "the";

const isSuffixOnly = (lexicon: Lexicon, words: readonly Token[]) =>
  isEvery(words, ({ lower }) => lexicon.of("legal-suffix").has(lower));

const isDate = (lexicon: Lexicon, words: readonly Token[]) =>
  words.some(({ lower }) => lexicon.of("month").has(lower)) &&
  words.every(({ lower }) => lexicon.of("month").has(lower) || DAY.test(lower));
