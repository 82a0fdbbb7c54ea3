// Claims of a document: every trigger with its frames, their places filled by mentions of fitting types.
import type { Claim } from "../../domain/index.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import type { MarksReader } from "../modality/read-marks.ts";
import { countNames } from "./confidence.ts";
import { follow, type Stage } from "./denote.ts";
import { createEndChecker } from "./end-types.ts";
import type { Issuers } from "./fill-ends.ts";
import { framesAt } from "./frame-index.ts";
import { type ClaimRules, type Context, tryFrame } from "./try-frame.ts";

/** All claims in text order of their triggers; of two alike from one sentence the surer. */
export function findClaims(stage: Stage, rules: ClaimRules, marks: MarksReader): Claim[] {
  const context: Context = { stage, rules, marks, issuers: new Map(), names: countNames(stage) };
  const first = readAll(context);
  const issuers = issuersOf(stage, first);
  return dropDoubles(rules, issuers.size > 0 ? readAll({ ...context, issuers }) : first);
}

/** What `findClaims` tries every frame with once it knows who issued what. */
export function createContext(stage: Stage, rules: ClaimRules, marks: MarksReader): Context {
  const context: Context = { stage, rules, marks, issuers: new Map(), names: countNames(stage) };
  return { ...context, issuers: issuersOf(stage, readAll(context)) };
}

function issuersOf(stage: Stage, claims: readonly Claim[]): Issuers {
  const issuers = new Map<PlacedMention, PlacedMention>();
  for (const { relation, subject, object, polarity } of claims) {
    const policy = follow(stage, stage.mentions[object]!);
    if (relation === "ISSUES" && polarity === "affirmed" && policy && !issuers.has(policy))
      issuers.set(policy, stage.mentions[subject]!);
  }
  return issuers;
}

function readAll(context: Context): Claim[] {
  const { stage, rules } = context;
  const claims: Claim[] = [];
  const mayFill = createEndChecker(stage, rules);
  for (const token of stage.tree.tokens) {
    for (const triggered of framesAt(rules.index, stage.tree, token))
      if (mayFill(token, triggered.frame)) claims.push(...tryFrame(context, token, triggered).claims);
  }
  for (const mention of stage.mentions) {
    if (mention.kind !== "name") continue;
    for (const frame of rules.index.mentions.get(mention.type) ?? []) {
      const token = stage.tree.tokens[phraseHead(stage, mention)]!;
      claims.push(...tryFrame(context, token, { frame, first: token.i, last: token.i }, mention).claims);
    }
  }
  return claims;
}

/** The noun that a name belongs to: "chips" for the name in "H20 chips". */
export function phraseHead({ tree, lexicon, at: named }: Stage, mention: PlacedMention): number {
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
