// State bodies, organisations and companies whose names say what they are: "Ministry of Works", "Tern Optics Inc.".
import { isProper } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";
import { CONNECTOR, isNameWord, SUFFIX } from "./capitalised-runs.ts";

/** State bodies, organisations and companies by their words, as far as proper nouns reach. */
export function bodiesOf({ tree, lexicon, known }: Scene, first: number, last: number): Candidate[] {
  const { tokens } = tree;
  const found: Candidate[] = [];
  let from = first;
  for (let i = first; i <= last; i++) {
    const lower = tokens[i]!.lower;
    const whole = ownNameStart(tree, from, i);
    const start = afterUnion(tree, whole, i);
    if (lexicon.of("government-name").has(lower) && isBeforePurpose(tokens, i) && i + 2 <= last) {
      const end = endOfBody(tree, lexicon, i, last);
      found.push(
        toCandidate(tree, start, end, {
          type: /^(?:board|council)$/.test(lower) || isOfBoard(tokens, i) ? "Organization" : "GovernmentBody",
          rank: overCountry(tree, start, end, 60 + (last - i)),
          forms: formsOf(tree, whole, start, end),
        }),
      );
      const next = bodyAfter(tokens, lexicon, end);
      if (next === null || next > last) break;
      from = next;
      i = next - 1;
      continue;
    }
    const next = tokens[i + 1];
    const isEnd = !next || !isNameWord(next) || isPostWord(lexicon, next);
    const isLast = lexicon.of("government-last").has(lower) && isEnd;
    if (i > start && isLast && !isPortfolioOf(tokens, start, i)) {
      const end = lower === "court" ? endOfCourt(tokens, i) : i;
      const short = end > i ? [start, i - 1].map((at) => tree.text.slice(tokens[at]!.start, tokens[i]!.end)) : [];
      found.push(
        toCandidate(tree, start, end, {
          type: isOfBoard(tokens, i) ? "Organization" : "GovernmentBody",
          rank: end > i ? COURT_RANK : overCountry(tree, start, end, 56 + (i - start)),
          forms: [...short, ...withoutCountry(tree, start, end)],
        }),
      );
    } else if (i > start && (SUFFIX.test(tokens[i]!.text) || isNamedCompany(tree, start, i)) && isProper(tokens[i]!)) {
      const own = companyStart(tree, start, i);
      const firm = toCompany(tree, own, i);
      // what a firm without a legal form is called after may be a person of the text
      if (own < i) found.push(overCountries(tree, known, SUFFIX.test(tokens[i]!.text) ? firm : { ...firm, forms: [] }));
    }
  }
  return found;
}

/** "Ministry of", "Committee on". */
const isBeforePurpose = (tokens: readonly Token[], i: number): boolean =>
  tokens[i + 1]?.lower === "of" || (tokens[i + 1]?.lower === "on" && /^(?:sub)?committee$/.test(tokens[i]!.lower));

/** Where another body begins right after one and "and": "Department of Works and Department of Ports". */
function bodyAfter(tokens: readonly Token[], lexicon: Scene["lexicon"], end: number): number | null {
  if (tokens[end + 1]?.lower !== "and") return null;
  const next = tokens[end + 2]?.lower === "the" ? end + 3 : end + 2;
  const isBody = lexicon.of("government-name").has(tokens[next]?.lower ?? "") && tokens[next + 1]?.lower === "of";
  return isBody && isNameWord(tokens[next]!) ? next : null;
}

/** "District Court for the Northern District of Ohio": the district belongs to the name. */
function endOfCourt(tokens: readonly Token[], court: number): number {
  if (tokens[court + 1]?.lower !== "for") return court;
  let at = tokens[court + 2]?.lower === "the" ? court + 3 : court + 2;
  while (at < court + 6 && tokens[at] && isNameWord(tokens[at]!) && !/^(?:District|Circuit)$/.test(tokens[at]!.text))
    at++;
  if (tokens[at]?.text === "Circuit") return at;
  if (tokens[at]?.text !== "District" || tokens[at + 1]?.lower !== "of" || !isCapital(tokens[at + 2])) return court;
  let end = at + 2;
  while (
    end < at + 4 &&
    isCapital(tokens[end + 1]) &&
    tokens[end + 1]!.dep !== "appos" &&
    tokens[end]!.dep === "compound"
  )
    end++;
  return end;
}

const isCapital = (token: Token | undefined) => token !== undefined && isNameWord(token);

/** "U.S. Harbour Court" is a body of its own: its name takes that of the country in, but gives way to a longer one that the lists know. */
function overCountry({ tokens, text }: Tree, first: number, last: number, rank: number): number {
  const name = text.slice(tokens[first]!.start, tokens[last]!.end);
  const isOfCountry = /^(?:U\.S\.|US|United States|UK) |^(?:Supreme|High|Constitutional|Federal) Court of /.test(name);
  return isOfCountry && last - first > 1 ? Math.max(rank, OVER_COUNTRY) : rank;
}

const OVER_COUNTRY = 84;
const COURT_RANK = 110; // above what the model makes of its first words

/** "U.S. Attorney's Office for the Northern District of Ohio". */
export function findAttorneys({ tree }: Scene): Candidate[] {
  return tree.tokens.flatMap(({ text, i }) => {
    if (text !== "Office" || tree.tokens[i - 2]?.text !== "Attorney" || tree.tokens[i - 1]?.tag !== "POS") return [];
    const first = /^(?:U\.S\.|US)$/.test(tree.tokens[i - 3]?.text ?? "") ? i - 3 : i - 2;
    const last = endOfCourt(tree.tokens, i);
    const forms = last > i ? [tree.text.slice(tree.tokens[first]!.start, tree.tokens[i]!.end)] : [];
    return [toCandidate(tree, first, last, { type: "GovernmentBody", rank: COURT_RANK, forms })];
  });
}

/** "The Heron Glass Company": a company by its last word, after two others. */
const isNamedCompany = ({ tokens }: Tree, first: number, last: number): boolean =>
  tokens[last]!.text === "Company" &&
  last - first > 1 &&
  tokens.slice(first, last).every((token) => isProper(token) && token.head <= last);

/** "Foreign Ministry Spokesperson Maria Okoye": the body ends before the post. */
const isPostWord = (lexicon: Scene["lexicon"], { lower }: Token): boolean =>
  ["other-post", "envoy-post"].some((posts) => lexicon.of(posts).has(lower));

/** "Assistant Secretary for Export Administration": a post and what it is for, no body. */
const isPortfolioOf = (tokens: readonly Token[], first: number, last: number): boolean =>
  tokens
    .slice(first, last)
    .some(
      ({ lower, i }) =>
        /^(?:secretary|undersecretary|minister|commissioner|director|counselor|adviser|advisor)$/.test(lower) &&
        /^(?:for|of)$/.test(tokens[i + 1]?.lower ?? ""),
    );

/** "Audit Committee", "Committee of the Board": a committee of a firm's. */
const isOfBoard = (tokens: readonly Token[], i: number): boolean =>
  /^(?:audit|compensation|nominating|governance|remuneration)$/.test(tokens[i - 1]?.lower ?? "") ||
  /^of (?:the |its )?board\b/i.test(
    tokens
      .slice(i + 1, i + 4)
      .map(({ lower }) => lower)
      .join(" "),
  );

/** "Hong Kong Tern Limited" is a firm, whatever countries are in its name. */
function overCountries(tree: Tree, known: Scene["known"], firm: Candidate): Candidate {
  const inside = known.filter(({ start, end }) => start >= firm.start && end <= firm.end);
  const isOfCountries = inside.length > 0 && inside.every(({ names }) => names.every(({ type }) => type === "Country"));
  const rest = tree.tokens
    .slice(firm.first, firm.last + 1)
    .filter((token) => !inside.some(({ start, end }) => start <= token.start && token.end <= end) && !isSuffix(token));
  return isOfCountries && rest.length > 0 ? { ...firm, rank: 90 + firm.last - firm.first } : firm;
}

/** "Tern Optics Co., Ltd.": with what follows a comma, and without its legal form. */
function toCompany(tree: Tree, first: number, suffix: number): Candidate {
  const { tokens } = tree;
  const isLonger = tokens[suffix + 1]?.text === "," && SUFFIX.test(tokens[suffix + 2]?.text ?? "");
  let last = isLonger ? suffix + 2 : suffix;
  while (SUFFIX.test(tokens[last + 1]?.text ?? "")) last++;
  let bare = suffix - 1;
  while (bare > first && (SUFFIX.test(tokens[bare]!.text) || tokens[bare]!.text === ",")) bare--;
  const forms =
    bare > first || !isSuffix(tokens[bare]!) ? [tree.text.slice(tokens[first]!.start, tokens[bare]!.end)] : [];
  return toCandidate(tree, first, last, { type: "Company", rank: 60 + (last - first), forms });
}

/** "EU Court of Justice": the union is named by itself. */
const afterUnion = ({ tokens }: Tree, first: number, head: number) =>
  first < head && /^(?:EU|UN|UK)$/.test(tokens[first]!.text) ? first + 1 : first;

const formsOf = (tree: Tree, whole: number, start: number, last: number) =>
  whole < start
    ? [tree.text.slice(tree.tokens[whole]!.start, tree.tokens[last]!.end)]
    : withoutCountry(tree, start, last);

const isSuffix = ({ text }: Token) => SUFFIX.test(text);

function withoutCountry(tree: Tree, first: number, last: number): string[] {
  const { tokens } = tree;
  const own = tokens[first]!.text === "United" && tokens[first + 1]?.text === "States" ? first + 2 : first + 1;
  return /^(?:U\.S\.|US|United)$/.test(tokens[first]!.text) && last > own
    ? [tree.text.slice(tokens[own]!.start, tokens[last]!.end)]
    : [];
}

function ownNameStart({ tokens }: Tree, first: number, at: number): number {
  for (let i = at; i > first; i--)
    if (
      /^(?:'s|’s|and|of|for|the|to|in|on|with|against)$/.test(tokens[i - 1]!.lower) &&
      !/^(?:of|and|for)$/.test(tokens[i - 1]!.lower)
    )
      return i;
  return first;
}

/** "Department of Commerce", "Bureau of Industry and Security": up to the next name of another kind. */
function endOfBody({ tokens }: Tree, lexicon: Scene["lexicon"], head: number, last: number): number {
  let end = head + 2;
  for (let i = head + 2; i <= last; i++) {
    if (i > head + 2 && bodyAfter(tokens, lexicon, i - 1) !== null) return end;
    if (/^(?:to|in|on|with|against|'s|’s|-|–)$/.test(tokens[i]!.lower) && i > head + 2) break;
    if (tokens[i]!.lower === "the" && !CONNECTOR.test(tokens[i - 1]!.lower)) break;
    if (isNameWord(tokens[i]!)) end = i;
  }
  return endOfList(tokens, end);
}

/** "Ministry of Economy, Trade, and Industry": past a comma to the last of what a ministry is for. */
function endOfList(tokens: readonly Token[], end: number): number {
  const isWord = (i: number) =>
    tokens[i] !== undefined && isNameWord(tokens[i]!) && tokens[i]!.sentence === tokens[end]!.sentence;
  for (let i = end; tokens[i + 1]?.text === "," && (isWord(i + 2) || tokens[i + 2]?.lower === "and"); ) {
    let last = tokens[i + 2]!.lower === "and" ? i + 3 : i + 2;
    if (!isWord(last)) return end;
    while (isWord(last + 1)) last++;
    if (tokens[i + 2]!.lower === "and") return last;
    if (tokens[last + 1]?.lower === "and" && isWord(last + 2)) {
      last += 2;
      while (isWord(last + 1)) last++;
      return last;
    }
    i = last;
  }
  return end;
}

/** A company's name holds "&" and "and", but no "of" or comma, except right before "Inc." */
function companyStart({ tokens }: Tree, first: number, suffix: number): number {
  for (let i = suffix - 1; i > first; i--) {
    if (/^(?:of|for|the|on|to|in|with|against|de|-|–)$/.test(tokens[i]!.lower)) return i + 1;
    if (/^(?:and|&|,)$/.test(tokens[i]!.lower) && SUFFIX.test(tokens[i - 1]!.text)) return i + 1;
  }
  return first;
}
