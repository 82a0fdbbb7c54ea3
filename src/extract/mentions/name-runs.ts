// Proper names recognised by a word in them: "Harbour Trade Act of 2021", "Ministry of Works", "Tern Optics Inc.".
import { isCapitalised } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";
import { CONNECTOR, capitalisedRuns, SUFFIX } from "./capitalised-runs.ts";
import { bodiesOf } from "./named-bodies.ts";

/** Candidates for instruments, state bodies, organisations and companies whose names say what they are. */
export function findNameRuns(scene: Scene): Candidate[] {
  return capitalisedRuns(scene.tree).flatMap(([first, last]) => [
    ...typedRun(scene, first, last),
    ...bodiesOf(scene, first, last),
  ]);
}

const OTHER_RANK = 95; // above the known name at the end of its own

/** "President Bill Okoye". */
const isGivenName = ({ tokens }: Tree, { i, text, dep, head }: Token): boolean =>
  text === "Bill" && dep === "compound" && head > i && tokens[i + 1]!.tag === "NNP" && isCapitalised(tokens[i + 1]!);

const ONE_WORD = /^(?:Proclamation|Constitution|Bulldozer)$/;

/** The longest part of a run that ends in the name of an instrument: the words after it may be another name. */
function typedRun({ tree, lexicon }: Scene, first: number, last: number): Candidate[] {
  const { tokens } = tree;
  const words = lexicon.of("policy-name");
  const found: Candidate[] = [];
  let from = first;
  for (let i = first; i <= last; i++) {
    const token = tokens[i]!;
    const order = shortOrder(tree, i);
    if (order) found.push(order);
    const isHead = words.has(token.lower) && !words.has(tokens[i + 1]?.lower ?? "") && !isGivenName(tree, token);
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
    if (isInFirm(tokens, i, last) || isPrivateFund(tokens, i)) continue;
    const start = withVerbs(tree, skipOwner(tree, from, i), first, i);
    if (isBodyBefore({ tree, lexicon }, start, i) || isPortfolioRun(tree, start)) continue;
    if (/^(?:agreement|plan)$/.test(token.lower) && lexicon.of("private-agreement").has(tokens[i - 1]?.lower ?? ""))
      continue;
    if (start < i || ONE_WORD.test(token.text) || dateOf(tokens, i) !== null) {
      const instrument = toInstrument(tree, start, i);
      const isOther = isStateLaw({ tree, lexicon }, start, i) || tokens[start]!.pos === "VERB";
      found.push(isOther ? { ...instrument, rank: OTHER_RANK } : instrument);
    }
    from = i + 1;
    while (from <= last && CONNECTOR.test(tokens[from]!.lower)) from++;
  }
  return found;
}

/** "E.O. 14105": an order called by its letters and number. */
function shortOrder(tree: Tree, i: number): Candidate | null {
  const [order, number] = [tree.tokens[i]!, tree.tokens[i + 1]];
  if (!/^E\.?O\.?$/.test(order.text) || !/^1\d{4}$/.test(number?.text ?? "")) return null;
  return toCandidate(tree, i, i + 1, { type: "Policy", rank: 66, head: i, name: `Executive Order ${number!.text}` });
}

/** "the Keep It Here Act": an act whose name begins with capitalised words that are no nouns, in the middle of a sentence. */
function withVerbs({ tokens }: Tree, start: number, first: number, head: number): number {
  if (start !== first || tokens[head]!.text !== "Act") return start;
  let own = start;
  while (own > 0 && isOfTitle(tokens[own - 1]!) && tokens[own - 1]!.sentence === tokens[head]!.sentence) own--;
  return own;
}

const isOfTitle = (token: Token): boolean =>
  isCapitalised(token) &&
  /^(?:VERB|PRON|ADV|ADP|DET|ADJ|PART)$/.test(token.pos) &&
  !token.sentenceStart &&
  !/^(?:The|This|That|These|A|An|I|Under)$/.test(token.text);

/** "Golden Bridge Fund IV LP": a legal form follows, with nothing but a number between. */
function isInFirm(tokens: Tree["tokens"], i: number, last: number): boolean {
  const form = /^(?:[IVX]{1,4}|\d{1,2}|,)$/.test(tokens[i + 1]?.text ?? "") ? i + 2 : i + 1;
  return form <= last && SUFFIX.test(tokens[form]!.text);
}

/** "Harbour Pension Fund" is a firm. */
const isPrivateFund = (tokens: Tree["tokens"], i: number): boolean =>
  tokens[i]!.lower === "fund" &&
  /^(?:investment|pension|venture|ventures|hedge|wealth|growth|equity|capital|mutual|endowment|vision)$/.test(
    tokens[i - 1]?.lower ?? "",
  );

/** "Ohio CHIPS Act" is another than the CHIPS Act. */
function isStateLaw({ tree, lexicon }: Pick<Scene, "tree" | "lexicon">, first: number, head: number): boolean {
  return head > first + 1 && lexicon.of("place in country:united-states").has(tree.tokens[first]!.text);
}

/** "Office of Export Controls", "Director of the Rules Committee": a body or a post, no instrument. */
function isBodyBefore({ tree, lexicon }: Pick<Scene, "tree" | "lexicon">, first: number, head: number): boolean {
  return tree.tokens
    .slice(first, head)
    .some(({ lower, i }) => tree.tokens[i + 1]?.lower === "of" && lexicon.anyOf(BODIES_AND_POSTS).has(lower));
}

const BODIES_AND_POSTS = ["government-name", "top-post", "other-post"];

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
  if (isLettersBefore(tokens, head))
    return toCandidate(tree, first, last, {
      type: "Policy",
      rank: 66,
      head,
      name: `${tokens[first]!.text} ${tokens[head]!.text} ${tokens[last]!.text}`,
    });
  const short = last > head ? [tree.text.slice(tokens[first]!.start, tokens[head]!.end)] : [];
  return toCandidate(tree, first, last, { type: "Policy", rank: 64 + 2 * (last - first), forms: [...form, ...short] });
}

/** "Order 14105", "Act of 2022", "Act for Fiscal Year 2023". */
function numberOrYear({ tokens }: Tree, head: number): number {
  const [next, after] = [tokens[head + 1], tokens[head + 2]];
  if (next && /^(?:No\.?|#)$/.test(next.text) && after && /^\d/.test(after.text)) return head + 2;
  if (next && /^\d{2,6}[A-Z]?$/.test(next.text)) return head + 1;
  if (isLettersBefore(tokens, head)) return head + 4;
  if (next?.lower === "of" && after && /^(?:1[789]|20)\d\d$/.test(after.text)) return head + 2;
  return dateOf(tokens, head) ?? head;
}

/** "Executive Order (E.O.) 14105". */
const isLettersBefore = (tokens: Tree["tokens"], head: number): boolean =>
  tokens[head]!.text === "Order" &&
  tokens[head + 1]?.text === "(" &&
  /^E\.?O\.?$/.test(tokens[head + 2]?.text ?? "") &&
  tokens[head + 3]?.text === ")" &&
  /^1\d{4}$/.test(tokens[head + 4]?.text ?? "");

/** "Order of March 4, 2017": where the date ends that tells an order from others. */
function dateOf(tokens: Tree["tokens"], head: number): number | null {
  const [of, month, day, comma, year] = tokens.slice(head + 1, head + 6);
  const isDate =
    /^(?:Order|Proclamation|Memorandum|Decree|Directive|Decision|Notice)$/.test(tokens[head]!.text) &&
    of?.lower === "of" &&
    MONTH.test(month?.text ?? "") &&
    /^\d{1,2}$/.test(day?.text ?? "") &&
    comma?.text === "," &&
    /^(?:1[789]|20)\d\d$/.test(year?.text ?? "");
  return isDate ? head + 5 : null;
}

const MONTH = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;

/** "Section 12 of the Harbour Act": where the section begins. */
function sectionStart({ tokens }: Tree, first: number): number {
  let at = first - 1;
  if (tokens[at]?.lower === "the") at--;
  if (tokens[at]?.lower !== "of" || !/^\d+[A-Za-z]?$/.test(tokens[at - 1]?.text ?? "")) return first;
  return /^(?:section|article|title|chapter)$/.test(tokens[at - 2]?.lower ?? "") ? at - 2 : first;
}

const sectionOf = ({ text, tokens }: Tree, first: number) => text.slice(tokens[first]!.start, tokens[first + 1]!.end);
