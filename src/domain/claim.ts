// What extraction hands to resolution: mentions that know their type, and claims between two of them.
import type { Mention } from "./entity.ts";
import type { Clock, Modality, Polarity, Span } from "./statement.ts";

/** A mention with what its own words and their surroundings tell. Its place in the list is its number. */
export interface TypedMention extends Mention {
  readonly type: string;
  /** Id of the gazetteer's entry when the surface is one of its names. */
  readonly known: string | null;
  /** The name without title, article or common noun around it: "H20" of "the H20 chip model". */
  readonly name: string;
  /** Number of the mention it refers to: a pronoun's antecedent, an acronym's long form, a surname's full name. */
  readonly refersTo: number | null;
  /** Only worth an entity when a claim needs it: classes of goods, described instruments. */
  readonly onDemand: boolean;
}

/** Who a claim is credited to: a mention, or words that name nobody in particular. */
export interface ClaimSource {
  readonly mention: number | null;
  readonly text: string;
  readonly cue: Span | null;
  readonly via: ClaimSource | null;
}

/** A relation between two mentions, as extracted. */
export interface Claim {
  readonly subject: number;
  readonly relation: string;
  readonly object: number;
  readonly role: string | null;
  readonly polarity: Polarity;
  readonly modality: Modality;
  readonly source: ClaimSource | null;
  readonly time: string | null;
  readonly clock: Clock | null;
  /** The sentence or list item that states it. */
  readonly sentence: Span;
  readonly trigger: Span | null;
  readonly confidence: number;
}

/** What was read in one document, before anybody asked which mentions are one entity. */
export interface Reading {
  readonly mentions: readonly TypedMention[];
  readonly claims: readonly Claim[];
}
