// Why a sentence gave the statements it gave, and why not others: plain data for people and programs.
import type { ClaimSource, MentionKind, Modality, Polarity, Span } from "../../domain/index.ts";

/** A word of the sentence. `head` is the number of the word it hangs below; a root is its own. */
export interface ExplainedToken {
  readonly text: string;
  readonly lemma: string;
  readonly tag: string;
  readonly dep: string;
  readonly head: number;
}

export interface ExplainedMention extends Span {
  readonly text: string;
  /** Its type; for a reference the types that it may refer to. */
  readonly types: readonly string[];
  readonly kind: MentionKind;
  /** The entity it names or refers to, as the document calls it; null for a reference to nothing. */
  readonly means: string | null;
  /** Id of the gazetteer's entry, when that knows the name. */
  readonly known: string | null;
  /** What speaks for it: one reason for each finder that saw it. */
  readonly reasons: readonly string[];
  /** Described rather than named: an entity only if a statement needs it. */
  readonly onDemand: boolean;
}

/** What looked like a mention and gave way: to a mention it overlaps, or to nothing when it is no name after all. */
export interface RejectedMention extends Span {
  readonly text: string;
  readonly type: string;
  readonly reason: string;
  readonly lostTo: string | null;
}

/** A mention at a place that a frame looks at. */
export interface PlacedEnd {
  readonly text: string;
  readonly type: string;
  /** 0 is the noun itself; a frame's `reach` is the farthest. */
  readonly distance: number;
  /** Why it does not count: another type than domain or range, too far, a reference to nothing; null when it counts. */
  readonly refused: "type" | "distance" | "reference" | null;
}

/** A place that a frame looks at: the words that stand there, and the mentions they stand for. */
export interface ExplainedPlace {
  readonly place: string;
  readonly words: readonly string[];
  readonly mentions: readonly PlacedEnd[];
}

export interface ExplainedEnd {
  /** The types that may stand there: domain or range of the relation, or fewer. */
  readonly types: readonly string[];
  readonly filledBy: readonly string[];
  readonly places: readonly ExplainedPlace[];
}

export interface ExplainedClaim {
  readonly subject: string;
  readonly relation: string;
  readonly object: string;
  readonly role: string | null;
  readonly polarity: Polarity;
  readonly modality: Modality;
  readonly source: ClaimSource | null;
  readonly time: string | null;
  readonly confidence: number;
  /** Whether it is stated; the same from a surer frame takes its place. */
  readonly isKept: boolean;
}

/** Why a frame whose trigger is there said nothing. */
export type Failure =
  | { readonly kind: "shut out"; readonly before: string }
  | {
      readonly kind: "condition";
      readonly condition: "when" | "unless";
      readonly place: string;
      readonly words: readonly string[];
    }
  | { readonly kind: "subject missing" }
  | { readonly kind: "object missing" }
  | { readonly kind: "both missing" }
  | { readonly kind: "one and the same" }
  | { readonly kind: "undone" };

export interface ExplainedAttempt {
  readonly relation: string;
  /** The words that trigger the frame; the mention itself for frames that names trigger. */
  readonly trigger: string;
  readonly by: "verb" | "noun" | "adjective" | "mention";
  readonly confidence: number;
  readonly subject: ExplainedEnd;
  readonly object: ExplainedEnd;
  readonly claims: readonly ExplainedClaim[];
  /** Null when there are claims. */
  readonly failure: Failure | null;
}

export interface SentenceExplanation extends Span {
  /** From 1, over the document. */
  readonly number: number;
  readonly text: string;
  readonly tokens: readonly ExplainedToken[];
  readonly mentions: readonly ExplainedMention[];
  readonly rejected: readonly RejectedMention[];
  readonly attempts: readonly ExplainedAttempt[];
  /** Verbs and nouns, as lemmas, that trigger no frame and belong to no name. */
  readonly untriggered: readonly string[];
}
