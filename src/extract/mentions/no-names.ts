// What looks like a name and is none: posts ("Chief Technology Officer"), company suffixes left alone, dates.
import type { Lexicon } from "../lexicon.ts";
import type { Token, Tree } from "../parse/tree.ts";
import type { Candidate } from "./candidate.ts";
import { OF_BODIES } from "./organization-type.ts";
import { isTitleWord } from "./titles.ts";

const FILLER = /^(?:of|the|and|for|to|at|&|,|-|–|\.|’s|'s)$/;
const DAY = /^(?:\d{1,4}(?:st|nd|rd|th)?|,|\.)$/;

/** Leaves out unknown names of which every word is a title, a suffix or a part of a date. */
export function dropNoNames(tree: Tree, lexicon: Lexicon, candidates: readonly Candidate[]): Candidate[] {
  const terms = acronymsOfTerms(tree);
  return candidates.filter(({ known, kind, type, first, last }) => {
    if (known !== null || kind !== "name") return true;
    if (isAddress(tree.tokens[first]!.text)) return false;
    if (type === "Chip") return true;
    if (type !== "Policy" && first === last && terms.has(tree.tokens[first]!.text)) return false;
    const words = tree.tokens.slice(first, last + 1);
    if (isPostOf(lexicon, words)) return false;
    if (type === "Policy") return !isContract(words);
    if (isTicker(tree, words)) return false;
    if (isEra(words)) return false;
    if (isFieldOfPost(tree, lexicon, words) || isDepartment(tree, lexicon, words)) return false;
    if (isNamedChair(tree, lexicon, words)) return false;
    if (isFieldOfStudy(lexicon, words)) return false;
    if (words.length > 2 && words[0]!.lower === "chief" && words.at(-1)!.lower === "officer") return false;
    if (words.length === 1 && isBareFirm(tree, lexicon, words[0]!)) return false;
    if (words.length === 1 && isBareBody(tree, lexicon, words[0]!)) return false;
    return (
      !isEvery(words, (word) => isTitleWord(lexicon, word)) && !isSuffixOnly(lexicon, words) && !isDate(lexicon, words)
    );
  });
}

/** Acronyms in brackets of words in small letters, or of a term that names a service: "voluntary self-disclosure (VSD)", "Public Records Access (PRA) system". */
function acronymsOfTerms({ tokens }: Tree): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { text, i } of tokens) {
    if (!/^\p{Lu}{2,6}s?$/u.test(text)) continue;
    const isQuoted = QUOTE.test(tokens[i - 1]?.text ?? "") && QUOTE.test(tokens[i + 1]?.text ?? "");
    if (isSpeltInBrackets(tokens, i)) found.add(text);
    const [before, close] = isQuoted ? [i - 2, i + 2] : [i - 1, i + 1];
    const open = tokens[before]?.lower === "the" ? before - 1 : before;
    if (tokens[open]?.text !== "(" || tokens[close]?.text !== ")") continue;
    if (isContract(tokens.slice(Math.max(0, open - 2), open))) found.add(text);
    if (OF_TERM.test(tokens[close + 1]?.lower ?? "") || isSpeltBySmallWords(tokens, open - 1, text.replace(/s$/, "")))
      found.add(text);
  }
  return found;
}

const QUOTE = /^(?:[“”"]|``|'')$/;
const OF_TERM =
  /^(?:service|system|program|programme|process|platform|portal|database|method|technique|technology|standard|protocol|test)s?$/;

/** "Wafer Supply Agreement", "the Merger Agreement": what firms agree on with each other; a "Trade Agreement" is a policy. */
const isContract = (words: readonly Token[]): boolean =>
  /^agreements?$/.test(words.at(-1)?.lower ?? "") && OF_FIRMS.test(words.at(-2)?.lower ?? "");
const OF_FIRMS =
  /^(?:supply|purchase|merger|funding|transaction|license|licence|licensing|credit|loan|shareholders?|stockholders?|shareholders'|stockholders'|'s|'|employment|services?|manufacturing|distribution|lease|settlement|subscription|contribution|consulting|separation|voting|joint|venture|asset|share|stock|registration|rights|indemnification|collaboration|development|foundry)$/;

/** "QRP (quick release part)": small words in brackets right after their initials. */
function isSpeltInBrackets(tokens: readonly Token[], i: number): boolean {
  if (tokens[i + 1]?.text !== "(") return false;
  let close = i + 2;
  while (close < i + 10 && tokens[close] && tokens[close]!.text !== ")") close++;
  return tokens[close]?.text === ")" && isSpeltBySmallWords(tokens, close - 1, tokens[i]!.text.replace(/s$/, ""));
}

/** Whether the words that end at a token, all in small letters, have these initials; small ones such as "of" need not give theirs. */
function isSpeltBySmallWords(tokens: readonly Token[], last: number, initials: string): boolean {
  let left = initials.toLowerCase();
  for (let at = last; left !== "" && at > last - 12; at--) {
    const token = tokens[at];
    if (!token || token.text !== token.lower) return false;
    if (at === last && isInTwoWords(tokens, last, initials.toLowerCase())) return true;
    if (left.endsWith(token.lower[0]!)) left = left.slice(0, -1);
    else if (!FILLER.test(token.lower)) return false;
  }
  return left === "";
}

/** "MPU" of "microprocessor unit": letters of two small words in their order, the first of each among them. */
function isInTwoWords(tokens: readonly Token[], last: number, letters: string): boolean {
  const [one, two] = [tokens[last - 1], tokens[last]!];
  if (!one || one.text !== one.lower || letters.length !== 3 || !letters.startsWith(one.lower[0]!)) return false;
  return letters.endsWith(two.lower[0]!) && one.lower.indexOf(letters[1]!, 2) > 0;
}

/** "Professor Emeritus of Physics", "Vice President for Public Policy": a post and what it is for. */
function isPostOf(lexicon: Lexicon, words: readonly Token[]): boolean {
  const of = words.findIndex(({ lower }) => /^(?:of|for)$/.test(lower));
  const last = words[of - 1];
  return (
    last !== undefined &&
    /^(?:professor|emeritus|emerita|lecturer|fellow|member|dean|president|chair|chairman|director|officer|minister|founder|co-founder|secretary|manager)$/.test(
      last.lower,
    ) &&
    words.slice(0, of).every((word) => isTitleWord(lexicon, word))
  );
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
  /^\(\s?(?:(?:[,;/] ?)?(?:\p{Lu}{2,8}|Nasdaq|Euronext|Xetra|OTC\p{L}*)(?: (?:Global )?(?:Select )?Market| \p{Lu}\p{Ll}+)?\s?:\s?[A-Z0-9.]{0,8}\s?){1,4}\)$|^\([A-Z0-9]{1,6}\.[A-Z]{1,2}\)$/u;

const FIELD =
  /^(?:science|technology|national|security|trade|economic|economics|policy|legal|public|affairs|foreign|domestic)$/;
const POSTS_OF_FIELDS = /^(?:advis[eo]r|officer|director|secretary|coordinator|counsel|council|manager)$/;
const isPostNext = (tokens: Tree["tokens"], lexicon: Lexicon, last: number): boolean =>
  tokens[last + 1] !== undefined && isTitleWord(lexicon, tokens[last + 1]!);

/** "Science and Technology Adviser X": what a post is for. */
function isFieldOfPost({ tokens }: Tree, lexicon: Lexicon, words: readonly Token[]): boolean {
  const last = words.at(-1)!;
  if (words.length < 2 || !(isTitleWord(lexicon, last) || isPostNext(tokens, lexicon, last.i))) return false;
  const isOfField = ({ lower }: Token) => FIELD.test(lower) || lexicon.of("department-noun").has(lower);
  return isEvery(words, (word) => isOfField(word) || POSTS_OF_FIELDS.test(word.lower));
}

/** "X, General Manager, Worldwide Sales": what somebody manages. */
function isDepartment({ tokens }: Tree, lexicon: Lexicon, words: readonly Token[]): boolean {
  const [comma, post] = [tokens[words[0]!.i - 1], tokens[words[0]!.i - 2]];
  const isAfterPost = comma?.text === "," && post !== undefined && isTitleWord(lexicon, post);
  return isAfterPost && lexicon.of("bare-department").has(words.at(-1)!.lower);
}

/** "the Ada Moreau Distinguished Professor", "the Ada Moreau Professor of Physics": a chair that bears a name. A body has a chair of its own. */
function isNamedChair({ tokens }: Tree, lexicon: Lexicon, words: readonly Token[]): boolean {
  const [first, last] = [words[0]!.i, words.at(-1)!.i];
  const post = tokens
    .slice(last + 1, last + 4)
    .find(({ lower }) => /^(?:professor|chair|fellow|lecturer)$/.test(lower));
  if (post === undefined || tokens[last]!.head !== post.i || tokens[first - 1]?.lower !== "the") return false;
  const between = tokens.slice(last + 1, post.i);
  if (between.some(({ lower }) => /^(?:distinguished|endowed|memorial|family|chaired)$/.test(lower))) return true;
  return /^(?:of|in)$/.test(tokens[post.i + 1]?.lower ?? "") && !lexicon.anyOf(OF_BODIES).has(tokens[last]!.lower);
}

/** "Okoye-era rules" are of a time, not of a firm. */
const isEra = (words: readonly Token[]) => words.at(-1)!.lower === "era" || words.at(-1)!.lower.endsWith("-era");

/** "the Commission" and "the Purchasers" refer to some that are named elsewhere. */
function isBareBody({ tokens }: Tree, lexicon: Lexicon, { i, lower }: Token): boolean {
  if (!["bare-body", "contract-role"].some((words) => lexicon.of(words).has(lower))) return false;
  const before = /^(?:full|entire|whole|new|independent|[“"])$/.test(tokens[i - 1]?.lower ?? "") ? i - 2 : i - 1;
  return tokens[before]?.lower === "the";
}

const isSuffixOnly = (lexicon: Lexicon, words: readonly Token[]) =>
  isEvery(words, ({ lower }) => lexicon.of("legal-suffix").has(lower)) ||
  LEGAL_FORM.test(words.map(({ lower }) => lower).join(" "));

/** What stands before the names of firms. */
const LEGAL_FORM = /^(?:(?:public|open|closed|private) )?(?:joint(?: - | )stock|limited liability|limited) company$/;

/** "https://example.org/x100", "www.example.org". */
const isAddress = (text: string) => /:\/\/|^www\./i.test(text);

const isDate = (lexicon: Lexicon, words: readonly Token[]) =>
  words.some(({ lower }) => lexicon.of("month").has(lower)) &&
  words.every(({ lower }) => lexicon.of("month").has(lower) || DAY.test(lower));

/** "Electrical Engineering and Computer Science", whoever studied it or works there. */
function isFieldOfStudy(lexicon: Lexicon, words: readonly Token[]): boolean {
  const field = lexicon.of("study-field");
  const kind = lexicon.of("study-kind");
  return (
    words.some(({ lower }) => field.has(lower)) &&
    words.every(({ lower }) => field.has(lower) || kind.has(lower) || /^sciences?$/.test(lower))
  );
}
