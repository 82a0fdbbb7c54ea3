// Which colour a word has: the same for one meaning wherever it stands.
import type { Modality, RelationStatus } from "../generated/operations.ts";

export type Tone = "warning" | "good" | "bad" | "future" | "doubt";

export const STATUS_TONES: Readonly<Record<RelationStatus, Tone | undefined>> = {
  STATED: undefined,
  DISPUTED: "warning",
  DENIED: "bad",
  ANTICIPATED: "future",
  ALLEGED: "doubt",
};

export const MODALITY_TONES: Readonly<Record<Modality, Tone | undefined>> = {
  ASSERTED: undefined,
  POSSIBLE: "future",
  PLANNED: "future",
  ALLEGED: "doubt",
  HYPOTHETICAL: "doubt",
};
