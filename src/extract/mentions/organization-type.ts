// Company, state body or other organisation? By the words of the name, then by how the text describes it.
import type { Lexicon } from "../lexicon.ts";
import { firstConjunct, isProper } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";

/** Classes of words that end the name of a body; one list, so that `anyOf` joins them once. */
export const OF_BODIES: readonly string[] = ["organization-name", "government-name", "company-suffix", "legal-suffix"];

/** "Harbour Jobs Program" and "Harbour Restricted List" are instruments; "World Food Programme" is a body. */
const isScheme = (words: readonly string[]): boolean =>
  words.length > 1 &&
  /^(?:program|programme|act|agenda|strategy|list|regulations|directive|treaty|proclamation)$/.test(words.at(-1)!) &&
  !/^(?:world|united|un|international|global)$/.test(words[0]!);

/** The type of an organisation's name from its words; null when they do not tell. */
export function typeByWords(words: readonly string[], lexicon: Lexicon): string | null {
  const lower = words.map((word) => word.toLowerCase());
  const has = (name: string, word: string | undefined) => word !== undefined && lexicon.of(name).has(word);
  const [first, last] = [lower[0], lower.at(-1)];
  if (lower.length > 1 && has("legal-suffix", last)) return "Company";
  if (isScheme(lower)) return "Policy";
  if (lower.length > 1 && (last === "government" || /^directorate/.test(first!))) return "GovernmentBody";
  if (
    lower.some((word) =>
      /^(?:university|institute|college|school|foundation|association|society|academy|federation)$/.test(word),
    )
  )
    return "Organization";
  const beforeOf = lower[lower.findIndex((word) => /^(?:of|for|on)$/.test(word)) - 1];
  if (has("government-name", beforeOf ?? last) || (has("government-name", first) && lower[1] === "of")) {
    return beforeOf === undefined &&
      /^(?:service|house|office|agency|command|council|committee|administration)$/.test(last ?? "") &&
      lower.length < 2
      ? null
      : "GovernmentBody";
  }
  if (has("organization-name", beforeOf ?? last)) return "Organization";
  return lower.length > 1 && has("company-suffix", last) ? "Company" : null;
}

/** "the VORTEX operating system", "the Skylink interconnect": a noun right after a name of one word that is said of know-how only. */
export function isBeforeSystemNoun({ tokens }: Tree, i: number): boolean {
  const [one, two] = [tokens[i + 1], tokens[i + 2]];
  if (!one || one.sentence !== tokens[i]!.sentence) return false;
  return /^(?:interconnects?|codec|compiler|protocol)$/.test(one.lower) || SYSTEMS.test(`${one.lower} ${two?.lower}`);
}

const SYSTEMS = /^(?:operating systems?|instruction sets?|programming language|file (?:system|format)|command set)$/;

/** "the website OsloTech", "Chipweek, a magazine". */
const MEDIUM = /^(?:website|magazine|newsletter|newswire|blog|podcast)$/;

const DESCRIBING: readonly [type: string, nouns: string][] = [
  ["Company", "Company"],
  ["GovernmentBody", "GovernmentBody"],
  ["Organization", "Organization"],
];

/**
 * The type that an apposition, a copula or a noun before the name gives: "the regulator X", "X, a chipmaker".
 * @param looksPersonal whether the name looks like a person's: what may be either, such as a developer, is a person then
 */
export function typeByDescription(tree: Tree, head: number, lexicon: Lexicon, looksPersonal = false): string | null {
  for (const noun of describingNouns(tree, head)) {
    const lemma = tree.tokens[noun]!.lemma.toLowerCase();
    if (lexicon.of("ambiguous-description").has(lemma)) continue;
    if (looksPersonal && (lexicon.of("other-post").has(lemma) || lexicon.nominalsOf.get("Person")?.has(lemma)))
      return "Person";
    if (MEDIUM.test(lemma)) return "Organization";
    for (const [type, name] of DESCRIBING) if (lexicon.nominalsOf.get(name)?.has(lemma)) return type;
    if (/^(?:entity|venture)$/.test(lemma)) return "Company";
    if (DEVICE.test(lemma)) return "Technology";
    if (lexicon.nominalsOf.get("Chip")?.has(lemma) && STRONG_CHIP.test(lemma)) return "Chip";
    if (
      lexicon.of("other-post").has(lemma) &&
      lemma !== "partner" &&
      lemma !== "developer" &&
      lemma !== "designer" &&
      lemma !== "producer"
    )
      return "Person";
    if (lexicon.nominalsOf.get("Person")?.has(lemma) && !lexicon.nominalsOf.get("Company")?.has(lemma)) return "Person";
  }
  return null;
}

/** Words for goods and know-how that are said of a name. */
export const DEVICE =
  /^(?:tool|software|device|smartphone|phone|tablet|console|headset|chatbot|app|supercomputer|laptop|computer|technology|interconnect|protocol|interface|scanner|algorithm|toolkit|compiler|bus)$/;
const STRONG_CHIP = /^(?:chip|processor|microprocessor|accelerator|gpu|cpu|microarchitecture|soc|superchip)$/;

/** Nouns that are said of a name: appositions both ways, predicates, and a noun that it stands before or after as one name; those of a list too. */
export function describingNouns(tree: Tree, head: number): number[] {
  const { tokens } = tree;
  const token = tokens[head]!;
  const found = token.children.filter(
    (i) => tokens[i]!.dep === "appos" || (tokens[i]!.dep === "compound" && tokens[i]!.pos === "NOUN" && i < head),
  );
  const parent = tokens[token.head]!;
  if (token.dep === "appos") found.push(parent.i);
  const grand = tokens[parent.head]!;
  if (token.dep === "pobj" && parent.lower === "as" && grand.dep === "acl" && /^(?:know|refer)$/.test(grand.lemma))
    found.push(grand.head);
  if (token.dep === "oprd" && parent.dep === "acl" && /^(?:call|name|dub)$/.test(parent.lemma)) found.push(grand.i);
  if (/^nsubj/.test(token.dep) && parent.lemma === "be")
    found.push(...parent.children.filter((i) => tokens[i]!.dep === "attr"));
  for (const i of token.children) {
    const { dep, lemma, children } = tokens[i]!; // "X, which was a startup"
    if (dep === "relcl" && lemma === "be" && /^(?:which|who)$/.test(tokens[children[0]!]?.lower ?? ""))
      found.push(...children.filter((k) => tokens[k]!.dep === "attr"));
  }
  if (token.dep === "attr" && parent.lemma === "be")
    found.push(...parent.children.filter((i) => tokens[i]!.dep === "nsubj" && tokens[i]!.i < head));
  if (token.dep === "pobj" && EXAMPLE.test(parent.lower) && grand.tag === "NNS") found.push(grand.i);
  return [...found, ...nounsOfList(tree, token)];
}

const EXAMPLE = /^(?:as|including|like)$/;

/** "the firms X, Y and Z", "firms such as X and Y": what is said in the plural of the first is said of each. */
function nounsOfList(tree: Tree, { i, dep, head }: Token): number[] {
  const { tokens } = tree;
  const isListed = dep === "conj" || (dep === "appos" && isProper(tokens[head]!));
  if (!isListed) return [];
  const lead = dep === "conj" ? firstConjunct(tree, i) : head;
  if (lead === i || !isProper(tokens[lead]!)) return [];
  return describingNouns(tree, lead).filter((noun) => tokens[noun]!.tag === "NNS");
}
