// What an accusation makes of a deed: charges of it, a trial for it, an inquiry into it, an acquittal of it.
import { childrenBy, hasChild, isNoun } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { raise, type Scope } from "./state.ts";

/** "charges of violating", "on trial for violating": alleged, unless they were proven, refuted or cleared. */
export function readAccusation(scope: Scope, preposition: string, noun: Token): void {
  const has = (list: string, { lemma }: Token) => scope.lexicon.of(list).has(lemma.toLowerCase());
  if (!isNoun(noun) || !has("accusation-noun", noun) || !/^(?:of|for|into|over)$/.test(preposition)) return;
  const verdict = governorOf(scope.tree, noun);
  const isProven = has("proving-verb", verdict) && !isNotGuilty(scope.tree, verdict);
  if (!isProven && !has("clearing-verb", verdict) && !has("refuting-verb", verdict)) raise(scope, "alleged");
}

/** "accused of", "investigated for", "acquitted of": what the verb makes of what its preposition leads to. */
export function readCharge(scope: Scope, preposition: string, verb: Token): void {
  const has = (list: string) => scope.lexicon.of(list).has(verb.lemma);
  if (has("accusing-verb") && /^(?:of|with|for)$/.test(preposition)) raise(scope, "alleged");
  if (has("probing-verb") && /^(?:for|over)$/.test(preposition)) raise(scope, "alleged");
  if (has("clearing-verb") && preposition === "of") scope.negations++;
}

/** What a noun is an object of, also by a preposition: "convicted on charges". */
function governorOf(tree: Tree, noun: Token): Token {
  const parent = tree.tokens[noun.head]!;
  return noun.dep === "pobj" ? tree.tokens[parent.head]! : parent;
}

/** "pleaded not guilty to". */
function isNotGuilty(tree: Tree, verb: Token): boolean {
  if (hasChild(tree, verb.i, "neg")) return true;
  return childrenBy(tree, verb.i, "acomp").some(({ i }) => tree.tokens[i - 1]?.lower === "not");
}
