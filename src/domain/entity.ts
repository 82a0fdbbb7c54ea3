// Mentions are spans that name something; entities are the things themselves.
import { z } from "zod";

export const MENTION_KINDS = ["name", "nominal", "pronoun"] as const;
export const MentionKind = z.enum(MENTION_KINDS);
export type MentionKind = z.infer<typeof MentionKind>;

/** A span that refers to something: by name, by description ("the chipmaker") or by pronoun. */
export const Mention = z.object({
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  text: z.string(),
  kind: MentionKind,
});
export type Mention = z.infer<typeof Mention>;

/** Ids that others use for an entity, such as `{ wikidata: "Q182477" }`. */
export const ExternalIds = z.record(z.string().refine(isScheme, "is not a scheme such as wikidata"), z.string());
export type ExternalIds = z.infer<typeof ExternalIds>;

/** Whether a text can name who gives ids: stores write `scheme=id`. */
export function isScheme(text: string): boolean {
  return /^[^=\s]+$/.test(text);
}

/** An entity as one document gives it. */
export const ExtractedEntity = z.object({
  id: z.string(),
  type: z.string(),
  name: z.string(), // the preferred form
  aliases: z.array(z.string()), // the surface forms found in the text
  externalIds: ExternalIds,
  mentions: z.array(Mention),
});
export type ExtractedEntity = z.infer<typeof ExtractedEntity>;

/** The thing itself, assembled from all documents that mention it. */
export interface Entity {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  /** Every surface form, sorted; the name among them only when a text uses it. */
  readonly aliases: readonly string[];
  readonly externalIds: ExternalIds;
  /** How many documents, mentions and relation edges it has. */
  readonly documentCount: number;
  readonly mentionCount: number;
  readonly relationCount: number;
}
