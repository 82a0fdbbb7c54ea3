// Source documents: texts as they arrived.
import { z } from "zod";
import { sha256, toCanonicalJson } from "./ids.ts";

const dateTime = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** What a reader hands over: a text with what is known of it. */
export const DocumentInput = z.object({
  /** What stays when the article is revised: a URL or a path. */
  key: z.string().min(1),
  title: z.string().nullish(),
  outlet: z.string().nullish(),
  /** The person or body whose own words the whole text is: "we" and "our" are theirs. */
  author: z.string().nullish(),
  /** ISO 8601 date or date and time; "today" in the text is this day. */
  publishedAt: z.string().regex(dateTime, "not an ISO 8601 date").nullish(),
  retrievedAt: z.string().regex(dateTime, "not an ISO 8601 date").nullish(),
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
 * which says when we looked and not what was said. Lone surrogates become U+FFFD, since no UTF-8 can hold them.
 */
export function toSourceDocument(input: DocumentInput): SourceDocument {
  const { key, title, outlet, author, publishedAt, retrievedAt, language, text } = DocumentInput.parse(input);
  const content = {
    key: key.toWellFormed(),
    title: title?.toWellFormed() ?? null,
    outlet: outlet?.toWellFormed() ?? null,
    author: author?.toWellFormed() ?? null,
    publishedAt: publishedAt ?? null,
    language: language ?? "en",
    text: text.toWellFormed(),
  };
  return { id: `document:${sha256(toCanonicalJson(content))}`, ...content, retrievedAt: retrievedAt ?? null };
}
