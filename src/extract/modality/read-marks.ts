// How a claim is meant: whether it holds, how surely, who says so and when.
import type { ClaimSource, Clock, Modality, Polarity } from "../../domain/index.ts";
import type { Frame } from "../../ontology/index.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import type { Token } from "../parse/tree.ts";

export interface Marks {
  readonly polarity: Polarity;
  readonly modality: Modality;
  readonly source: ClaimSource | null;
  readonly time: string | null;
  readonly clock: Clock | null;
  /** What governs the trigger undoes it: "the lifting of curbs on X". */
  readonly isUndone: boolean;
}

export interface MarksReader {
  /** The marks of a claim from its trigger. */
  read(trigger: Token, frame: Frame, subject: PlacedMention, object: PlacedMention): Marks;
  /** Who says what a trigger states, as far as the text names them; null for the document's own voice. */
  speakerOf(trigger: Token): PlacedMention | null;
}
