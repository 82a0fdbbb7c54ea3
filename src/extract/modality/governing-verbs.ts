// What a verb above a trigger does to it: plans, hedges, refuses, undoes, judges.
import { childrenBy, hasChild, isNoun, isVerb } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { raise, type Scope } from "./state.ts";

/** A verb above: plans, hedges, refuses, undoes. */
export function readGovernor(scope: Scope, governor: Token): void {
  const { tree, lexicon } = scope;
  const { lemma, i } = governor;
  const name = nameOf(tree, governor);
  const has = (list: string) => lexicon.of(list).has(lemma) || lexicon.of(list).has(name);
  if (isStillToCome(tree, governor)) scope.negations++;
  else if (lexicon.of("excluding-verb").has(name) && hasChild(tree, i, "neg")) raise(scope, "possible");
  if (isNoun(governor) && !isVerb(governor)) {
    if (has("plan-noun")) raise(scope, "planned");
  } else if (/^(?:un)?likely$/.test(governor.lower)) {
    raise(scope, "possible");
    if (governor.lower === "unlikely") scope.negations++;
  } else if (isAttempt(scope, governor)) raise(scope, "planned");
  else if (scope.isVenture && has("announcing-verb")) raise(scope, "planned");
  else if (lemma === "stop" && hasChild(tree, i, "xcomp") && !hasChild(tree, i, "dobj")) scope.negations++;
  else if (has("urging-verb")) raise(scope, "hypothetical");
  else if (has("controlling-verb")) {
    scope.isUndone = true;
    if (/^(?:stop|block|prevent)$/.test(lemma) && hasChild(tree, i, "dobj")) scope.negations++;
  } else if (/^(?:due|about|ready|close|eager|keen|willing)$/.test(governor.lower)) raise(scope, "planned");
  else if (/^(?:unable|unwilling|reluctant)$/.test(governor.lower)) scope.negations++;
  else if (has("proposing-verb") && hasChild(tree, i, "dobj")) raise(scope, "planned");
  else if (has("lifting")) scope.isUndone = true;
  else if (has("ending-verb")) scope.negations++;
  else if (has("hedge-verb")) raise(scope, "possible");
  else if (has("alleging-verb") || has("probing-verb")) raise(scope, "alleged");
  else if (has("rumouring-verb") && hasChild(tree, i, "auxpass")) raise(scope, "alleged");
  else if (has("plan-verb") && hasInfinitive(tree, governor) && !scope.isThanks) raise(scope, "planned");
}

/** "approved the sale of X to Y", "opposes X's takeover of Y": what is judged has been agreed or may come, no more. */
export function readJudgement(scope: Scope, deed: Token, { lemma }: Token): void {
  const { lexicon } = scope;
  if (!isNoun(deed) || !lexicon.of("judging-verb").has(lemma)) return;
  if (lexicon.of("takeover").has(deed.lemma)) raise(scope, "planned");
  else if (lexicon.of("trade-noun").has(deed.lemma)) raise(scope, "possible");
}

/** "X approved Y's sale" where the verb is parsed as a word of the sale. */
export function readApproval(scope: Scope, deed: Token): void {
  for (const verb of childrenBy(scope.tree, deed.i, "amod")) if (verb.tag === "VBN") readJudgement(scope, deed, verb);
}

/** "has yet to sell": not so far. */
const isStillToCome = (tree: Tree, { lemma, i }: Token) =>
  /^(?:have|be|remain)$/.test(lemma) && childrenBy(tree, i, "advmod").some(({ lower }) => lower === "yet");

/** "sued to block the purchase": the block is sought, so the purchase is neither refused nor done. */
function isAttempt({ tree, lexicon }: Scope, { i, lemma, head, tag }: Token): boolean {
  if (tag !== "VB" || !lexicon.of("attempted-verb").has(lemma)) return false;
  const isInfinitive = childrenBy(tree, i, "aux").some(({ lower }) => lower === "to");
  return isInfinitive && lexicon.of("seeking").has(tree.tokens[head]!.lemma);
}

export const hasInfinitive = (tree: Tree, { i }: Token) =>
  childrenBy(tree, i, "xcomp", "ccomp", "advcl").some((verb) =>
    childrenBy(tree, verb.i, "aux").some(({ lower }) => lower === "to"),
  );

/** A verb with its particle: "rule out". */
export function nameOf(tree: Tree, { i, lemma }: Token): string {
  const [particle] = childrenBy(tree, i, "prt");
  return particle ? `${lemma} ${particle.lower}` : lemma;
}
