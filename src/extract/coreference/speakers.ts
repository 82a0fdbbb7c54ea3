// "I" within a quotation is its speaker, and "we" the company that the speaker speaks for.
import type { Quote } from "../attribution/quotes.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";

const SINGULAR = /^(?:i|me|my|mine|myself)$/i;

/** Whom "we" means in the mouth of a person: the one company that the person has a post at; undefined where none or several are told. */
export type SpokenFor = (person: PlacedMention) => PlacedMention | undefined;

/** Lets "I" and "my" of a quotation refer to the person who is quoted, "we" and "our" to the company quoted or spoken for. */
export function resolveSpeakers(
  mentions: readonly PlacedMention[],
  quotes: readonly Quote[],
  spokenFor: SpokenFor,
): readonly PlacedMention[] {
  if (quotes.length === 0) return mentions;
  return mentions.map((mention) => {
    const speaker = speakerOf(mentions, quotes, mention);
    const meant = speaker && meantBy(mention, speaker, spokenFor);
    return meant ? { ...mention, refersTo: meant.number } : mention;
  });
}

/** Who says "I", or the company for which somebody says "we"; undefined where that is open. */
function meantBy({ text }: PlacedMention, speaker: PlacedMention, spokenFor: SpokenFor): PlacedMention | undefined {
  const isPerson = speaker.type === "Person";
  if (SINGULAR.test(text)) return isPerson ? speaker : undefined;
  const company = isPerson ? spokenFor(speaker) : speaker;
  return company && SPOKEN_FOR.has(company.type) ? company : undefined;
}

/** What says "we" of itself. A government's "we" may be the country as well. */
export const SPOKEN_FOR: ReadonlySet<string> = new Set(["Company", "Organization"]);

/** Whether a quotation has a "we" that only its speaker's post can tell. */
export const hasSpokesperson = (mentions: readonly PlacedMention[], quotes: readonly Quote[]): boolean =>
  mentions.some((mention) => !SINGULAR.test(mention.text) && speakerOf(mentions, quotes, mention)?.type === "Person");

/** Who says an "I" or "we" that is open, or was taken for that of whoever wrote the text. */
function speakerOf(
  mentions: readonly PlacedMention[],
  quotes: readonly Quote[],
  { type, refersTo, head }: PlacedMention,
): PlacedMention | undefined {
  if (type !== "?we") return undefined;
  const number = quotes.find(({ first, last }) => first <= head && head <= last)?.source?.mention;
  const speaker = number === null || number === undefined ? undefined : mentions[number];
  return refersTo === null || speaker?.type === "Person" ? speaker : undefined;
}
