// Names that the language model found, with types of ours.
import { isProper } from "../parse/navigate.ts";
import type { NamedSpan, Token, Tree } from "../parse/tree.ts";
import { type Candidate, headOf, type Scene, toCandidate } from "./candidate.ts";
import { SUFFIX } from "./capitalised-runs.ts";
import { isNameOf, type KnownSpan } from "./gazetteer-trie.ts";
import { isPortfolio } from "./name-readings.ts";
import { isBeforeSystemNoun, OF_BODIES, typeByDescription, typeByWords } from "./organization-type.ts";
import { trimName } from "./trim-name.ts";

const RANK = 40;
const LABELS: Readonly<Record<string, string>> = {
  PERSON: "Person",
  GPE: "Place",
  LOC: "Place",
  FAC: "Place",
  ORG: "Company",
};

/** Candidates of the model's people, organisations and places; its other classes are too unsure to take. */
export function findModelNames(scene: Scene): Candidate[] {
  return scene.tree.names.flatMap((name) =>
    apart(scene.tree, name).flatMap((part) => {
      const span = pastOwner(scene, trimName(scene.tree, part));
      return span && LABELS[name.label] ? toTyped(scene, span, name.label) : [];
    }),
  );
}

/** "Tern's Heron Technology" is called Heron Technology where Tern is a known company. */
function pastOwner({ tree: { tokens }, known }: Scene, name: NamedSpan | null): NamedSpan | null {
  if (!name) return null;
  const mark = tokens.slice(name.first, name.last).findLast(({ tag }) => tag === "POS");
  if (!mark) return name;
  const isOwned = known.some(
    ({ start, end, names }) =>
      start >= tokens[name.first]!.start && end === mark.start && names.some(({ type }) => type === "Company"),
  );
  return isOwned ? { ...name, first: mark.i + 1 } : name;
}

/** "Denso, Kioxia, MUFG Bank" are three; "Skadden, Arps & Co" and "Tern Co., Ltd." are one. */
function apart({ tokens }: Tree, name: NamedSpan): NamedSpan[] {
  const words = tokens.slice(name.first, name.last + 1);
  if (name.label !== "ORG" || words.some(({ lower }) => /^(?:&|and)$/.test(lower))) return [name];
  const commas = words.filter(({ text, i }) => text === "," && !SUFFIX.test(tokens[i + 1]?.text ?? ""));
  const starts = [name.first, ...commas.map(({ i }) => i + 1)];
  const ends = [...commas.map(({ i }) => i - 1), name.last];
  return starts.map((first, k) => ({ ...name, first, last: ends[k]! })).filter(({ first, last }) => first <= last);
}

function toTyped(scene: Scene, { first, last }: NamedSpan, given: string): Candidate[] {
  const { tree, lexicon } = scene;
  const tokens = tree.tokens.slice(first, last + 1);
  const surface = tree.text.slice(tokens[0]!.start, tokens.at(-1)!.end);
  const plain = surface.toLowerCase();
  const label = given === "ORG" && isHolder(scene, first, last) ? "PERSON" : given;
  if (!tokens.some(isProper) || lexicon.of("not-a-name").has(plain) || !/\p{L}{2}/u.test(surface)) return [];
  if (!/^\p{Lu}/u.test(surface) && !/\p{Lu}/u.test(surface.slice(1))) return [];
  if (label === "ORG" && (isPortfolio(tree, first, last) || isSpeltOutModifier(tree, first, last))) return [];
  if (label === "ORG" && (isOffice(scene, last) || tree.tokens[last]!.lower === "agreement")) return [];
  if (label === "ORG" && /^(?:factory|plant|fab|campus|megafab|gigafactory)$/.test(tree.tokens[last]!.lower)) return [];
  if (tokens.length === 1 && isLoneCommonWord(tree, first)) return [];
  if (label === "ORG" && (isPairOfSurnames(tree, first, last) || isField(scene, first, last))) return [];
  if (label === "PERSON" && (beginsWithCompany(scene, first, last) || isGerundOfFirm(scene, first, last))) return [];
  if (label === "ORG" && last > first && /^(?:soc|gpu|cpu|npu|asic|fpga|apu|dpu|tpu)s?$/.test(tree.tokens[last]!.lower))
    return [];
  if (label === "ORG" && last === first && tree.tokens[last + 1]?.lower === "bill") return [];
  if (label === "ORG" && /^(?:Fab|Plant|Building|Line) \d{1,3}[A-Z]?$/.test(surface)) return []; // "Tern's Fab 3"
  if (label === "ORG" && last > first && /^(?:micro)?architecture$/.test(tree.tokens[last]!.lower)) return [];
  if (label === "ORG" && last > first && OF_CONTRACT.test(tree.tokens[last]!.text)) return [];
  if (isKnownThing(scene, first, last)) return [];
  if (label === "PERSON" && tokens.some(({ lower }) => lower === "and" || /\d/.test(lower))) return [];
  if (label !== "ORG" && endsInGoods(scene, last)) return [];
  const head = headOf(tree, first, last);
  const isWhole =
    (label === "ORG" && (surroundsCountry(scene, first, last) || isLongerFirm(scene, first, last))) ||
    (label === "GPE" && last > first && lexicon.places.has(surface)); // "British Columbia"
  const surrounds = isWhole ? 48 : 0;
  const isTown = (label === "PERSON" || label === "ORG") && isTownHere(scene, first, last);
  const words = tokens.map(({ text }) => text);
  const type = typeOf({ tree, lexicon, label: isTown ? "GPE" : label, head, words });
  return type
    ? [
        toCandidate(tree, first, last, {
          type,
          rank: RANK + 2 * tokens.length + (label === "PERSON" ? 4 : 0) + surrounds,
          head,
        }),
      ]
    : [];
}

interface Naming {
  readonly tree: Tree;
  readonly lexicon: Scene["lexicon"];
  readonly label: string;
  readonly head: number;
  readonly words: readonly string[];
}

function typeOf({ tree, lexicon, label, head, words }: Naming): string | null {
  if (isDoubleSurname(words)) return "Person";
  if (words.length === 1 && !lexicon.places.has(words[0]!) && isBeforeSystemNoun(tree, head)) return "Technology";
  const byWords = typeByWords(words, lexicon);
  if (label === "PERSON")
    return byWords && words.length > 1
      ? byWords
      : describedPerson(typeByDescription(tree, head, lexicon, words.length > 1), words);
  if (label === "ORG") return byWords ?? typeByDescription(tree, head, lexicon) ?? "Company";
  if (byWords && words.length > 1) return byWords;
  if (words.length > 1 && lexicon.places.has(words.join(" "))) return "Place";
  const described = typeByDescription(tree, head, lexicon);
  return described === "Company" || described === "Person" || described === "Technology" ? described : "Place";
}

/** "Maria Okoye, Office of Ports" is no office. */
const describedPerson = (described: string | null, words: readonly string[]) =>
  described === null || (described === "GovernmentBody" && words.length > 1) ? "Person" : described;

/** "in Taylor", "the Kumamoto subsidiary" are no people where the lists know a town of the name. */
const isTownHere = ({ tree: { tokens }, lexicon }: Scene, first: number, last: number) =>
  first === last &&
  (lexicon.places.has(tokens[first]!.text)
    ? /^(?:in|near|at|of|to)$/.test(tokens[first - 1]?.lower ?? "") ||
      isBeforeNoun(tokens, first) ||
      tokens[first + 1]?.tag === "POS"
    : tokens[first - 1]?.lower === "in" && lexicon.of("facility-site").has(tokens[first - 2]?.lemma ?? ""));

const isBeforeNoun = (tokens: Tree["tokens"], i: number) =>
  tokens[i]!.dep === "compound" && tokens[i]!.head === i + 1 && /^NNS?$/.test(tokens[i + 1]!.tag);

/** "Circuit" of "U.S. Circuit Judge X", "Trade" of "European Trade Commissioner X": what the post is for. */
function isOffice({ tree: { tokens }, lexicon }: Scene, last: number): boolean {
  const post = tokens[last + 1]?.lower ?? "";
  return (
    /^(?:judge|commissioner|minister|secretary|representative)$/.test(post) &&
    lexicon.of("portfolio").has(tokens[last]!.lower)
  );
}

/** "professor of Marine Engineering", "vice president of Investor Relations": what the post is for, no body. */
function isField({ tree: { tokens }, lexicon }: Scene, first: number, last: number): boolean {
  const [preposition, post] = [tokens[first - 1]?.lower ?? "", tokens[first - 2]?.lower ?? ""];
  if (!/^(?:of|for|in)$/.test(preposition)) return false;
  const words = tokens.slice(first, last + 1).map(({ text }) => text);
  if (preposition !== "for" && DEGREE.test(post.replace(/\./g, ""))) return typeByWords(words, lexicon) === null;
  if (
    /^(?:professor|professorship|lecturer|emeritus|emerita|reader|bachelor|master|doctor|doctorate|degree)$/.test(post)
  )
    return words.length > 1 && typeByWords(words, lexicon) === null;
  const isDeputy = /^(?:vp|svp|evp)$/.test(post) || tokens[first - 3]?.lower === "vice";
  return isDeputy && words.length > 1 && lexicon.of("department-noun").has(tokens[last]!.lower);
}

const DEGREE = /^(?:b|m|d)(?:s|sc|a|ba|eng|phil)$|^(?:phd|degrees?|diploma|doctorate|[bm]tech)$/;

/** "Adaptive SoCs" and "Dicing Machine" are neither people nor places. */
function endsInGoods({ tree, lexicon }: Scene, last: number): boolean {
  const { lower, lemma } = tree.tokens[last]!;
  const words = [lower, lemma.toLowerCase(), lower.replace(/s$/, "")];
  return words.some(
    (word) => lexicon.of("chip-noun").has(word) || lexicon.of("system-noun").has(word) || word === "ai",
  );
}

/** "Intel Falcon" is no person. */
function beginsWithCompany({ tree, known }: Scene, first: number, last: number): boolean {
  const { start, end } = tree.tokens[first]!;
  return last > first && known.some((span) => span.start === start && span.end === end && isNameOf(span, "Company"));
}

/** A device that the lists know is neither a firm nor a person, nor is what begins with its name a person. */
function isKnownThing({ tree, known }: Scene, first: number, last: number): boolean {
  const [start, end] = [tree.tokens[first]!.start, tree.tokens[last]!.end];
  const span = known.find((other) => other.start === start && other.end <= end);
  return (
    span !== undefined &&
    span.end > tree.tokens[first]!.end &&
    span.names.every(({ type, kind }) => type === "Technology" && kind === "name")
  );
}

/** "the Effective Date", "the New Term Loan Facility": what contracts define. */
const OF_CONTRACT = /^(?:Date|Facility|Period|Consideration|Closing|Notes|Shares)$/;

/** "Restricting Huawei" at the head of a sentence is no person. */
const isGerundOfFirm = ({ tree: { tokens, sentences }, known }: Scene, first: number, last: number): boolean =>
  /^\p{Lu}\p{Ll}{2,}ing$/u.test(tokens[first]!.text) &&
  tokens.slice(sentences[tokens[first]!.sentence]!.first, first).every(({ pos }) => pos === "PUNCT") &&
  known.some((span) => span.end === tokens[last]!.end && isNameOf(span, "Company"));

/** "Okoye and Dale" where the text has a Maria Okoye: people by their surnames, no firm. */
function isPairOfSurnames({ tokens, names }: Tree, first: number, last: number): boolean {
  if (last !== first + 2 || tokens[first + 1]!.lower !== "and") return false;
  const isSurname = ({ text }: Token) =>
    names.some((name) => name.label === "PERSON" && name.last > name.first && tokens[name.last]!.text === text);
  return isSurname(tokens[first]!) || isSurname(tokens[last]!);
}

/** A capitalised word that elsewhere in the text stands in small letters begins a sentence and names nothing. */
function isLoneCommonWord({ tokens, sentences }: Tree, i: number): boolean {
  const { text, lower, sentence } = tokens[i]!;
  if (sentences[sentence]!.first !== i || text === text.toUpperCase()) return false;
  return tokens.some((other) => other.text === lower && other.text !== text);
}

/** "president & CEO Maria Okoye", "founded by Maria Okoye", "spoke with Maria Okoye, who": two or three words of a name where only people stand. */
function isHolder({ tree: { tokens }, lexicon }: Scene, first: number, last: number): boolean {
  const isFullName =
    last > first &&
    last - first < 3 &&
    tokens.slice(first, last + 1).every(({ text }) => /^\p{Lu}\p{Ll}+$/u.test(text));
  return (
    isFullName &&
    !lexicon.anyOf(OF_BODIES).has(tokens[last]!.lower) &&
    (/^(?:ceo|president|chairman|chairwoman|cfo|cto|coo)$/.test(tokens[first - 1]?.lower ?? "") ||
      isFounder(tokens, last) ||
      isWho(tokens, last))
  );
}

const isWho = (tokens: readonly Token[], last: number): boolean =>
  tokens[tokens[last + 1]?.text === "," ? last + 2 : last + 1]?.lower === "who";

/** "was founded by Maria Okoye": firms seldom found firms. */
function isFounder(tokens: readonly Token[], last: number): boolean {
  const by = tokens[tokens[last]!.head]!;
  return tokens[last]!.dep === "pobj" && by.dep === "agent" && /^(?:co-)?found$/.test(tokens[by.head]!.lemma);
}

/** "Ines Marlow-Reyes": a given name and two surnames joined by a hyphen. */
const isDoubleSurname = (words: readonly string[]) =>
  words.length >= 3 && words.length <= 5 && /^(?:\p{Lu}\p{Ll}+ )+\p{Lu}\p{Ll}+ - \p{Lu}\p{Ll}+$/u.test(words.join(" "));

/** "Bank of Norway", "Norwegian Fishing League": a proper name around the name of a country, and no other known name in it. */
function surroundsCountry({ tree, known }: Scene, first: number, last: number): boolean {
  const [start, end] = [tree.tokens[first]!.start, tree.tokens[last]!.end];
  const inside = known.filter((span) => span.start >= start && span.end <= end);
  if (known.some((span) => span.start > start && span.start < end && span.end > end)) return false; // "American HARBOUR" of "American HARBOUR and Ports Act"
  const isCountry =
    inside.length > 0 && inside.every(({ names }) => names.some(({ type }) => type === "Country" || type === "Place"));
  const rest = tree.tokens
    .slice(first, last + 1)
    .filter((token) => !inside.some((span) => span.start <= token.start && token.end <= span.end));
  const isNameLike = rest.every(
    (token) => isProper(token) || /^(?:of|for|and|the|&|-|,|'s|’s|on|in|Inc\.|Ltd\.)$/.test(token.text),
  );
  return isCountry && isNameLike && rest.some((token) => isProper(token) && token.text.length > 2);
}

/** "GaN Systems Inc.", "Hua Hong NEC Electronics": a firm whose name has a technology or another firm's name in it. */
function isLongerFirm({ tree, lexicon, known }: Scene, first: number, last: number): boolean {
  if (!lexicon.anyOf(OF_FIRMS).has(tree.tokens[last]!.lower)) return false;
  const [start, end] = [tree.tokens[first]!.start, tree.tokens[last]!.end];
  const isOf = (span: KnownSpan, ...types: string[]) => span.names.some(({ type }) => types.includes(type));
  const inside = known.filter((span) => span.start >= start && span.end < tree.tokens[last]!.start);
  return inside.some(
    (span) => span.end <= end && (isOf(span, "Technology") || (span.start > start && isOf(span, "Company"))),
  );
}

const OF_FIRMS = ["company-suffix", "legal-suffix"];

/** "Computer Numerical Control (CNC) machine parts": a term that modifies a common noun and defines an acronym on the way. */
function isSpeltOutModifier({ tokens }: Tree, first: number, last: number): boolean {
  const isAcronym =
    tokens[last + 1]?.text === "(" &&
    /^\p{Lu}{2,6}s?$/u.test(tokens[last + 2]?.text ?? "") &&
    tokens[last + 3]?.text === ")";
  return isAcronym && last > first && tokens[last + 4]?.pos === "NOUN";
}
