// Whose money a state's aid is: the nation that stands before it.
import { childrenBy } from "../parse/navigate.ts";
import type { Tree } from "../parse/tree.ts";

const AID = /^(?:aid|subsidy|grant|funding)$/;

/** "Italian state aid to support X", "the approval of Italian aid to support X": the words for whose it is; none where no name says it. */
export function giversOf(tree: Tree, noun: number): number[] {
  const below = childrenBy(tree, noun, "prep")
    .filter(({ lower }) => lower === "of")
    .flatMap((of) => childrenBy(tree, of.i, "pobj"));
  const aid = [tree.tokens[noun]!, ...below].find(({ lemma }) => AID.test(lemma));
  if (!aid) return [];
  return childrenBy(tree, aid.i, "amod", "compound", "nmod")
    .filter(({ text }) => /^\p{Lu}\p{Ll}/u.test(text))
    .map(({ i }) => i);
}
