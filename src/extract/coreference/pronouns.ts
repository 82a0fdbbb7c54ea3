// What "he", "she" and "it" refer to.
import type { Lexicon } from "../lexicon.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import type { Tree } from "../parse/tree.ts";
import { countNamed, isAdjectival, isSubjectLike, nameOf, SUBJECT, sentenceOf, typesOf } from "./antecedents.ts";

const NEAR_PRONOUN = 2; // sentences

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
export function ofPronoun(
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
  const lead = leadOfList(tree, before, mention, types);
  if (lead) return lead.number;
  const doer = doerOf(tree, before, mention);
  if (doer) return doer.number;
  const reach = mention.type === "?he" ? NEAR_PRONOUN + 2 : 1;
  const fitting = before.filter((m) => {
    const distance = here - sentenceOf(tree, m);
    if (distance > reach) return false;
    if (isSaidOfSubject(tree, m, mention)) return false;
    if (isSubjectHere(tree, m, mention, types) || isSubjectBefore(tree, before, m, mention, types)) return true;
    if (m.kind !== "name" || (m.onDemand && m.type !== "Policy") || !types.includes(m.type) || m.end > mention.start)
      return false;
    return (
      (distance === 0 || tree.sentences[sentenceOf(tree, m)]!.block >= block - 1) &&
      !(m.type === "Country" && isAdjectival(tree, m))
    );
  });
  if (mention.type === "?it" && hasOpenSubject(tree, before, mention)) return null;
  if (mention.type === "?it" && !isSubjectLike(tree, mention) && !isPossessive(tree, mention)) {
    if (countNamed(fitting.map((m) => nameOf(before, m) ?? m)) > 1) return null;
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

/** "X will be its first customer": whose customer X is, X is not. */
function isSaidOfSubject(
  { tokens }: Tree,
  { head: subject }: PlacedMention,
  { head: pronoun }: PlacedMention,
): boolean {
  const noun = tokens[tokens[pronoun]!.head]!;
  return (
    tokens[pronoun]!.dep === "poss" &&
    noun.dep === "attr" &&
    tokens[subject]!.dep === "nsubj" &&
    tokens[subject]!.head === noun.head
  );
}

/** "a suit against X and its parent": what "its" stands right after. */
function leadOfList(
  { tokens }: Tree,
  before: readonly PlacedMention[],
  { head }: PlacedMention,
  types: readonly string[],
): PlacedMention | undefined {
  const noun = tokens[tokens[head]!.head]!;
  const isListed =
    tokens[head]!.dep === "poss" && noun.dep === "conj" && /^(?:and|or)$/.test(tokens[head - 1]?.lower ?? "");
  if (!isListed) return undefined;
  return before.find(
    (m) =>
      m.kind === "name" &&
      !m.onDemand &&
      m.last === (tokens[head - 2]?.text === "," ? head - 3 : head - 2) &&
      m.head === noun.head &&
      types.includes(m.type),
  );
}

/** "made by X on its new node", "built by X at its plant": whoever does it does so with what is theirs. */
function doerOf(
  { tokens }: Tree,
  before: readonly PlacedMention[],
  { head, start }: PlacedMention,
): PlacedMention | undefined {
  const preposition = tokens[tokens[tokens[head]!.head]!.head]!;
  if (tokens[head]!.dep !== "poss" || !/^(?:on|in|at)$/.test(preposition.lower)) return undefined;
  const by = tokens[preposition.head]!.children.map((i) => tokens[i]!).find(({ dep }) => dep === "agent");
  const agent = by?.children.find((i) => tokens[i]!.dep === "pobj");
  return before.find((m) => m.kind === "name" && m.type === "Company" && m.head === agent && m.end <= start);
}

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
