// Proper names recognised by a word in them: "Harbour Trade Act of 2021", "Ministry of Works", "Tern Optics Inc.".
import { isCapitalised, isProper } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";

/** Candidates for instruments, state bodies, organisations and companies whose names say what they are. */
export function findNameRuns(scene: Scene): Candidate[] {
  return capitalisedRuns(scene.tree).flatMap(([first, last]) => [
    ...typedRun(scene, first, last),
    ...bodiesOf(scene, first, last),
  ]);
}

const CONNECTOR = /^(?:of|and|for|the|on|to|in|&|against|with|de|du|la|-|–|’s|'s)$/;

/** Stretches of capitalised words, joined by small connecting words when another capital follows. */
function capitalisedRuns({ tokens }: Tree): [number, number][] {
  const runs: [number, number][] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!startsRun(tokens[i]!)) continue;
    let last = i;
    for (let k = i + 1; k < tokens.length && tokens[k]!.sentence === tokens[i]!.sentence; k++) {
      if (isNameWord(tokens[k]!)) last = k;
      else if (isPlaceInName(tokens, k)) k += 2;
      else if (tokens[k]!.text === "," && SUFFIX.test(tokens[k + 1]?.text ?? ""))
        last = ++k; // "Tern Optics, K.K."
      else if (!CONNECTOR.test(tokens[k]!.lower) || k - last > 2) break;
    }
    runs.push([i, last]);
    i = last;
  }
  return runs;
}

/** "Tern Optics (Oslo) Co. Ltd.": one capitalised word in brackets before more of the name. */
function isPlaceInName(tokens: readonly Token[], k: number): boolean {
  const [open, place, close, next] = tokens.slice(k, k + 4);
  return (
    open?.text === "(" &&
    close?.text === ")" &&
    place !== undefined &&
    isNameWord(place) &&
    SUFFIX.test(next?.text ?? "")
  );
}

const isNameWord = (token: Token) =>
  isCapitalised(token) &&
  token.pos !== "PRON" &&
  token.pos !== "VERB" &&
  !/^(?:The|This|That|These|A|An|In|On|At|By|Of|And|For|I)$/.test(token.text);
const startsRun = (token: Token) =>
  isNameWord(token) &&
  !/^(?:Pursuant|Under|According|Subject)$/.test(token.text) &&
  !/^(?:ADP|DET|SCONJ|CCONJ|PRON|AUX|ADV|INTJ)$/.test(token.pos);

const ONE_WORD = /^(?:Proclamation|Constitution|Bulldozer)$/;

/** The longest part of a run that ends in the name of an instrument: the words after it may be another name. */
function typedRun({ tree, lexicon }: Scene, first: number, last: number): Candidate[] {
  const { tokens } = tree;
  const words = lexicon.of("policy-name");
  const found: Candidate[] = [];
  let from = first;
  for (let i = first; i <= last; i++) {
    const token = tokens[i]!;
    const isHead = words.has(token.lower) && !words.has(tokens[i + 1]?.lower ?? "");
    if (
      !isHead ||
      (isCapitalised(tokens[i + 1] ?? token) &&
        i < last &&
        !CONNECTOR.test(tokens[i + 1]!.lower) &&
        !/^(?:\d|of$)/.test(tokens[i + 1]!.text) &&
        /^(?:executive|action)$/.test(token.lower))
    )
      continue;
    if (isCapitalised(tokens[i + 1] ?? token) && i < last && lexicon.of("unit-name").has(tokens[i + 1]!.lower))
      continue; // "Trade Policy Division"
    const start = skipOwner(tree, from, i);
    if (isBodyBefore({ tree, lexicon }, start, i) || isPortfolioRun(tree, start)) continue;
    if (/^(?:agreement|plan)$/.test(token.lower) && lexicon.of("private-agreement").has(tokens[i - 1]?.lower ?? ""))
      continue;
    if (start < i || ONE_WORD.test(token.text)) {
      const instrument = toInstrument(tree, start, i);
      found.push(isStateLaw({ tree, lexicon }, start, i) ? { ...instrument, rank: 95 } : instrument);
    }
    from = i + 1;
    while (from <= last && CONNECTOR.test(tokens[from]!.lower)) from++;
  }
  return found;
}

/** "Ohio CHIPS Act" is another than the CHIPS Act. */
function isStateLaw({ tree, lexicon }: Pick<Scene, "tree" | "lexicon">, first: number, head: number): boolean {
  return head > first + 1 && lexicon.of("place in country:united-states").has(tree.tokens[first]!.text);
}

/** "Office of Export Controls", "Director of the Rules Committee": a body or a post, no instrument. */
function isBodyBefore({ tree, lexicon }: Pick<Scene, "tree" | "lexicon">, first: number, head: number): boolean {
  return tree.tokens
    .slice(first, head)
    .some(
      ({ lower, i }) =>
        tree.tokens[i + 1]?.lower === "of" &&
        (lexicon.of("government-name").has(lower) || lexicon.of("top-post").has(lower)),
    );
}

/** "Secretary of State for Energy and Industrial Strategy": what a minister is for. */
function isPortfolioRun({ tokens }: Tree, first: number): boolean {
  const before = tokens.slice(Math.max(0, first - 6), first).map(({ lower }) => lower);
  return (
    before.includes("for") && before.some((word) => /^(?:secretary|minister|department|undersecretary)$/.test(word))
  );
}

/** Leaves out a title, person or "U.S." before the name proper, but keeps it as a longer form. */
function skipOwner({ tokens }: Tree, from: number, head: number): number {
  let start = from;
  for (let i = from; i < head; i++) {
    if (/^(?:'s|’s)$/.test(tokens[i]!.text)) start = i + 1;
  }
  return start;
}

function toInstrument(tree: Tree, start: number, head: number): Candidate {
  const first = sectionStart(tree, start);
  const { tokens } = tree;
  const last = numberOrYear(tree, head);
  const country =
    /^(?:U\.S\.|US|EU|UK|American|Chinese|Dutch|Japanese|British|European|German)$/.test(tokens[first]!.text) &&
    first < head;
  const form = country ? [tree.text.slice(tokens[first + 1]!.start, tokens[last]!.end)] : [];
  if (first < start)
    return toCandidate(tree, first, last, {
      type: "Policy",
      rank: 64 + 2 * (last - first),
      head: first,
      forms: [sectionOf(tree, first)],
    });
  const short = last > head ? [tree.text.slice(tokens[first]!.start, tokens[head]!.end)] : [];
  return toCandidate(tree, first, last, { type: "Policy", rank: 64 + 2 * (last - first), forms: [...form, ...short] });
}

/** "Order 14105", "Act of 2022", "Act for Fiscal Year 2023". */
function numberOrYear({ tokens }: Tree, head: number): number {
  const [next, after] = [tokens[head + 1], tokens[head + 2]];
  if (next && /^(?:No\.?|#)$/.test(next.text) && after && /^\d/.test(after.text)) return head + 2;
  if (next && /^\d{2,6}[A-Z]?$/.test(next.text)) return head + 1;
  if (next?.lower === "of" && after && /^(?:1[789]|20)\d\d$/.test(after.text)) return head + 2;
  return head;
}

/** State bodies, organisations and companies by their words, as far as proper nouns reach. */
function bodiesOf({ tree, lexicon, known }: Scene, first: number, last: number): Candidate[] {
  const { tokens } = tree;
  const found: Candidate[] = [];
  for (let i = first; i <= last; i++) {
    const lower = tokens[i]!.lower;
    const whole = ownNameStart(tree, first, i);
    const start = afterUnion(tree, whole, i);
    if (lexicon.of("government-name").has(lower) && tokens[i + 1]?.lower === "of" && i + 2 <= last) {
      found.push(
        toCandidate(tree, start, endOfBody(tree, i, last), {
          type: /^(?:board|council)$/.test(lower) || isOfBoard(tokens, i) ? "Organization" : "GovernmentBody",
          rank: 60 + (last - i),
          forms: formsOf(tree, whole, start, endOfBody(tree, i, last)),
        }),
      );
      break;
    }
    const next = tokens[i + 1];
    const isEnd = !next || !isNameWord(next) || isPostWord(lexicon, next);
    const isLast = lexicon.of("government-last").has(lower) && isEnd;
    if (i > start && isLast && !isPortfolioOf(tokens, start, i)) {
      found.push(
        toCandidate(tree, start, i, {
          type: isOfBoard(tokens, i) ? "Organization" : "GovernmentBody",
          rank: 56 + (i - start),
          forms: withoutCountry(tree, start, i),
        }),
      );
    } else if (i > start && SUFFIX.test(tokens[i]!.text) && isProper(tokens[i]!)) {
      const own = companyStart(tree, start, i);
      if (own < i) found.push(overCountries(tree, known, toCompany(tree, own, i)));
    }
  }
  return found;
}

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

const SUFFIX =
  /^(?:Inc\.?|Corp\.?|Corporation|Ltd\.?|Limited|LLC|PLC|plc|GmbH|AG|NV|N\.V\.|S\.A\.|Co\.|K\.K\.|Holdings)$/;

function withoutCountry(tree: Tree, first: number, last: number): string[] {
  const { tokens } = tree;
  return /^(?:U\.S\.|US|United)$/.test(tokens[first]!.text) && last > first + 1
    ? [tree.text.slice(tokens[first + 1]!.start, tokens[last]!.end)]
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
function endOfBody({ tokens }: Tree, head: number, last: number): number {
  let end = head + 2;
  for (let i = head + 2; i <= last; i++) {
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

/** "Section 12 of the Harbour Act": where the section begins. */
function sectionStart({ tokens }: Tree, first: number): number {
  let at = first - 1;
  if (tokens[at]?.lower === "the") at--;
  if (tokens[at]?.lower !== "of" || !/^\d+[A-Za-z]?$/.test(tokens[at - 1]?.text ?? "")) return first;
  return /^(?:section|article|title|chapter)$/.test(tokens[at - 2]?.lower ?? "") ? at - 2 : first;
}

const sectionOf = ({ text, tokens }: Tree, first: number) => text.slice(tokens[first]!.start, tokens[first + 1]!.end);
