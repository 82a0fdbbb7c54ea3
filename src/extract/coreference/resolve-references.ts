// What pronouns and descriptions refer to, where rules are reliable; otherwise they refer to nothing.
import type { Lexicon } from "../lexicon.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import { childrenBy, firstConjunct } from "../parse/navigate.ts";
import type { Tree } from "../parse/tree.ts";
import { type DefinedTerms, findDefinedTerms, findWriter } from "./defined-terms.ts";
import { linkDescribed } from "./link-described.ts";
import { linkNames } from "./link-names.ts";

export interface Author {
  readonly name: string;
}

const SUBJECT = /^nsubj/;
const NEAR_PRONOUN = 2; // sentences
const NEAR_NOMINAL = 12;

/** Fills `refersTo` of references and of short names; text order, so that chains end at a name. */
export function resolveReferences(
  tree: Tree,
  mentions: readonly PlacedMention[],
  lexicon: Lexicon,
  author: string | null,
): PlacedMention[] {
  const linked = linkDescribed(tree, lexicon, linkNames(tree, lexicon, mentions));
  const terms = findDefinedTerms(tree, linked);
  const writer = findWriter(linked, terms, author);
  const resolved: PlacedMention[] = [];
  for (const mention of linked) {
    const antecedent =
      mention.kind === "name"
        ? mention.refersTo
        : (definedBy(terms, writer, mention) ?? findAntecedent(tree, linked, resolved, mention, lexicon, writer));
    resolved.push({ ...mention, refersTo: antecedent });
  }
  return resolved;
}

/** "the Company" with a capital is the one defined so, or who writes. */
function definedBy(terms: DefinedTerms, writer: PlacedMention | undefined, mention: PlacedMention): number | null {
  const term = /^the (\p{Lu}\p{Ll}+)$/iu.exec(mention.text)?.[1];
  if (mention.kind !== "nominal" || !term || !/^\p{Lu}/u.test(term)) return null;
  const isWriter = /^(?:Company|Corporation|Group|Registrant)$/.test(term) && writer?.type === "Company";
  return terms.get(term.toLowerCase()) ?? (isWriter ? writer.number : null);
}

function findAntecedent(
  tree: Tree,
  all: readonly PlacedMention[],
  before: readonly PlacedMention[],
  mention: PlacedMention,
  lexicon: Lexicon,
  writer: PlacedMention | undefined,
): number | null {
  if (mention.kind === "nominal") return describedBy(tree, all, mention) ?? ofNominal(tree, before, mention, lexicon);
  if (mention.type === "?we") return ofFirstPerson(tree, all, mention, writer);
  return ofPronoun(tree, before, mention, lexicon);
}

/** "the phone maker" that stands in apposition to a name is that name. */
function describedBy(tree: Tree, all: readonly PlacedMention[], mention: PlacedMention): number | null {
  const token = tree.tokens[mention.head]!;
  const partners = [
    ...childrenBy(tree, token.i, "appos").map(({ i }) => i),
    ...(token.dep === "appos" ? [token.head] : []),
  ];
  const name =
    all.find(({ kind, head, onDemand }) => kind === "name" && !onDemand && partners.includes(head)) ??
    justBefore(tree, all, mention);
  return name ? name.number : null;
}

/** "Tern Optics, the company that …", where the parser hangs the description somewhere else. */
function justBefore(
  tree: Tree,
  all: readonly PlacedMention[],
  { first, type }: PlacedMention,
): PlacedMention | undefined {
  if (tree.tokens[first - 1]?.text !== ",") return undefined;
  const types = type.slice(1).split("|");
  return all.find(
    (name) => name.kind === "name" && !name.onDemand && name.last === first - 2 && types[0] === name.type,
  );
}

function typesOf({ type }: PlacedMention): string[] {
  return type.slice(1).split("|");
}

function sentenceOf(tree: Tree, { head }: PlacedMention): number {
  return tree.tokens[head]!.sentence;
}

/** "the company": the last subject of a fitting type, or the last mention of it. */
function ofNominal(
  tree: Tree,
  before: readonly PlacedMention[],
  mention: PlacedMention,
  lexicon: Lexicon,
): number | null {
  const types = typesOf(mention);
  const here = sentenceOf(tree, mention);
  const isPlural = tree.tokens[mention.head]!.tag === "NNS";
  if (isPlural && !types.includes("Policy")) return null;
  const fitting = before.filter((m) => {
    const name = nameOf(before, m);
    return (
      name !== null &&
      (m.kind === "name" || isSubjectLike(tree, m)) &&
      types.includes(name.type) &&
      here - sentenceOf(tree, m) <= NEAR_NOMINAL &&
      m.end <= mention.start &&
      isNameable(name, mention, lexicon) &&
      !(m.type === "Country" && isAdjectival(tree, m))
    );
  });
  const head = tree.tokens[mention.head]!.lemma.toLowerCase();
  const isPointed = /^th(?:is|at)\b/i.test(mention.text);
  const isOwnPost =
    /^(?:Person|Chip)$/.test(types[0]!) && childrenBy(tree, mention.head, "prep").some(({ lower }) => lower === "of");
  if (isOwnPost || lexicon.of("kin-noun").has(head)) return null;
  if (types.includes("Policy"))
    return lastPolicy(
      tree,
      fitting.filter(({ kind }) => kind === "name"),
      head,
      lexicon,
    );
  if (hasNationality(tree, mention) && new Set(fitting.map(({ known, name }) => known ?? name)).size > 1) return null;
  if (head === "company" || types[0] === "Company")
    return (
      salient(
        tree,
        before,
        fitting.filter((m) => nameOf(before, m)?.type === "Company"),
        here,
        isPointed,
      )?.number ?? null
    );
  if (types[0] === "Country") return onlyOneHere(tree, fitting, here);
  if (types.includes("Country")) return null;
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

/** "the country" where the sentence names just one before. */
function onlyOneHere(tree: Tree, names: readonly PlacedMention[], here: number): number | null {
  const countries = names.filter((m) => m.kind === "name" && m.type === "Country" && sentenceOf(tree, m) === here);
  return new Set(countries.map(({ known, name }) => known ?? name)).size === 1 ? countries[0]!.number : null;
}

const isAdjectival = (tree: Tree, { head }: PlacedMention) => tree.tokens[head]!.dep === "amod";

/** "the agency" is no White House, "the department" is a department: the noun stands in the name, or no name has it. */
function isNameable(name: PlacedMention, mention: PlacedMention, lexicon: Lexicon): boolean {
  if (name.type !== "GovernmentBody") return true;
  const noun = mention.name.toLowerCase();
  const isOwnWord = lexicon.of("bare-body").has(noun) && noun !== "agency";
  return !isOwnWord || name.name.toLowerCase().includes(noun);
}

/** What no "measure" or "rule" means. */
const PERMIT = /^(?:license|licence|permit|waiver|exemption|approval)$/;

/** "the rule", "these measures": the last instrument called so, else the last described one of the kind. */
function lastPolicy(tree: Tree, fitting: readonly PlacedMention[], head: string, lexicon: Lexicon): number | null {
  const policies = fitting.filter(({ type }) => type === "Policy");
  const isCurb = (m: PlacedMention) => lexicon.of("restricting-noun").has(tree.tokens[m.head]!.lemma.toLowerCase());
  if (/^(?:move|step|action)$/.test(head)) return policies.filter(isCurb).at(-1)?.number ?? null;
  const same = policies.filter(
    (m) => tree.tokens[m.head]!.lemma.toLowerCase() === head || m.name.toLowerCase().split(" ").includes(head),
  );
  if (same.length > 0) return same.at(-1)!.number;
  if (/^(?:measure|rule|control|restriction|curb|action|policy|decision|order)$/.test(head))
    return policies.filter((m) => !PERMIT.test(tree.tokens[m.head]!.lemma)).at(-1)?.number ?? null;
  return null;
}

/** The name that a mention stands for, as far as it is resolved. */
function nameOf(before: readonly PlacedMention[], mention: PlacedMention): PlacedMention | null {
  let at: PlacedMention | undefined = mention;
  for (let step = 0; step < 20 && at && at.kind !== "name"; step++)
    at = at.refersTo === null ? undefined : before[at.refersTo];
  return at ?? null;
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

const MALE = /^(?:he|him|his|himself)$/;
const ROLES: Readonly<Record<string, readonly string[]>> = {
  "?he": ["Person"],
  "?it": ["Company", "GovernmentBody", "Organization", "Chip", "Country", "Policy"],
};

/** What owns customers is a company, what applies to goods is an instrument; otherwise any thing. */
function typesOfPronoun(tree: Tree, { type, head }: PlacedMention, lexicon: Lexicon): readonly string[] {
  const { dep, head: above } = tree.tokens[head]!;
  const { lemma } = tree.tokens[above]!;
  if (type === "?it" && dep === "poss" && lexicon.of("company-possession").has(lemma.toLowerCase()))
    return ["Company", "Organization"];
  if (type === "?it" && /^nsubj/.test(dep) && lexicon.of("policy-verb").has(lemma)) return ["Policy"];
  if (type === "?it" && /^nsubj/.test(dep) && /^(?:succeed|replace|supersede|outperform)$/.test(lemma))
    return ["Chip", "Policy"];
  return ROLES[type] ?? [];
}

/** The last subject of a fitting type, in this sentence before the pronoun or in the one before. */
function ofPronoun(
  tree: Tree,
  before: readonly PlacedMention[],
  mention: PlacedMention,
  lexicon: Lexicon,
): number | null {
  const here = sentenceOf(tree, mention);
  const types = typesOfPronoun(tree, mention, lexicon);
  const block = tree.sentences[here]!.block;
  const isPlural = /^(?:they|them|their|theirs|themselves)$/i.test(mention.text);
  if (isPlural) return null;
  const reach = mention.type === "?he" ? NEAR_PRONOUN + 2 : 1;
  const fitting = before.filter((m) => {
    const distance = here - sentenceOf(tree, m);
    if (isSubjectHere(tree, m, mention, types) || isSubjectBefore(tree, before, m, mention, types)) return true;
    if (m.kind !== "name" || (m.onDemand && m.type !== "Policy") || !types.includes(m.type) || m.end > mention.start)
      return false;
    return (
      distance <= reach &&
      (distance === 0 || tree.sentences[sentenceOf(tree, m)]!.block >= block - 1) &&
      !(m.type === "Country" && isAdjectival(tree, m))
    );
  });
  if (mention.type === "?it" && hasOpenSubject(tree, before, mention)) return null;
  if (mention.type === "?it" && !isSubjectLike(tree, mention) && !isPossessive(tree, mention)) {
    const things = new Set(fitting.map(({ known, name }) => known ?? name));
    if (things.size > 1) return null;
  }
  const people = mention.type === "?he" ? fitting.filter((m) => !isOtherGender(m, mention.text)) : fitting;
  const found = subjectFirst(tree, people, here, isMainSubject(tree, mention));
  return found?.number ?? (isOnlyPolicy(types) ? ofAuthority(tree, before, mention) : null);
}

const isOnlyPolicy = (types: readonly string[]) => types.length === 1 && types[0] === "Policy";

/** "The Netherlands confirmed that it will restrict …": who restricts, where the sentence names no instrument before. */
function ofAuthority(tree: Tree, before: readonly PlacedMention[], { head, start }: PlacedMention): number | null {
  const here = tree.tokens[head]!.sentence;
  const subjects = before.filter(
    (m) =>
      m.kind === "name" &&
      /^(?:Country|GovernmentBody)$/.test(m.type) &&
      m.end <= start &&
      tree.tokens[m.head]!.sentence === here &&
      SUBJECT.test(tree.tokens[m.head]!.dep),
  );
  return subjects.at(-1)?.number ?? null;
}

/** "The Company completed its purchase": a description of something known that is subject of the same sentence. */
const isSubjectHere = (tree: Tree, m: PlacedMention, { end, head }: PlacedMention, types: readonly string[]) =>
  m.kind === "nominal" &&
  m.refersTo !== null &&
  m.end <= end &&
  tree.tokens[m.head]!.sentence === tree.tokens[head]!.sentence &&
  SUBJECT.test(tree.tokens[m.head]!.dep) &&
  types.includes(typesOf(m)[0]!);

/** "Tern grew. It makes lamps. It …": a pronoun that is subject of the sentence before, by what it means. */
function isSubjectBefore(
  tree: Tree,
  before: readonly PlacedMention[],
  m: PlacedMention,
  mention: PlacedMention,
  types: readonly string[],
): boolean {
  if (m.kind === "name" || mention.type !== "?it" || !SUBJECT.test(tree.tokens[m.head]!.dep)) return false;
  const isNear = sentenceOf(tree, mention) - sentenceOf(tree, m) === 1;
  const name = nameOf(before, m);
  return isNear && name !== null && types.includes(name.type);
}

/** "The German chipmaker said it …": where the description is left open, so is the pronoun. */
const hasOpenSubject = (tree: Tree, before: readonly PlacedMention[], { head, start }: PlacedMention) =>
  before.some(
    (m) =>
      m.kind === "nominal" &&
      m.refersTo === null &&
      m.end <= start &&
      /Company|Organization|GovernmentBody/.test(m.type) &&
      tree.tokens[m.head]!.sentence === tree.tokens[head]!.sentence &&
      SUBJECT.test(tree.tokens[m.head]!.dep),
  );

const isPossessive = (tree: Tree, { head }: PlacedMention) => tree.tokens[head]!.dep === "poss";

const isOtherGender = ({ text }: PlacedMention, pronoun: string) =>
  MALE.test(pronoun.toLowerCase()) ? /^(?:Ms|Mrs)\b/.test(text) : /^Mr\b/.test(text);

/** "Since buying X, it …": the subject of a whole sentence. */
const isMainSubject = ({ tokens }: Tree, { head }: PlacedMention) =>
  SUBJECT.test(tokens[head]!.dep) && tokens[tokens[head]!.head]!.dep === "ROOT";

/** Subjects before others; to a main subject that of the sentence before is nearer than an object of its own. */
function subjectFirst(
  tree: Tree,
  names: readonly PlacedMention[],
  here: number,
  isMain: boolean,
): PlacedMention | null {
  const inSentence = names.filter((m) => sentenceOf(tree, m) === here);
  const subjects = inSentence.filter((m) => isSubjectLike(tree, m));
  if (subjects.length > 0) return subjects.at(-1)!;
  const earlier = names.filter((m) => sentenceOf(tree, m) < here);
  const lastSentence = Math.max(...earlier.map((m) => sentenceOf(tree, m)));
  const earlierSubjects = earlier.filter((m) => sentenceOf(tree, m) === lastSentence && isSubjectLike(tree, m));
  const near = isMain ? [earlierSubjects[0], inSentence.at(-1)] : [inSentence.at(-1), earlierSubjects[0]];
  return near[0] ?? near[1] ?? earlier.filter((m) => sentenceOf(tree, m) === lastSentence)[0] ?? null;
}

function isSubjectLike(tree: Tree, m: PlacedMention): boolean {
  const { dep, head } = tree.tokens[m.head]!;
  return (
    SUBJECT.test(dep) ||
    (dep === "compound" && SUBJECT.test(tree.tokens[head]!.dep)) ||
    (dep === "poss" && SUBJECT.test(tree.tokens[head]!.dep))
  );
}

/** "we" and "I" are the labelled speaker's or the author's; a company's person says "we" for the company, which is left open. */
function ofFirstPerson(
  tree: Tree,
  all: readonly PlacedMention[],
  mention: PlacedMention,
  writer: PlacedMention | undefined,
): number | null {
  const block = tree.blocks[tree.sentences[sentenceOf(tree, mention)]!.block]!;
  const label = block.label === null ? null : tree.blocks[block.label]!;
  const isSingular = /^(?:i|me|my|mine|myself)$/i.test(mention.text);
  if (label?.kind === "speaker") {
    const speaker = all.find(
      ({ start, end, type, kind }) =>
        start >= label.start && end <= label.end && kind === "name" && (type === "Person") === true,
    );
    const company = all.find(
      ({ start, end, type, kind }) => start >= label.start && end <= label.end && kind === "name" && type === "Company",
    );
    return (isSingular ? speaker : company)?.number ?? null;
  }
  if (!writer || (writer.type === "Person" && !isSingular)) return null;
  return writer.number;
}

/** "the Chinese company" among several is not simply the last one: nothing says which is Chinese. */
function hasNationality({ tokens }: Tree, { first, head }: PlacedMention): boolean {
  return tokens.slice(first + 1, head).some(({ text, dep }) => dep === "amod" && /^\p{Lu}/u.test(text));
}
