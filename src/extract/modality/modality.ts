// Whether a claim holds and how surely, from its trigger up through the verbs that govern it.
import type { Modality, Polarity } from "../../domain/index.ts";
import type { Lexicon } from "../lexicon.ts";
import { accordingTo } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { climb } from "./governors.ts";
import { readOwnWords } from "./own-words.ts";
import { raise, type Scope } from "./state.ts";

export interface Meant {
  readonly polarity: Polarity;
  readonly modality: Modality;
  /** What governs the trigger undoes it: "the lifting of restrictions". */
  readonly isUndone: boolean;
}

const MAX_STEPS = 40;
const NAME_PATH = /^(?:dobj|nsubjpass|conj|pobj)$/;
const HIGHER_NAME_PATH = /^(?:pobj|dobj|nsubjpass)$/;

/**
 * Reads polarity and modality of what a trigger states. What a name says by itself ("the curbs on X") hears only the verb
 * that it is the object of.
 */
export function readModality(tree: Tree, lexicon: Lexicon, trigger: Token, isName = false): Meant {
  const scope: Scope = {
    tree,
    lexicon,
    negations: 0,
    modality: "asserted",
    isUndone: false,
    isVenture: lexicon.of("venture").has(trigger.lemma),
    isThanks: lexicon.of("thanks-verb").has(trigger.lemma),
  };
  let at: Token | null = trigger;
  for (let step = 0; step < MAX_STEPS && at; step++) {
    readOwnWords(scope, at, at === trigger);
    const next: Token | null = climb(scope, at);
    const reaches: boolean = !isName || (at === trigger ? NAME_PATH : HIGHER_NAME_PATH).test(at.dep);
    at = reaches ? next : null;
  }
  if (isQuestion(tree, trigger)) raise(scope, "hypothetical");
  if (!isName && isAccordingToCharge(scope, trigger)) raise(scope, "alleged");
  return {
    polarity: scope.negations % 2 === 1 ? "negated" : "affirmed",
    modality: scope.modality,
    isUndone: scope.isUndone,
  };
}

/** "according to the indictment": the whole sentence is what somebody is charged with. */
function isAccordingToCharge({ tree, lexicon }: Scope, { sentence }: Token): boolean {
  return accordingTo(tree, sentence).some(({ source }) =>
    lexicon.of("charging-document").has(source.lemma.toLowerCase()),
  );
}

const MARK = /^(?:["“”]|''|``)$/;

function isQuestion({ sentences, tokens, text }: Tree, { sentence, i }: Token): boolean {
  const { start, end, last } = sentences[sentence]!;
  // "Did X steal it?" asked Y.
  const stop = tokens.slice(i + 1, last).find((token) => MARK.test(token.text) || token.text === "?");
  if (stop?.text === "?" && MARK.test(tokens[stop.i + 1]!.text)) return true;
  return text.slice(start, end).includes("?") && /[?]/.test(tokens[last]!.text + (tokens[last - 1]?.text ?? ""));
}
