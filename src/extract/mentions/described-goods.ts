// Classes of goods and know-how that the text describes: "advanced lithography tools".
import { isTitleLike } from "../parse/blocks.ts";
import { phraseStart } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";
import { DESCRIBED_RANK, DETERMINING, isHyphen, withoutLead } from "./described-phrases.ts";
import type { KnownSpan } from "./gazetteer-trie.ts";

/** The known class of goods that a longer phrase names: "DUV lithography" of "DUV lithography systems". */
function knownWithin({ tree, known }: Scene, first: number, noun: Token): KnownSpan["names"][number] | null {
  const before = tree.tokens[noun.i - 1];
  if (!before || !CARRIED.test(noun.lemma) || first >= noun.i) return null;
  const span = known.find(({ start, end }) => start === tree.tokens[first]!.start && end === before.end);
  return span?.names.find(({ type }) => type === "Technology") ?? null;
}

const CARRIED = /^(?:chip|system|machine|tool|equipment|technology|device|product|module|scanner|processor|machinery)$/;

/** "immersion lithography tools" and "x86-compatible CPUs" narrow a known class down by a noun, or a word with a name in it, before it. */
function narrowsKnown({ tree, known }: Scene, first: number, noun: Token): boolean {
  const { start, text, dep } = tree.tokens[first]!;
  const isNameJoined = /\d|^\p{Lu}{2}/u.test(text) && isHyphen(tree.tokens[first + 1]);
  return (
    (dep === "compound" || isNameJoined) &&
    known.some((span) => span.end === noun.end && span.start > start && span.names.some((n) => n.type === "Technology"))
  );
}

/** The class of goods that a noun names, if any. */
export function goodsAt(scene: Scene, noun: Token): Candidate[] {
  const { tree, lexicon } = scene;
  const lemma = noun.lemma.toLowerCase();
  const goods = lexicon.of("goods");
  if (!goods.has(lemma) && !goods.has(noun.lower)) return [];
  if (noun.dep === "compound" && !lexicon.of("carrier").has(tree.tokens[noun.head]!.lemma.toLowerCase())) return [];
  if (isSpeltOutGoods(tree, noun)) return [];
  if (isNameOfFirm(scene, noun)) return [];
  const spelt = speltOut(tree, noun);
  if (spelt) return [spelt];
  const start = withOpeningMark(
    tree,
    withJoinedName(tree, goodsStart(tree, noun.i, lexicon.of("vague-adjective"))),
    noun.i,
  );
  if (start === noun.i && (lexicon.of("goods-vague").has(lemma) || noun.tag === "NNP")) return [];
  const { tokens, text } = tree;
  const full = withoutLead(tree, phraseStart(tree, noun.i), noun.i, DETERMINING);
  const name = text.slice(tokens[start]!.start, noun.end);
  const forms = full < start ? [text.slice(tokens[full]!.start, noun.end)] : [];
  const known = knownWithin(scene, start, noun)?.id ?? null;
  const rank = known !== null || narrowsKnown(scene, start, noun) ? DESCRIBED_RANK + 3 : DESCRIBED_RANK;
  return [
    toCandidate(tree, start, noun.i, { type: "Technology", rank, onDemand: true, head: noun.i, name, forms, known }),
  ];
}

/** "x86-compatible CPUs": a name joined by a hyphen, though the parser hangs it elsewhere. */
function withJoinedName({ tokens }: Tree, first: number): number {
  const [name, dash, word] = [tokens[first - 2], tokens[first - 1], tokens[first]!];
  const isJoined = name !== undefined && isHyphen(dash) && name.end === dash!.start && dash!.end === word.start;
  return isJoined && word.lower === "compatible" ? first - 2 : first;
}

/** “dual-use” minerals: a quotation that ends inside a name begins with it. */
function withOpeningMark({ tokens }: Tree, first: number, noun: number): number {
  const inside = tokens.slice(first, noun).map(({ text }) => text);
  const isCut = inside.some((text) => text === "”") && !inside.includes("“");
  return isCut && tokens[first - 1]?.text === "“" ? first - 1 : first;
}

/** "artificial intelligence (AI) chips" are AI chips; the intelligence is none of the goods. */
function speltOut(tree: Tree, { i, text }: Token): Candidate | null {
  const { tokens } = tree;
  const [open, acronym, close] = tokens.slice(Math.max(0, i - 3), i);
  if (!open || !isAcronymInBrackets(open, acronym, close)) return null;
  const [initial, whole] = [acronym!.text[0]!.toLowerCase(), phraseStart(tree, open.i - 1)];
  const first = tokens.slice(whole, open.i).find(({ lower }) => lower.startsWith(initial))?.i;
  if (first === undefined) return null;
  const forms = [tree.text.slice(tokens[first]!.start, tokens[i]!.end)];
  const name = `${acronym!.text} ${text}`;
  return toCandidate(tree, i, i, {
    type: "Technology",
    rank: DESCRIBED_RANK + 3,
    onDemand: true,
    head: i,
    name,
    forms,
  });
}

const isAcronymInBrackets = (open?: Token, acronym?: Token, close?: Token): boolean =>
  open?.text === "(" && close?.text === ")" && /^\p{Lu}{2,6}$/u.test(acronym?.text ?? "");

/** The noun before a bracket with its acronym that spells out what kind the next noun is of. */
const isSpeltOutGoods = (tree: Tree, { i }: Token): boolean => {
  const [open, acronym, close, next] = tree.tokens.slice(i + 1, i + 5);
  return (
    isAcronymInBrackets(open, acronym, close) &&
    next?.pos === "NOUN" &&
    /^(?:chip|processor|accelerator|semiconductor|system|server|device|model|tool|machine|product|unit|technology)s?$/.test(
      next.lower,
    )
  );
};

/** "QT Semiconductor" in running text. */
function isNameOfFirm(
  { tree: { tokens, text, sentences, blocks }, lexicon }: Scene,
  { i, tag, lower, sentence }: Token,
): boolean {
  const before = tokens[i - 1];
  const { start, end } = blocks[sentences[sentence]!.block]!;
  return (
    tag === "NNP" &&
    lexicon.of("company-suffix").has(lower) &&
    before !== undefined &&
    before.tag === "NNP" &&
    before.sentence === sentence &&
    !isTitleLike(text.slice(start, end))
  );
}

/** Where the delimiting words before a class of goods begin: past vague adjectives, numbers, nationalities and owners. */
function goodsStart(tree: Tree, noun: number, vague: ReadonlySet<string>): number {
  const { tokens } = tree;
  const first = phraseStart(tree, noun, ["compound", "amod", "nmod", "punct", "npadvmod", "advmod", "conj", "cc"]);
  for (let start = afterMaker(tree, first, noun); start <= noun; start++) {
    const token = tokens[start]!;
    const isLeft = vague.has(token.lower) || isBroken(token) || isCompared(tree, token);
    if (start === noun || !isLeft || isBeforeHyphen(tree, token)) return start;
    if (/^JJ[RS]$/.test(token.tag) && isHyphen(tokens[start + 1])) start += 2;
  }
  return noun;
}

/** "foreign" of "foreign-produced items" is part of a longer word; "cutting" of "cutting-edge" is known as such. */
const isBeforeHyphen = ({ text }: Tree, { lower, end }: Token) =>
  /^[-‐‑]\p{L}/u.test(text.slice(end, end + 2)) &&
  /^(?:foreign|domestic|american|first|second|third|new|high)$/.test(lower);

/** Past "Tern-designed" and a bracket: what stands before belongs to another noun. */
function afterMaker({ tokens }: Tree, first: number, noun: number): number {
  for (let i = noun - 1; i > first; i--) {
    const isMade = /^(?:designed|made|built|based|owned|backed|developed|led)$/.test(tokens[i]!.lower);
    const isAfterName = tokens[i]!.lower === "manufactured" && tokens[i - 1]!.tag === "NNP";
    if (tokens[i]!.text === ")" || (isMade && tokens[i - 1]!.text === "-") || isAfterName) return i + 1;
  }
  return first;
}

/** "more efficient chips" are chips. */
const isCompared = (tree: Tree, { i }: Token) => /^(?:more|most|less|least)$/.test(tree.tokens[i - 1]?.lower ?? "");

const isBroken = ({ text, tag, pos, lower }: Token) =>
  /^(?:accessing|obtaining|acquiring|receiving|using|exploiting|procuring|purchasing)$/.test(lower) ||
  pos === "NUM" ||
  pos === "PUNCT" ||
  pos === "CCONJ" ||
  pos === "SYM" ||
  tag === "JJR" ||
  tag === "JJS" ||
  /^(?:RB|RBR|RBS)$/.test(tag) ||
  /^(?:U\.S\.|US|American|Chinese|Dutch|Japanese|Russian|Korean|Taiwanese|European|British|German|French|Indian)$/.test(
    text,
  );
