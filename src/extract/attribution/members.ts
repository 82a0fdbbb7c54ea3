// The one of several speakers whom a statement tells of.
import type { ClaimSource } from "../../domain/index.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import { childrenBy, tokenAt, withConjuncts } from "../parse/navigate.ts";
import type { Token } from "../parse/tree.ts";
import { isPassive, subjectOf } from "../relations/arguments.ts";
import { denote, type Stage } from "../relations/denote.ts";
import { SPEAKERS } from "./speakers.ts";

/** Of what several say together, what is told of one of them is credited to that one: "X and Y will merge, the companies said". */
export function memberOf(stage: Stage, source: ClaimSource, subject: PlacedMention): ClaimSource {
  const { tree } = stage;
  if (!source.cue || !SPEAKERS.includes(subject.type)) return source;
  const verb = tree.tokens[tokenAt(tree, source.cue.start)]!;
  const [first] = isPassive(tree, verb) ? [] : subjectOf(tree, verb.i, 0);
  if (first === undefined) return source;
  const speakers = withConjuncts(tree, first);
  if (source.mention === null ? tree.tokens[first]!.tag !== "NNS" : speakers.length === 1) return source;
  const isSubject = ({ number, known, name }: PlacedMention) =>
    number === subject.number || (known === null ? name === subject.name : known === subject.known);
  const mentions = speakers.flatMap((i) => denote(stage, i)).filter(({ cost }) => cost < 1);
  const isOneOfThese = mentions.length === 0 && isOwnGroup(stage, tree.tokens[first]!, subject);
  const member = isOneOfThese ? subject : mentions.find(({ mention }) => isSubject(mention))?.mention;
  const speaks = source.mention === null || mentions.some(({ mention }) => mention.number === source.mention);
  return member && speaks ? { ...source, mention: member.number, text: member.name } : source;
}

/** "X and Y will merge, the companies said": the firms that the sentence has named before are the ones meant. */
const isOwnGroup = ({ lexicon, tree }: Stage, { lemma, sentence, i }: Token, { type, head }: PlacedMention): boolean =>
  type === "Company" &&
  (lemma === "partner" || lexicon.nominalsOf.get("Company")?.has(lemma.toLowerCase()) === true) &&
  childrenBy(tree, i, "det", "nummod", "predet").length > 0 &&
  tree.tokens[head]!.sentence === sentence;
