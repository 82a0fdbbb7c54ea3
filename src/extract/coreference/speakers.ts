// "I" within a quotation is its speaker.
import type { Quote } from "../attribution/quotes.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";

const SINGULAR = /^(?:i|me|my|mine|myself)$/i;

/** Lets "I" and "my" of a quotation refer to the person who is quoted. */
export function resolveSpeakers(
  mentions: readonly PlacedMention[],
  quotes: readonly Quote[],
): readonly PlacedMention[] {
  if (quotes.length === 0) return mentions;
  return mentions.map((mention) => {
    if (mention.type !== "?we" || mention.refersTo !== null || !SINGULAR.test(mention.text)) return mention;
    const speaker = quotes.find(({ first, last }) => first <= mention.head && mention.head <= last)?.source?.mention;
    const person = speaker === null || speaker === undefined ? undefined : mentions[speaker];
    return person?.type === "Person" ? { ...mention, refersTo: person.number } : mention;
  });
}
