// Fills the places of a frame: paths of steps from the trigger over the parse.
import { childrenBy, isNoun, isVerb, withConjuncts } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { afterPreposition, agentsOf, patientsOf, subjectOf } from "./arguments.ts";
import { meansOf } from "./means.ts";
import { appointersOf, ownersOf, selvesOf } from "./selves.ts";

/** A place of a frame, such as "agent" or "patient>on!", taken apart. */
export interface Slot {
  /** The place without its mark. */
  readonly path: string;
  readonly steps: readonly Step[];
  /** Marked by "!": places listed after it do not count where it is filled. */
  readonly isEnough: boolean;
  /** Whether the last step finds what stands alone, so that what is coordinated with it does not fill the place too. */
  readonly keepsAlone: boolean;
  /** Whether it is no path over the parse: who speaks, what the text is about or is itself, who issued something. */
  readonly isComputed: boolean;
}

interface Step {
  readonly name: string;
  /** Where it leads from a token. */
  readonly take: Take;
}

type Take = (tree: Tree, i: number) => number[];

/** By place; an ontology has a few hundred of them, on which every trigger is looked at. */
const slots = new Map<string, Slot>();

export function slotOf(place: string): Slot {
  let slot = slots.get(place);
  if (!slot) {
    const path = place.replace(/!$/, "");
    const names = path.split(">");
    slot = {
      ...{ path, steps: names.map(stepOf), isEnough: path !== place },
      keepsAlone: /^(?:self|amod|mod|poss)$/.test(names.at(-1)!),
      isComputed: /^(?:speaker|topic|document|list)$|^issuer:/.test(path),
    };
    slots.set(place, slot);
  }
  return slot;
}

/** Tokens that fill a slot, seen from its trigger; conjuncts are spread out at the end. */
export function fillSlot(tree: Tree, trigger: number, { steps, keepsAlone }: Slot): readonly number[] {
  let found = [trigger];
  for (let at = 0; at < steps.length; at++) {
    const { name, take } = steps[at]!;
    // "hired the former Intel executive X as chief", "hired Intel's X as chief": what stands before X tells of another post
    if (at === 1 && steps[0]!.name === "self" && /^(?:mod|poss|of)$/.test(name) && isTakenUp(tree, trigger))
      found = [trigger];
    found = spread(found, (i) => take(tree, i));
    if (name === "relcl") found = found.filter((i) => i !== trigger);
    if (found.length === 0) return [];
  }
  return keepsAlone
    ? found
    : spread(found, (i) => withConjuncts(tree, i).filter((at) => at === i || !hasItsOwn(tree, trigger, at)));
}

/** "Oslo-based X and Bergen-based Y": what stands before X says nothing of Y, which has another such word. */
const hasItsOwn = ({ tokens }: Tree, trigger: number, conjunct: number): boolean => {
  const { dep, lemma } = tokens[trigger]!;
  return (
    dep === "amod" && tokens[conjunct]!.children.some((i) => tokens[i]!.dep === "amod" && tokens[i]!.lemma === lemma)
  );
};

/** "as chief", "to chief", "named X chief": a post that somebody is given. */
function isTakenUp({ tokens }: Tree, post: number): boolean {
  const { dep, head } = tokens[post]!;
  return dep === "oprd" || (dep === "pobj" && /^(?:as|to)$/.test(tokens[head]!.lower));
}

/** What each token leads to, without doubles; most steps start from one token and lead to one. */
function spread(tokens: readonly number[], leadsTo: (i: number) => number[]): number[] {
  const found = tokens.length === 1 ? leadsTo(tokens[0]!) : tokens.flatMap(leadsTo);
  return found.length < 2 ? found : [...new Set(found)];
}

/** By the name of a step; every other name is that of a preposition. */
const STEPS: ReadonlyMap<string, Take> = new Map<string, Take>([
  ["agent", (tree, i) => agentsOf(tree, i)],
  ["means", meansOf],
  ["patient", patientsOf],
  ["subject", (tree, i) => subjectOf(tree, i, 0)],
  ["self", (tree, i) => selvesOf(tree, i)],
  ["poss", ownersOf],
  ["mod", (tree, i) => numbersOf(childrenBy(tree, i, "compound", "amod", "nmod"))],
  ["nummod", (tree, i) => numbersOf(childrenBy(tree, i, "nummod"))],
  ["head", ({ tokens }, i) => (tokens[i]!.head === i ? [] : [tokens[i]!.head])],
  ["xcomp", clausesOf],
  ["advcl", (tree, i) => numbersOf(childrenBy(tree, i, "advcl").filter(isVerb))],
  ["attr", (tree, i) => childrenBy(tree, i, "attr", "oprd", "acomp").flatMap((noun) => withConjuncts(tree, noun.i))],
  [
    "npadv",
    (tree, i) => numbersOf(childrenBy(tree, i, "npadvmod", "advmod").filter(({ tag }) => tag.startsWith("NNP"))),
  ],
  ["advmod", (tree, i) => numbersOf(childrenBy(tree, i, "advmod"))],
  ["share", sharesOf],
  ["minority", (tree, i) => sharesOf(tree, i).filter((share) => !(partOf(tree, share) > 50))],
  ["peer", (tree, i) => [...numbersOf(childrenBy(tree, i, "conj")), ...leadOf(tree, i)]],
  ["lead", leadOf],
  ["clause", clauseSubjects],
  ["appointer", (tree, i) => (isHeldBefore(tree, i) ? [] : appointersOf(tree, i))],
  ["appos", (tree, i) => numbersOf(childrenBy(tree, i, "appos"))],
  ["earlier", saidBefore],
  ["dative", (tree, i) => numbersOf(childrenBy(tree, i, "dative").filter(isNoun))],
  ["relcl", (tree, i) => numbersOf(childrenBy(tree, i, "relcl", "acl"))],
]);

const stepOf = (name: string): Step => ({
  name,
  take: STEPS.get(name) ?? ((tree, i) => prepositional(tree, i, name)),
});

const numbersOf = (tokens: readonly Token[]): number[] => tokens.map(({ i }) => i);

function clausesOf(tree: Tree, i: number): number[] {
  return childrenBy(tree, i, "xcomp", "ccomp", "pcomp", "acl")
    .filter(isVerb)
    .flatMap((verb) => withConjuncts(tree, verb.i));
}

function leadOf({ tokens }: Tree, i: number): number[] {
  return tokens[i]!.dep === "conj" ? [tokens[i]!.head] : [];
}

/** "51 percent owned": how much of it. */
function sharesOf(tree: Tree, i: number): number[] {
  return childrenBy(tree, i, "npadvmod", "dobj", "advmod")
    .filter(({ lower }) => /^(?:%|percent|pct|majority|minority|half|third|quarter|fifth|tenth)$/.test(lower))
    .map(({ i: share }) => share);
}

/** Percent; NaN where nothing says it. */
function partOf(tree: Tree, share: number): number {
  const { lower } = tree.tokens[share]!;
  if (lower === "majority" || lower === "minority") return lower === "majority" ? 51 : 49;
  const [number] = childrenBy(tree, share, "nummod");
  return number ? Number.parseFloat(number.text.replaceAll(",", "")) : Number.NaN;
}

/** "Norway's trade minister said … Trade Minister X": the same words in an earlier sentence. */
function saidBefore({ tokens }: Tree, i: number): number[] {
  const { lemma, sentence } = tokens[i]!;
  const before = tokens[i - 1]?.lower;
  return tokens
    .slice(0, i)
    .filter(
      (token) =>
        token.sentence < sentence &&
        token.lemma.toLowerCase() === lemma.toLowerCase() &&
        tokens[token.i - 1]?.lower === before,
    )
    .map(({ i: same }) => same);
}

/** The subject of the nearest verb above a noun, or of the one above that. */
function clauseSubjects(tree: Tree, i: number): number[] {
  let at = tree.tokens[i]!;
  const passed = new Set([i]);
  for (let step = 0; step < 12 && at.head !== at.i; step++) {
    at = tree.tokens[at.head]!;
    const subjects = isVerb(at) ? subjectOf(tree, at.i, 0) : [];
    if (subjects.length > 0 && !subjects.some((subject) => passed.has(subject))) return subjects;
    passed.add(at.i);
  }
  return [];
}

/** "designed it for the Chinese market to comply", "a licence for X to export": what stands after that "for" is parsed as a subject. */
function forInfinitives(tree: Tree, i: number): number[] {
  return childrenBy(tree, i, "advcl").flatMap((verb) => {
    const [mark] = childrenBy(tree, verb.i, "mark").filter(({ lower }) => lower === "for");
    if (!mark) return [];
    return [...childrenBy(tree, verb.i, "nsubj"), ...childrenBy(tree, mark.i, "pobj")].map(({ i: noun }) => noun);
  });
}

/** A preposition often hangs at the object instead of the verb ("sell chips to X"), or at the coordinated verb. */
function prepositional(tree: Tree, i: number, preposition: string): number[] {
  const own = afterPreposition(tree, i, preposition);
  if (own.length > 0) return own;
  const shared = preposition === "of" ? ofLastOfList(tree, i) : [];
  if (shared.length > 0) return shared;
  const before = preposition === "for" ? forInfinitives(tree, i) : [];
  if (before.length > 0 || !isVerb(tree.tokens[i]!)) return before;
  const objects = childrenBy(tree, i, "dobj", "nsubjpass", "prt", "advmod").flatMap(({ i: object }) =>
    withConjuncts(tree, object),
  );
  const below = objects.flatMap((object) => afterPreposition(tree, object, preposition));
  if (below.length > 0) return below;
  return childrenBy(tree, i, "xcomp").flatMap(({ i: verb }) =>
    preposition === "to" ? [] : afterPreposition(tree, verb, preposition),
  );
}

/** "the assets and certain liabilities of X": of all that is listed. */
function ofLastOfList(tree: Tree, i: number): number[] {
  if (!isNoun(tree.tokens[i]!)) return [];
  const last = withConjuncts(tree, i).at(-1)!;
  const isBare = last > i && !childrenBy(tree, last, "det", "poss").some(({ lower }) => lower !== "all");
  return isBare ? afterPreposition(tree, last, "of") : [];
}

/** "hired former Intel executive X": a post elsewhere, before the one that is given. */
function isHeldBefore(tree: Tree, post: number): boolean {
  if (!/^(?:compound|appos)$/.test(tree.tokens[post]!.dep)) return false;
  return childrenBy(tree, post, "amod", "compound", "nmod").some(
    ({ lower, tag }) => lower === "former" || tag === "NNP",
  );
}
