// What the words above a trigger do to it: plans, hedges, denials, refusals, permissions.
import { childrenBy, hasChild, isNoun, isVerb } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { readAccusation, readCharge } from "./accusations.ts";
import { readFate } from "./fates.ts";
import { nameOf, readApproval, readGovernor, readJudgement } from "./governing-verbs.ts";
import { isGiven } from "./reach.ts";
import { readReporter, readVerdict } from "./reporters.ts";
import { raise, type Scope } from "./state.ts";

/** Reads the word that governs this one; returns it where its meaning still reaches the trigger, else null. */
export function climb(scope: Scope, at: Token): Token | null {
  const parent = scope.tree.tokens[at.head]!;
  if (isNoun(at)) readApproval(scope, at);
  if (parent === at) return null;
  if (/^(?:nsubj|nsubjpass|dobj)$/.test(at.dep) && readFate(scope, at, parent)) return null;
  switch (at.dep) {
    case "xcomp":
    case "nsubjpass":
      if (isPurposeOfVenture(scope, at, parent)) raise(scope, "planned");
      if (!isNextPost(at, parent)) readGovernor(scope, parent);
      readJudgement(scope, at, parent);
      return parent;
    case "ccomp":
      readReporter(scope, parent, at);
      return null;
    case "pcomp":
    case "pobj":
      if (parent.lower === "without" || (parent.lower === "than" && isVerb(at))) scope.negations++; // "rather than buying"
      return parent;
    case "prep":
    case "agent":
      return fromPreposition(scope, at, parent);
    case "acl":
    case "relcl":
      return fromParticiple(scope, at, parent);
    case "conj":
      return isVerb(at) && hasChild(scope.tree, at.i, "nsubj", "nsubjpass", "aux", "auxpass") ? null : parent;
    case "dobj":
    case "attr":
    case "oprd":
    case "dative":
      readGovernor(scope, parent);
      readJudgement(scope, at, parent);
      return isVerb(parent) || isNoun(parent) ? parent : null;
    case "nsubj":
      if (
        isNoun(at) &&
        scope.lexicon.of("expiring-verb").has(parent.lemma) &&
        !scope.lexicon.of("accusation-noun").has(at.lemma) &&
        !hasChild(scope.tree, parent.i, "dobj")
      ) {
        scope.negations++;
        return parent;
      }
      return isNoun(at) && !isVerb(at) && scope.lexicon.of("applying-verb").has(parent.lemma) ? parent : null;
    case "acomp":
      return parent;
    case "appos":
      return isGiven(scope.tree, at) ? parent : null;
    case "compound":
    case "nmod":
      if (scope.lexicon.of("lifting").has(parent.lemma)) scope.isUndone = true;
      return parent;
    case "advcl":
      if (isNoun(parent)) return fromParticiple(scope, at, parent); // "a licence for X to export"
      if (childrenBy(scope.tree, at.i, "mark").some(({ lower }) => lower === "than")) scope.negations++; // "rather than buy"
      if (readLikeness(scope, at, parent)) return parent;
      if (isPurposeOfVenture(scope, at, parent) || isOfPlan(scope, at, parent)) raise(scope, "planned");
      return at.tag === "VB" || at.tag === "VBG" ? inherit(scope, at, parent) : null;
    case "advmod":
      return at.lower === "home" ? parent : null; // "will be home to a plant"
    default:
      return null;
  }
}

/** "moved to serve as chief", "left to run X": the next post, not a plan. */
const isNextPost = (at: Token, parent: Token): boolean =>
  parent.tag === "VBD" &&
  /^(?:move|leave|return|go)$/.test(parent.lemma) &&
  /^(?:serve|work|become|lead|run|head|join|found|start)$/.test(at.lemma);

/** "it looks like X has …", "it seems as if": what only appears so. */
function readLikeness(scope: Scope, at: Token, parent: Token): boolean {
  const isLike = childrenBy(scope.tree, at.i, "mark", "prep").some(({ lower }) => /^(?:like|if|though)$/.test(lower));
  if (!isLike || !/^(?:look|seem|appear|sound|feel)$/.test(parent.lemma)) return false;
  scope.modality = "asserted";
  raise(scope, "possible");
  return true;
}

/** "teamed up with X to build Y": what a venture is for has not been done. */
function isPurposeOfVenture({ tree, lexicon }: Scope, at: Token, parent: Token): boolean {
  const isVenture = lexicon.of("venture-verb").has(parent.lemma) || (parent.lemma === "spend" && parent.tag === "VBG");
  if (at.tag !== "VB" || !isVenture) return false;
  return childrenBy(tree, at.i, "aux").some(({ lower }) => lower === "to");
}

/** "entered a deal to build" is parsed as if it had entered in order to build: the deal is to build. */
function isOfPlan({ tree, lexicon }: Scope, at: Token, parent: Token): boolean {
  const [to] = childrenBy(tree, at.i, "aux").filter(({ lower }) => lower === "to");
  const noun = to && at.tag === "VB" ? tree.tokens[to.i - 1] : undefined;
  return noun?.dep === "dobj" && noun.head === parent.i && lexicon.of("plan-noun").has(noun.lemma);
}

/** "plans to build" as a noun; a participle after a noun speaks for itself, and "reports that …" are what is reported. */
function fromParticiple(scope: Scope, at: Token, noun: Token): Token | null {
  if (childrenBy(scope.tree, at.i, "mark").some(({ lower }) => lower === "that")) return fromContent(scope, noun);
  if (at.tag === "VBN" && isCaused(scope.tree, at, noun)) return noun;
  if (at.dep === "relcl" || at.tag === "VBN" || at.tag === "VBG") return null;
  if (scope.lexicon.of("refusal-noun").has(noun.lemma) || hasFailed(scope.tree, noun)) scope.negations++;
  if (scope.lexicon.of("plan-noun").has(noun.lemma)) raise(scope, "planned");
  return noun;
}

/** "wants to have its chips made by X": whether they are made hangs on the having. */
const isCaused = ({ tokens }: Tree, { i }: Token, noun: Token) =>
  noun.dep === "dobj" && noun.i === i - 1 && /^(?:have|get)$/.test(tokens[noun.head]!.lemma);

/** "a failed attempt to buy". */
const hasFailed = (tree: Tree, { i }: Token) =>
  childrenBy(tree, i, "amod").some(({ lower }) =>
    /^(?:failed|unsuccessful|abandoned|aborted|thwarted|foiled|scrapped|collapsed)$/.test(lower),
  );

/** "rejected claims that", "no evidence that", "reports that", "doubts that": what the noun and its verb make of a clause. */
function fromContent(scope: Scope, noun: Token): null {
  const { tree, lexicon } = scope;
  const verb = tree.tokens[noun.head]!;
  const isNone = childrenBy(tree, noun.i, "det", "neg").some(({ lower }) => lower === "no" || lower === "not");
  const known = scope.negations;
  if (noun.dep === "nsubj") readVerdict(scope, verb);
  if (scope.negations > known) return null; // "reports that … are false"
  const isRefuted = lexicon.of("refuting-verb").has(nameOf(tree, verb)) && noun.dep !== "nsubj";
  if (lexicon.of("evidence-noun").has(noun.lemma)) {
    if (isNone || hasChild(tree, verb.i, "neg")) raise(scope, "hypothetical");
  } else if (lexicon.of("doubt-noun").has(noun.lemma)) {
    if (!isNone) raise(scope, "possible");
  } else if (isRefuted) scope.negations++;
  else if (lexicon.of("report-noun").has(noun.lemma)) raise(scope, "alleged");
  return null;
}

/** A purpose or manner clause shares only the future of its main clause, and that this is only alleged. */
function inherit(scope: Scope, at: Token, parent: Token): Token | null {
  const { tree, lexicon } = scope;
  if (hasChild(tree, at.i, "mark", "nsubj")) return null;
  const reporter = tree.tokens[parent.head]!;
  if (parent.dep === "ccomp" && lexicon.of("alleging-verb").has(reporter.lemma)) raise(scope, "alleged");
  const isOpen = childrenBy(tree, parent.i, "aux").some(({ lower }) => /^(?:will|may|might|could|would)$/.test(lower));
  return isOpen ? parent : null;
}

const REACHING = /^(?:of|on|to|for|in|from|against|at|by|under|into|over|without)$/;

function fromPreposition(scope: Scope, { lower, i }: Token, parent: Token): Token | null {
  const has = (name: string) => scope.lexicon.of(name).has(parent.lemma.toLowerCase());
  if (parent.lower === "short" && lower === "of") {
    scope.negations++; // "stopped short of"
    return null;
  }
  // What somebody pleads guilty to was done, whoever agrees to plead so.
  if (lower === "to" && parent.lemma === "plead" && !hasChild(scope.tree, parent.i, "neg")) return null;
  if (isInstead(scope.tree, i, parent) || isTurning(scope.tree, lower, parent)) {
    scope.negations++;
    return null;
  }
  if (lower === "for" && isPaidFor(scope.tree, i, parent)) return null;
  if (lower === "of" && CLOSING.test(parent.lemma)) {
    if (!isClosed(scope.tree, parent)) raise(scope, "planned");
    return null;
  }
  const without = scope.tree.tokens[parent.head]!;
  // "shipped it without a licence in violation of the rule": what was shipped is the violation, not what was lacking.
  if (lower === "in" && without.lower === "without") return climb(scope, without);
  if (!isVerb(parent)) {
    readAccusation(scope, lower, parent);
    if (isNoun(parent) && has("lifting")) scope.isUndone = true;
    if (isNoun(parent) && has("plan-noun") && !has("settled-noun") && /^(?:for|of|to|on|about|over)$/.test(lower))
      raise(scope, "planned");
    return REACHING.test(lower) ? parent : null;
  }
  readCharge(scope, lower, parent);
  if (lower === "from" && (has("controlling-verb") || has("hindering-verb"))) scope.isUndone = true;
  if (lower === "from" && (has("ending-verb") || has("hindering-verb"))) scope.negations++;
  if (lower === "against") readOpposition(scope, parent);
  if (lower !== "by" && has("lifting")) scope.isUndone = true;
  if (lower === "on" && has("plan-verb")) raise(scope, "planned");
  if (
    lower === "for" &&
    /^(?:call|push|lobby|press|advocate|argue|ask|apply|appeal|beg|plead|wait)$/.test(parent.lemma)
  )
    raise(scope, "hypothetical");
  if (lower === "with") return has("accusing-verb") ? parent : null;
  return lower === "as" || REACHING.test(lower) ? parent : null;
}

/** "announced the closing of the purchase": what is closed is done, unless the closing is to come. */
const isClosed = (tree: Tree, { i }: Token): boolean =>
  !childrenBy(tree, i, "amod", "compound").some(({ lower }) =>
    /^(?:expected|anticipated|planned|proposed|pending|upcoming|targeted|eventual|potential|possible)$/.test(lower),
  );
/** With what a purchase is done. */
export const CLOSING = /^(?:closing|completion|conclusion|consummation)$/i;

/** "will pay a fine for shipping", "agreed to pay a penalty for shipping": what is paid for is done, though the payment is still ahead. */
function isPaidFor(tree: Tree, preposition: number, parent: Token): boolean {
  const [deed] = childrenBy(tree, preposition, "pcomp").filter(({ tag }) => tag === "VBG");
  const verb = isVerb(parent) ? parent : tree.tokens[parent.head]!;
  if (!deed || verb.lemma !== "pay") return false;
  const isPunished = childrenBy(tree, verb.i, "dobj").some(({ lemma }) => PUNISHMENT.test(lemma));
  if (!isPunished && !MISDEED.test(deed.lemma)) return false;
  const above = tree.tokens[verb.head]!;
  const isSure = childrenBy(tree, verb.i, "aux", "neg").every(({ lower }) =>
    /^(?:will|to|has|have|had|'ll|’ll)$/.test(lower),
  );
  return (
    isSure &&
    (verb.dep !== "xcomp" || (above.lemma === "agree" && !hasChild(tree, above.i, "neg"))) &&
    verb.dep !== "ccomp"
  );
}

const MISDEED = /^(?:violate|breach|infringe|evade|circumvent|flout|contravene)$/;
const PUNISHMENT = /^(?:fine|penalty|settlement)$/;

/** "instead of buying": what was not done. */
const isInstead = (tree: Tree, preposition: number, parent: Token) =>
  [parent, ...childrenBy(tree, preposition, "advmod")].some(({ lower }) => lower === "instead");

/** "walked away from", "backed out of", "shied away from": not done. */
function isTurning(tree: Tree, preposition: string, parent: Token): boolean {
  if (!/^(?:from|of)$/.test(preposition)) return false;
  const isAway = ({ lower }: Token) => /^(?:away|back|out)$/.test(lower);
  const verb = isAway(parent) ? tree.tokens[parent.head]! : parent;
  const turns = /^(?:walk|back|shy|pull|stay|turn|step|steer|move)$/.test(verb.lemma);
  return turns && (verb !== parent || childrenBy(tree, verb.i, "advmod", "prt").some(isAway));
}

/** "decided against banning": not done; "warned against banning": not done yet. */
function readOpposition(scope: Scope, { lemma }: Token): void {
  if (/^(?:decide|rule|opt|vote)$/.test(lemma)) scope.negations++;
  else if (/^(?:warn|argue|lobby|advise|campaign|protest|caution|counsel|recommend)$/.test(lemma))
    raise(scope, "hypothetical");
}
