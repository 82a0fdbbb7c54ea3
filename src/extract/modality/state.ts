// What is known of how a claim is meant while the words around its trigger are read one after another.
import type { Modality } from "../../domain/index.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Tree } from "../parse/tree.ts";

export interface Scope {
  readonly tree: Tree;
  readonly lexicon: Lexicon;
  /** The trigger is an undertaking that is announced before it happens. */
  readonly isVenture: boolean;
  /** The trigger is thanks or praise, which is given by wanting to give it. */
  readonly isThanks: boolean;
  negations: number;
  modality: Modality;
  /** What governs the trigger undoes it: "the lifting of restrictions". */
  isUndone: boolean;
}

const STRENGTH: readonly Modality[] = ["asserted", "planned", "possible", "alleged", "hypothetical"];

/** Weakens the claim; what is already weaker stays so. */
export function raise(scope: Scope, modality: Modality): void {
  if (STRENGTH.indexOf(modality) > STRENGTH.indexOf(scope.modality)) scope.modality = modality;
}
