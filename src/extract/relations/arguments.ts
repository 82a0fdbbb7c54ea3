// Who does it and to whom: the arguments of a verb or a noun, whatever construction they stand in.
import { childrenBy, hasChild, isNoun, isProper, isVerb, withConjuncts } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { giversOf } from "./givers.ts";

const RELATIVE = /^(?:who|which|that|whom|whose)$/;
const OBJECT_CONTROL =
  /^(?:order|ask|urge|force|allow|permit|direct|require|tell|instruct|authori[sz]e|enable|help|encourage|let|compel|press|persuade|invite|licen[sc]e|forbid|bar|ban|prohibit|want|expect|prevent|stop|see|name|appoint|elect|select|choose|tap|pick|nominate|hire|promote)$/;
const MAX_CLIMB = 12;

/** Tokens that fill the agent's place of a verb or noun. */
export function agentsOf(tree: Tree, i: number, depth = 0): number[] {
  const token = tree.tokens[i]!;
  if (depth > MAX_CLIMB) return [];
  if (!isVerb(token)) return isNoun(token) ? nominalAgents(tree, i) : [];
  if (isPassive(tree, token)) return byPhrases(tree, i);
  const subjects = childrenBy(tree, i, "nsubj").filter(({ i: s }) => s !== i);
  if (subjects.length > 0) return subjects.flatMap((subject) => relativeHead(tree, subject, token));
  const [misread] = childrenBy(tree, i, "npadvmod", "compound").filter(({ tag, i: at }) => tag === "NNP" && at < i);
  if (misread && !/day$/.test(misread.lower)) return [misread.i];
  return borrowedAgents(tree, token, depth);
}

export function isPassive(tree: Tree, token: Token): boolean {
  if (hasChild(tree, token.i, "nsubjpass", "auxpass")) return true;
  if (token.tag !== "VBN") return false;
  if (/^(?:acl|amod)$/.test(token.dep)) return true;
  if (token.dep === "advcl" || token.dep === "prep") return !hasChild(tree, token.i, "aux", "dobj", "nsubj");
  return (
    token.dep === "conj" &&
    !hasChild(tree, token.i, "aux", "nsubj") &&
    isVerb(tree.tokens[token.head]!) &&
    tree.tokens[token.head]!.tag === "VBN" &&
    isPassive(tree, tree.tokens[token.head]!)
  );
}

function byPhrases(tree: Tree, i: number): number[] {
  const own = ownByPhrases(tree, i);
  return own.length > 0 ? own : sharedByPhrases(tree, i);
}

/** "founded and led by X": the later participle's agent is the earlier's, where nothing stands between them. */
function sharedByPhrases(tree: Tree, i: number): number[] {
  const [next] = childrenBy(tree, i, "conj").filter(({ tag }) => tag === "VBN");
  if (!next || hasChild(tree, next.i, "nsubj", "nsubjpass", "aux", "auxpass")) return [];
  const between = tree.tokens.slice(i + 1, next.i);
  return between.every(({ lower, dep }) => /^(?:and|or|,)$/.test(lower) || dep === "advmod")
    ? byPhrases(tree, next.i)
    : [];
}

function ownByPhrases(tree: Tree, i: number): number[] {
  const below = (at: number) =>
    childrenBy(tree, at, "agent", "prep")
      .filter(({ lower }) => lower === "by")
      .flatMap(({ i: by }) => childrenBy(tree, by, "pobj").map(({ i: object }) => object));
  const own = below(i);
  // "was fined 5 million euros by X" is parsed as if the euros were by X.
  return own.length > 0 || !hasChild(tree, i, "nsubjpass")
    ? own
    : childrenBy(tree, i, "dobj", "oprd").flatMap((object) => below(object.i));
}

/** "which" stands for the noun that its clause modifies. */
function relativeHead(tree: Tree, subject: Token, verb: Token): number[] {
  if (subject.lower === "they" && verb.dep === "ccomp") return jointSpeakers(tree, verb) ?? [subject.i];
  if (!RELATIVE.test(subject.lower)) return [subject.i];
  for (let at = verb, step = 0; step < MAX_CLIMB; step++) {
    if (at.dep === "relcl") return [at.head];
    if (at.head === at.i) break;
    at = tree.tokens[at.head]!;
  }
  return subject.lower === "that" ? [subject.i] : [];
}

/** "X and Y announced that they …": both. */
function jointSpeakers(tree: Tree, { head }: Token): number[] | null {
  const speakers = childrenBy(tree, head, "nsubj").flatMap(({ i }) => withConjuncts(tree, i));
  return speakers.length > 1 ? speakers : null;
}

/** "said X and Y had stopped …" is parsed as if X were said: what a finite clause without a subject is about. */
function misreadSubject(tree: Tree, { i }: Token, parent: Token): number[] | null {
  if (!childrenBy(tree, i, "aux").some(({ tag }) => /^VB[DZP]$|^MD$/.test(tag))) return null;
  return childrenBy(tree, parent.i, "dobj").map(({ i: object }) => object);
}

/** A verb without a subject of its own has that of the verb it depends on. */
function borrowedAgents(tree: Tree, token: Token, depth: number): number[] {
  const parent = tree.tokens[token.head]!;
  if (token.head === token.i) return [];
  switch (token.dep) {
    case "relcl":
      return hasChild(tree, token.i, "nsubj", "nsubjpass") ? [] : [token.head];
    case "acl":
      return token.tag === "VBG" ? [token.head] : ownersOfPlan(tree, token.head, depth);
    case "xcomp":
      return controller(tree, parent, depth);
    case "ccomp":
      return misreadSubject(tree, token, parent) ?? controller(tree, parent, depth);
    case "conj":
    case "advcl":
    case "prep":
    case "dep":
    case "parataxis":
      return isVerb(parent) ? subjectOf(tree, parent.i, depth) : [];
    case "pcomp":
      return judgedBy(tree, parent) ?? ofGoverning(tree, parent.head, depth);
    default:
      return [];
  }
}

const MEANS = /^(?:equipment|machinery|machine|tool|material|chemical|software)$/;

/** "plans to build", "its decision to sell", "a bid by X to buy": who plans. */
function ownersOfPlan(tree: Tree, noun: number, depth: number): number[] {
  const owners = childrenBy(tree, noun, "poss");
  if (owners.length > 0) return owners.map(({ i }) => i);
  const states = giversOf(tree, noun);
  if (states.length > 0) return states;
  const parties = ["between", "by"].flatMap((preposition) => afterPreposition(tree, noun, preposition));
  if (parties.length > 0) return parties.flatMap((party) => withConjuncts(tree, party));
  if (MEANS.test(tree.tokens[noun]!.lemma)) return []; // "equipment to make chips": whoever has it
  const charged = chargedWith(tree, noun);
  if (charged.length > 0) return charged;
  return ofGoverning(tree, tree.tokens[noun]!.head, depth);
}

/** "charged X with conspiracy to violate Y": who is charged with it. */
function chargedWith(tree: Tree, noun: number): number[] {
  const { dep, head } = tree.tokens[noun]!;
  const preposition = tree.tokens[head]!;
  return dep === "pobj" ? (judgedBy(tree, preposition) ?? []) : [];
}

const JUDGING =
  /^(?:fine|penali[sz]e|sue|charge|accuse|blame|criticise|criticize|thank|praise|convict|indict|punish|sanction|prosecute|applaud|commend|credit|condemn|arrest|sentence|rebuke|ban|bar|stop|prevent|prohibit|block|restrict|limit|keep|discourage|deter)$/;

/** "fined X for shipping", "a penalty on X for shipping": who is judged for it did it. */
function judgedBy(tree: Tree, preposition: Token): number[] | null {
  if (!/^(?:for|of|with|from)$/.test(preposition.lower)) return null;
  const governor = tree.tokens[preposition.head]!;
  if (isVerb(governor) && JUDGING.test(governor.lemma)) {
    const judged = patientsOf(tree, governor.i);
    return judged.length > 0 ? judged : null;
  }
  if (PROBE.test(governor.lemma) && isUnder(tree, governor)) return ofGoverning(tree, governor.head, 0);
  const noun = isVerb(governor) ? penaltyBelow(tree, governor.i) : governor.i;
  const judged = noun === null || preposition.lower !== "for" ? [] : penalised(tree, noun);
  return judged.length > 0 ? judged : null;
}

const PROBE = /^(?:investigation|probe|scrutiny|inquiry|fire|indictment)$/;

/** "is under investigation for shipping": who is. */
const isUnder = (tree: Tree, { dep, head }: Token): boolean => dep === "pobj" && tree.tokens[head]!.lower === "under";

const PENALTY = /^(?:fine|penalty|sanction|lawsuit|charge|suit|complaint)$/;

const penalised = (tree: Tree, noun: number) =>
  PENALTY.test(tree.tokens[noun]!.lemma) ? ["on", "against"].flatMap((word) => afterPreposition(tree, noun, word)) : [];

/** The penalty that is the object of a verb or of its preposition: "signed off on a penalty". */
function penaltyBelow(tree: Tree, verb: number): number | null {
  const objects = childrenBy(tree, verb, "dobj", "prep").flatMap((child) =>
    child.dep === "dobj" ? [child] : childrenBy(tree, child.i, "pobj"),
  );
  return objects.find(({ lemma }) => PENALTY.test(lemma))?.i ?? null;
}

function ofGoverning(tree: Tree, at: number, depth: number): number[] {
  let verb = tree.tokens[at]!;
  for (let step = 0; step < 4 && !isVerb(verb) && verb.head !== verb.i; step++) verb = tree.tokens[verb.head]!;
  return isVerb(verb) ? subjectOf(tree, verb.i, depth) : [];
}

function controller(tree: Tree, parent: Token, depth: number): number[] {
  if (!isVerb(parent) && parent.pos !== "ADJ") return [];
  const objects = childrenBy(tree, parent.i, "dobj", "dative").filter(isNoun);
  if (OBJECT_CONTROL.test(parent.lemma) && objects.length > 0) return objects.map(({ i }) => i);
  if (parent.pos === "ADJ") return parent.head === parent.i ? [] : subjectOf(tree, parent.head, depth);
  return subjectOf(tree, parent.i, depth);
}

/** The grammatical subject: of an active or passive clause alike. */
export function subjectOf(tree: Tree, verb: number, depth: number): number[] {
  const token = tree.tokens[verb]!;
  const own = childrenBy(tree, verb, "nsubj", "nsubjpass");
  if (own.length > 0) return own.flatMap((subject) => relativeHead(tree, subject, token));
  if (token.dep === "acl" && token.tag === "VBN") return [token.head];
  if (token.dep === "acomp") return subjectOf(tree, token.head, depth + 1);
  return depth > MAX_CLIMB ? [] : borrowedAgents(tree, token, depth + 1);
}

/** "the sale by X", "X's sale", "X sales". */
function nominalAgents(tree: Tree, i: number): number[] {
  const by = byPhrases(tree, i);
  if (by.length > 0) return by;
  const owners = childrenBy(tree, i, "poss").map(({ i: owner }) => owner);
  return owners.length > 0 ? owners : lightSubject(tree, i);
}

const LIGHT =
  /^(?:announce|complete|make|close|finali[sz]e|unveil|sign|seek|begin|start|resume|continue|plan|propose|launch|agree|conclude|enter|reach|impose|issue|place|put|give|provide|offer|receive|win|secure|take|hold|have|get|bring|commit|do|conduct|halt|stop|pause|suspend|approve|consider|confirm|pursue|face|express|voice|levy|lift|expand|pledge)$/;

/** "X announced the sale of Y": the one who announces it does it. */
function lightSubject(tree: Tree, i: number): number[] {
  let at = tree.tokens[i]!;
  for (let step = 0; step < 4; step++) {
    const parent = tree.tokens[at.head]!;
    if (at.head === at.i) return [];
    if (isVerb(parent))
      return at.dep === "dobj" || at.dep === "pobj"
        ? LIGHT.test(parent.lemma)
          ? agentsOf(tree, parent.i, 1)
          : []
        : [];
    if (!/^(?:pobj|prep|conj|dobj)$/.test(at.dep)) return [];
    at = parent;
  }
  return [];
}

/** Tokens that fill the patient's place of a verb or noun. */
export function patientsOf(tree: Tree, i: number): number[] {
  const token = tree.tokens[i]!;
  if (isNoun(token) && !isVerb(token)) return nominalPatients(tree, i);
  if (isPassive(tree, token)) return passiveSubject(tree, token);
  const objects = childrenBy(tree, i, "dobj").flatMap((object) => relativeHead(tree, object, token));
  if (objects.length > 0) return objects;
  const [named] = childrenBy(tree, i, "oprd").filter(isProper); // "named Lip-Bu Tan as its chief"
  if (named) return [named.i];
  const [next] = childrenBy(tree, i, "npadvmod").filter(({ tag, i: at }) => tag === "NNP" && at === i + 1);
  if (next) return [next.i];
  if (token.dep === "relcl" && hasChild(tree, i, "nsubj") && !hasChild(tree, i, "ccomp", "xcomp", "attr", "acomp"))
    return isObjectGap(tree, token) ? [token.head] : [];
  return sharedObject(tree, token);
}

function isObjectGap(tree: Tree, token: Token): boolean {
  return (
    !childrenBy(tree, token.i, "nsubj").some(({ lower }) => RELATIVE.test(lower)) &&
    !childrenBy(tree, token.i, "prep").some(({ i }) => !hasChild(tree, i, "pobj", "pcomp"))
  );
}

function passiveSubject(tree: Tree, token: Token): number[] {
  const own = childrenBy(tree, token.i, "nsubjpass");
  if (own.length > 0) return own.flatMap((subject) => relativeHead(tree, subject, token));
  if (/^(?:acl|amod)$/.test(token.dep)) return [token.head];
  if (token.dep === "conj" && isVerb(tree.tokens[token.head]!)) return subjectOf(tree, token.head, 1);
  return token.dep === "xcomp" || token.dep === "prep" || token.dep === "advcl" || token.dep === "relcl"
    ? borrowedAgents(tree, token, 1)
    : [];
}

/** "designs and sells X": the object of the later verb is that of the earlier too. */
function sharedObject(tree: Tree, token: Token): number[] {
  if (FOUNDING.test(token.lemma)) return sharedFoundation(tree, token);
  if (hasChild(tree, token.i, "ccomp", "xcomp", "prep", "acomp", "attr")) return [];
  const [next] = childrenBy(tree, token.i, "conj").filter(isVerb);
  return next && !hasChild(tree, next.i, "nsubj") ? childrenBy(tree, next.i, "dobj").map(({ i }) => i) : [];
}

const FOUNDING = /^(?:found|co-found|cofound)$/;

/** "founded and ran X", "in 1990 founded and served as chief of X". */
function sharedFoundation(tree: Tree, { i }: Token): number[] {
  const [next] = childrenBy(tree, i, "conj").filter(isVerb);
  if (!next || hasChild(tree, next.i, "nsubj") || childrenBy(tree, i, "prep").some(({ i: prep }) => prep > i))
    return [];
  const objects = childrenBy(tree, next.i, "dobj").map(({ i: object }) => object);
  return objects.length > 0 ? objects : bodyOfPost(tree, next.i);
}

/** "founded and was chief of X", "founded and served as chief of X": X. */
function bodyOfPost(tree: Tree, verb: number): number[] {
  const posts = [...childrenBy(tree, verb, "attr").map(({ i }) => i), ...afterPreposition(tree, verb, "as")];
  return posts.flatMap((post) => ["of", "at"].flatMap((preposition) => afterPreposition(tree, post, preposition)));
}

function nominalPatients(tree: Tree, i: number): number[] {
  const of = childrenBy(tree, i, "prep").filter(({ lower }) => lower === "of");
  const objects = of.flatMap(({ i: prep }) => childrenBy(tree, prep, "pobj").map(({ i: object }) => object));
  return [...objects, ...childrenBy(tree, i, "compound", "nmod").map(({ i: modifier }) => modifier)];
}

/** What stands after a preposition below a token: nouns, or the verb of "from selling". */
export function afterPreposition(tree: Tree, i: number, preposition: string): number[] {
  const border = preposition.indexOf("_");
  const first = border < 0 ? preposition : preposition.slice(0, border);
  const second = border < 0 ? undefined : preposition.slice(border + 1);
  const preps = childrenBy(tree, i, "prep", "dative", "agent", "mark", "prt", "conj").filter(
    ({ lower, dep, tag }) => lower === first && (dep !== "conj" || tag === "IN"),
  );
  if (preps.length === 0) return [];
  const listed = preps.flatMap((prep) => [
    prep,
    ...childrenBy(tree, prep.i, "conj").filter(({ lower }) => lower === first),
  ]);
  return listed.flatMap(({ i: prep }) => {
    const inner =
      second === undefined
        ? [prep]
        : childrenBy(tree, prep, "prep", "pcomp")
            .filter(({ lower }) => lower === second)
            .map(({ i: k }) => k);
    return inner.flatMap((k) =>
      childrenBy(tree, k, "pobj", "pcomp").flatMap((object) => withoutRelative(tree, object)),
    );
  });
}

/** "in which X has a stake": the noun that the clause modifies. */
function withoutRelative(tree: Tree, object: Token): number[] {
  if (!/^(?:which|whom)$/.test(object.lower)) return [object.i];
  let at = object;
  for (let step = 0; step < MAX_CLIMB && at.head !== at.i; step++) {
    at = tree.tokens[at.head]!;
    if (at.dep === "relcl") return [at.head];
  }
  return [];
}
