// Candidates: pairs of entities that may be one, with what speaks for it and against it. Found, never stored: a person or a
// rule makes a judgement of one.
import type { ExternalIds } from "./entity.ts";

/** What an entity is compared by: the thing as it is shown. */
export interface EntityProfile {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly externalIds: ExternalIds;
  readonly mentionCount: number;
  /** Relation edges, as `RELATION>id` for those that it is the subject of and `RELATION<id` for the others; not all of a hub's. */
  readonly edges: readonly string[];
}

/** What is compared of two entities. */
export const CANDIDATE_EVIDENCE_KINDS = [
  "externalId",
  "name",
  "legalForm",
  "acronym",
  "shortForm",
  "spelling",
  "sound",
  "number",
  "generation",
  "givenName",
  "qualifier",
  "type",
  "neighbours",
  "relation",
  "link",
] as const;
export type CandidateEvidenceKind = (typeof CANDIDATE_EVIDENCE_KINDS)[number];

/** One thing that speaks for two entities being one (a positive weight), or against it. */
export interface CandidateEvidence {
  readonly kind: CandidateEvidenceKind;
  /** log2 of how much likelier it is to be seen of one thing than of two. */
  readonly weight: number;
  /** The same in words. */
  readonly text: string;
  readonly firstValue: string | null;
  readonly secondValue: string | null;
}

export interface Candidate {
  /** Ids as the entities are shown, the smaller one first. */
  readonly first: string;
  readonly second: string;
  /** Entity types, of both. */
  readonly types: readonly [string, string];
  /** From 0 to 1, to six decimals. */
  readonly score: number;
  /** The weightiest first. */
  readonly evidence: readonly CandidateEvidence[];
  /** The rule that is sure that they are one; null where none is. */
  readonly rule: string | null;
}
