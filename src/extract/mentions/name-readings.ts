// What an ambiguous name means where it stands: a firm or a person, a chip or its namesake, a capital or its government.
import { isCapitalised, tokenAt } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import type { Scene } from "./candidate.ts";
import { isNameOf } from "./gazetteer-trie.ts";
import { knownEndingAt, overlapsKnown } from "./known-spans.ts";

/** "its strategic goods entity list": a list of the kind, not the one of the name. */
export function isKindOf({ tokens }: Tree, first: number, last: number): boolean {
  const [before, name] = [tokens[first - 1], tokens[first]!];
  if (isCapitalised(name) || !before || before.head < first || before.head > last) return false;
  return /^(?:amod|compound)$/.test(before.dep) && /^(?:NN|JJ)/.test(before.tag) && !isCapitalised(before);
}

/** "Anthropic's Claude". */
export function isOwnedByCompany({ tree: { tokens }, known }: Scene, first: number): boolean {
  const mark = tokens[first - 1];
  return (
    mark !== undefined &&
    /^['’]s?$/.test(mark.text) &&
    (knownEndingAt(known, mark.start)?.names.some(({ type }) => type === "Company") ?? false)
  );
}

/** "New Mexico" is no Mexico, nor "Atlanta, Georgia" the country. */
export function isPartOfState({ tree: { tokens }, lexicon }: Scene, first: number): boolean {
  const [token, before, city] = [tokens[first]!, tokens[first - 1], tokens[first - 2]];
  if (before?.text === "New") return true;
  return lexicon.of("state-homonym").has(token.lower) && before?.text === "," && city?.tag === "NNP";
}

/** Names that the text gives to a town of an American state: "a plant in Malta, New York", but not "plants in Mexico, Texas and Ohio". */
export const townsOf = (scene: Scene): ReadonlySet<string> =>
  new Set(scene.tree.tokens.filter(({ i }) => isTownOfState(scene, i)).map(({ text }) => text));

function isTownOfState({ tree: { tokens }, lexicon }: Scene, i: number): boolean {
  const [comma, one, two] = [tokens[i + 1], tokens[i + 2], tokens[i + 3]];
  if (comma?.text !== "," || !one || !isCapitalised(tokens[i]!)) return false;
  if (lexicon.of("region-abbreviation").has(one.text)) return true;
  const states = lexicon.of("place in country:united-states");
  const isTwoWords = two !== undefined && states.has(`${one.text} ${two.text}`);
  return (isTwoWords || states.has(one.text)) && !goesOnAsList(tokens, isTwoWords ? i + 4 : i + 3);
}

/** "Texas and Ohio", "Texas, Ohio and …": another capitalised word of a list follows. */
function goesOnAsList(tokens: Tree["tokens"], at: number): boolean {
  const [one, two] = [tokens[at], tokens[at + 1]];
  const isComma = one?.text === ",";
  const and = isComma ? two : one;
  const next = and && /^(?:and|or)$/.test(and.lower) ? tokens[and.i + 1] : isComma ? two : undefined;
  return next !== undefined && isCapitalised(next) && next.sentence === one!.sentence;
}

/** "Secretary of Commerce", "Treasury secretary": a portfolio, not the body. "FTC commissioner": the body. */
export function isPortfolio({ tokens }: Tree, i: number, last = i): boolean {
  if (i === last && /^[A-Z]{3,}$/.test(tokens[i]!.text)) return false;
  const post = /^(?:secretary|secretaries|minister|ministers|undersecretary|commissioner)$/;
  const before = tokens.slice(Math.max(0, i - 4), i).map(({ lower }) => lower);
  return (
    /^(?:secretary|minister) of state for$/.test(before.join(" ")) ||
    post.test(tokens[i + 1]?.lower ?? "") ||
    (/^(?:of|for)$/.test(tokens[i - 1]?.lower ?? "") && post.test(tokens[i - 2]?.lower ?? "")) ||
    (tokens[i - 1]?.lower === "the" && tokens[i - 2]?.lower === "of" && post.test(tokens[i - 3]?.lower ?? ""))
  );
}

/** A capitalised word in the middle of a sentence that is no part of a longer name: "the purchase of Arm". */
export function standsAlone({ tokens, sentences, blocks }: Tree, first: number, last: number): boolean {
  const [before, token, next] = [tokens[first - 1], tokens[last]!, tokens[last + 1]];
  const sentence = sentences[token.sentence]!;
  if (first === sentence.first || blocks[sentence.block]!.kind === "heading" || token.tag !== "NNP") return false;
  if (
    before &&
    (/^(?:the|a|an|this|her|his|my|“|")$/i.test(before.text) ||
      before.tag.startsWith("NNP") ||
      /^[-&]$/.test(before.text))
  )
    return false;
  return !next || !(next.tag.startsWith("NNP") || /^[-&]$/.test(next.text));
}

/** "Arm supplies designs": one thing of its kind without an article, right before the verb it is the subject of, or a clause about it. */
export function opensClause({ tokens, sentences, blocks }: Tree, first: number, last: number): boolean {
  const [token, next] = [tokens[last]!, tokens[last + 1]];
  const sentence = sentences[token.sentence]!;
  if (first !== sentence.first || blocks[sentence.block]!.kind === "heading") return false;
  return (
    /^nsubj/.test(token.dep) &&
    /^NNP?$/.test(token.tag) &&
    (isBeforeClause(tokens, last) ||
      isBesideName(tokens, token) ||
      (token.children.length === 0 && /^(?:VB[ZD]|MD)$/.test(next?.tag ?? "")))
  );
}

/** "Arm and Intel supply designs". */
const isBesideName = (tokens: Tree["tokens"], { i, children }: Token): boolean =>
  tokens[i + 1]?.lower === "and" &&
  children.every((child) => /^(?:cc|conj)$/.test(tokens[child]!.dep)) &&
  tokens[children.at(-1) ?? i]!.tag === "NNP";

/** "Arm, which is owned by X, licenses it". */
const isBeforeClause = (tokens: Tree["tokens"], last: number): boolean =>
  tokens[last + 1]?.text === "," && tokens[last + 2]?.lower === "which";

/** "Hopper will be followed by Rubin": a chip in the same sentence whose name is nothing else. */
export function isBesideChip({ tree, known }: Scene, first: number): boolean {
  const { sentence } = tree.tokens[first]!;
  return known.some((span) => isNameOf(span, "Chip") && tree.tokens[tokenAt(tree, span.start)]?.sentence === sentence);
}

export const isTitled = ({ tree, lexicon }: Scene, first: number) =>
  lexicon.of("person-title").has(tree.tokens[first - 1]?.lower ?? "");

/** "Trump said": heads of state are called by their last names alone; "Ivanka Trump" and "Trump Media" are others. */
export function isUnmistakable({ tree: { tokens }, lexicon }: Scene, first: number, last: number): boolean {
  if (first !== last || !lexicon.of("head-of-state").has(tokens[first]!.lower)) return false;
  const [before, next] = [tokens[first - 1], tokens[last + 1]];
  const isFirstName = before?.tag === "NNP" && before.head === first;
  const isNameOfMore = next?.tag.startsWith("NNP") === true && tokens[first]!.head === next.i;
  return !isFirstName && !isNameOfMore;
}

/** "Condor Galaxy" is no Galaxy: the model sees one name, of which this is the last word. */
export const isTailOfName = ({ tree: { names, tokens }, known }: Scene, first: number, last: number): boolean => {
  const before = tokens[first - 1];
  return (
    first === last &&
    before !== undefined &&
    /^\p{Lu}\p{Ll}+$/u.test(before.text) &&
    /^\p{Lu}\p{Ll}+$/u.test(tokens[last]!.text) &&
    before.tag === "NNP" &&
    names.some((name) => name.first === first - 1 && name.last === last) &&
    !knownEndingAt(known, before.end)
  );
};

/** "Dai Tern Screen" is no Screen: capitalised words before it hang at it, none of which is another name. */
export function isTailOfRun({ tree: { tokens }, known }: Scene, first: number, last: number): boolean {
  const before = tokens[first - 1];
  const isOfIt = before?.tag === "NNP" && before.dep === "compound" && before.head === last && isCapitalised(before);
  return isOfIt && !overlapsKnown(known, before);
}

/** "Doug Ford" is no carmaker, nor is Ford in a text that names him. */
export const isSurname = ({ tree: { names, tokens }, lexicon }: Scene, first: number, last: number) =>
  first === last &&
  lexicon.of("surname-firm").has(tokens[first]!.lower) &&
  names.some(
    (name) =>
      name.label === "PERSON" &&
      name.first < name.last &&
      tokens[name.last]!.text === tokens[last]!.text &&
      tokens.slice(name.first, name.last).every(({ text, tag }) => tag === "NNP" && /^\p{Lu}\p{Ll}*\.?$/u.test(text)),
  );

/** Chips are named after people: a longer name of a person around it, or a person's name without a word for a chip. */
export function isPersonHere({ tree, lexicon }: Scene, first: number, last: number): boolean {
  const next = tree.tokens[last + 1];
  if (
    next &&
    (lexicon.of("chip-noun").has(next.lemma.toLowerCase()) ||
      lexicon.of("chip-noun-weak").has(next.lemma.toLowerCase()))
  )
    return false;
  const person = tree.names.find((name) => name.label === "PERSON" && name.first <= first && name.last >= last);
  if (lexicon.of("no-surname").has(tree.tokens[last]!.lower)) return false; // "Apple Silicon", "Lunar Lake"
  if (tree.tokens[first - 1]?.tag === "POS") return false; // "Intel's Xeon Phi"
  if (!person || tree.tokens.slice(first, last + 1).some(({ text }) => /\d/.test(text))) return false;
  return person.last - person.first > last - first || last > first;
}

/** Whether the model took exactly this span for a name of a fitting kind. */
export function fitsModel({ names, tokens }: Tree, first: number, last: number, type: string): boolean {
  const fits = FITTING[type] ?? ["ORG", "PRODUCT", "LAW", "GPE"];
  if (tokens[first - 1]?.lower === "the" && type === "Company") return false;
  return names.some((name) => name.first === first && name.last === last && fits.includes(name.label));
}

const FITTING: Readonly<Record<string, readonly string[]>> = {
  Company: ["ORG", "PRODUCT"],
  Organization: ["ORG"],
  GovernmentBody: ["ORG", "GPE"],
  Person: ["PERSON"],
  Country: ["GPE", "NORP", "LOC"],
};

/** "Arm, the chip designer": an apposition or a word beside it that describes the type. */
export function isDescribed({ tree, lexicon }: Scene, last: number, type: string): boolean {
  const nominals = lexicon.nominalsOf.get(type);
  if (!nominals) return false;
  const head = tree.tokens[last]!;
  const next = tree.tokens[last + 1]?.lower ?? "";
  const isPost = ["top-post", "other-post", "commission-post"].some((posts) => lexicon.of(posts).has(next));
  if (type !== "Person" && isPost) return true;
  const near = [
    ...head.children.map((i) => tree.tokens[i]!).filter(({ dep }) => dep === "appos"),
    tree.tokens[head.head]!,
  ];
  return near.some(
    ({ lemma, dep, i }) =>
      i !== last &&
      nominals.has(lemma.toLowerCase()) &&
      (dep === "appos" || tree.tokens[last]!.dep === "appos" || tree.tokens[last]!.dep === "compound"),
  );
}

/** "Falcon Electronics" makes something, whatever chip is called Falcon. */
export function isFirmHere({ tree: { tokens }, lexicon }: Scene, last: number): boolean {
  const next = tokens[last + 1];
  return (
    next !== undefined && next.tag === "NNP" && isCapitalised(next) && lexicon.of("company-suffix").has(next.lower)
  );
}

export function isChipHere({ tree, lexicon }: Scene, first: number, last: number): boolean {
  const { tokens } = tree;
  const [next, before] = [tokens[last + 1], tokens[first - 1]];
  const named = names(tree, first, last);
  if (named === "PERSON" && last > first) return false;
  const chipWords = lexicon.of("chip-noun");
  const weakWords = lexicon.of("chip-noun-weak");
  if (next && (chipWords.has(next.lemma.toLowerCase()) || weakWords.has(next.lemma.toLowerCase()))) return true;
  const isTraded =
    /^(?:sale|export|shipment)s$/.test(next?.lower ?? "") && /^(?:to|in)$/.test(tokens[last + 2]?.lower ?? "");
  if (isTraded && named !== "PERSON") return true; // "Blackwell sales to Peru"
  if (before && /^'s|’s$/.test(before.text)) return true;
  return tokens.some(({ lower, lemma }) => chipWords.has(lower) || chipWords.has(lemma.toLowerCase()));
}

const names = ({ names: found }: Tree, first: number, last: number) =>
  found.find((n) => n.first <= first && n.last >= last)?.label;

/** In a dateline a capital is the city. */
export const isDateline = ({ tokens, sentences, blocks }: Tree, first: number) =>
  blocks[sentences[tokens[first]!.sentence]!.block]!.kind === "label";

const ACTING = new Set(["npadvmod", "nsubj", "nsubjpass", "poss", "conj", "dobj", "agent", "ROOT", "appos"]);
const PARTNER = new Set(["by", "with", "between", "against", "to", "from", "of", "pressure", "than"]);

/** A capital acts or is dealt with; a city is where something happens. */
export function standsForGovernment({ tokens }: Tree, first: number, last: number): boolean {
  const [token, next] = [tokens[last]!, tokens[last + 1]];
  if (
    next &&
    /^(?:state|State|,|D\.C\.|DC|Post|Times|University|County|city|City)$/.test(next.text) &&
    !(next.text === "," && !/^D\.?C/.test(tokens[last + 2]?.text ?? ""))
  )
    return false;
  if (tokens[first - 1] && /^(?:New|Fort|Port|George|Mount|University)$/.test(tokens[first - 1]!.text)) return false;
  if (token.dep === "pobj") return PARTNER.has(tokens[token.head]!.lower);
  if (token.dep === "compound") return !isCapitalised(tokens[token.head]!);
  return ACTING.has(token.dep);
}

/** "the MI6 and the MI25" are products: letters and digits, and other digits after the same letters in the text. */
export function isCodeHere({ tokens }: Tree, i: number): boolean {
  const [, letters] = /^(\p{Lu}{2,4})\d{1,3}$/u.exec(tokens[i]!.text) ?? [];
  if (!letters) return false;
  const sibling = new RegExp(`^${letters}\\d{1,3}\\p{Lu}?$`, "u");
  return tokens.some(({ text }) => text !== tokens[i]!.text && sibling.test(text));
}
