// Source documents: texts as they arrived.
import { z } from "zod";
import { sha256, toCanonicalJson } from "./ids.ts";
import { toStorableText } from "./text.ts";

/** The longest key, in bytes of UTF-8: what every store can index. */
const MAX_KEY_BYTES = 8_000;

const DATE_TIME =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?)?)?$/;

/** Whether a text is a year, month, day or time of ISO 8601 that the calendar has: there is no 31 February. */
function isDateTime(text: string): boolean {
  const found = DATE_TIME.exec(text);
  if (!found) return false;
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)];
  const daysInMonth = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate(); // the calendar repeats after 400 years
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth;
}

/** A date or time of ISO 8601, at any precision from the year on. */
export const DateTime = z.string().refine(isDateTime, "not an ISO 8601 date");

/** What a reader hands over: a text with what is known of it. */
export const DocumentInput = z.object({
  /** What stays when the article is revised: a URL or a path. */
  key: z
    .string()
    .min(1)
    .refine((key) => Buffer.byteLength(key) <= MAX_KEY_BYTES, `longer than ${MAX_KEY_BYTES} bytes`),
  title: z.string().nullish(),
  outlet: z.string().nullish(),
  /** The person or body whose own words the whole text is: "we" and "our" are theirs. */
  author: z.string().nullish(),
  /** ISO 8601 date or date and time; "today" in the text is this day. */
  publishedAt: DateTime.nullish(),
  retrievedAt: DateTime.nullish(),
  /** BCP 47 tag of the text's language. */
  language: z.string().nullish(),
  text: z.string(),
});
export type DocumentInput = z.input<typeof DocumentInput>;

/** A text as it arrived. Immutable; its id is a hash of its canonical bytes. */
export interface SourceDocument {
  readonly id: string;
  readonly key: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly publishedAt: string | null;
  readonly retrievedAt: string | null;
  readonly language: string;
  readonly text: string;
}

/**
 * Gives a text its identity. The canonical bytes are the UTF-8 of the canonical JSON of all members but `retrievedAt`,
 * which says when we looked and not what was said. What no store can keep becomes U+FFFD, see `toStorableText`.
 */
export function toSourceDocument(input: DocumentInput): SourceDocument {
  const { key, title, outlet, author, publishedAt, retrievedAt, language, text } = DocumentInput.parse(input);
  const content = {
    key: toStorableText(key),
    title: storableOrNull(title),
    outlet: storableOrNull(outlet),
    author: storableOrNull(author),
    publishedAt: publishedAt ?? null,
    language: storableOrNull(language) ?? "en",
    text: toStorableText(text),
  };
  return { id: documentId(content), ...content, retrievedAt: retrievedAt ?? null };
}

/** The id that the content of a document gives it. */
export function documentId(document: Omit<SourceDocument, "id" | "retrievedAt">): string {
  const { key, title, outlet, author, publishedAt, language, text } = document;
  const content = { key, title, outlet, author, publishedAt, language, text };
  return `document:${sha256(toCanonicalJson(content))}`;
}

const storableOrNull = (text: string | null | undefined) => (text == null ? null : toStorableText(text));
