// What is derived from statements: relation edges and conflicts. Never stored as truth, always rebuilt.
import type { Modality, Polarity } from "./statement.ts";

/**
 * - `stated`: some statement asserts it, and nothing contradicts those that do; who denies it speaks of another time or other goods
 * - `disputed`: asserted, and part of a conflict: of what it says itself, of who else is said to, or of the opposite
 * - `denied`: denied, asserted by none
 * - `anticipated`: planned, possible or hypothetical; asserted by none
 * - `alleged`: put forward as an accusation or hearsay only (docs/decisions/0003-alleged-status.md)
 */
export const RELATION_STATUSES = ["stated", "disputed", "denied", "anticipated", "alleged"] as const;
export type RelationStatus = (typeof RELATION_STATUSES)[number];

/** One per (subject, relation, object). */
export interface Relation {
  readonly id: string;
  readonly subject: string;
  readonly relation: string;
  readonly object: string;
  readonly status: RelationStatus;
  /** From 0 to 1: that at least one independent origin is right. */
  readonly confidence: number;
  /** Independent origins of the statements that affirm it: copies of one story count once. */
  readonly support: number;
  readonly statementCount: number;
  readonly byPolarity: Readonly<Record<Polarity, number>>;
  readonly byModality: Readonly<Record<Modality, number>>;
  /** Publication dates of the first and last document that states it; null when none is dated. */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
}

export const CONFLICT_KINDS = ["polarity", "functional", "opposite"] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

/** Statements that cannot all hold; all of them stay. */
export interface Conflict {
  readonly id: string;
  readonly kind: ConflictKind;
  /** What found it, in words: "LEADS of country:united-states as president has two holders". */
  readonly rule: string;
  readonly sides: readonly ConflictSide[];
}

export interface ConflictSide {
  /** What this side says: a polarity, a holder, or a relation. */
  readonly label: string;
  readonly statements: readonly string[];
}
