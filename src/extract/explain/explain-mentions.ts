// Why something is a mention, or is none.
import type { Candidate } from "../mentions/candidate.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import type { Sentence, Tree } from "../parse/tree.ts";
import { follow, type Stage } from "../relations/denote.ts";
import type { ExplainedMention, RejectedMention } from "./explanation.ts";

/** A candidate with what spoke for it. */
export interface Testimony {
  readonly candidate: Candidate;
  readonly reason: string;
}

/** The mentions of a sentence in text order, with the reasons of all who saw them. */
export function explainMentions(
  stage: Stage,
  sentence: Sentence,
  testimonies: readonly Testimony[],
): ExplainedMention[] {
  return mentionsIn(stage, sentence).map((mention) => ({
    start: mention.start,
    end: mention.end,
    text: mention.text,
    types: typesOf(mention),
    kind: mention.kind,
    means: follow(stage, mention)?.name ?? null,
    known: mention.known,
    reasons: reasonsFor(mention, testimonies),
    onDemand: mention.onDemand,
  }));
}

export const mentionsIn = ({ mentions }: Stage, { first, last }: Sentence): PlacedMention[] =>
  mentions.filter((mention) => mention.first >= first && mention.last <= last);

/** A reference has the types that it may refer to: "?Company|Organization". */
const typesOf = ({ type, kind }: PlacedMention) => (kind === "name" ? [type] : type.slice(1).split("|"));

function reasonsFor(mention: PlacedMention, testimonies: readonly Testimony[]): string[] {
  const own = testimonies.filter(({ candidate: { start, end } }) => start === mention.start && end === mention.end);
  const reasons = own.map(({ candidate: { type }, reason }) =>
    type === mention.type ? reason : `${reason}, as ${type}`,
  );
  const isRetyped = own.length > 0 && !own.some(({ candidate: { type } }) => type === mention.type);
  return [...new Set(isRetyped ? [...reasons, "its type comes from elsewhere in the text"] : reasons)];
}

/** Candidates of a sentence that are no mentions, one for each span and type. */
export function explainRejected(
  stage: Stage,
  sentence: Sentence,
  testimonies: readonly Testimony[],
): RejectedMention[] {
  const kept = mentionsIn(stage, sentence);
  const rejected = new Map<string, RejectedMention>();
  for (const { candidate, reason } of testimonies) {
    const { first, last, start, end, type } = candidate;
    const isKept = kept.some((mention) => mention.start === start && mention.end === end);
    if (first < sentence.first || last > sentence.last || isKept) continue;
    const winner = kept.find((mention) => mention.start < end && mention.end > start);
    rejected.set(`${start} ${end} ${type}`, {
      ...{ start, end, type, reason },
      text: textOf(stage.tree, candidate),
      lostTo: winner?.text ?? null,
    });
  }
  return [...rejected.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

const textOf = ({ text }: Tree, { start, end }: Candidate) => text.slice(start, end);
