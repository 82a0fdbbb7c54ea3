// Claims of a document: every trigger with its frames, their places filled by mentions of fitting types.
import type { Claim } from "../../domain/index.ts";
import type { Frame, Ontology } from "../../ontology/index.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import type { Marks, MarksReader } from "../modality/read-marks.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { subjectOf } from "./arguments.ts";
import { type Denoted, denote, follow, type Stage } from "./denote.ts";
import { type FrameIndex, framesAt, type Triggered } from "./frame-index.ts";
import { fillSlot } from "./slots.ts";

export interface ClaimRules {
  readonly ontology: Ontology;
  readonly index: FrameIndex;
}

/** All claims in text order of their triggers; of two alike from one sentence the surer. */
export function findClaims(stage: Stage, rules: ClaimRules, marks: MarksReader): Claim[] {
  const first = readAll(stage, rules, marks, new Map());
  const issuers = issuersOf(stage, first);
  return dropDoubles(issuers.size > 0 ? readAll(stage, rules, marks, issuers) : first);
}

/** Who issued an instrument, as far as the document says: for "the lifting of restrictions", by nobody named. */
type Issuers = ReadonlyMap<PlacedMention, PlacedMention>;

function issuersOf(stage: Stage, claims: readonly Claim[]): Issuers {
  const issuers = new Map<PlacedMention, PlacedMention>();
  for (const { relation, subject, object, polarity } of claims) {
    const policy = follow(stage, stage.mentions[object]!);
    if (relation === "ISSUES" && polarity === "affirmed" && policy && !issuers.has(policy))
      issuers.set(policy, stage.mentions[subject]!);
  }
  return issuers;
}

function readAll(stage: Stage, rules: ClaimRules, marks: MarksReader, issuers: Issuers): Claim[] {
  const claims: Claim[] = [];
  const context = { stage, rules, marks, issuers };
  for (const token of stage.tree.tokens) {
    for (const triggered of framesAt(rules.index, stage.tree, token))
      claims.push(...readFrame(context, token, triggered));
  }
  for (const mention of stage.mentions) {
    if (mention.kind !== "name") continue;
    for (const frame of rules.index.mentions.get(mention.type) ?? []) {
      const token = stage.tree.tokens[phraseHead(stage, mention)]!;
      claims.push(...readFrame(context, token, { frame, first: token.i, last: token.i }, mention));
    }
  }
  return claims;
}

interface Context {
  readonly stage: Stage;
  readonly rules: ClaimRules;
  readonly marks: MarksReader;
  readonly issuers: Issuers;
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

function readFrame(context: Context, token: Token, triggered: Triggered, mention?: PlacedMention): Claim[] {
  const { stage, marks } = context;
  const { ontology } = context.rules;
  const { frame } = triggered;
  const relation = ontology.relations.get(frame.relation);
  if (!relation || !meets(stage, token.i, frame)) return [];
  const place = { context, trigger: token.i, mention, reach: frame.reach };
  const types = frame.subjectTypes ?? relation.domain;
  const own = fill(place, frame.subject, types);
  const subjects = (own.length > 0 ? own : leadIn(stage, token, frame, types)).filter(
    isNamed(stage, frame.subjectNouns),
  );
  const objects =
    subjects.length > 0
      ? fill(place, frame.object, frame.objectTypes ?? relation.range).filter(isNamed(stage, frame.objectNouns))
      : [];
  const claims: Claim[] = [];
  for (const subject of subjects) {
    for (const object of objects) {
      if (subject.mention === object.mention || isSame(subject.mention, object.mention)) continue;
      const read = marks(token, frame, subject.mention, object.mention);
      if (!(read.isUndone && frame.dropUndone)) claims.push(toClaim(stage, read, token, triggered, subject, object));
    }
  }
  return claims;
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
    mention.known !== null ||
    nouns.includes(tree.tokens[mention.head]!.lemma.toLowerCase()) ||
    /^\p{Lu}/u.test(tree.tokens[mention.head]!.text);
}

const isSame = (a: PlacedMention, b: PlacedMention) =>
  (a.known !== null && a.known === b.known) || (a.type === b.type && a.name === b.name);

/** Whether the places that a frame looks at are filled by the right words, or empty for an empty list. */
function meets({ tree }: Stage, i: number, { when, unless }: Frame): boolean {
  const isFilledBy = (path: string, words: readonly string[]) =>
    fillSlot(tree, i, path).some((at) => {
      const { lemma, lower } = tree.tokens[at]!;
      return words.length === 0 || words.includes(lemma.toLowerCase()) || words.includes(lower);
    });
  return (
    Object.entries(when).every(([path, words]) => isFilledBy(path, words) === words.length > 0) &&
    !Object.entries(unless).some(([path, words]) => isFilledBy(path, words))
  );
}

const SLACK = 0.35;

interface Place {
  readonly context: Context;
  readonly trigger: number;
  readonly mention: PlacedMention | undefined;
  readonly reach: number;
}

/** Mentions of fitting types for the places of one end: of all places, up to a filled one that ends in "!". */
function fill(place: Place, paths: readonly string[], types: readonly string[]): Denoted[] {
  const found = new Map<PlacedMention, number>();
  for (const path of paths) {
    for (const { mention, cost } of fillPath(place, path.replace(/!$/, ""), types)) {
      found.set(mention, Math.min(cost, found.get(mention) ?? cost));
    }
    if (path.endsWith("!") && found.size > 0) break;
  }
  return [...found].map(([mention, cost]) => ({ mention, cost }));
}

function fillPath({ context, trigger, mention, reach }: Place, path: string, types: readonly string[]): Denoted[] {
  const { stage, issuers } = context;
  if (path === "self" && mention) return types.includes(mention.type) ? [{ mention, cost: 0 }] : [];
  if (path === "topic") return topicOf(stage, trigger).filter(({ mention: { type } }) => types.includes(type));
  if (path === "document") return ownInstrument(stage).filter(({ mention: { type } }) => types.includes(type));
  if (path.startsWith("issuer:")) return issuersAt(stage, issuers, fillSlot(stage.tree, trigger, path.slice(7)), types);
  return fillSlot(stage.tree, trigger, path).flatMap((token) => {
    const fitting = denote(stage, token).filter(({ mention: m, cost }) => types.includes(m.type) && cost <= reach);
    const nearest = Math.min(...fitting.map(({ cost }) => cost));
    return fitting.filter(({ cost }) => cost <= nearest + SLACK);
  });
}

/** The company that a report is about: "CEO Maria Okoye said" is hers where nothing nearer names another. */
function topicOf({ tree, mentions, at }: Stage, trigger: number): Denoted[] {
  const post = tree.tokens[trigger]!;
  const beside = [post.i - 1, ...post.children, ...tree.tokens[post.head]!.children];
  const isNamed = beside.some((i) => at.get(i)?.some(({ type }) => type === "Company" || type === "Organization"));
  const [topic, rival] = isNamed ? [] : companiesByWeight(tree, mentions, trigger);
  return topic && topic.weight >= 2 && topic.weight >= 2 * (rival?.weight ?? 0)
    ? [{ mention: topic.mention, cost: 0.5 }]
    : [];
}

/** Companies named before a place in the text, the most often subject first. */
function companiesByWeight(tree: Tree, mentions: readonly PlacedMention[], before: number) {
  const weights = new Map<string, { mention: PlacedMention; weight: number }>();
  for (const mention of mentions) {
    if (mention.first >= before || mention.type !== "Company" || mention.kind !== "name" || mention.onDemand) continue;
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
    relation: frame.as[`${subject.mention.type}>${object.mention.type}`] ?? frame.relation,
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
    const key = `${claim.subject} ${claim.relation} ${claim.object} ${claim.role} ${claim.sentence.start}`;
    const known = best.get(key);
    if (!known || claim.confidence > known.confidence) best.set(key, claim);
  }
  return [...best.values()];
}
