// Whether a claim holds and how surely, from its trigger up through the verbs that govern it.
import type { Modality, Polarity } from "../../domain/index.ts";
import type { Lexicon } from "../lexicon.ts";
import { childrenBy, hasChild, isNoun, isVerb } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";

export interface Meant {
  readonly polarity: Polarity;
  readonly modality: Modality;
  /** What governs the trigger undoes it: "the lifting of restrictions". */
  readonly isUndone: boolean;
}

const STRENGTH: readonly Modality[] = ["asserted", "planned", "possible", "alleged", "hypothetical"];
const MAX_STEPS = 40;
const NAME_PATH = /^(?:dobj|nsubjpass|conj|pobj)$/;
const ACCUSING = /^(?:accuse|charge|indict|suspect|arrest|sue|prosecute|blame)$/;
const VENTURE =
  /^(?:investment|acquisition|takeover|purchase|construction|expansion|project|merger|plant|factory|fab|facility|partnership)$/;
const THANKS = /^(?:thank|congratulate|praise|commend|applaud|welcome|salute|recognize|recognise)$/;

interface State {
  /** The trigger is an undertaking that is announced before it happens. */
  readonly isVenture: boolean;
  /** The trigger is thanks or praise, which is given by wanting to give it. */
  readonly isThanks: boolean;
  negations: number;
  modality: Modality;
  isUndone: boolean;
}

/**
 * Reads polarity and modality of what a trigger states. What a name says by itself ("the curbs on X") hears only the verb
 * that it is the object of.
 */
export function readModality(tree: Tree, lexicon: Lexicon, trigger: Token, isName = false): Meant {
  const state: State = {
    negations: 0,
    modality: "asserted",
    isUndone: false,
    isVenture: VENTURE.test(trigger.lemma),
    isThanks: THANKS.test(trigger.lemma),
  };
  let at = trigger;
  const first = trigger;
  for (let step = 0; step < MAX_STEPS; step++) {
    readOwn(tree, at, state, at === first);
    const next = climb(tree, lexicon, at, state);
    if (isName && !(at === first ? NAME_PATH : /^(?:pobj|dobj|nsubjpass)$/).test(at.dep)) break;
    if (!next) break;
    at = next;
  }
  if (isQuestion(tree, trigger)) raise(state, "hypothetical");
  return {
    polarity: state.negations % 2 === 1 ? "negated" : "affirmed",
    modality: state.modality,
    isUndone: state.isUndone,
  };
}

/** "is chief", "named chief", "took over as chief": the post is what the clause says, not said in passing of a name. */
export function isPredicated(tree: Tree, post: Token): boolean {
  let at = post;
  for (let step = 0; step < 4 && /^(?:conj|compound)$/.test(at.dep); step++) at = tree.tokens[at.head]!;
  const parent = tree.tokens[at.head]!;
  if (/^(?:attr|oprd)$/.test(at.dep)) return true;
  if (at.dep !== "pobj") return false;
  return (
    /^(?:as|to)$/.test(parent.lower) ||
    /^(?:role|post|position|office|job|title)$/.test(tree.tokens[parent.head]!.lower)
  );
}

function raise(state: State, modality: Modality): void {
  if (STRENGTH.indexOf(modality) > STRENGTH.indexOf(state.modality)) state.modality = modality;
}

function isQuestion({ sentences, tokens, text }: Tree, { sentence }: Token): boolean {
  const { start, end, last } = sentences[sentence]!;
  return text.slice(start, end).includes("?") && /[?]/.test(tokens[last]!.text + (tokens[last - 1]?.text ?? ""));
}

/** Auxiliaries, negations, adverbs and determiners of the word itself. */
function readOwn(tree: Tree, token: Token, state: State, isTrigger: boolean): void {
  const children = token.children.map((i) => tree.tokens[i]!);
  for (const child of children) {
    if (
      child.dep === "neg" ||
      (child.lower === "longer" && childrenBy(tree, child.i, "neg").length > 0) ||
      (child.dep === "advmod" && /^(?:never|hardly|scarcely|barely|nowhere)$/.test(child.lower))
    )
      state.negations++;
    else if (/^(?:det|nsubj|preconj)$/.test(child.dep) && /^(?:no|neither|none)$/.test(child.lower)) state.negations++;
    else if (
      child.dep === "nsubj" &&
      childrenBy(tree, child.i, "det").some(({ lower }) => lower === "no" || lower === "neither")
    )
      state.negations++;
    else if (child.dep === "aux") readAuxiliary(tree, token, child, state);
    else if (/^(?:advmod|amod|acomp)$/.test(child.dep)) readAdverb(child, token, state);
    else if (child.dep === "mark" && /^(?:if|unless|whether)$/.test(child.lower)) raise(state, "hypothetical");
  }
  if (isTrigger && token.tag === "VB" && childrenBy(tree, token.i, "aux").some(({ lower }) => lower === "to"))
    readInfinitive(tree, token, state);
  if (isTrigger && isVerb(token)) readObject(tree, token, state);
  if (token.lemma === "be" || isVerb(token)) readDue(tree, token, state);
}

/** "announced a preliminary agreement": the object of the trigger tells that it is a plan. */
function readObject(tree: Tree, verb: Token, state: State): void {
  for (const object of childrenBy(tree, verb.i, "dobj")) {
    for (const child of childrenBy(tree, object.i, "amod")) readAdverb(child, object, state);
  }
}

/** "a chip to be made by X", "is to build": an infinitive after a noun or "be" looks ahead. */
function readInfinitive(tree: Tree, token: Token, state: State): void {
  const parent = tree.tokens[token.head]!;
  if (token.head === token.i && hasChild(tree, token.i, "nsubj", "nsubjpass")) raise(state, "planned");
  if (
    token.head !== token.i &&
    (parent.lemma === "be" || token.dep === "relcl" || (token.dep === "acl" && isNoun(parent)))
  )
    raise(state, "planned");
}

function readAuxiliary(tree: Tree, verb: Token, { lower }: Token, state: State): void {
  if (/^(?:may|might|could)$/.test(lower)) {
    const isBanned = lower === "may" && childrenBy(tree, verb.i, "neg").length > 0;
    if (!isBanned && !isPermission(tree, verb, lower)) raise(state, "possible");
  } else if (/^(?:will|wo|'ll|’ll|shall)$/.test(lower)) raise(state, "planned");
  else if (lower === "would" && state.isThanks && /^(?:like|love|wish|want)$/.test(verb.lemma)) return;
  else if (lower === "would") raise(state, hasCondition(tree, verb) ? "hypothetical" : "planned");
  else if (lower === "should" || lower === "ought") raise(state, "hypothetical");
}

/** "may not be exported", "may export … with a licence" give or refuse leave. */
function isPermission(tree: Tree, verb: Token, lower: string): boolean {
  if (lower !== "may") return false;
  return (
    /^(?:export|sell|ship|supply|import|buy|apply|use|reexport|transfer)$/.test(verb.lemma) &&
    childrenBy(tree, verb.i, "prep").some(({ lower: p }) => /^(?:without|under|with)$/.test(p))
  );
}

function hasCondition(tree: Tree, verb: Token): boolean {
  return childrenBy(tree, verb.i, "advcl").some(({ i }) =>
    childrenBy(tree, i, "mark").some(({ lower }) => lower === "if" || lower === "unless"),
  );
}

function readAdverb({ lower, dep }: Token, token: Token, state: State): void {
  if (
    /^(?:allegedly|reportedly|purportedly|supposedly|alleged|purported|rumored|rumoured|suspected|reported)$/.test(
      lower,
    )
  )
    raise(state, "alleged");
  else if (
    /^(?:presumably|possibly|perhaps|maybe|probably|potentially|likely|apparently|conceivably|seemingly)$/.test(
      lower,
    ) &&
    dep === "advmod"
  )
    raise(state, "possible");
  else if (isNoun(token) && /^(?:possible|potential|likely)$/.test(lower)) raise(state, "possible");
  else if (
    isNoun(token) &&
    /^(?:planned|proposed|intended|upcoming|forthcoming|future|pending|expected|prospective|preliminary)$/.test(lower)
  )
    raise(state, "planned");
}

/** "is set to", "is expected to", "plans to" above; "going to" beside. */
function readDue(tree: Tree, token: Token, state: State): void {
  if (token.lemma === "go" && token.tag === "VBG" && hasChild(tree, token.i, "xcomp") && hasChild(tree, token.i, "aux"))
    raise(state, "planned");
}

/** The next governing word whose meaning still reaches the trigger; null where it stops. */
function climb(tree: Tree, lexicon: Lexicon, at: Token, state: State): Token | null {
  const parent = tree.tokens[at.head]!;
  if (parent === at) return null;
  switch (at.dep) {
    case "xcomp":
      readGovernor(lexicon, parent, state, tree);
      return parent;
    case "ccomp":
      readReporter(lexicon, parent, state, tree);
      return null;
    case "pcomp":
    case "pobj":
      if (parent.lower === "without") state.negations++;
      return parent;
    case "prep":
    case "agent":
      return fromPreposition(lexicon, at, parent, state);
    case "acl":
      if (at.tag !== "VBN" && at.tag !== "VBG") {
        if (lexicon.of("plan-noun").has(parent.lemma)) raise(state, "planned");
        return parent;
      }
      return null;
    case "conj":
      return isVerb(at) && hasChild(tree, at.i, "nsubj", "nsubjpass", "aux", "auxpass") ? null : parent;
    case "dobj":
    case "attr":
    case "oprd":
    case "dative":
      readGovernor(lexicon, parent, state, tree);
      return isVerb(parent) || isNoun(parent) ? parent : null;
    case "nsubjpass":
      readGovernor(lexicon, parent, state, tree);
      return parent;
    case "nsubj":
      return isNoun(at) &&
        !isVerb(at) &&
        /^(?:apply|cover|take|be|go|remain|come|target|affect|extend)$/.test(parent.lemma)
        ? parent
        : null;
    case "acomp":
      return parent;
    case "compound":
    case "nmod":
      if (lexicon.of("lifting").has(parent.lemma)) state.isUndone = true;
      return parent;
    case "advcl":
      return at.tag === "VB" || at.tag === "VBG" ? inherit(tree, at, parent) : null;
    default:
      return null;
  }
}

/** A purpose or manner clause shares only the future of its main clause. */
function inherit(tree: Tree, at: Token, parent: Token): Token | null {
  if (hasChild(tree, at.i, "mark", "nsubj")) return null;
  if (childrenBy(tree, parent.i, "aux").some(({ lower }) => /^(?:will|may|might|could|would)$/.test(lower)))
    return parent;
  return null;
}

function fromPreposition(lexicon: Lexicon, at: Token, parent: Token, state: State): Token | null {
  if (isNoun(parent) && lexicon.of("lifting").has(parent.lemma.toLowerCase())) state.isUndone = true;
  if (isVerb(parent) && ACCUSING.test(parent.lemma) && /^(?:of|with|for)$/.test(at.lower)) raise(state, "alleged");
  if (isVerb(parent) && at.lower === "from" && CONTROLLING.test(parent.lemma)) state.isUndone = true;
  if (isVerb(parent) && at.lower === "from" && lexicon.of("ending-verb").has(parent.lemma)) state.negations++;
  if (isVerb(parent) && lexicon.of("lifting").has(parent.lemma) && at.lower !== "by") state.isUndone = true;
  if (
    isNoun(parent) &&
    lexicon.of("plan-noun").has(parent.lemma) &&
    /^(?:for|of|to|on)$/.test(at.lower) &&
    parent.lemma !== "deal" &&
    parent.lemma !== "agreement" &&
    parent.lemma !== "decision"
  )
    raise(state, "planned");
  if (isVerb(parent) && at.lower === "on" && lexicon.of("plan-verb").has(parent.lemma)) raise(state, "planned");
  if (at.lower === "as" && isVerb(parent)) return parent;
  if (at.lower === "with" && !(isVerb(parent) && ACCUSING.test(parent.lemma))) return null;
  return /^(?:of|on|to|for|in|from|against|at|by|under|into|over|without|with)$/.test(at.lower) ? parent : null;
}

/** What is only allowed or forbidden has not happened. */
const CONTROLLING =
  /^(?:allow|permit|authori[sz]e|let|ban|bar|prohibit|forbid|license|licence|enable|clear|block|prevent|stop)$/;

const PROPOSING = /^(?:propose|plan|consider|contemplate|mull|weigh|seek|eye|pursue|pledge|promise|threaten)$/;

/** A verb above: plans, hedges, refuses, undoes. */
function readGovernor(lexicon: Lexicon, governor: Token, state: State, tree: Tree): void {
  const { lemma, lower } = governor;
  if (isNoun(governor) && !isVerb(governor)) {
    if (lexicon.of("plan-noun").has(lemma)) raise(state, "planned");
    return;
  }
  if (lower === "likely" || lower === "unlikely") {
    raise(state, "possible");
    if (lower === "unlikely") state.negations++;
  } else if (isAttempt(tree, governor)) raise(state, "planned");
  else if (/^(?:announce|unveil|pledge)$/.test(lemma) && state.isVenture) raise(state, "planned");
  else if (lemma === "stop" && hasChild(tree, governor.i, "xcomp") && !hasChild(tree, governor.i, "dobj"))
    state.negations++;
  else if (CONTROLLING.test(lemma)) state.isUndone = true;
  else if (PROPOSING.test(lemma) && hasChild(tree, governor.i, "dobj")) raise(state, "planned");
  else if (lexicon.of("lifting").has(lemma)) state.isUndone = true;
  else if (lexicon.of("ending-verb").has(lemma)) state.negations++;
  else if (lexicon.of("hedge-verb").has(lemma)) raise(state, "possible");
  else if (lemma === "report" || lemma === "allege" || lemma === "accuse" || lemma === "rumor" || lemma === "suspect")
    raise(state, hasChild(tree, governor.i, "auxpass") ? "alleged" : state.modality);
  else if (/^(?:say|believe|think|understand)$/.test(lemma) && hasChild(tree, governor.i, "auxpass"))
    raise(state, "alleged");
  else if (lexicon.of("plan-verb").has(lemma) && hasInfinitive(tree, governor) && !state.isThanks)
    raise(state, "planned");
}

/** "sued to block the purchase": the block is sought, so the purchase is neither refused nor done. */
function isAttempt(tree: Tree, { i, lemma, head, tag }: Token): boolean {
  if (tag !== "VB" || !ATTEMPTED.test(lemma)) return false;
  return childrenBy(tree, i, "aux").some(({ lower }) => lower === "to") && SEEKING.test(tree.tokens[head]!.lemma);
}

const ATTEMPTED = /^(?:block|stop|halt|prevent|scrap|cancel|delay|unwind)$/;
const SEEKING =
  /^(?:sue|seek|try|move|file|want|ask|vote|threaten|act|attempt|plan|aim|petition|lawsuit|suit|complaint|bid|effort|attempt|case|power)$/;

const hasInfinitive = (tree: Tree, { i }: Token) =>
  childrenBy(tree, i, "xcomp", "ccomp", "advcl").some((verb) =>
    childrenBy(tree, verb.i, "aux").some(({ lower }) => lower === "to"),
  );

/** A verb that reports the clause: denies it, alleges it, doubts it. */
function readReporter(lexicon: Lexicon, reporter: Token, state: State, tree: Tree): void {
  const { lemma } = reporter;
  if (CONTROLLING.test(lemma)) state.isUndone = true;
  const isDenied = childrenBy(tree, reporter.i, "neg").length > 0;
  if (/^(?:deny|refute|reject|dispute|disprove)$/.test(lemma)) state.negations++;
  else if (/^(?:allege|accuse|claim|purport|insinuate|speculate|rumor|rumour|suspect)$/.test(lemma))
    raise(state, lemma === "speculate" || lemma === "suspect" ? "possible" : "alleged");
  else if (lexicon.of("hedge-verb").has(lemma)) raise(state, "possible");
  else if (lexicon.of("plan-verb").has(lemma) && hasInfinitive(tree, reporter)) raise(state, "planned");
  else if (lexicon.of("ending-verb").has(lemma)) state.negations++;
  else if (/^(?:mean|imply|signify)$/.test(lemma) && isDenied) state.negations++;
  if (childrenBy(tree, reporter.i, "mark").some(({ lower }) => lower === "if")) raise(state, "hypothetical");
}

/** "to Malaysia but not to Russia", "all but X", "except Y": whether an end is taken out of what the trigger says. */
export function isExcepted(tree: Tree, trigger: Token, end: number): boolean {
  let at = tree.tokens[end]!;
  if (at.sentence !== trigger.sentence) return false;
  for (let step = 0; step < 10 && at.i !== trigger.i && at.head !== at.i; step++) {
    if (
      /^(?:prep|pobj|conj|dobj|dative|appos)$/.test(at.dep) &&
      childrenBy(tree, at.i, "neg").length > 0 &&
      !isVerb(at)
    )
      return true;
    if (at.dep === "prep" && /^(?:except|excluding|besides)$/.test(at.lower)) return true;
    if (/^(?:conj|appos)$/.test(at.dep) && /^(?:not|than)$/.test(tree.tokens[at.i - 1]?.lower ?? "")) return true;
    at = tree.tokens[at.head]!;
  }
  return false;
}
