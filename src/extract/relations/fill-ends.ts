// Fills the two ends of a frame with mentions of fitting types, and says which of its conditions do not hold.
import type { Frame } from "../../ontology/index.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import type { MarksReader } from "../modality/read-marks.ts";
import { isVerb } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { afterPreposition, subjectOf } from "./arguments.ts";
import { type Denoted, denote, type Stage } from "./denote.ts";
import { fillSlot, type Slot, slotOf } from "./slots.ts";

/** Who issued an instrument, as far as the document says: for "the lifting of restrictions", by nobody named. */
export type Issuers = ReadonlyMap<PlacedMention, PlacedMention>;

/** Where a frame looks from: its trigger, or the mention that triggers it by itself. */
export interface Outlook {
  readonly stage: Stage;
  readonly issuers: Issuers;
  readonly marks: MarksReader;
  readonly frame: Frame;
  readonly trigger: Token;
  readonly mention: PlacedMention | undefined;
}

/** Mentions of a frame's first end. */
export function fillSubject(outlook: Outlook, types: readonly string[]): Denoted[] {
  const { stage, frame, trigger } = outlook;
  const own = fill(outlook, frame.subject, types);
  return (own.length > 0 ? own : leadIn(stage, trigger, frame, types)).filter(isNamed(stage, frame.subjectNouns));
}

/** Mentions of its other end. */
export function fillObject(outlook: Outlook, types: readonly string[]): Denoted[] {
  const { stage, frame } = outlook;
  return fill(outlook, frame.object, types).filter(isNamed(stage, frame.objectNouns));
}

/** A place that is not filled by the words that a frame asks for there (`when`), or is by those it forbids (`unless`). */
export interface Unmet {
  readonly kind: "when" | "unless";
  readonly place: string;
  readonly words: readonly string[];
}

/** The first condition of a frame that does not hold; null when all do. `[]` asks for an empty place. */
export function findUnmet(stage: Stage, i: number, { when, unless }: Frame): Unmet | null {
  const isFilledBy = (place: string, words: readonly string[]) =>
    tokensAt(stage, i, slotOf(place)).some((at) => {
      const { lemma, lower } = stage.tree.tokens[at]!;
      return words.length === 0 || words.includes(lemma.toLowerCase()) || words.includes(lower);
    });
  for (const place of Object.keys(when)) {
    const words = when[place]!;
    if (isFilledBy(place, words) !== words.length > 0) return { kind: "when", place, words };
  }
  for (const place of Object.keys(unless)) {
    const words = unless[place]!;
    if (isFilledBy(place, words)) return { kind: "unless", place, words };
  }
  return null;
}

/** The agent of a list item that names none ("$5 million awarded to X") is the subject of the sentence before the list. */
function leadIn({ tree, ...stage }: Stage, trigger: Token, frame: Frame, types: readonly string[]): Denoted[] {
  if (!frame.subject.includes("agent") || trigger.tag !== "VBN") return [];
  let block = tree.sentences[trigger.sentence]!.block;
  if (tree.blocks[block]!.kind !== "item") return [];
  while (block >= 0 && tree.blocks[block]!.kind === "item") block--;
  const lead = tree.sentences.findLast((sentence) => sentence.block === block);
  const root = lead && tree.tokens.slice(lead.first, lead.last + 1).find(({ head, i }) => head === i);
  if (!root || tree.tokens[lead.last]!.text !== ":") return [];
  return subjectOf(tree, root.i, 0)
    .flatMap((i) => denote({ tree, ...stage }, i))
    .filter(({ mention, cost }) => types.includes(mention.type) && cost < 1)
    .map(({ mention, cost }) => ({ mention, cost: cost + 0.5 }));
}

/** Whether a described end is called by one of the frame's nouns. */
function isNamed({ tree }: Stage, nouns: readonly string[] | undefined): (end: Denoted) => boolean {
  return ({ mention }) =>
    !nouns ||
    (mention.known !== null && !(mention.onDemand && mention.type === "Technology")) ||
    nouns.includes(tree.tokens[mention.head]!.lemma.toLowerCase()) ||
    /^\p{Lu}/u.test(tree.tokens[mention.head]!.text);
}

const SLACK = 0.35;

/** Tokens that fill a slot, seen from its trigger. */
function tokensAt({ tree, filled }: Stage, trigger: number, slot: Slot): readonly number[] {
  const slots = filled.get(trigger) ?? new Map<Slot, readonly number[]>();
  if (slots.size === 0) filled.set(trigger, slots);
  const known = slots.get(slot);
  if (known) return known;
  const found = fillSlot(tree, trigger, slot);
  slots.set(slot, found);
  return found;
}

/** Mentions of fitting types for the places of one end: of all places, up to a filled one that ends in "!". */
function fill(outlook: Outlook, places: readonly string[], types: readonly string[]): Denoted[] {
  const found = new Map<PlacedMention, number>();
  for (const place of places) {
    const slot = slotOf(place);
    for (const { mention, cost } of fillPlace(outlook, slot, types)) {
      found.set(mention, Math.min(cost, found.get(mention) ?? cost));
    }
    if (slot.isEnough && found.size > 0) break;
  }
  return [...found].map(([mention, cost]) => ({ mention, cost }));
}

/** Mentions of fitting types at one place of a frame, the nearest ones. */
export function fillPlace(
  { stage, issuers, marks, trigger: token, mention, frame: { reach } }: Outlook,
  slot: Slot,
  types: readonly string[],
): Denoted[] {
  const { path } = slot;
  const trigger = token.i;
  if (path === "self" && mention) return types.includes(mention.type) ? [{ mention, cost: 0 }] : [];
  if (path === "speaker") return spokenBy(marks, token, types);
  if (path === "topic") return topicOf(stage, trigger, types);
  if (path === "document") return ownInstrument(stage).filter(({ mention: { type } }) => types.includes(type));
  if (path.startsWith("issuer:"))
    return issuersAt(stage, issuers, tokensAt(stage, trigger, slotOf(path.slice(7))), types);
  const found: Denoted[] = [];
  for (const at of tokensAt(stage, trigger, slot)) {
    const isShutOut = (m: PlacedMention) => isItsNation(stage, at, m) && isOwnDeed(stage.tree, trigger, path);
    const fitting = denote(stage, at).filter(
      ({ mention: m, cost }) => types.includes(m.type) && cost <= reach && !isShutOut(m),
    );
    if (fitting.length === 0) continue;
    const nearest = Math.min(...fitting.map(({ cost }) => cost));
    found.push(...fitting.filter(({ cost }) => cost <= nearest + SLACK));
  }
  return found;
}

/** Whoever says the sentence: what is praised or blamed in a quotation is so by its speaker. */
function spokenBy(marks: MarksReader, trigger: Token, types: readonly string[]): Denoted[] {
  const speaker = marks.speakerOf(trigger);
  return speaker && types.includes(speaker.type) ? [{ mention: speaker, cost: 0 }] : [];
}

/** Where those stand who do something, or are barred from doing it. */
const isOwnDeed = (tree: Tree, trigger: number, path: string) =>
  path === "agent" ||
  (path === "patient" && afterPreposition(tree, trigger, "from").some((i) => isVerb(tree.tokens[i]!)));

/** What a Chinese company or citizen does, China does not. */
const isItsNation = ({ tree, lexicon }: Stage, token: number, { type, head }: PlacedMention) =>
  type === "Country" &&
  head !== token &&
  ["company-nominal", "national"].some((people) => lexicon.of(people).has(tree.tokens[token]!.lemma.toLowerCase()));

/** The company or body that a report is about: "CEO Maria Okoye said" is hers where nothing nearer names another. */
function topicOf({ tree, mentions, at }: Stage, trigger: number, types: readonly string[]): Denoted[] {
  const post = tree.tokens[trigger]!;
  const beside = [post.i - 1, ...post.children, ...tree.tokens[post.head]!.children];
  const isNamed = beside.some((i) => at.get(i)?.some(({ type }) => type === "Organization" || types.includes(type)));
  const [topic, rival] = isNamed ? [] : namesByWeight(tree, mentions, trigger, types);
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

function issuersAt(stage: Stage, issuers: Issuers, tokens: readonly number[], types: readonly string[]): Denoted[] {
  return tokens
    .flatMap((token) => denote(stage, token))
    .flatMap(({ mention }) => issuers.get(mention) ?? [])
    .filter(({ type }) => types.includes(type))
    .slice(0, 1)
    .map((mention) => ({ mention, cost: 0.8 }));
}
