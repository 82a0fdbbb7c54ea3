// Claims of a document: every trigger with its frames, their places filled by mentions of fitting types.
import type { Claim } from "../../domain/index.ts";
import type { Frame } from "../../ontology/index.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import type { MarksReader } from "../modality/read-marks.ts";
import { countNames } from "./confidence.ts";
import { follow, type Stage } from "./denote.ts";
import { createEndChecker } from "./end-types.ts";
import type { Issuers } from "./fill-ends.ts";
import { framesAt } from "./frame-index.ts";
import { type ClaimRules, type Context, type Trial, tryFrame } from "./try-frame.ts";

/** All claims in text order of their triggers; of two alike from one sentence the surer. */
export function findClaims(stage: Stage, rules: ClaimRules, marks: MarksReader): Claim[] {
  return dropDoubles(rules, readAll(stage, rules, marks).claims.flat());
}

/** What `findClaims` tries every frame with once it knows who issued what. */
export function createInformedContext(stage: Stage, rules: ClaimRules, marks: MarksReader): Context {
  return readAll(stage, rules, marks).context;
}

/** What every frame is tried with at first, when nobody is known to have issued anything. */
export function createContext(stage: Stage, rules: ClaimRules, marks: MarksReader): Context {
  return { stage, rules, marks, issuers: new Map(), names: countNames(stage) };
}

/** Tries all frames, and those that ask for an issuer once more when it is known who issued what. */
function readAll(stage: Stage, rules: ClaimRules, marks: MarksReader) {
  const context = createContext(stage, rules, marks);
  const trials = listTrials(stage, rules);
  const claims = trials.map((trial) => tryFrame(context, trial).claims);
  const informed: Context = { ...context, issuers: issuersOf(stage, claims) };
  if (informed.issuers.size > 0)
    for (const [k, trial] of trials.entries()) if (trial.frame.asksIssuer) claims[k] = tryFrame(informed, trial).claims;
  return { context: informed, claims };
}

function issuersOf(stage: Stage, claims: readonly (readonly Claim[])[]): Issuers {
  const issuers = new Map<PlacedMention, PlacedMention>();
  for (const { relation, subject, object, polarity } of claims.flat()) {
    if (relation !== "ISSUES" || polarity !== "affirmed") continue;
    const policy = follow(stage, stage.mentions[object]!);
    if (policy && !issuers.has(policy)) issuers.set(policy, stage.mentions[subject]!);
  }
  return issuers;
}

/** Frames with the words, and then those with the names, that trigger them, as far as they are asked and mentions may fill their ends. */
export function listTrials(stage: Stage, rules: ClaimRules, isAsked = (_frame: Frame) => true): Trial[] {
  const trials: Trial[] = [];
  const mayFill = createEndChecker(stage);
  for (const token of stage.tree.tokens) {
    for (const { frame, first, last } of framesAt(rules.index, stage.tree, token))
      if (isAsked(frame) && mayFill(token, frame)) trials.push({ frame, first, last, token });
  }
  for (const mention of stage.mentions)
    if (mention.kind === "name")
      for (const trial of trialsOfName(stage, rules, mention))
        if (isAsked(trial.frame) && mayFill(trial.token, trial.frame)) trials.push(trial);
  return trials;
}

/** Frames that a name triggers by itself, such as "Nvidia's H20". */
export function trialsOfName(stage: Stage, { index }: ClaimRules, mention: PlacedMention): Trial[] {
  const token = stage.tree.tokens[phraseHead(stage, mention)]!;
  const frames = index.mentions.get(mention.type) ?? [];
  return frames.map((frame) => ({ frame, first: token.i, last: token.i, token, mention }));
}

/** The noun that a name belongs to: "chips" for the name in "H20 chips". */
function phraseHead({ tree, lexicon, at: named }: Stage, mention: PlacedMention): number {
  let at = mention.head;
  for (let step = 0; step < 3; step++) {
    const { dep, head } = tree.tokens[at]!;
    const parent = tree.tokens[head]!;
    if (
      !/^(?:compound|nmod|amod)$/.test(dep) ||
      !(
        lexicon.nominalsOf.get(mention.type)?.has(parent.lemma.toLowerCase()) ||
        (mention.type === "Country" && parent.lower === "administration")
      ) ||
      (named.get(head) ?? []).some(
        ({ kind, onDemand, number }) => kind === "name" && !onDemand && number !== mention.number,
      )
    )
      break;
    at = head;
  }
  return at;
}

function dropDoubles({ ontology }: ClaimRules, claims: readonly Claim[]): Claim[] {
  const best = new Map<string, Claim>();
  for (const claim of claims) {
    const { subject, object, relation } = claim;
    const isTurned = subject > object && ontology.relations.get(relation)?.symmetric === true;
    const ends = isTurned ? `${object} ${subject}` : `${subject} ${object}`;
    const key = `${ends} ${relation} ${claim.role} ${claim.sentence.start}`;
    const known = best.get(key);
    if (!known || claim.confidence > known.confidence) best.set(key, claim);
  }
  return [...best.values()];
}
