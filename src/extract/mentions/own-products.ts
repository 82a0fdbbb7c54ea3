// Products that nobody knows, named after their maker's possessive: "Tern's Skylark". One capitalised word, no person or place.
import { isCapitalised, isProper } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";
import { knownEndingAt, overlapsKnown } from "./known-spans.ts";

const RANK = 43; // above the model's organisations of one word
const SURE = 47; // above its people of one word

/** Candidates for single proper nouns that a known company owns. */
export function findOwnProducts(scene: Scene): Candidate[] {
  const { tree, lexicon, known } = scene;
  return tree.tokens.flatMap((token) => {
    const mark = tree.tokens[token.i - 1];
    if (!mark || !isLoneName(tree, token) || !/^['’]s?$/.test(mark.text) || !isCompanyBefore(scene, mark)) return [];
    if (lexicon.of("not-a-name").has(token.lower)) return [];
    if (overlapsKnown(known, token) || isPartOfOffice(scene, token)) return [];
    const isCalledSo = isBeforeKnowHow(tree, token);
    if (!isCalledSo && isPersonOrPlace(tree, token)) return [];
    return [toCandidate(tree, token.i, token.i, { type: "Technology", rank: isCalledSo ? SURE : RANK })];
  });
}

/** "Tern's Skylark packaging technology". */
function isBeforeKnowHow({ tokens }: Tree, { i, head }: Token): boolean {
  const noun = tokens[head]!;
  return head > i && head - i < 4 && noun.pos === "NOUN" && KNOW_HOW.test(noun.lemma.toLowerCase());
}

const KNOW_HOW =
  /^(?:technology|technique|packaging|interconnect|software|platform|protocol|interface|supercomputer|toolkit|framework|compiler|process|chatbot|headset)$/;

/** A word between possessive and a lower-case word or mark, such as "Skylark" in "Tern's Skylark beats". */
function isLoneName({ tokens }: Tree, token: Token): boolean {
  const next = tokens[token.i + 1];
  if (!isProper(token) || !isCapitalised(token) || token.text.length < 4 || token.text === token.text.toUpperCase())
    return false;
  return !next || !(isCapitalised(next) && isProper(next)) || next.sentence !== token.sentence;
}

const isCompanyBefore = ({ known }: Scene, mark: Token) =>
  knownEndingAt(known, mark.start)?.names.some(({ type, kind }) => type === "Company" && kind !== "demonym") ?? false;

/** A surname of the document, or what the model takes for a person or a place. */
function isPersonOrPlace({ names, tokens }: Tree, token: Token): boolean {
  const isNamed = names.some(
    ({ first, last, label }) =>
      first === token.i && last === token.i && /^(?:PERSON|GPE|LOC|FAC|NORP|DATE)$/.test(label),
  );
  const isSurname = names.some(
    ({ label, first, last }) => label === "PERSON" && last > first && tokens[last]!.text === token.text,
  );
  return isNamed || isSurname;
}

/** "Tern's Chairman", "Tern's Board" and "Tern's Zephyr unit" are offices and parts. */
function isPartOfOffice({ lexicon, tree }: Scene, { lower, i }: Token): boolean {
  const next = tree.tokens[i + 1]?.lemma.toLowerCase() ?? "";
  const classes = [
    "top-post",
    "other-post",
    "organ",
    "facility",
    "kin-noun",
    "title-word",
    "chip-noun",
    "chip-noun-weak",
  ];
  return (
    classes.some((name) => lexicon.of(name).has(lower)) ||
    ["organ", "facility", "kin-noun"].some((name) => lexicon.of(name).has(next))
  );
}
