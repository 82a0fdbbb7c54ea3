// Fills the two ends of a frame with mentions of fitting types, and says which of its conditions do not hold.
import type { PlacedMention } from "../mentions/find-mentions.ts";
import { isTitleWord } from "../mentions/titles.ts";
import type { MarksReader } from "../modality/read-marks.ts";
import { isCapitalised, isVerb } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { afterPreposition, subjectOf } from "./arguments.ts";
import { type Denoted, denote, isSaidOfName, type Stage } from "./denote.ts";
import type { Condition, End, IndexedFrame } from "./indexed-frame.ts";
import { fillSlot, type Slot, slotOf } from "./slots.ts";

/** Who issued an instrument, as far as the document says: for "the lifting of restrictions", by nobody named. */
export type Issuers = ReadonlyMap<PlacedMention, PlacedMention>;

/** Where a frame looks from: its trigger, or the mention that triggers it by itself. */
export interface Outlook {
  readonly stage: Stage;
  readonly issuers: Issuers;
  readonly marks: MarksReader;
  readonly frame: IndexedFrame;
  readonly trigger: Token;
  readonly mention: PlacedMention | undefined;
}

/** Mentions of a frame's first end. */
export function fillSubject(outlook: Outlook): readonly Denoted[] {
  const { stage, frame, trigger } = outlook;
  const { subject } = frame.ends;
  const own = fill(outlook, subject);
  return named(stage, own.length > 0 ? own : leadIn(stage, trigger, frame), subject);
}

/** Mentions of its other end. */
export function fillObject(outlook: Outlook): readonly Denoted[] {
  const { object } = outlook.frame.ends;
  return named(outlook.stage, fill(outlook, object), object);
}

/** The first condition of a frame that does not hold; null when all do. */
export function findUnmet(stage: Stage, i: number, { conditions }: IndexedFrame): Condition | null {
  for (const condition of conditions) {
    const isAsked = condition.kind === "when" && condition.words.length > 0;
    if (isFilled(stage, i, condition) !== isAsked) return condition;
  }
  return null;
}

/** Whether one of the words stands in the place; any word where none is given. */
function isFilled(stage: Stage, i: number, { slot, isWord, kind }: Condition): boolean {
  for (const at of tokensAt(stage, i, slot)) {
    const { lemma, lower } = stage.tree.tokens[at]!;
    if (isWord.size === 0) return true;
    if (!isWord.has(lower) && !isWord.has(lemma.toLowerCase())) continue;
    if (kind === "when" || !isInFirmsName(stage, at)) return true;
  }
  return false;
}

/** "agreed to buy Chips & Dips Inc." is about a firm, and no chips. */
const isInFirmsName = ({ at, tree }: Stage, i: number): boolean =>
  tree.tokens[i]!.tag.startsWith("NNP") &&
  (at
    .get(i)
    ?.some(
      ({ type, kind, onDemand, first, last }) => type === "Company" && kind === "name" && !onDemand && last > first,
    ) ??
    false);

/** The agent of a list item that names none ("$5 million awarded to X") is the subject of the sentence before the list. */
function leadIn(stage: Stage, trigger: Token, { subject, ends }: IndexedFrame): readonly Denoted[] {
  if (trigger.tag !== "VBN" || !subject.includes("agent")) return NONE;
  const { tree } = stage;
  const { types } = ends.subject;
  let block = tree.sentences[trigger.sentence]!.block;
  if (tree.blocks[block]!.kind !== "item") return NONE;
  while (block >= 0 && tree.blocks[block]!.kind === "item") block--;
  const lead = tree.sentences.findLast((sentence) => sentence.block === block);
  const root = lead && tree.tokens.slice(lead.first, lead.last + 1).find(({ head, i }) => head === i);
  if (!root || tree.tokens[lead.last]!.text !== ":") return NONE;
  return subjectOf(tree, root.i, 0)
    .flatMap((i) => denote(stage, i))
    .filter(({ mention, cost }) => types.includes(mention.type) && cost < 1)
    .map(({ mention, cost }) => ({ mention, cost: cost + 0.5 }));
}

/** Without described ends that are not called by the nouns of an end. */
function named({ tree }: Stage, found: readonly Denoted[], { nouns }: End): readonly Denoted[] {
  if (!nouns || found.length === 0) return found;
  return found.filter(
    ({ mention }) =>
      (!isDescribedGoods(mention) && (mention.known !== null || isCapitalised(tree.tokens[mention.head]!))) ||
      nouns.includes(tree.tokens[mention.head]!.lemma.toLowerCase()),
  );
}

const isFirm = ({ type, kind }: PlacedMention): boolean => type === "Company" && kind === "name";

const isDescribedGoods = ({ onDemand, type }: PlacedMention): boolean => onDemand && type === "Technology";

const SLACK = 0.35;

/** Tokens that fill a slot, seen from its trigger. */
function tokensAt({ tree, filled }: Stage, trigger: number, slot: Slot): readonly number[] {
  filled[trigger] ??= new Map<Slot, readonly number[]>();
  const slots = filled[trigger];
  const known = slots.get(slot);
  if (known) return known;
  const found = fillSlot(tree, trigger, slot);
  slots.set(slot, found);
  return found;
}

/** Mentions of fitting types for the places of one end, the nearest of each: of all places, up to a filled one that ends in "!". */
function fill(outlook: Outlook, { slots, types }: End): readonly Denoted[] {
  const found: Denoted[] = [];
  for (const slot of slots) {
    found.push(...fillPlace(outlook, slot, types));
    if (slot.isEnough && found.length > 0) break;
  }
  if (found.length < 2) return found;
  const costs = new Map<PlacedMention, number>();
  for (const { mention, cost } of found) costs.set(mention, Math.min(cost, costs.get(mention) ?? cost));
  return [...costs].map(([mention, cost]) => ({ mention, cost }));
}

/** Mentions of fitting types at one place of a frame, the nearest ones. */
export function fillPlace(outlook: Outlook, slot: Slot, types: readonly string[]): readonly Denoted[] {
  const { stage, trigger, mention, frame } = outlook;
  const { path } = slot;
  if (path === "self" && mention) {
    return types.includes(mention.type) && isOwnThing(stage, mention) ? [{ mention, cost: 0 }] : NONE;
  }
  if (slot.isComputed) return fillComputed(outlook, slot, types);
  const tokens = tokensAt(stage, trigger.i, slot);
  if (tokens.length === 0) return NONE;
  const found: Denoted[] = [];
  for (const at of tokens) {
    const fitting = denote(stage, at).filter(
      ({ mention: { type, head }, cost }) =>
        cost <= frame.reach &&
        types.includes(type) &&
        !(type === "Country" && head !== at && isOfNation(stage, at) && isOwnDeed(stage.tree, trigger.i, path)),
    );
    if (fitting.length === 0) continue;
    const nearest = Math.min(...fitting.map(({ cost }) => cost));
    found.push(...fitting.filter(({ cost }) => cost <= nearest + SLACK));
  }
  return found;
}

/** Described goods that trigger a frame: a class narrowed by a word or in a list, and not what is said of something else. */
function isOwnThing(stage: Stage, mention: PlacedMention): boolean {
  if (!isDescribedGoods(mention)) return true;
  const { first, head } = mention;
  const { tree, at } = stage;
  for (let i = first; i < head; i++) if (at.get(i)?.some(isFirm)) return false; // "its Tern GPUs" are Tern's
  const noun = tree.tokens[head]!;
  const { dep, children } = noun;
  const isListed = dep === "conj" || children.some((i) => tree.tokens[i]!.dep === "conj");
  const isClass = first < head || isListed || isCapitalised(noun);
  return isClass && !/^(?:appos|attr|oprd)$/.test(dep) && !isSaidOfName(stage, noun);
}

/** What fills a place that no path of the parse leads to. */
function fillComputed(
  { stage, issuers, marks, trigger }: Outlook,
  { path }: Slot,
  types: readonly string[],
): Denoted[] {
  if (path === "speaker") return spokenBy(marks, trigger, types);
  if (path === "topic") return topicOf(stage, trigger.i, types);
  if (path === "document") return ownInstrument(stage).filter(({ mention: { type } }) => types.includes(type));
  if (path === "list") return onlyList(stage, trigger.i).filter(({ mention: { type } }) => types.includes(type));
  return issuersAt(stage, issuers, tokensAt(stage, trigger.i, slotOf(path.slice("issuer:".length))), types);
}

const NONE: readonly Denoted[] = [];

/** Whoever says the sentence: what is praised or blamed in a quotation is so by its speaker. */
function spokenBy(marks: MarksReader, trigger: Token, types: readonly string[]): Denoted[] {
  const speaker = marks.speakerOf(trigger);
  return speaker && types.includes(speaker.type) ? [{ mention: speaker, cost: 0 }] : [];
}

/** Where those stand who do something, or are barred from doing it. */
const isOwnDeed = (tree: Tree, trigger: number, path: string) =>
  path === "agent" ||
  (path === "patient" && afterPreposition(tree, trigger, "from").some((i) => isVerb(tree.tokens[i]!)));

/** A Chinese company or citizen: what they do, China does not. */
function isOfNation({ tree, lexicon }: Stage, token: number): boolean {
  return lexicon.anyOf(OF_NATIONS).has(tree.tokens[token]!.lemma.toLowerCase());
}

const OF_NATIONS = ["company-nominal", "national"];

/** The company or body that a report is about: "CEO Maria Okoye said" is hers where nothing nearer names another. */
function topicOf({ tree, mentions, at, lexicon }: Stage, trigger: number, types: readonly string[]): Denoted[] {
  const post = tree.tokens[trigger]!;
  const beside = [post.i - 1, ...post.children, ...tree.tokens[post.head]!.children];
  const isNamed = beside.some((i) => at.get(i)?.some(({ type }) => type === "Organization" || types.includes(type)));
  const isOfUnknown = post.children.some(
    (i) => i < post.i && tree.tokens[i]!.tag === "NNP" && !isTitleWord(lexicon, tree.tokens[i]!), // "Tern/HL Director"
  );
  const [topic, rival] = isNamed || isOfUnknown ? [] : namesByWeight(tree, mentions, trigger, types);
  const isAlone = topic && !rival && tree.tokens[topic.mention.head]!.sentence < post.sentence;
  const isTopic =
    topic && (isAlone ? topic.weight >= 1 : topic.weight >= 2 && topic.weight >= 2 * (rival?.weight ?? 0));
  return isTopic ? [{ mention: topic.mention, cost: 0.5 }] : [];
}

/** Names of some types before a place in the text, the most often subject first. */
function namesByWeight(tree: Tree, mentions: readonly PlacedMention[], before: number, types: readonly string[]) {
  const weights = new Map<string, { mention: PlacedMention; weight: number }>();
  for (const mention of mentions) {
    if (mention.first >= before || !types.includes(mention.type) || mention.kind !== "name" || mention.onDemand)
      continue;
    const key = mention.known ?? mention.name;
    const isSubject = /^nsubj/.test(tree.tokens[mention.head]!.dep);
    const known = weights.get(key) ?? { mention, weight: 0 };
    weights.set(key, { ...known, weight: known.weight + (isSubject ? 1 : 0) });
  }
  return [...weights.values()].sort((a, b) => b.weight - a.weight || a.mention.first - b.mention.first);
}

/** The instrument that the document is itself: "this rule". */
function ownInstrument({ mentions }: Stage): Denoted[] {
  const own = mentions.find(({ type, kind, text }) => type === "Policy" && kind === "name" && /^this /i.test(text));
  return own ? [{ mention: own, cost: 0.5 }] : [];
}

/** The list that has been named, where the text knows no other: "The additions include X". */
function onlyList({ tree, mentions }: Stage, before: number): Denoted[] {
  const lists = mentions.filter(
    ({ type, kind, onDemand, head, name }) =>
      type === "Policy" &&
      kind === "name" &&
      !onDemand &&
      (/list$/i.test(name) || /list$/i.test(tree.tokens[head]!.text)),
  );
  const [list] = lists;
  const isOnly = list !== undefined && lists.every(({ known, name }) => (known ?? name) === (list.known ?? list.name));
  return isOnly && list.first < before ? [{ mention: list, cost: 0.5 }] : [];
}

function issuersAt(stage: Stage, issuers: Issuers, tokens: readonly number[], types: readonly string[]): Denoted[] {
  return tokens
    .flatMap((token) => denote(stage, token))
    .flatMap(({ mention }) => issuers.get(mention) ?? [])
    .filter(({ type }) => types.includes(type))
    .slice(0, 1)
    .map((mention) => ({ mention, cost: 0.8 }));
}
