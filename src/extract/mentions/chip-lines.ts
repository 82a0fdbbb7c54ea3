// Chips named in the company of others: the one that another succeeds or replaces, and longer names of a known line.
import { childrenBy, isProper, tokenAt } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";
import { overlapsKnown } from "./known-spans.ts";

const KIN = /^(?:successor|predecessor|variant|version|derivative|refresh|follow-on)$/;
const FOLLOWING = /^(?:replace|succeed|supersede)$/;
const RANK = 51; // above the model's organisations

/** Candidates for chips that a sentence about chips sets beside another. */
export function findChipLines(scene: Scene): Candidate[] {
  return [...scene.tree.tokens.flatMap((token) => kinAt(scene, token)), ...longerLines(scene), ...letteredLines(scene)];
}

/** "the QX family of processors", "the QX-D chip": all of that line that a text names, "QX", "QX-A", "QX-C+". */
function letteredLines(scene: Scene): Candidate[] {
  const { tree } = scene;
  const members = tree.tokens.flatMap((token) =>
    isStem(token) ? [[token.i, lastOfMember(tree, token.i)] as const] : [],
  );
  const lines = new Set(
    members.flatMap(([first, last]) => (isCalledLine(scene, first, last) ? [tree.tokens[first]!.text] : [])),
  );
  const named = members.filter(
    ([first, last]) => lines.has(tree.tokens[first]!.text) && (last > first || isCalledLine(scene, first, last)),
  );
  return named.map(([first, last]) => toCandidate(tree, first, last, { type: "Chip", rank: 84 }));
}

const isStem = ({ text }: Token): boolean => /^\p{Lu}{2,3}$/u.test(text);

/** The last token of "QX-A" or "QX-C+" from its first. */
function lastOfMember({ tokens }: Tree, first: number): number {
  const [dash, letter] = [tokens[first + 1], tokens[first + 2]];
  const isJoined = dash?.text === "-" && dash.start === tokens[first]!.end && letter?.start === dash.end;
  return isJoined && /^(?:\p{Lu}\+?|\d{1,5}\p{Lu}?)$/u.test(letter!.text) ? first + 2 : first;
}

function isCalledLine({ tree: { tokens }, lexicon, known }: Scene, first: number, last: number): boolean {
  if (overlapsKnown(known, tokens[first]!) || lexicon.of("not-chip-name").has(tokens[first]!.lower)) return false;
  const [noun, of, goods] = [tokens[last + 1], tokens[last + 2], tokens[last + 3]];
  const isGoods = (token: Token | undefined) => lexicon.of("chip-noun").has(token?.lemma.toLowerCase() ?? "");
  const isFamily =
    /^(?:family|series|line|range|lineup)$/.test(noun?.lower ?? "") && of?.lower === "of" && isGoods(goods);
  return tokens[first - 1]?.lower === "the" && (isFamily || (last > first && isGoods(noun)));
}

/** "the successor to the Teal Harbour", "replacing the Teal Harbour" in a sentence that speaks of chips. */
function kinAt({ tree, lexicon, known }: Scene, token: Token): Candidate[] {
  if (!isProper(token) || !isKin(tree, token) || !childrenBy(tree, token.i, "det").some(({ lower }) => lower === "the"))
    return [];
  const { first, last } = tree.sentences[token.sentence]!;
  const isAboutChips = tree.tokens
    .slice(first, last + 1)
    .some(({ lemma }) => lexicon.of("chip-noun").has(lemma.toLowerCase()));
  if (!isAboutChips || overlapsKnown(known, token)) return [];
  const run = tree.tokens[token.i]!.children.filter((i) => i < token.i && tree.tokens[i]!.dep === "compound");
  return [toCandidate(tree, Math.min(token.i, ...run), token.i, { type: "Chip", rank: RANK, head: token.i })];
}

function isKin({ tokens }: Tree, { dep, head }: Token): boolean {
  const parent = tokens[head]!;
  if (dep === "dobj") return FOLLOWING.test(parent.lemma);
  return dep === "pobj" && /^(?:to|of)$/.test(parent.lower) && KIN.test(tokens[parent.head]!.lemma);
}

const LONGEST = 3;

/** "Falcon Threadweaver" and "Falcon X2" where the line "Falcon" is known. */
function longerLines({ tree, known, lexicon }: Scene): Candidate[] {
  const isAboutChips = () => tree.tokens.some(({ lemma }) => lexicon.of("chip-noun").has(lemma.toLowerCase()));
  return known.flatMap((span) => {
    if (!span.names.some(({ type, kind }) => type === "Chip" && (kind === "name" || isAboutChips()))) return [];
    const [first, last] = [tokenAt(tree, span.start), tokenAt(tree, span.end - 1)];
    if (first < 0 || last < 0 || tree.tokens[last]!.end !== span.end) return [];
    let end = last;
    while (end - last < LONGEST && continuesLine(tree, lexicon, known, end + 1)) end++;
    if (end === last || (isCommonWord(span) && isPerson(tree, first, end))) return [];
    const isSeries =
      /^\d/.test(tree.tokens[end]!.text) && /^(?:series|family)$/.test(tree.tokens[end + 1]?.lower ?? "");
    const forms = isSeries ? [tree.text.slice(tree.tokens[first]!.start, tree.tokens[end]!.end)] : [];
    return [toCandidate(tree, first, isSeries ? end + 1 : end, { type: "Chip", rank: 84, forms })];
  });
}

/** "Ada Moreau" is no chip of the line Ada, whose name is a word or a name of others too. */
const isCommonWord = ({ names }: Scene["known"][number]): boolean => names.every(({ kind }) => kind !== "name");
const isPerson = ({ names }: Tree, from: number, to: number): boolean =>
  names.some(({ first, last, label }) => label === "PERSON" && first <= from && to <= last);

/** "Falcon 10 series", "Falcon X 1080": a model's number, neither a year nor a count of something. */
function isModelNumber({ tokens }: Tree, { text, i, sentence }: Token): boolean {
  if (!/^\d{1,5}[A-Z]{0,3}\d?[A-Z]?$/.test(text) || /^(?:19|20)\d\d$/.test(text)) return false;
  const next = tokens[i + 1];
  if (!next || next.sentence !== sentence) return true;
  return (
    !/^(?:NNS|NN|CD)$/.test(next.tag) ||
    /^(?:series|family|line|gpu|cpu|processor|chip|card|generation)s?$/.test(next.lower)
  );
}

function continuesLine(tree: Tree, lexicon: Scene["lexicon"], known: Scene["known"], i: number): boolean {
  const [before, token] = [tree.tokens[i - 1]!, tree.tokens[i]];
  if (!token || token.sentence !== before.sentence || token.start !== before.end + 1) return false;
  if (isModelNumber(tree, token)) return true;
  const isCode = /^\p{Lu}+\d{2,}\p{Lu}*$/u.test(token.text);
  if (!/^\p{Lu}/u.test(token.text) || (token.tag !== "NNP" && !isCode) || lexicon.of("not-chip-name").has(token.lower))
    return false;
  const words = [token.lower, token.lemma.toLowerCase()];
  if (words.some((word) => lexicon.of("chip-noun").has(word) || lexicon.of("chip-noun-weak").has(word))) return false;
  if (lexicon.of("company-suffix").has(token.lower)) return false; // "Falcon Electronics" makes something
  return !overlapsKnown(known, token);
}
