// Chips that no list knows: by the shape of a product code (chip-codes.ts), or by the noun that follows or describes the name.
import { isTitleLike } from "../parse/blocks.ts";
import { childrenBy, isCapitalised, isProper } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";
import { codeAt, isChipNoun, numberAt } from "./chip-codes.ts";
import { isNameOf } from "./gazetteer-trie.ts";
import { knownEndingAt, overlapsKnown } from "./known-spans.ts";
import { DEVICE, describingNouns, OF_BODIES } from "./organization-type.ts";

/** Candidates for chips, and for systems that carry a product code. */
export function findChips(scene: Scene): Candidate[] {
  const { tree } = scene;
  const nouns = scene.lexicon.of("chip-noun");
  const topical = tree.tokens.some(
    ({ lemma, lower }) => nouns.has(lemma.toLowerCase()) || lower === "semiconductors" || lower === "semiconductor",
  );
  const found: Candidate[] = [];
  for (const token of tree.tokens) {
    if (/\d/.test(token.text)) found.push(...codeAt(scene, token, topical), ...numberAt(scene, token, topical));
    for (const candidate of namedAt(scene, token)) found.push(candidate);
    for (const candidate of describedAt(scene, token)) found.push(candidate);
  }
  return found;
}

/** "the Zephyr processor", "Zephyr cores", "its Zephyr platform". */
function namedAt({ tree, lexicon, known }: Scene, noun: Token): Candidate[] {
  if (noun.pos !== "NOUN" && noun.pos !== "PROPN") return [];
  const isStrong = isChipNoun(lexicon, noun) || isDefiniteArchitecture(tree, noun);
  const isWeak = () =>
    lexicon.of("chip-noun-weak").has(noun.lemma.toLowerCase()) &&
    (hasOwner(tree, noun.i) || isOfChip(tree, lexicon, noun.i));
  if ((!isStrong && !isWeak()) || isForMakers(tree, lexicon, noun)) return [];
  const last = noun.i - 1;
  let first = noun.i;
  const isAfterMaker = (at: number) =>
    isStrong &&
    at < noun.i &&
    (isCode(tree.tokens[at]!.text) || isOwnWord(lexicon, tree.tokens[at]!)) &&
    isCompanyEndingAt(known, tree.tokens[at - 1]!.end);
  while (first > 0 && isChipWord(tree, lexicon.of("not-chip-name"), first - 1, noun) && !isAfterMaker(first)) first--;
  if (first > last || isInNameOfBody(tree, lexicon, noun) || isLetterOfCode(tree, first, last)) return [];
  if (isFirmOfChips(tree, first, noun)) return [];
  if (last - first > 3 || isInsideLongerName(tree, first, noun)) return [];
  const span = { start: tree.tokens[first]!.start, end: tree.tokens[last]!.end };
  if (overlapsKnown(known, span, ({ names }) => names.some(({ kind, type }) => kind !== "weak" && type !== "Chip")))
    return [];
  if (isSentenceOpener(tree, first) && first === last && !isStrong) return [];
  const rank = (isStrong ? 48 : 44) + (last - first);
  const listed = isStrong ? listedBefore({ tree, lexicon, known }, first, noun) : [];
  return [[first, last] as const, ...listed].map(([from, to]) => toCandidate(tree, from, to, { type: "Chip", rank }));
}

function isCompanyEndingAt(known: Scene["known"], end: number): boolean {
  const span = knownEndingAt(known, end);
  return span !== undefined && isNameOf(span, "Company");
}

/** "Skylark" of "Tern Skylark processors", but no part of a firm as in "Tern Foundry chips". */
const isOwnWord = (lexicon: Scene["lexicon"], { text, lower }: Token): boolean =>
  /^\p{Lu}\p{Ll}{3,}$/u.test(text) &&
  !lexicon.anyOf(OF_BODIES).has(lower) &&
  !/^(?:foundry|cloud|mobile|memory|logic|research|labs?|services?|business|industrial|automotive|display|storage|network|networks|server|desktop|laptop|gaming|pro|max|ultra|plus)$/.test(
    lower,
  );

/** "FX" of "Tern FX processors": capitals after a maker's name. */
const isCode = (text: string) => /^\p{Lu}[\p{Lu}\d]{1,4}$/u.test(text);

/** "Suzhou Teal Chips" in running text bears "Chips" in its name; "X9000 Chips" and "Falcon chips" are such. */
const isFirmOfChips = ({ text, blocks, sentences, tokens }: Tree, first: number, noun: Token): boolean => {
  const { start, end } = blocks[sentences[noun.sentence]!.block]!;
  return (
    /^(?:Chips|Microchips)$/.test(noun.text) &&
    tokens.slice(first, noun.i).every((token) => /^\p{Lu}\p{Ll}+$/u.test(token.text)) &&
    !isTitleLike(text.slice(start, end))
  );
};

/** "A" of "Zv8-A SoC". */
const isLetterOfCode = ({ tokens }: Tree, first: number, last: number): boolean =>
  first === last && tokens[first]!.text.length === 1 && tokens[first - 1]?.text === "-";

/** "National Chip Center", "Arden Processor Ltd.". */
function isInNameOfBody({ tokens }: Tree, lexicon: Scene["lexicon"], noun: Token): boolean {
  const next = tokens[noun.i + 1];
  return (
    isProper(noun) &&
    next !== undefined &&
    isProper(next) &&
    isCapitalised(next) &&
    lexicon.anyOf(OF_BODIES).has(next.lower)
  );
}

/** "the Denver chip factory": the place of a factory or maker, no chip. */
function isForMakers({ tokens }: Tree, lexicon: Scene["lexicon"], { dep, head }: Token): boolean {
  const whole = tokens[head]!.lemma.toLowerCase();
  return dep === "compound" && (lexicon.of("facility").has(whole) || lexicon.of("company-nominal").has(whole));
}

/** "Media" of "Graphics Media Accelerator" is no chip. */
function isInsideLongerName({ tokens }: Tree, first: number, noun: Token): boolean {
  const before = tokens[first - 1];
  const isPartOfName = isProper(noun) && /^\p{Lu}\p{Ll}/u.test(noun.text);
  return isPartOfName && before !== undefined && before.sentence === noun.sentence && isProper(before);
}

/** "the Zephyr architecture" in a text about processors. */
function isDefiniteArchitecture({ tokens }: Tree, { lower, i, sentence }: Token): boolean {
  if (!/^architectures?$/.test(lower)) return false;
  const isAbout = tokens.some((token) => /^(?:microarchitecture|processor|cpu|gpu)$/.test(token.lemma.toLowerCase()));
  return (
    isAbout && tokens.slice(Math.max(0, i - 4), i).some((token) => token.sentence === sentence && token.lower === "the")
  );
}

/** "Mistral, Sirocco and Zephyr processors": the names before the last one of a list. */
function listedBefore({ tree, lexicon, known }: Scene, name: number, noun: Token): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  let first = name;
  let at = first - 1;
  while (at > 0 && found.length < 20) {
    while (at > 0 && /^(?:,|and|or)$/.test(tree.tokens[at]!.lower)) at--;
    if (at === first - 1) break;
    let start = at + 1;
    while (start > 0 && isChipWord(tree, lexicon.of("not-chip-name"), start - 1, noun) && at - start < 3) start--;
    const isTaken =
      start > at ||
      overlapsKnown(known, { start: tree.tokens[start]!.start, end: tree.tokens[at]!.end }, ({ names }) =>
        names.some(({ type }) => type !== "Chip"),
      );
    if (isTaken || !/^(?:,|and|or|with)$/.test(tree.tokens[start - 1]?.lower ?? "")) {
      if (!isTaken) found.push([start, at]);
      break;
    }
    found.push([start, at]);
    first = start;
    at = start - 1;
  }
  return found;
}

function hasOwner({ tokens }: Tree, noun: number): boolean {
  return tokens[noun]!.children.some((i) => tokens[i]!.dep === "poss");
}

function isChipWord(tree: Tree, excluded: ReadonlySet<string>, i: number, noun: Token): boolean {
  const token = tree.tokens[i]!;
  if (
    token.sentence !== noun.sentence ||
    !isCapitalised(token) ||
    excluded.has(token.lower) ||
    excluded.has(token.lemma.toLowerCase()) ||
    /^(?:technologies|systems|electronics|industries|solutions|devices)$/.test(token.lower)
  )
    return false;
  return isProper(token) || /\d/.test(token.text) || isUsedAsName(tree, token, 2);
}

/** An unknown word at the head of a sentence that the tagger took for a common noun, but that is never written small. */
function isUsedAsName({ tokens }: Tree, { text, tag, lower }: Token, times: number): boolean {
  if (tag !== "NN" || text.length < 4 || text === lower) return false;
  if (tokens.some((other) => other.text === lower)) return false;
  return tokens.filter((other) => other.text === text).length >= times;
}

const isSentenceOpener = ({ tokens, sentences }: Tree, i: number) => sentences[tokens[i]!.sentence]!.first === i;

/** "the fifth generation of the Falcon processor", "a family of accelerators". */
function isOfChip(tree: Tree, lexicon: Scene["lexicon"], noun: number): boolean {
  return childrenBy(tree, noun, "prep")
    .filter(({ lower }) => lower === "of")
    .flatMap(({ i }) => childrenBy(tree, i, "pobj"))
    .some((token) => isChipNoun(lexicon, token));
}

const SAID_OF = /^(?:codename|microarchitecture|processor|microprocessor|gpu|cpu|accelerator|soc|superchip|chip)$/;

/** "Zephyr, a processor for servers", "Zephyr is a microarchitecture". */
function describedAt({ tree, lexicon, known }: Scene, token: Token): Candidate[] {
  if (
    !(isProper(token) || (isCapitalised(token) && isUsedAsName(tree, token, 1))) ||
    lexicon.of("not-chip-name").has(token.lower) ||
    lexicon.of("not-a-name").has(token.lower) ||
    SAID_OF.test(token.lower)
  )
    return [];
  if (overlapsKnown(known, token, ({ names }) => names.some(({ kind, type }) => kind === "name" && type !== "Chip")))
    return [];
  const nouns = describingNouns(tree, token.i)
    .map((i) => tree.tokens[i]!)
    .filter(({ pos }) => pos === "NOUN");
  const isSaid = ({ lemma, i }: Token) =>
    SAID_OF.test(lemma.toLowerCase()) ||
    (lexicon.of("chip-noun-weak").has(lemma.toLowerCase()) &&
      (isOfChip(tree, lexicon, i) ||
        childrenBy(tree, i, "compound", "nmod").some((word) => isChipNoun(lexicon, word))));
  const isChip = nouns.some(isSaid);
  if (!isChip && !nouns.some(({ lemma, dep }) => dep !== "compound" && DEVICE.test(lemma.toLowerCase()))) return [];
  let first = token.i;
  while (first > 0 && tree.tokens[first - 1]!.head === token.i && isProper(tree.tokens[first - 1]!)) {
    const before = tree.tokens[first - 1]!;
    if (overlapsKnown(known, before)) break;
    first--;
  }
  const [type, rank] = isChip ? ["Chip", 52] : ["Technology", RANK_OF_DEVICE];
  return [toCandidate(tree, first, token.i, { type, rank: rank + (token.i - first) })];
}

const RANK_OF_DEVICE = 43; // above the model's organisations of one word
