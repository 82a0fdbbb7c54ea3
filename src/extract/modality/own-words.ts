// What a word says of itself: its auxiliaries, negations, adverbs and adjectives.
import { childrenBy, hasChild, isNoun, isVerb } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { raise, type Scope } from "./state.ts";

/** Auxiliaries, negations, adverbs and determiners of one word on the way up from the trigger. */
export function readOwnWords(scope: Scope, token: Token, isTrigger: boolean): void {
  const { tree } = scope;
  for (const i of token.children) {
    const child = tree.tokens[i]!;
    if (isNegation(tree, child)) scope.negations++;
    else if (child.dep === "aux") readAuxiliary(scope, token, child);
    else if (/^(?:advmod|amod|acomp|compound)$/.test(child.dep)) readAdverb(scope, child, token);
    else if (child.dep === "mark" && /^(?:if|unless|whether)$/.test(child.lower)) raise(scope, "hypothetical");
  }
  if (isTrigger && /^VBN?$/.test(token.tag) && hasTo(tree, token)) readInfinitive(scope, token);
  if (isTrigger && isVerb(token)) readParts(scope, token);
  if (isGoingTo(tree, token)) raise(scope, "planned");
}

const hasTo = (tree: Tree, { i }: Token) => childrenBy(tree, i, "aux").some(({ lower }) => lower === "to");

/** A child that denies the word above it: "not", "never", "no longer", "nobody". */
export function isNegation(tree: Tree, { dep, lower, i }: Token): boolean {
  if (dep === "neg") return true;
  if (lower === "longer") return childrenBy(tree, i, "neg").length > 0;
  if (dep === "advmod") return /^(?:never|hardly|scarcely|barely|nowhere|almost|nearly|narrowly)$/.test(lower);
  if (/^(?:det|preconj|cc)$/.test(dep) && /^(?:no|neither)$/.test(lower)) return true;
  return dep === "nsubj" && isNobody(tree, tree.tokens[i]!);
}

const NOBODY = /^(?:no|none|neither|nobody|nothing)$/;

/** "no maker", "none of them", "neither X nor Y", "nobody", "not a single one". */
export function isNobody(tree: Tree, { lower, i }: Token): boolean {
  const isNot = ({ lower: word, i: at }: Token) =>
    NOBODY.test(word) || (word === "not" && /^(?:an?|one)$/.test(tree.tokens[at + 1]?.lower ?? ""));
  return NOBODY.test(lower) || childrenBy(tree, i, "det", "preconj", "cc", "neg").some(isNot);
}

/** Phrases of which "no" denies nothing. */
const EMPTY_PHRASE = /^(?:reason|cost|charge|time|doubt|secret|extent|end)$/;

/** What the trigger's parts tell of it: "announced a preliminary agreement" is a plan, "sold no chips to anyone" a denial. */
function readParts(scope: Scope, verb: Token): void {
  const { tree } = scope;
  const objects = childrenBy(tree, verb.i, "dobj");
  for (const object of objects) {
    for (const child of childrenBy(tree, object.i, "amod")) readAdverb(scope, child, object);
  }
  const passive = childrenBy(tree, verb.i, "nsubjpass", "dative", "attr");
  const prepositional = childrenBy(tree, verb.i, "prep", "agent", "dative").flatMap(({ i }) =>
    childrenBy(tree, i, "pobj"),
  );
  const parts = [...objects, ...passive, ...prepositional].filter(({ lower }) => !EMPTY_PHRASE.test(lower));
  if (parts.some((part) => isNobody(tree, part))) scope.negations++;
}

/** "sued to block X", "a chip to be made by X", "is to build", "X to buy Y", "Y to be bought by X": an infinitive after a noun or "be", or in a headline, looks ahead. */
function readInfinitive(scope: Scope, token: Token): void {
  const parent = scope.tree.tokens[token.head]!;
  const isHeadline = parent === token && hasChild(scope.tree, token.i, "nsubj", "nsubjpass");
  const isOfNoun = /^(?:acl|advcl)$/.test(token.dep) && isNoun(parent) && !isExercised(scope.tree, parent);
  const isForOthers =
    token.dep === "advcl" && childrenBy(scope.tree, token.i, "mark").some(({ lower }) => lower === "for"); // "for X to sell Y"
  const isSought = token.dep !== "conj" && /^(?:sue|seek|try|petition)$/.test(parent.lemma);
  const isAhead = parent.lemma === "be" || token.dep === "relcl" || isOfNoun || isForOthers || isSought;
  if (isHeadline || (parent !== token && isAhead)) raise(scope, "planned");
}

/** "used its authority to ban X": what power is used for is done. */
const isExercised = (tree: Tree, { dep, head }: Token) =>
  dep === "dobj" && /^(?:use|exercise|invoke|wield|employ)$/.test(tree.tokens[head]!.lemma);

function readAuxiliary(scope: Scope, verb: Token, { lower, i }: Token): void {
  if (/^(?:may|might|could)$/.test(lower)) {
    const isRuledOut = lower !== "might" && hasChild(scope.tree, verb.i, "neg"); // "may not be sold", "could not sell"
    if (!isRuledOut && !isPermission(scope, verb, lower)) raise(scope, "possible");
  } else if (/^(?:will|wo|'ll|’ll|shall)$/.test(lower)) raise(scope, "planned");
  else if (lower === "had" && isInverted(scope.tree, verb, i)) raise(scope, "hypothetical");
  else if (lower === "would" && !(scope.isThanks && scope.lexicon.of("wishing-verb").has(verb.lemma)))
    raise(scope, hasCondition(scope.tree, verb) ? "hypothetical" : "planned");
  else if (lower === "should" || lower === "ought") raise(scope, "hypothetical");
}

/** "Had X bought Y, …": a condition without an "if". */
const isInverted = (tree: Tree, verb: Token, auxiliary: number) =>
  childrenBy(tree, verb.i, "nsubj", "nsubjpass").some(({ i }) => i > auxiliary);

/** "may not be exported", "may export … with a licence" give or refuse leave. */
function isPermission({ tree, lexicon }: Scope, verb: Token, lower: string): boolean {
  return (
    lower === "may" &&
    lexicon.of("licensed-verb").has(verb.lemma) &&
    childrenBy(tree, verb.i, "prep").some((preposition) => /^(?:without|under|with)$/.test(preposition.lower))
  );
}

function hasCondition(tree: Tree, verb: Token): boolean {
  return childrenBy(tree, verb.i, "advcl").some(({ i }) =>
    childrenBy(tree, i, "mark").some(({ lower }) => lower === "if" || lower === "unless"),
  );
}

function readAdverb(scope: Scope, { lower, dep }: Token, token: Token): void {
  const { lexicon } = scope;
  if (lexicon.of("alleging-adverb").has(lower)) raise(scope, "alleged");
  else if (dep === "advmod" && lexicon.of("doubting-adverb").has(lower)) raise(scope, "possible");
  else if (isNoun(token) && lexicon.of("possible-adjective").has(lower)) raise(scope, "possible");
  else if (isNoun(token) && lexicon.of("planned-adjective").has(lower)) raise(scope, "planned");
}

const isGoingTo = (tree: Tree, { lemma, tag, i }: Token) =>
  lemma === "go" && tag === "VBG" && hasChild(tree, i, "xcomp") && hasChild(tree, i, "aux");
