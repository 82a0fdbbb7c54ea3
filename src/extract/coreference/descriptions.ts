// What a definite description refers to: "the chipmaker", "the Dutch company", "these measures".
import type { Lexicon } from "../lexicon.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import { describingNouns } from "../mentions/organization-type.ts";
import { childrenBy, firstConjunct } from "../parse/navigate.ts";
import type { Tree } from "../parse/tree.ts";
import { countNamed, isAdjectival, isSubjectLike, nameOf, SUBJECT, sentenceOf, typesOf } from "./antecedents.ts";
import { nationalityOf, ofNationality } from "./nationality.ts";

const NEAR_NOMINAL = 12;

/** "the company": the last subject of a fitting type, or the last mention of it. */
export function ofNominal(
  tree: Tree,
  all: readonly PlacedMention[],
  before: readonly PlacedMention[],
  mention: PlacedMention,
  lexicon: Lexicon,
): number | null {
  const types = typesOf(mention);
  const here = sentenceOf(tree, mention);
  const isPlural = tree.tokens[mention.head]!.tag === "NNS";
  if (isPlural && !types.includes("Policy")) return null;
  const head = tree.tokens[mention.head]!.lemma.toLowerCase();
  if (childrenBy(tree, mention.head, "acl").some(({ lemma }) => /^(?:call|name|dub|know)$/.test(lemma))) return null;
  const isPointed = /^th(?:is|at)\b/i.test(mention.text);
  const isOwnPost =
    /^(?:Person|Chip)$/.test(types[0]!) && childrenBy(tree, mention.head, "prep").some(({ lower }) => lower === "of");
  if (isOwnPost || lexicon.of("kin-noun").has(head)) return null;
  const fitting = before.filter((m) => {
    if (here - sentenceOf(tree, m) > NEAR_NOMINAL || m.end > mention.start) return false;
    const name = nameOf(before, m);
    return (
      name !== null &&
      (m.kind === "name" || isSubjectLike(tree, m)) &&
      types.includes(name.type) &&
      !(types[0] === "Person" && isSubjectOf(tree, m, mention)) &&
      isNameable(name, mention, lexicon) &&
      !(m.type === "Country" && isAdjectival(tree, m))
    );
  });
  if (types.includes("Policy"))
    return lastPolicy(
      tree,
      fitting.filter(({ kind }) => kind === "name"),
      head,
      lexicon,
    );
  const country = nationalityOf(all, mention);
  const companies = fitting.filter(
    (m) => nameOf(before, m)?.type === "Company" && (head !== "venture" || isVenture(tree, before, m)),
  );
  if (country !== null && types[0] === "Company")
    return ofCountry(tree, lexicon, all, before, { companies, country, here });
  if (hasNationality(tree, mention) && countNamed(fitting) > 1) return null;
  if (head === "company" || types[0] === "Company")
    return salient(tree, before, companies, here, isPointed)?.number ?? null;
  if (types[0] === "Country") return onlyOneHere(tree, fitting, here);
  if (types.includes("Country")) return null;
  if (types[0] === "Person") {
    const titled = before.filter((m) => m.type === "Person" && m.kind === "name" && isTitled(tree, m, head));
    if (titled.length > 0 && countNamed(titled) === 1) return titled.at(-1)!.number;
  }
  return (
    salient(
      tree,
      before,
      fitting.filter((m) => nameOf(before, m)?.type === types[0]),
      here,
      isPointed,
    )?.number ?? null
  );
}

/** "President X", "Trade Minister X": called by the title that a description has. */
const isTitled = (tree: Tree, { head, first }: PlacedMention, title: string): boolean =>
  childrenBy(tree, head, "compound").some(({ lemma }) => lemma.toLowerCase() === title) ||
  (first > 0 && tree.tokens[first - 1]!.lemma.toLowerCase() === title);

/** "the joint venture" is one that the text calls so, none of its parents. */
function isVenture(tree: Tree, before: readonly PlacedMention[], mention: PlacedMention): boolean {
  return [mention, nameOf(before, mention)].some(
    (m) => m && describingNouns(tree, m.head).some((noun) => tree.tokens[noun]!.lemma === "venture"),
  );
}

/** "Okoye advises the secretary": who does something is not who it is done to (Chomsky 1981, principle C). */
function isSubjectOf({ tokens }: Tree, { head }: PlacedMention, { head: described }: PlacedMention): boolean {
  const { dep, head: verb } = tokens[head]!;
  if (dep !== "nsubj") return false;
  for (let at = described, step = 0; step < 6; step++) {
    const { dep: label, head: above } = tokens[at]!;
    if (above === verb) return label !== "nsubj";
    if (above === at || !/^(?:pobj|dobj|prep|dative|attr|conj|appos|poss)$/.test(label)) return false;
    at = above;
  }
  return false;
}

/** "the Dutch chipmaker": the most salient company that is Dutch, else the only one that may be. */
function ofCountry(
  tree: Tree,
  lexicon: Lexicon,
  all: readonly PlacedMention[],
  before: readonly PlacedMention[],
  {
    companies,
    country,
    here,
  }: { readonly companies: readonly PlacedMention[]; readonly country: string; readonly here: number },
): number | null {
  const names = companies.map((m) => nameOf(before, m)!);
  const own = ofNationality(tree, lexicon, all, names, country);
  const fitting = companies.filter((_, i) => own.includes(names[i]!));
  const isSure = countNamed(own) === 1;
  const isKnown = own.some((m) => m.known !== null && lexicon.homes.get(m.known) === country);
  return isSure || isKnown ? (salient(tree, before, fitting, here, false)?.number ?? null) : null;
}

/** "the country" where the sentence names just one before. */
function onlyOneHere(tree: Tree, names: readonly PlacedMention[], here: number): number | null {
  const countries = names.filter((m) => m.kind === "name" && m.type === "Country" && sentenceOf(tree, m) === here);
  return countNamed(countries) === 1 ? countries[0]!.number : null;
}

/** "the agency" is no White House, "the department" is a department: the noun stands in the name, or no name has it. */
function isNameable(name: PlacedMention, mention: PlacedMention, lexicon: Lexicon): boolean {
  if (name.type !== "GovernmentBody") return true;
  const noun = mention.name.toLowerCase();
  const isOwnWord = lexicon.of("bare-body").has(noun) && noun !== "agency";
  return !isOwnWord || name.name.toLowerCase().includes(noun);
}

/** What no "measure" or "rule" means. */
const PERMIT = /^(?:license|licence|permit|waiver|exemption|approval)$/;
const LIST = /^(?:list|blacklist)$/;
/** "this control" is none of the Export Control Reform Act's words. */
const STATUTE = /\b(?:act|law|statute|code|constitution)\b/i;
/** What is followed and not decided on a day. */
const COURSE = /^(?:policy|strategy|agenda|regime|framework)$/;
const AID = /^(?:subsidy|programme|program|agenda)$/;

/** "the rule", "these measures": the last instrument called so, else the last described one of the kind. */
function lastPolicy(tree: Tree, fitting: readonly PlacedMention[], head: string, lexicon: Lexicon): number | null {
  const policies = fitting.filter(({ type }) => type === "Policy");
  const isCurb = (m: PlacedMention) => lexicon.of("restricting-noun").has(tree.tokens[m.head]!.lemma.toLowerCase());
  if (/^(?:move|step|action)$/.test(head)) return policies.filter(isCurb).at(-1)?.number ?? null;
  const isCalled = (m: PlacedMention) => {
    const lemma = tree.tokens[m.head]!.lemma.toLowerCase();
    return lemma === head || (!STATUTE.test(m.name) && m.name.toLowerCase().split(" ").includes(head));
  };
  const same = policies.filter(isCalled);
  if (same.length > 0) return same.at(-1)!.number;
  const isOther = (m: PlacedMention, kind: RegExp) => kind.test(tree.tokens[m.head]!.lemma.toLowerCase());
  const imposed = policies.filter((m) => !isOther(m, PERMIT));
  const imposing = imposed.filter((m) => !isOther(m, LIST) && !isOther(m, AID));
  if (head === "measure") return imposing.at(-1)?.number ?? null;
  if (/^(?:rule|control|restriction|curb)$/.test(head))
    return imposing.filter(({ name }) => !STATUTE.test(name)).at(-1)?.number ?? null;
  const decided = head === "policy" ? imposed : imposed.filter((m) => !isOther(m, COURSE));
  return /^(?:action|policy|decision|order)$/.test(head) ? (decided.at(-1)?.number ?? null) : null;
}

/** "firms such as X": who is only an example is hardly what the text goes on about. */
function isExample(tree: Tree, { head }: PlacedMention): boolean {
  const { tokens } = tree;
  const { dep, head: above } = tokens[firstConjunct(tree, head)]!;
  return dep === "pobj" && /^(?:as|including|like|include)$/.test(tokens[above]!.lower);
}

function salient(
  tree: Tree,
  before: readonly PlacedMention[],
  names: readonly PlacedMention[],
  here: number,
  isPointed: boolean,
): PlacedMention | null {
  const rootOf = (m: PlacedMention) => {
    const { known, refersTo, number } = nameOf(before, m) ?? m;
    return known ?? refersTo ?? number;
  };
  const weight = (m: PlacedMention) =>
    -2 * (here - sentenceOf(tree, m)) +
    (SUBJECT.test(tree.tokens[firstConjunct(tree, m.head)]!.dep) ? 3 : 0) +
    (tree.tokens[m.head]!.dep === "poss" ? 1 : 0) -
    (isExample(tree, m) ? 2 : 0);
  let best: PlacedMention | null = null;
  for (const name of names) if (!best || weight(name) >= weight(best)) best = name;
  if (!best) return null;
  const rivals = names.filter((name) => rootOf(name) !== rootOf(best));
  if (isPointed) return best;
  return rivals.some((rival) => weight(best) - weight(rival) < LEAD) ? null : best;
}

/** By how much a name must be more salient than any other for a description to mean it. */
const LEAD = 1;

/** "the Chinese company" among several is not simply the last one: nothing says which is Chinese. */
function hasNationality({ tokens }: Tree, { first, head }: PlacedMention): boolean {
  return tokens.slice(first + 1, head).some(({ text, dep }) => dep === "amod" && /^\p{Lu}/u.test(text));
}
