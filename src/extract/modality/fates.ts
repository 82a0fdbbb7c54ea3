// What became of a deed that a noun names: "the shipments have yet to begin", "the bid collapsed", "dropped its plan to buy".
import { childrenBy, hasChild, isNoun } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { nameOf } from "./governing-verbs.ts";
import { raise, type Scope } from "./state.ts";

/** Reads the verb of which a deed is subject or object; whether it says that the deed has not begun, or never will. */
export function readFate(scope: Scope, deed: Token, verb: Token): boolean {
  if (!isNoun(deed)) return false;
  const { tree, lexicon } = scope;
  const name = nameOf(tree, verb);
  const isIntended = ["takeover", "plan-noun", "undertaking"].some((list) => lexicon.of(list).has(deed.lemma));
  if (isIntended && isGivenUp(scope, deed, verb, name)) {
    scope.negations++;
    return true;
  }
  if (!/^nsubj/.test(deed.dep) || !isNotBegun(scope, verb, name)) return false;
  if (isIntended) raise(scope, "planned");
  else scope.negations++;
  return true;
}

/** "the bid collapsed", "the bid was blocked", "shelved its plans"; not so where that is denied or only to come. */
function isGivenUp({ tree, lexicon }: Scope, { dep }: Token, verb: Token, name: string): boolean {
  if (hasChild(tree, verb.i, "neg") || childrenBy(tree, verb.i, "aux").some(({ tag }) => tag === "MD")) return false;
  if (verb.tag === "VB") return false;
  if (dep === "nsubj") return lexicon.of("failing-verb").has(name) || isFallingThrough(tree, verb);
  return /^(?:nsubjpass|dobj)$/.test(dep) && lexicon.of("dropping-verb").has(name);
}

const isFallingThrough = (tree: Tree, { lemma, i }: Token): boolean =>
  lemma === "fall" && childrenBy(tree, i, "advmod", "prt").some(({ lower }) => /^(?:through|apart)$/.test(lower));

/** "has not begun", "has yet to begin", "is yet to be completed". */
function isNotBegun({ tree, lexicon }: Scope, verb: Token, name: string): boolean {
  const begins = lexicon.of("onset-verb");
  if (begins.has(name))
    return hasChild(tree, verb.i, "neg") && !childrenBy(tree, verb.i, "aux").some(({ tag }) => tag === "MD");
  const isStill =
    /^(?:have|be|remain)$/.test(name) && childrenBy(tree, verb.i, "advmod").some(({ lower }) => lower === "yet");
  return isStill && childrenBy(tree, verb.i, "xcomp").some((next) => begins.has(nameOf(tree, next)));
}
