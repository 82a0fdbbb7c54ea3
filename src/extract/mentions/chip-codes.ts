// Chips by the shape of a product code: "X200", "Cortex-A57", "the 7420".
import { isCapitalised, isProper } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";
import { TIER } from "./chip-variants.ts";
import { knownEndingAt, overlapsKnown } from "./known-spans.ts";
import { isOwnedByCompany } from "./name-readings.ts";

const CODE = /^(?:\p{Lu}{1,5}-?\d{1,5}[A-Za-z]{0,3}|\p{Lu}\p{Ll}+\d{2,5}[A-Za-z]?)$/u;
const NO_CODE =
  /^(?:[GBQHFP][1-9]|G\d\d|Q[1-4]|H[12]|FY\d*|F-?\d{1,3}|B2[BC]|COVID-?\d*|CO2|MH\d+|SUV\d*|US\d+|I-\d+|A\d|S\d\d?|PS\d|EO\d*|HR\d*|S-\d+|M\d|MI[56]|Y2K|CVE.*|K-?12|ISO\d*|PM\d+|UTC\d*|GPT-?\d.*|WP\d+|R\d|(?:LP|G)?DDR\d\p{Lu}?|L[0-4]|[AFS][MPT]\d\p{Lu}?|LGA-?\d+|[BFT][PF]\d{1,2}|INT\d|HBM\d\p{Lu}?|SXM\d|N\d\p{Lu}?|TOP\d+|PCIE?\d|UFS\d|AV1)$/u;

/** "Falcon X200", and systems that carry a product code. */
export function codeAt(scene: Scene, token: Token, topical: boolean): Candidate[] {
  const { tree, lexicon } = scene;
  if (!CODE.test(token.text) || /^(?:Green|Top)500$/.test(token.text)) return [];
  const next = nounsAfter(tree, token.i);
  const isCalledChip = next.some((noun) => lexicon.of("chip-noun").has(noun) || noun === "core");
  const isLettered = isLetteredModel(scene, token, topical);
  if (NO_CODE.test(token.text) && !isCalledChip && !isLettered) return [];
  if (!topical && !isCalledChip) return [];
  const joined = hyphenated(tree, token);
  if (joined !== null) return [toCandidate(tree, joined, token.i, { type: "Technology", rank: 56 })];
  const isInName = !isCalledChip && isInSystemName(scene, token.i);
  const isSystem = isInName || (!isCalledChip && lexicon.of("system-noun").has(next.at(-1) ?? ""));
  const type = isSystem ? "Technology" : "Chip";
  const first = lineBefore(scene, token.i);
  const forms = first < token.i ? [token.text] : [];
  const last = lastTier(tree, token.i);
  return [
    toCandidate(tree, first, last, {
      type,
      rank: (isInName || isCalledChip ? 53 : 50) + 3 * (last - first),
      forms: isPlain(token.text) ? forms : [],
    }),
  ];
}

/** "Tern60 Pro": the tier after a code is part of the name. */
function lastTier({ tokens }: Tree, i: number): number {
  let last = i;
  while (last - i < 2 && tokens[last + 1]?.sentence === tokens[i]!.sentence && TIER.test(tokens[last + 1]!.text))
    last++;
  return last;
}

/** "the Tern K4" in a text about chips. */
function isLetteredModel({ tree, known }: Scene, token: Token, topical: boolean): boolean {
  const before = tree.tokens[token.i - 1];
  return topical && /^[AKMRSTWX]\d{1,2}$/.test(token.text) && isAfterCompany(known, before);
}

const isAfterCompany = (known: Scene["known"], before: Token | undefined): boolean =>
  before !== undefined && (knownEndingAt(known, before.end)?.names.some(({ type }) => type === "Company") ?? false);

const NUMBERED = /^(?!(?:19|20)\d\d$)\d{4,5}[A-Z]{0,2}$/;

/** "the Tern 7420", "Tern's 7420 processor", "the 7420 was followed by": a number that stands as a name in a text about chips. */
export function numberAt(scene: Scene, token: Token, topical: boolean): Candidate[] {
  const { tree, known, lexicon } = scene;
  const { tokens } = tree;
  if (!topical || !NUMBERED.test(token.text)) return [];
  const before = tokens[token.i - 1];
  const isOwned = isOwnedByCompany(scene, token.i) || isAfterCompany(known, before);
  const next = tokens[token.i + 1];
  const isAlone = !next || next.sentence !== token.sentence || !/^(?:NNS?|NNPS?|CD|JJ|%|\$)$/.test(next.tag);
  const isCalledChip = next?.tag === "NN" && isChipNoun(lexicon, next);
  const isNamed = isOwned ? isAlone || next.tag === "NN" : before?.lower === "the" && (isAlone || isCalledChip);
  const isFree = !/^[%,.]\d|^%/.test(tree.text.slice(token.end, token.end + 2));
  return isFree && (isNamed || isListedBefore(scene, token))
    ? [toCandidate(tree, token.i, token.i, { type: "Chip", rank: 53 })]
    : [];
}

/** "the 4-bit 4004 and 4040 processors", "the 8086 and 8088 chips", not "between 4000 and 5000 chips". */
function isListedBefore({ tree: { tokens }, known, lexicon }: Scene, { i, sentence }: Token): boolean {
  const isMember = (k: number) => NUMBERED.test(tokens[k]?.text ?? "") && !/00$/.test(tokens[k]!.text);
  const isBetween = (k: number) => /^(?:,|and|or)$/.test(tokens[k]?.lower ?? "");
  if (!isMember(i)) return false;
  let [first, last] = [i, i];
  while (isMember(first - 1) || (isBetween(first - 1) && isMember(first - 2))) first--;
  while (isMember(last + 1) || (isBetween(last + 1) && isMember(last + 2))) last++;
  const [before, noun] = [tokens[first - 1], tokens[last + 1]];
  if (!before || noun?.sentence !== sentence || !isChipNoun(lexicon, noun)) return false;
  return before.lower === "the" || before.lower === "bit" || isAfterCompany(known, before);
}

/** "QX-70 Wafer Dicing Machine": the name after the code ends in a word for a system. */
function isInSystemName({ tree: { tokens }, lexicon }: Scene, code: number): boolean {
  let last = code;
  while (last - code < 6 && tokens[last + 1] && (isCapitalised(tokens[last + 1]!) || tokens[last + 1]!.lower === "and"))
    last++;
  return last > code && lexicon.of("system-noun").has(tokens[last]!.lower);
}

/** "Cortex-A57": the first token of a name of which the code is the end. */
function hyphenated({ tokens }: Tree, { i, start }: Token): number | null {
  const [dash, before] = [tokens[i - 1], tokens[i - 2]];
  return dash &&
    before &&
    /^[-‐‑]$/.test(dash.text) &&
    dash.end === start &&
    before.end === dash.start &&
    isCapitalised(before)
    ? i - 2
    : null;
}

/** A bare number is no name of a chip, "A1100" is. */
const isPlain = (code: string) => /^\p{Lu}/u.test(code) && code.length >= 3;

/** The common nouns right after a name, past adjectives such as "custom". */
function nounsAfter({ tokens }: Tree, i: number): string[] {
  const nouns: string[] = [];
  for (let k = i + 1; k <= i + 4 && k < tokens.length; k++) {
    const { pos, lemma, tag, text } = tokens[k]!;
    if (pos === "NOUN" && tag !== "NNP") nouns.push(lemma.toLowerCase());
    else if (nouns.length > 0 || (pos !== "ADJ" && tag !== "NNP" && !/^(?:-|”|")$/.test(text))) break;
  }
  return nouns;
}

/** Capitalised words before a code that are the product line: "Falcon X200", not the company before it. */
function lineBefore({ tree, known, lexicon }: Scene, i: number): number {
  const { tokens } = tree;
  let first = i;
  while (first > 0 && first > i - 2) {
    const before = tokens[first - 1]!;
    const isTaken = overlapsKnown(known, before, ({ names }) => names.some(({ type }) => type !== "Chip"));
    if (!isProper(before) || !isCapitalised(before) || isTaken || before.sentence !== tokens[i]!.sentence) break;
    if (
      before.end + 1 < tokens[first]!.start ||
      lexicon.of("chip-noun").has(before.lower) ||
      lexicon.of("not-chip-name").has(before.lower)
    )
      break;
    if (
      tree.sentences[before.sentence]!.first === before.i &&
      !tree.names.some((n) => n.first <= before.i && n.last >= i)
    )
      break;
    first--;
  }
  return first;
}

/** "processor", "GPUs". */
export function isChipNoun(lexicon: Scene["lexicon"], { lemma, lower }: Token): boolean {
  const words = lexicon.of("chip-noun");
  if (words.has(lemma.toLowerCase()) || words.has(lower)) return true;
  return lower.endsWith("s") && words.has(lower.slice(0, -1));
}
