// One frame at one trigger: what it finds, and the claims that come of it.
import type { Claim } from "../../domain/index.ts";
import type { Frame, Ontology } from "../../ontology/index.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import type { Marks, MarksReader } from "../modality/read-marks.ts";
import type { Token } from "../parse/tree.ts";
import { withTenure } from "../time/tenure.ts";
import { confidenceOf } from "./confidence.ts";
import type { Denoted, Stage } from "./denote.ts";
import { fillObject, fillSubject, findUnmet, type Issuers } from "./fill-ends.ts";
import type { FrameIndex, Triggered } from "./frame-index.ts";
import type { Condition } from "./indexed-frame.ts";

export interface ClaimRules {
  readonly ontology: Ontology;
  readonly index: FrameIndex;
}

/** What every frame of a document is tried with. */
export interface Context {
  readonly stage: Stage;
  readonly rules: ClaimRules;
  readonly marks: MarksReader;
  readonly issuers: Issuers;
  /** How many names each sentence has. */
  readonly names: Uint32Array;
}

/** A frame and what triggers it: words, of which `token` is the head, or a mention by itself. */
export interface Trial extends Triggered {
  readonly token: Token;
  readonly mention?: PlacedMention;
}

/** How a frame fared: the condition it failed at, what filled its ends, the claims, and whether what governs it undid them. */
export interface Attempt {
  readonly unmet: Condition | null;
  readonly subjects: readonly Denoted[];
  readonly objects: readonly Denoted[];
  readonly claims: readonly Claim[];
  readonly isUndone: boolean;
}

const NOTHING: Attempt = { unmet: null, subjects: [], objects: [], claims: [], isUndone: false };

/** Objects are looked for only if there is a subject. */
export function tryFrame(context: Context, trial: Trial): Attempt {
  const { stage, marks, issuers } = context;
  const { frame, token, mention } = trial;
  const unmet = findUnmet(stage, token.i, frame);
  if (unmet) return { ...NOTHING, unmet };
  const outlook = { stage, issuers, marks, frame, trigger: token, mention };
  const subjects = fillSubject(outlook);
  if (subjects.length === 0) return NOTHING;
  const objects = fillObject(outlook);
  const claims: Claim[] = [];
  let isUndone = false;
  for (const [subject, object] of pairsOf(stage, token, subjects, objects)) {
    if (subject.mention === object.mention || isSame(subject.mention, object.mention)) continue;
    if (mention?.onDemand && subject.mention !== mention && isWithin(subject.mention, mention)) continue; // "Tern products": no more than their name
    const read = marks.read(token, frame, subject.mention, object.mention);
    if (isOpinion(frame) && !isPlain(read)) continue;
    if (read.isUndone && frame.dropUndone) isUndone = true;
    else claims.push(toClaim(context, read, trial, subject, object));
  }
  return { unmet, subjects, objects, claims, isUndone };
}

/** Each subject with each object; of "A and B joined X and Y, respectively" each with its own. */
function pairsOf(
  { tree: { tokens, sentences } }: Stage,
  { sentence }: Token,
  subjects: readonly Denoted[],
  objects: readonly Denoted[],
): (readonly [Denoted, Denoted])[] {
  const isPaired = () => {
    const { first, last } = sentences[sentence]!;
    return tokens.slice(first, last + 1).some(({ lower }) => lower === "respectively");
  };
  if (subjects.length < 2 || subjects.length !== objects.length || !isPaired())
    return subjects.flatMap((subject) => objects.map((object) => [subject, object] as const));
  const inOrder = (ends: readonly Denoted[]) => ends.toSorted((a, b) => a.mention.start - b.mention.start);
  const others = inOrder(objects);
  return inOrder(subjects).map((subject, k) => [subject, others[k]!] as const);
}

/** What a speaker says of somebody as praise or blame: "they did not steal" and "they may cheat" are neither. */
const isOpinion = ({ subject }: Frame) => subject.includes("speaker");
const isPlain = ({ polarity, modality }: Marks) => polarity === "affirmed" && modality === "asserted";

const isWithin = (inner: PlacedMention, outer: PlacedMention): boolean =>
  outer.first <= inner.first && inner.last <= outer.last;

const isSame = (a: PlacedMention, b: PlacedMention) =>
  (a.known !== null && a.known === b.known) || (a.type === b.type && a.name === b.name);

function toClaim(
  { stage, names }: Context,
  { isUndone: _isUndone, ...read }: Marks,
  { frame, first, last, token }: Trial,
  subject: Denoted,
  object: Denoted,
): Claim {
  const { tree } = stage;
  const sentence = tree.sentences[token.sentence]!;
  return {
    subject: subject.mention.number,
    relation: frame.as[`${subject.mention.type}>${object.mention.type}`] ?? frame.relation,
    object: object.mention.number,
    role: frame.role ? withTenure(tree, token, roleOf(stage, first, last)) : null,
    ...read,
    sentence: { start: sentence.start, end: sentence.end },
    trigger: { start: tree.tokens[first]!.start, end: tree.tokens[last]!.end },
    confidence: confidenceOf(frame.confidence - 0.1 * (subject.cost + object.cost), names[token.sentence]!),
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
  while (start < last && /^(?:-|an?|the|its|new|two|three)$/.test(tree.tokens[start]!.lower)) start++;
  return tree.text.slice(tree.tokens[start]!.start, tree.tokens[last]!.end);
}
