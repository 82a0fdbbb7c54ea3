// Marks of claims, from all that a document says of modality, speakers and times.
import type { ClaimSource, Clock, SourceDocument } from "../../domain/index.ts";
import type { Frame } from "../../ontology/index.ts";
import { createSourceFinder } from "../attribution/find-source.ts";
import type { Quote } from "../attribution/quotes.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import { childrenBy, tokenAt } from "../parse/navigate.ts";
import type { Token } from "../parse/tree.ts";
import type { Stage } from "../relations/denote.ts";
import type { FoundTime } from "../time/find-time.ts";
import { fitToTense } from "../time/fit-to-tense.ts";
import { isLaunchOfOther, launchOf } from "../time/launches.ts";
import { untilTakenBack } from "../time/taken-back.ts";
import { daysHeld, HELD, isLeft, overBy, readTenure, turnAt } from "../time/tenure.ts";
import { timeOf, timeWithin } from "../time/time-of.ts";
import { readModality } from "./modality.ts";
import { isExcepted, isPredicated } from "./reach.ts";
import type { Marks, MarksReader } from "./read-marks.ts";

/**
 * Reads the marks of one document's claims; what the text says of speakers is found once.
 * @param said the times of the text, as `findTimes` finds them
 */
export function createMarksReader(
  stage: Stage,
  quotes: readonly Quote[],
  said: readonly FoundTime[],
  document: SourceDocument,
): MarksReader {
  const sources = createSourceFinder(stage, quotes);
  const times = said.filter((time) => !isInName(stage, time));
  const speaksToday = times.some(({ isToday }) => isToday);
  const speakers = new Map<number, PlacedMention | null>();
  const speakerOf = (trigger: Token) => {
    const known = speakers.get(trigger.i);
    if (known !== undefined) return known;
    const number = sources.find(trigger, false)?.mention ?? null;
    const speaker = number === null ? null : stage.mentions[number]!;
    speakers.set(trigger.i, speaker);
    return speaker;
  };
  const spokenOf = (trigger: Token, { relation, mentions }: Frame, object: PlacedMention) => {
    const time = timeOf(stage.tree, trigger, times, mentions?.includes("Policy"), relation);
    return time && relation === "PRODUCES" && isLaunchOfOther(stage.tree, time, object.head) ? null : time;
  };
  const read: MarksReader["read"] = (trigger, frame, subject, object) => {
    const isPassing =
      trigger.dep === "amod" ||
      (frame.presupposed && (frame.mentions !== undefined || !isPredicated(stage.tree, trigger)));
    const tenure = frame.role ? readTenure(stage.tree, trigger, document.publishedAt) : HELD;
    const meant = isPassing ? PLAIN : readModality(stage.tree, stage.lexicon, trigger, frame.mentions !== undefined);
    const found = sources.find(trigger, isPassing) ?? (frame.event ? null : sources.announcedBy(trigger));
    const source = found && sources.memberOf(found, subject);
    const until = isPassing ? null : untilTakenBack(stage, trigger, times, document.publishedAt);
    const launch = frame.relation === "PRODUCES" ? launchOf(stage.tree, object.head, times) : null;
    const isBare = isPassing && !tenure.isThen;
    const spoken = launch?.time ?? (isBare ? timeWithin(stage.tree, trigger, times) : spokenOf(trigger, frame, object));
    const over = isPassing ? null : overBy(stage.tree, trigger, spoken, document.publishedAt);
    const turn = isLeft(frame) ? "left" : frame.role ? turnAt(stage.tree, trigger) : null;
    const told = daysHeld(
      turn,
      spoken && fitToTense(stage.tree, spoken, document.publishedAt),
      spoken?.isOnset === true,
    );
    const time = isPassing
      ? (told ?? tenure.time)
      : (until ??
        over ??
        told ??
        tenure.time ??
        (frame.event && (speaksToday || isOwnInstrument(object)) ? publicationDay(stage, trigger, document) : null));
    const flipped = isExcepted(stage.tree, trigger, object.head)
      ? { ...meant, polarity: opposite(meant.polarity) }
      : meant;
    return toMarks(
      frame,
      asHeld(flipped, tenure.isAhead || launch?.isAhead === true, turn === "left"),
      isOwn(stage, source, subject, frame, document) ? (source?.via ?? null) : source,
      time,
      until !== null || spoken?.isOnset ? "effective" : undefined,
    );
  };
  return { read, speakerOf };
}

/** Who is to hold a post is planned for it, and what is to come out is planned; who is to leave it holds it. */
function asHeld<T extends Pick<Marks, "modality">>(meant: T, isAhead: boolean, isLeft: boolean): T {
  if (isAhead && meant.modality === "asserted") return { ...meant, modality: "planned" };
  return isLeft && meant.modality === "planned" ? { ...meant, modality: "asserted" } : meant;
}

/** "this rule": what is done to it is done by the text itself, on its day. */
const isOwnInstrument = ({ type, text }: PlacedMention): boolean => type === "Policy" && /^this /i.test(text);

/** "The May 3 Rule restricts cranes" says which rule, not when. */
const isInName = ({ mentions }: Stage, time: { readonly start: number; readonly end: number }): boolean =>
  mentions.some(
    ({ kind, type, onDemand, start, end }) =>
      kind === "name" && type === "Policy" && !onDemand && start <= time.start && time.end <= end,
  );

const opposite = (polarity: Marks["polarity"]): Marks["polarity"] => (polarity === "negated" ? "affirmed" : "negated");

const PLAIN = { polarity: "affirmed", modality: "asserted", isUndone: false } as const;

/** What somebody thinks of something is their own word, and so is what an author says as "we". */
function isOwn(
  stage: Stage,
  found: ClaimSource | null,
  subject: PlacedMention,
  { relation }: Frame,
  { author }: SourceDocument,
): boolean {
  if (found === null || found.mention === null) return false;
  const source = stage.mentions[found.mention]!;
  if (author !== null && (source.name === author || source.text === author) && isFirstPerson(stage, found)) return true;
  return (
    /^(?:CRITICISES|PRAISES)$/.test(relation) && (source.number === subject.number || source.name === subject.name)
  );
}

/** "we announced that", not "the company announced that"; a whole text has no word of its own that says who speaks. */
const isFirstPerson = ({ tree }: Stage, { cue }: ClaimSource): boolean =>
  cue === null ||
  childrenBy(tree, tokenAt(tree, cue.start), "nsubj", "nsubjpass").some(({ lower }) => /^(?:we|i)$/.test(lower));

/** An act told in the past of a text that speaks of today is of that day. */
function publicationDay(stage: Stage, trigger: Token, { publishedAt }: SourceDocument): string | null {
  const verb = trigger.pos === "VERB" ? trigger : stage.tree.tokens[trigger.head]!;
  return verb.tag === "VBD" || verb.tag === "VBN" || verb.tag === "VBZ" || verb.tag === "VBG"
    ? (publishedAt?.slice(0, 10) ?? null)
    : null;
}

function toMarks(
  frame: Frame,
  meant: ReturnType<typeof readModality> | typeof PLAIN,
  source: Marks["source"],
  time: string | null,
  clock?: Clock,
): Marks {
  const flipped =
    meant.polarity === "negated" ? (frame.polarity === "negated" ? "affirmed" : "negated") : frame.polarity;
  const isSettled = frame.modality === "alleged" && meant.modality === "planned"; // "agreed to resolve alleged breaches"
  const modality = meant.modality === "asserted" || isSettled ? frame.modality : meant.modality;
  return {
    polarity: flipped,
    modality,
    source,
    time,
    clock: time ? (clock ?? (modality === "planned" ? "effective" : "occurred")) : null,
    isUndone: meant.isUndone,
  };
}
