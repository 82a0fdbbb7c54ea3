// How one frame fared at one trigger, down to the places it looked at.
import type { Frame } from "../../ontology/index.ts";
import { denote, follow } from "../relations/denote.ts";
import { fillPlace, type Outlook } from "../relations/fill-ends.ts";
import type { Triggered } from "../relations/frame-index.ts";
import { fillSlot, type Slot, slotOf } from "../relations/slots.ts";
import { type Attempt, type Context, type Trial, tryFrame } from "../relations/try-frame.ts";
import type {
  ExplainedAttempt,
  ExplainedClaim,
  ExplainedEnd,
  ExplainedPlace,
  Failure,
  PlacedEnd,
} from "./explanation.ts";

/** Tells which claims came out at the end. */
export type IsKept = (claim: Attempt["claims"][number]) => boolean;

/** Tries a frame as extraction does, and says what each of its places held. */
export function explainAttempt(context: Context, trial: Trial, isKept: IsKept): ExplainedAttempt | null {
  const { frame, token, mention } = trial;
  const relation = context.rules.ontology.relations.get(frame.relation);
  if (!relation) return null;
  const { stage, issuers, marks } = context;
  const outlook: Outlook = { stage, issuers, marks, frame, trigger: token, mention };
  const attempt = tryFrame(context, trial);
  const subject = explainEnd(outlook, frame.subject, frame.subjectTypes ?? relation.domain);
  const object = explainEnd(outlook, frame.object, frame.objectTypes ?? relation.range);
  return {
    relation: frame.relation,
    trigger: mention?.text ?? wordsOf(context, trial),
    by: mention ? "mention" : kindOf(frame),
    confidence: frame.confidence,
    subject,
    object,
    claims: attempt.claims.map((claim) => toExplained(context, claim, isKept(claim))),
    failure: attempt.claims.length > 0 ? null : failureOf(attempt, subject, object),
  };
}

/** A frame that the word before its trigger shuts out. */
export function explainShutOut(context: Context, triggered: Triggered): ExplainedAttempt {
  const { frame, first } = triggered;
  const nothing: ExplainedEnd = { types: [], filledBy: [], places: [] };
  return {
    relation: frame.relation,
    trigger: wordsOf(context, triggered),
    by: kindOf(frame),
    confidence: frame.confidence,
    subject: nothing,
    object: nothing,
    claims: [],
    failure: { kind: "shut out", before: context.stage.tree.tokens[first - 1]?.text ?? "" },
  };
}

const kindOf = ({ verbs, nouns }: Frame) => (verbs ? "verb" : nouns ? "noun" : "adjective");

const wordsOf = ({ stage: { tree } }: Context, { first, last }: Triggered) =>
  tree.text.slice(tree.tokens[first]!.start, tree.tokens[last]!.end);

function toExplained({ stage }: Context, claim: Attempt["claims"][number], isKept: boolean): ExplainedClaim {
  const { relation, role, polarity, modality, source, time, confidence } = claim;
  const name = (number: number) => stage.mentions[number]!.name;
  return {
    ...{ subject: name(claim.subject), relation, object: name(claim.object), role },
    ...{ polarity, modality, source, time, confidence, isKept },
  };
}

function failureOf({ unmet, isUndone }: Attempt, subject: ExplainedEnd, object: ExplainedEnd): Failure {
  if (unmet) return { kind: "condition", condition: unmet.kind, place: unmet.place, words: unmet.words };
  const [hasSubject, hasObject] = [subject.filledBy.length > 0, object.filledBy.length > 0];
  if (!hasSubject) return { kind: hasObject ? "subject missing" : "both missing" };
  if (!hasObject) return { kind: "object missing" };
  return { kind: isUndone ? "undone" : "one and the same" };
}

function explainEnd(outlook: Outlook, places: readonly string[], types: readonly string[]): ExplainedEnd {
  const slots = places.map(slotOf);
  const filledBy = slots.flatMap((slot) => fillPlace(outlook, slot, types));
  return {
    types,
    filledBy: [...new Set(filledBy.map(({ mention }) => mention.name))],
    places: slots.map((slot) => explainPlace(outlook, slot, types)).filter(isTaken),
  };
}

const isTaken = ({ words, mentions }: ExplainedPlace) => words.length > 0 || mentions.length > 0;

function explainPlace(outlook: Outlook, slot: Slot, types: readonly string[]): ExplainedPlace {
  const { path: place } = slot;
  const { stage, trigger, frame, mention } = outlook;
  const isComputed = /^(?:topic|document)$|^issuer:/.test(place) || (place === "self" && mention !== undefined);
  if (isComputed) {
    const found = fillPlace(outlook, slot, types);
    const ends = found.map(({ mention: { text, type }, cost }) => ({ text, type, distance: cost, refused: null }));
    return { place, words: [], mentions: ends };
  }
  const tokens = fillSlot(stage.tree, trigger.i, slot);
  return {
    place,
    words: tokens.map((i) => stage.tree.tokens[i]!.text),
    mentions: tokens.flatMap((i) => endsAt(outlook, i, types, frame.reach)),
  };
}

function endsAt({ stage }: Outlook, token: number, types: readonly string[], reach: number): PlacedEnd[] {
  const open = (stage.at.get(token) ?? []).filter((mention) => follow(stage, mention) === null);
  return [
    ...denote(stage, token).map(({ mention: { text, type }, cost }) => ({
      text,
      type,
      distance: cost,
      refused: types.includes(type) ? (cost > reach ? ("distance" as const) : null) : ("type" as const),
    })),
    ...open.map(({ text, type }) => ({ text, type, distance: 0, refused: "reference" as const })),
  ];
}
