// Claims of a document: every trigger with its frames, their places filled by mentions of fitting types.
import type { Claim } from "../../domain/index.ts";
import type { Frame, Ontology } from "../../ontology/index.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import type { Marks, MarksReader } from "../modality/read-marks.ts";
import type { Token } from "../parse/tree.ts";
import { type Denoted, denote, type Stage } from "./denote.ts";
import { type FrameIndex, framesAt, type Triggered } from "./frame-index.ts";
import { fillSlot } from "./slots.ts";

export interface ClaimRules {
  readonly ontology: Ontology;
  readonly index: FrameIndex;
}

/** All claims in text order of their triggers; of two alike from one sentence the surer. */
export function findClaims(stage: Stage, rules: ClaimRules, marks: MarksReader): Claim[] {
  const claims: Claim[] = [];
  for (const token of stage.tree.tokens) {
    for (const triggered of framesAt(rules.index, stage.tree, token))
      claims.push(...readFrame(stage, rules, marks, token, triggered));
  }
  for (const mention of stage.mentions) {
    if (mention.kind !== "name") continue;
    for (const frame of rules.index.mentions.get(mention.type) ?? []) {
      const token = stage.tree.tokens[phraseHead(stage, mention)]!;
      claims.push(...readFrame(stage, rules, marks, token, { frame, first: token.i, last: token.i }, mention));
    }
  }
  return dropDoubles(claims);
}

/** The noun that a name belongs to: "chips" for the name in "H20 chips". */
export function phraseHead({ tree, lexicon }: Stage, mention: PlacedMention): number {
  let at = mention.head;
  for (let step = 0; step < 3; step++) {
    const { dep, head } = tree.tokens[at]!;
    const parent = tree.tokens[head]!;
    if (
      !/^(?:compound|nmod|amod)$/.test(dep) ||
      !(lexicon.nominalsOf.get(mention.type)?.has(parent.lemma.toLowerCase()) ?? false)
    )
      break;
    at = head;
  }
  return at;
}

function readFrame(
  stage: Stage,
  { ontology }: ClaimRules,
  marks: MarksReader,
  token: Token,
  triggered: Triggered,
  mention?: PlacedMention,
): Claim[] {
  const { frame } = triggered;
  const relation = ontology.relations.get(frame.relation);
  if (!relation || !meets(stage, token.i, frame)) return [];
  const subjects = fill(stage, token.i, frame.subject, frame.subjectTypes ?? relation.domain, mention);
  const objects = fill(stage, token.i, frame.object, frame.objectTypes ?? relation.range, mention);
  const claims: Claim[] = [];
  for (const subject of subjects) {
    for (const object of objects) {
      if (subject.mention === object.mention || isSame(subject.mention, object.mention)) continue;
      if (!relation.domain.includes(subject.mention.type) || !relation.range.includes(object.mention.type)) continue;
      const read = marks(token, frame, subject.mention, object.mention);
      if (!(read.isUndone && frame.dropUndone)) claims.push(toClaim(stage, read, token, triggered, subject, object));
    }
  }
  return claims;
}

const isSame = (a: PlacedMention, b: PlacedMention) =>
  (a.known !== null && a.known === b.known) || (a.type === b.type && a.name === b.name);

/** Whether the places that a frame looks at are filled by the right words, or empty for an empty list. */
function meets({ tree }: Stage, i: number, { when }: Frame): boolean {
  return Object.entries(when).every(([path, words]) => {
    const found = fillSlot(tree, i, path).map((at) => tree.tokens[at]!);
    return words.length === 0
      ? found.length === 0
      : found.some(({ lemma, lower }) => words.includes(lemma.toLowerCase()) || words.includes(lower));
  });
}

const SLACK = 0.35;
const FARTHEST = 1.9;

/** Mentions for the places of one end; the first place that has any decides for a subject, all count for an object. */
function fill(
  stage: Stage,
  trigger: number,
  paths: readonly string[],
  types: readonly string[],
  mention?: PlacedMention,
): Denoted[] {
  const found = new Map<PlacedMention, number>();
  for (const path of paths) {
    if (path === "self" && mention) {
      if (types.includes(mention.type)) found.set(mention, 0);
      continue;
    }
    const stopEarly = path.endsWith("!");
    for (const token of fillSlot(stage.tree, trigger, stopEarly ? path.slice(0, -1) : path)) {
      const fitting = denote(stage, token).filter(({ mention: m, cost }) => types.includes(m.type) && cost <= FARTHEST);
      const nearest = Math.min(...fitting.map(({ cost }) => cost));
      for (const { mention: m, cost } of fitting)
        if (cost <= nearest + SLACK) found.set(m, Math.min(cost, found.get(m) ?? cost));
    }
    if (stopEarly && found.size > 0) break;
  }
  return [...found].map(([m, cost]) => ({ mention: m, cost }));
}

function toClaim(
  stage: Stage,
  { isUndone: _isUndone, ...read }: Marks,
  token: Token,
  { frame, first, last }: Triggered,
  subject: Denoted,
  object: Denoted,
): Claim {
  const { tree } = stage;
  const sentence = tree.sentences[token.sentence]!;
  return {
    subject: subject.mention.number,
    relation: frame.relation,
    object: object.mention.number,
    role: frame.role ? roleOf(stage, first, last) : null,
    ...read,
    sentence: { start: sentence.start, end: sentence.end },
    trigger: { start: tree.tokens[first]!.start, end: tree.tokens[last]!.end },
    confidence: Math.max(0.05, Math.min(0.99, frame.confidence - 0.1 * (subject.cost + object.cost))),
  };
}

/** The post in the text's words, without article, nationality and the body's name: "executive vice president". */
function roleOf({ tree, at }: Stage, first: number, last: number): string {
  let start = first;
  while (start > 0 && tree.tokens[start - 1]!.sentence === tree.tokens[first]!.sentence) {
    const before = tree.tokens[start - 1]!;
    const isPart =
      /^(?:compound|amod|punct)$/.test(before.dep) &&
      (before.pos === "NOUN" || before.pos === "ADJ" || before.pos === "PROPN" || before.text === "-");
    if (
      !isPart ||
      (at.get(before.i)?.some(({ kind }) => kind === "name") ?? false) ||
      /^(?:former|new|current|then|late|longtime|incoming|outgoing|,)$/.test(before.lower)
    )
      break;
    start--;
  }
  return tree.text.slice(tree.tokens[start]!.start, tree.tokens[last]!.end);
}

function dropDoubles(claims: readonly Claim[]): Claim[] {
  const best = new Map<string, Claim>();
  for (const claim of claims) {
    const key = `${claim.subject} ${claim.relation} ${claim.object} ${claim.sentence.start}`;
    const known = best.get(key);
    if (!known || claim.confidence > known.confidence) best.set(key, claim);
  }
  return [...best.values()];
}
