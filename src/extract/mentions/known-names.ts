// Names of the gazetteer in their surroundings: what a capital, an adjective of nationality or an ambiguous name means here.
import { isCapitalised, tokenAt } from "../parse/navigate.ts";
import type { Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toSpanCandidate } from "./candidate.ts";
import type { KnownName, KnownSpan } from "./gazetteer-trie.ts";

const RANK = { name: 80, demonym: 70, metonym: 62, weak: 55 } as const;

/** Candidates of all known names, the likeliest reading of each span. */
export function findKnown(scene: Scene): Candidate[] {
  const strong = new Set(
    scene.known.flatMap(({ names }) => names.filter(({ kind }) => kind === "name").map(({ id }) => id)),
  );
  return scene.known.flatMap((span) => {
    const [first, last] = [tokenAt(scene.tree, span.start), tokenAt(scene.tree, span.end - 1)];
    if (first < 0 || last < 0 || isInsideName(scene.tree, span)) return [];
    const name = choose(scene, span, first, last, strong);
    return name ? [toKnown(scene.tree, withLegalForm(scene, span, first, last, name), first, name)] : [];
  });
}

/** "Hopper" of "Hopper-Lane" names nobody; "U.S." of "U.S.-China" and "China" of "China-based" do. */
function isInsideName({ text }: Tree, { start, end }: KnownSpan): boolean {
  const after = /^[-‐‑](\p{Lu}\p{Ll}+)/u.exec(text.slice(end, end + 40));
  const before = /(\p{Lu}\p{Ll}+)[-‐‑]$/u.exec(text.slice(Math.max(0, start - 40), start));
  if (/\bnon[-‐‑]$/i.test(text.slice(Math.max(0, start - 5), start))) return true;
  const isShort = /(?:^|\s)\p{Lu}\p{Ll}+$/u.test(text.slice(start, end));
  return isShort && [after, before].some((match) => match !== null && !DEMONYM_LIKE.test(match[1]!));
}

const DEMONYM_LIKE =
  /^(?:American|China|Chinese|Japan|Japanese|Taiwan|Taiwanese|Korea|Korean|Russia|Russian|India|Indian|European|Dutch|German|French|British|Based)$/;

function choose(
  scene: Scene,
  span: KnownSpan,
  first: number,
  last: number,
  strong: ReadonlySet<string>,
): KnownName | null {
  const readings = span.names.filter((name) => holds(scene, name, first, last, strong));
  return readings.find(({ kind }) => kind === "name") ?? readings[0] ?? null;
}

function holds(
  scene: Scene,
  { kind, type, id, alias }: KnownName,
  first: number,
  last: number,
  strong: ReadonlySet<string>,
): boolean {
  const { tree } = scene;
  if (/^D\.?C\.?$/.test(alias)) return false;
  if (kind === "metonym") return !isDateline(tree, first) && standsForGovernment(tree, first, last);
  if (kind === "demonym") return true;
  if (type === "Country" && isPartOfState(scene, first)) return false;
  if (type === "Policy" && isKindOf(tree, first, last)) return false;
  if (type === "GovernmentBody" && first === last && isPortfolio(tree, first)) return false;
  if (type === "GovernmentBody" && /\bmilitary$/i.test(alias) && /^NNS?$/.test(tree.tokens[last + 1]?.tag ?? ""))
    return false;
  if (type === "Company" && isSurname(scene, first, last)) return false;
  if (/^(?:Chip|Technology)$/.test(type) && isTailOfName(scene, first, last)) return false;
  if (type === "Chip" && (isPersonHere(scene, first, last) || isFirmHere(scene, last))) return false;
  if (kind === "name") return true;
  if (!isCapitalised(tree.tokens[first]!)) return false;
  if (strong.has(id)) return true;
  if (type === "Person") return isTitled(scene, first);
  if (type === "Technology" && isOwnedByCompany(scene, first)) return true;
  if (type === "Company" && (standsAlone(tree, first, last) || opensClause(tree, first, last))) return true;
  return type === "Chip"
    ? isChipHere(scene, first, last) || isBesideChip(scene, first)
    : fitsModel(tree, first, last, type) || isDescribed(scene, last, type) || /^[A-Z]{3,}$/.test(alias);
}

/** "its strategic goods entity list": a list of the kind, not the one of the name. */
function isKindOf({ tokens }: Tree, first: number, last: number): boolean {
  const [before, name] = [tokens[first - 1], tokens[first]!];
  if (isCapitalised(name) || !before || before.head < first || before.head > last) return false;
  return /^(?:amod|compound)$/.test(before.dep) && /^(?:NN|JJ)/.test(before.tag) && !isCapitalised(before);
}

/** "Anthropic's Claude". */
function isOwnedByCompany({ tree: { tokens }, known }: Scene, first: number): boolean {
  const mark = tokens[first - 1];
  return (
    mark !== undefined &&
    /^['’]s?$/.test(mark.text) &&
    known.some(({ end, names }) => end === mark.start && names.some(({ type }) => type === "Company"))
  );
}

/** "New Mexico" is no Mexico, nor "Atlanta, Georgia" the country. */
function isPartOfState(scene: Scene, first: number): boolean {
  const { tokens } = scene.tree;
  const [token, before, city] = [tokens[first]!, tokens[first - 1], tokens[first - 2]];
  if (before?.text === "New" || isTownOfState(scene, first)) return true;
  return scene.lexicon.of("state-homonym").has(token.lower) && before?.text === "," && city?.tag === "NNP";
}

/** "a plant in Malta, New York", but not "plants in Mexico, Texas and Ohio". */
function isTownOfState({ tree: { tokens }, lexicon }: Scene, i: number): boolean {
  const states = lexicon.of("place in country:united-states");
  const [comma, one, two] = [tokens[i + 1], tokens[i + 2], tokens[i + 3]];
  if (comma?.text !== "," || !one) return false;
  const isTwoWords = two !== undefined && states.has(`${one.text} ${two.text}`);
  return isTwoWords ? two.dep !== "conj" : states.has(one.text) && one.dep !== "conj";
}

/** "Secretary of Commerce", "Treasury secretary": a portfolio, not the body. "FTC commissioner": the body. */
export function isPortfolio({ tokens }: Tree, i: number): boolean {
  if (/^[A-Z]{3,}$/.test(tokens[i]!.text)) return false;
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
function standsAlone({ tokens, sentences, blocks }: Tree, first: number, last: number): boolean {
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

/** "Arm supplies designs": one thing of its kind without an article, right before the verb it is the subject of. */
function opensClause({ tokens, sentences, blocks }: Tree, first: number, last: number): boolean {
  const [token, next] = [tokens[last]!, tokens[last + 1]];
  const sentence = sentences[token.sentence]!;
  if (first !== sentence.first || blocks[sentence.block]!.kind === "heading") return false;
  return (
    token.dep === "nsubj" &&
    /^NNP?$/.test(token.tag) &&
    token.children.length === 0 &&
    /^(?:VB[ZD]|MD)$/.test(next?.tag ?? "")
  );
}

/** "Hopper will be followed by Rubin": a chip in the same sentence whose name is nothing else. */
function isBesideChip({ tree: { tokens }, known }: Scene, first: number): boolean {
  const { sentence } = tokens[first]!;
  return known.some(
    ({ start, names }) =>
      names.some(({ type, kind }) => type === "Chip" && kind === "name") &&
      tokens[tokenAt({ tokens } as Tree, start)]?.sentence === sentence,
  );
}

const isTitled = ({ tree, lexicon }: Scene, first: number) =>
  lexicon.of("person-title").has(tree.tokens[first - 1]?.lower ?? "");

/** "Condor Galaxy" is no Galaxy: the model sees one name, of which this is the last word. */
const isTailOfName = ({ tree: { names, tokens }, known }: Scene, first: number, last: number): boolean => {
  const before = tokens[first - 1];
  return (
    first === last &&
    before !== undefined &&
    /^\p{Lu}\p{Ll}+$/u.test(before.text) &&
    /^\p{Lu}\p{Ll}+$/u.test(tokens[last]!.text) &&
    before.tag === "NNP" &&
    names.some((name) => name.first === first - 1 && name.last === last) &&
    !known.some(({ end }) => end === before.end)
  );
};

/** "Doug Ford" is no carmaker, nor is Ford in a text that names him. */
const isSurname = ({ tree: { names, tokens }, lexicon }: Scene, first: number, last: number) =>
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
function isPersonHere({ tree, lexicon }: Scene, first: number, last: number): boolean {
  const next = tree.tokens[last + 1];
  if (
    next &&
    (lexicon.of("chip-noun").has(next.lemma.toLowerCase()) ||
      lexicon.of("chip-noun-weak").has(next.lemma.toLowerCase()))
  )
    return false;
  const person = tree.names.find((name) => name.label === "PERSON" && name.first <= first && name.last >= last);
  if (tree.tokens[last]!.lower === "silicon") return false; // "Apple Silicon"
  if (!person || tree.tokens.slice(first, last + 1).some(({ text }) => /\d/.test(text))) return false;
  return person.last - person.first > last - first || last > first;
}

/** Whether the model took exactly this span for a name of a fitting kind. */
function fitsModel({ names, tokens }: Tree, first: number, last: number, type: string): boolean {
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
function isDescribed({ tree, lexicon }: Scene, last: number, type: string): boolean {
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
function isFirmHere({ tree: { tokens }, lexicon }: Scene, last: number): boolean {
  const next = tokens[last + 1];
  return (
    next !== undefined && next.tag === "NNP" && isCapitalised(next) && lexicon.of("company-suffix").has(next.lower)
  );
}

function isChipHere({ tree, lexicon }: Scene, first: number, last: number): boolean {
  const { tokens } = tree;
  const [next, before] = [tokens[last + 1], tokens[first - 1]];
  const named = names(tree, first, last);
  if (named === "PERSON" && last > first) return false;
  const chipWords = lexicon.of("chip-noun");
  const weakWords = lexicon.of("chip-noun-weak");
  if (next && (chipWords.has(next.lemma.toLowerCase()) || weakWords.has(next.lemma.toLowerCase()))) return true;
  if (before && /^'s|’s$/.test(before.text)) return true;
  return tokens.some(({ lower, lemma }) => chipWords.has(lower) || chipWords.has(lemma.toLowerCase()));
}

const names = ({ names: found }: Tree, first: number, last: number) =>
  found.find((n) => n.first <= first && n.last >= last)?.label;

/** In a dateline a capital is the city. */
const isDateline = ({ tokens, sentences, blocks }: Tree, first: number) =>
  blocks[sentences[tokens[first]!.sentence]!.block]!.kind === "label";

const ACTING = new Set(["npadvmod", "nsubj", "nsubjpass", "poss", "conj", "dobj", "agent", "ROOT", "appos"]);
const PARTNER = new Set(["by", "with", "between", "against", "to", "from", "of", "pressure", "than"]);

/** A capital acts or is dealt with; a city is where something happens. */
function standsForGovernment({ tokens }: Tree, first: number, last: number): boolean {
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

/** A class of goods rather than a name: "AI chips", "GPUs", "artificial intelligence". */
function isGeneric(surface: string): boolean {
  const words = surface
    .split(/[\s-]+/)
    .filter(
      (word) =>
        !/^(?:AI|HPC|GPUs?|CPUs?|ICs?|HBM|DRAM|NAND|EUV|DUV|IC|LLMs?|AIs?|TPUs?|ASICs?|FPGAs?|SoCs?|EDA)$/.test(word),
    );
  return (
    words.every((word) => word === word.toLowerCase() || /^\p{Lu}\p{Ll}+s?$/u.test(word)) &&
    (words.length === 0 ||
      words.some((word) => word === word.toLowerCase()) ||
      words.length > 1 ||
      /^Artificial/.test(surface))
  );
}

/** "Government of Norway", "government of the Netherlands": where "government" stands. */
function governmentBefore({ tokens }: Tree, first: number): number | null {
  const of = tokens[first - 1]?.lower === "the" ? first - 2 : first - 1;
  return tokens[of]?.lower === "of" && tokens[of - 1]?.lower === "government" ? of - 1 : null;
}

const legalForm = ({ tree: { tokens }, lexicon }: Scene, i: number, sentence: number) =>
  tokens[i]?.sentence === sentence &&
  /^\p{Lu}/u.test(tokens[i]!.text) &&
  lexicon.of("legal-suffix").has(tokens[i]!.lower);

/** "Tern Optics" and "Tern Optics Group PLC" are one name: the span takes the legal form after a company's name in. */
function withLegalForm(scene: Scene, span: KnownSpan, first: number, last: number, { type }: KnownName): Extent {
  const { tokens } = scene.tree;
  const { sentence } = tokens[last]!;
  const isGroup = /^(?:Group|Holding|Holdings)$/.test(tokens[last + 1]?.text ?? "");
  const isWhole = isGroup && first < last && !tokens[last + 2]?.tag.startsWith("NNP");
  if (type === "Company" && isWhole) return { start: span.start, end: tokens[last + 1]!.end, last: last + 1 };
  const end = isGroup ? last + 2 : last + 1;
  const form = /^(?:Private|Pvt\.?|Pte\.?|Sdn\.?)$/.test(tokens[end]?.text ?? "") ? end + 1 : end;
  const isLonger = type === "Company" && tokens[last]!.end === span.end && legalForm(scene, form, sentence);
  return isLonger
    ? { start: span.start, end: tokens[form]!.end, last: form }
    : { start: span.start, end: span.end, last };
}

type Extent = Pick<KnownSpan, "start" | "end"> & { readonly last: number };

/** "President Okoye" names Okoye as well. */
function withoutTitle(surface: string): string[] {
  const name = surface.replace(
    /^(?:President|Secretary|Minister|Senator|Governor|Chancellor|Premier|Mr\.|Ms\.|Dr\.) /,
    "",
  );
  return name === surface ? [] : [name];
}

/** A country's span takes "government" in: "the Dutch government" is the country. */
function toKnown(tree: Tree, { last, ...span }: Extent, first: number, { id, type, name, kind }: KnownName): Candidate {
  const next = tree.tokens[last + 1];
  const federal = next?.lower === "federal" ? 1 : 0;
  const noun = tree.tokens[last + 1 + federal];
  const onDemand = type === "Technology" && isGeneric(tree.text.slice(span.start, span.end));
  const rank = onDemand ? 22 : RANK[kind] + 3 * (last - first);
  const surface = tree.text.slice(span.start, span.end);
  const forms = type === "Person" ? withoutTitle(surface) : [];
  const government = type === "Country" ? governmentBefore(tree, first) : null;
  if (government !== null)
    return toSpanCandidate(tree, { start: tree.tokens[government]!.start, end: span.end }, government, last, {
      type,
      rank: rank + 20,
      known: id,
      name,
      forms: [surface],
    });
  if (type === "Country" && noun && /^governments?$/.test(noun.lower)) {
    const end = last + 1 + federal;
    return toSpanCandidate(tree, { start: span.start, end: tree.tokens[end]!.end }, first, end, {
      type,
      rank: rank + 6,
      known: id,
      name,
      forms: [surface],
    });
  }
  return toSpanCandidate(tree, span, first, last, {
    type,
    rank,
    known: id,
    name: onDemand ? surface : name,
    onDemand,
    forms,
  });
}
