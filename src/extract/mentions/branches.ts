// Units named after their parent: "Tern Optics Americas" and "Tern Cloud" are companies of their own, beside Tern.
import { isCapitalised, tokenAt } from "../parse/navigate.ts";
import type { Token } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";
import { SUFFIX } from "./capitalised-runs.ts";
import { isNameOf } from "./gazetteer-trie.ts";

const RANK = 92; // above the parent's name and the country's

/** Candidates for a known company's name with a region, or with what the unit does, after it. */
export const findBranches = (scene: Scene): Candidate[] => [
  ...findRegional(scene),
  ...findUnits(scene),
  ...findBracketed(scene),
  ...findOfCountries(scene),
  ...findFormal(scene),
];

const LONGEST = 4;

/** "Tern Marine Products, Inc.": words of a name and a legal form; one word such as "Technologies" makes no other firm. */
function findFormal({ tree, lexicon, known }: Scene): Candidate[] {
  const { tokens } = tree;
  return known.flatMap((span) => {
    if (!isNameOf(span, "Company")) return [];
    const [first, last] = [tokenAt(tree, span.start), tokenAt(tree, span.end - 1)];
    let end = last;
    while (end - last < LONGEST && isWordOfFirm(tokens, end + 1) && !SUFFIX.test(tokens[end + 1]!.text)) end++;
    const words = tokens.slice(last + 1, end + 1);
    const isOwnName = words.every(
      ({ lower, text }) =>
        lexicon.of("company-suffix").has(lower) || /^(?:Private|Pvt\.?|Pte\.?|Sdn\.?|Holding)$/.test(text),
    );
    const form = isOwnName ? null : legalFormAfter(tokens, lexicon, end);
    return form === null ? [] : [toCandidate(tree, first, form, { type: "Company", rank: RANK + (form - first) })];
  });
}

const isWordOfFirm = (tokens: readonly Token[], i: number): boolean => {
  const [before, token] = [tokens[i - 1]!, tokens[i]];
  return (
    token !== undefined && token.sentence === before.sentence && isCapitalised(token) && token.tag.startsWith("NNP")
  );
};

/** Where the legal form after a token ends, past a comma: "Inc." of "Tern America, Inc."; null where none follows. */
function legalFormAfter(tokens: readonly Token[], lexicon: Scene["lexicon"], i: number): number | null {
  let at = tokens[i + 1]?.text === "," ? i + 2 : i + 1;
  const isForm = (token: Token | undefined) =>
    token !== undefined && token.sentence === tokens[i]!.sentence && isLegalForm(lexicon, token);
  if (!isForm(tokens[at])) return null;
  while (isForm(tokens[at + 1]) || (tokens[at + 1]?.text === "," && isForm(tokens[at + 2])))
    at += tokens[at + 1]!.text === "," ? 2 : 1;
  return at;
}

/** "Tern Semiconductor (Oslo) Ltd.": a place in brackets before the legal form. */
function findBracketed({ tree, lexicon, known }: Scene): Candidate[] {
  const { tokens } = tree;
  return known.flatMap((span) => {
    if (!isNameOf(span, "Company")) return [];
    const [first, last] = [tokenAt(tree, span.start), tokenAt(tree, span.end - 1)];
    let open = last + 1;
    while (open - last <= 3 && tokens[open] && isCapitalised(tokens[open]!)) open++;
    const [bracket, place, close, form] = tokens.slice(open, open + 4);
    if (bracket?.text !== "(" || close?.text !== ")" || !place || !isCapitalised(place)) return [];
    if (!form || form.sentence !== tokens[first]!.sentence || !isLegalForm(lexicon, form)) return [];
    const end = tokens[form.i + 1] && isLegalForm(lexicon, tokens[form.i + 1]!) ? form.i + 1 : form.i;
    return [toCandidate(tree, first, end, { type: "Company", rank: RANK + (end - first) })];
  });
}

/** "Tern (China)" and "Tern (Norway)" are two where the text has both; "Tern (Norway)" by itself tells where Tern is from. */
function findOfCountries({ tree, lexicon, known }: Scene): Candidate[] {
  const { tokens } = tree;
  const units = known.flatMap((span) => {
    if (tree.text[span.end + 1] !== "(" || !isNameOf(span, "Company")) return [];
    const [first, last] = [tokenAt(tree, span.start), tokenAt(tree, span.end - 1)];
    const [open, , close, form] = tokens.slice(last + 1, last + 5);
    const country = known.find(({ start }) => start === open?.end);
    const isCountry = country !== undefined && isNameOf(country, "Country") && country.end === close?.start;
    if (open?.text !== "(" || close?.text !== ")" || !isCountry || (form && isLegalForm(lexicon, form))) return [];
    return [toCandidate(tree, first, close.i, { type: "Company", rank: RANK })];
  });
  const parentOf = ({ name }: Candidate) => name.slice(0, name.lastIndexOf("("));
  return units.filter((unit) => units.some((other) => other.name !== unit.name && parentOf(other) === parentOf(unit)));
}

const isLegalForm = (lexicon: Scene["lexicon"], token: Token): boolean =>
  isCapitalised(token) && lexicon.of("legal-suffix").has(token.lower);

function findUnits({ tree, lexicon, known }: Scene): Candidate[] {
  const { tokens, names } = tree;
  return names.flatMap(({ first, last, label }) => {
    const span = known.find(({ start }) => start === tokens[first]!.start);
    if (label !== "ORG" || !span || !isNameOf(span, "Company") || last - first > 4) return [];
    if (span.end >= tokens[last]!.start) return [];
    const isUnit = lexicon.of("unit-word").has(tokens[last]!.lower) && tokens[last]!.tag.startsWith("NNP");
    const isWhole = tokens.slice(first, last + 1).every((token) => isCapitalised(token) && token.tag.startsWith("NNP"));
    if (!isUnit || !isWhole || isPartOfNoun(tokens, tokens[last]!) || tokens[last + 1]?.tag.startsWith("NNP"))
      return [];
    return [toCandidate(tree, first, last, { type: "Company", rank: RANK + (last - first) })];
  });
}

function findRegional({ tree, lexicon, known }: Scene): Candidate[] {
  const { tokens } = tree;
  return known.flatMap((span) => {
    if (!isNameOf(span, "Company")) return [];
    const [first, last] = [tokenAt(tree, span.start), tokenAt(tree, span.end - 1)];
    let end = last + 1;
    if (/^(?:North|South|Latin)$/.test(tokens[end]?.text ?? "")) end++;
    const region = tokens[end];
    if (!region || region.sentence !== tokens[last]!.sentence || tokens[last]!.end !== span.end) return [];
    if (!isCapitalised(region) || !lexicon.of("branch-region").has(region.lower)) return [];
    const number = /^\d{1,2}$/.test(tokens[end + 1]?.text ?? "") ? 1 : 0;
    const form = legalFormAfter(tokens, lexicon, end + number);
    if (form !== null && region.lower === "international") return []; // "Tern International, Inc." is Tern
    if (form !== null) end = form;
    else if (lexicon.of("branch-formal").has(region.lower)) return [];
    else if (lexicon.of("branch-country").has(region.lower) && isPartOfNoun(tokens, region)) return [];
    return [toCandidate(tree, first, end, { type: "Company", rank: RANK + (end - first) })];
  });
}

/** "Tern China sales" are sales in China. */
const isPartOfNoun = (tokens: readonly Token[], { i, dep }: Token) =>
  dep === "compound" && /^NNS?$/.test(tokens[i + 1]?.tag ?? "");
