// Who or what a noun is said of: appositions, titles, the subject of "is", whoever is given or holds a post.
import { childrenBy, isCapitalised, isNoun, isVerb, withConjuncts } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { afterPreposition, agentsOf, patientsOf, subjectOf } from "./arguments.ts";

/** Nouns that name what a noun says: itself, appositions both ways, the subject of "is", the name that follows a title. */
export function selvesOf(tree: Tree, i: number, depth = 0): number[] {
  const { tokens } = tree;
  const token = tokens[i]!;
  const found = [i];
  if (depth > 4) return found;
  const apposed = childrenBy(tree, i, "appos").filter(isNoun);
  for (const { i: name } of apposed) found.push(...(token.tag === "NNS" ? listedFrom(tree, name) : [name]));
  const parent = tokens[token.head]!;
  if (parent === token) return found;
  if (token.dep === "appos" && isNoun(parent))
    found.push(...(token.tag === "NNS" ? withConjuncts(tree, parent.i) : [nearestConjunct(tree, parent.i, i)]));
  if (/^(?:compound|nmod)$/.test(token.dep) && parent.pos === "PROPN")
    found.push(...(token.tag === "NNS" || token.tag === "NNPS" ? withConjuncts(tree, parent.i) : [parent.i]));
  if (token.dep === "nsubj" && parent.lemma === "be")
    found.push(
      ...childrenBy(tree, parent.i, "attr")
        .filter(({ pos }) => pos === "PROPN")
        .map(({ i: noun }) => noun),
    );
  if (token.dep === "attr" && isVerb(parent)) found.push(...subjectsOf(tree, parent.i, token));
  if (/^(?:advcl|npadvmod|dep|nmod)$/.test(token.dep) && isVerb(parent) && isFronted(tree, i, parent.i))
    found.push(...subjectOf(tree, parent.i, 0));
  if (token.dep === "pobj" && parent.lower === "as") {
    const holders = asHolders(tree, parent.i);
    found.push(...(token.tag === "NNS" ? holders.flatMap((holder) => withConjuncts(tree, holder)) : holders));
  }
  if (token.dep === "pobj" && parent.lower === "including") found.push(...servesAs(tree, parent));
  if (token.dep === "appos" && isNoun(parent) && parent.pos !== "PROPN") found.push(...nameBefore(tree, i));
  if (token.dep === "pobj" && /^among(?:st)?$/.test(parent.lower)) found.push(...amongThem(tree, parent));
  if (token.dep === "pobj" && parent.lower === "to") found.push(...promotedTo(tree, parent));
  if (token.dep === "pobj" && parent.lower === "for") found.push(...codenamed(tree, parent, depth));
  if (token.dep === "pobj" && parent.lower === "of") found.push(...holdersOfOffice(tree, parent.i));
  if (token.dep === "pobj" && parent.lower === "of" && ONE_OF.test(tokens[parent.head]!.lower))
    found.push(...selvesOf(tree, parent.head, depth + 1).filter((at) => at !== parent.head));
  found.push(...calledNames(tree, i));
  if (token.dep === "oprd" && isVerb(parent))
    found.push(...calledBy(tree, parent).flatMap((named) => withConjuncts(tree, named)));
  if (/^(?:dobj|attr|oprd|ccomp|xcomp)$/.test(token.dep) && NAMING.test(parent.lemma))
    found.push(...namedBy(tree, parent.i, i));
  const isNamedItself = token.tag === "NNS" && apposed.some(({ pos }) => pos === "PROPN");
  if (token.dep === "conj" && !isNamedItself && !isAnother(tree, token))
    found.push(
      ...selvesOf(tree, token.head, depth + 1).filter((at) => at !== token.head || tokens[at]!.pos !== "PROPN"),
    );
  return [...new Set(found)];
}

/** "named X chief": X; "was named chief": the subject. */
function calledBy(tree: Tree, { i }: Token): number[] {
  const people = patientsOf(tree, i);
  return people.length > 0 ? people : subjectOf(tree, i, 0);
}

/** "three firms: X, Y and Z", where each name may hang at the one before it as if they were one. */
function listedFrom(tree: Tree, first: number): number[] {
  const found = withConjuncts(tree, first);
  for (const name of found)
    for (const { i, pos } of childrenBy(tree, name, "appos"))
      if (pos === "PROPN" && found.length < 64) found.push(...withConjuncts(tree, i));
  return found;
}

/** "Among the firms added are X and Y". */
const amongThem = (tree: Tree, { head }: Token): number[] =>
  tree.tokens[head]!.lemma === "be" ? subjectOf(tree, head, 0).flatMap((i) => withConjuncts(tree, i)) : [];

/** "the launch of the Harbour Act, a part of the plan": the name right before the comma, though the launch is apposed. */
function nameBefore({ tokens }: Tree, apposed: number): number[] {
  let first = apposed;
  for (const child of tokens[apposed]!.children) first = Math.min(first, child);
  const [comma, name] = [tokens[first - 1], tokens[first - 2]];
  return comma && /^[,–—-]$/.test(comma.text) && name?.pos === "PROPN" ? [name.i] : [];
}

/** "one of the founders" is a founder. */
const ONE_OF = /^(?:one|some|two|three|four|several|both|many)$/;

const NAMING =
  /^(?:name|appoint|elect|make|become|remain|call|nominate|crown|promote|hire|serve|select|choose|tap|pick|install|reappoint|re-elect|confirm)$/;
const APPOINTING =
  /^(?:name|appoint|elect|nominate|promote|hire|select|choose|tap|pick|install|reappoint|re-elect|confirm|recruit|poach|oust|fire|dismiss|sack|replace|remove|lose|welcome|announce|seek|add|elevate)$/;

/** Who gives the post that a noun names, or takes it away: "the board of X has named her chief". */
export function appointersOf(tree: Tree, post: number): number[] {
  let at = tree.tokens[post]!;
  for (let step = 0; step < 6 && at.head !== at.i; step++) {
    at = tree.tokens[at.head]!;
    if (!isVerb(at)) continue;
    if (APPOINTING.test(at.lemma)) return appointersBy(tree, at);
    if (at.dep !== "xcomp") return [];
  }
  return [];
}

/** "X announced that Y has been appointed": X appoints, unless another is named. */
function appointersBy(tree: Tree, { i, dep, tag, head }: Token): number[] {
  const agents = agentsOf(tree, i);
  const above = tree.tokens[head]!;
  const isAnnounced = tag === "VBN" && dep === "ccomp" && ANNOUNCING.test(above.lemma);
  return agents.length === 0 && isAnnounced ? subjectOf(tree, above.i, 0) : agents;
}

const ANNOUNCING = /^(?:announce|confirm|disclose)$/;

const OFFICE = /^(?:role|post|position|office|job|title|duty|duties|reins)$/;

/** "took on the role of chief", "holds the post of president": who takes and holds it. */
function holdersOfOffice(tree: Tree, of: number): number[] {
  const office = tree.tokens[tree.tokens[of]!.head]!;
  const verb = tree.tokens[office.head]!;
  const isHeld = OFFICE.test(office.lower) && /^(?:dobj|pobj)$/.test(office.dep);
  if (!isHeld) return [];
  if (isVerb(verb)) return subjectOf(tree, verb.i, 0);
  const governor = tree.tokens[verb.head]!;
  return verb.dep === "prep" && isVerb(governor) ? holdersUnder(tree, verb.i, governor.i) : [];
}

/** "was promoted to the post of chief": the one promoted; "moved into the role": the one who moves. */
function holdersUnder(tree: Tree, preposition: number, verb: number): number[] {
  if (!/^(?:to|into|in|for)$/.test(tree.tokens[preposition]!.lower)) return [];
  const people = patientsOf(tree, verb);
  return people.length > 0 ? people : subjectOf(tree, verb, 0);
}

/** "a company called X", "a chip known as X". */
export function calledNames(tree: Tree, noun: number): number[] {
  const known = childrenBy(tree, noun, "acl").filter(({ lower }) => lower === "known");
  const names = known.flatMap(({ i }) => afterPreposition(tree, i, "as"));
  if (names.length > 0) return names.filter((i) => tree.tokens[i]!.pos === "PROPN");
  return childrenBy(tree, noun, "acl")
    .filter(({ lemma, tag }) => /^VB[ND]$/.test(tag) && /^(?:call|name|dub|codename)$/.test(lemma))
    .flatMap(({ i: verb }) => childrenBy(tree, verb, "oprd", "attr", "dobj"))
    .filter((token) => token.pos === "PROPN" || (token.tag === "CD" && isCapitalised(token)))
    .map(({ i: name }) => name);
}

/** "A and B, parent of C": what is said in the singular is said of B, though the parser hangs it below A. */
function nearestConjunct(tree: Tree, first: number, apposed: number): number {
  return withConjuncts(tree, first)
    .filter((i) => i < apposed)
    .reduce((nearest, i) => Math.max(nearest, i), first);
}

/** Whether what is coordinated with a noun is another thing, not a second word for it: "X and its affiliate", "the Dutch firm and the maker". */
const isAnother = (tree: Tree, token: Token): boolean =>
  isOwnedApart(tree, token) || isOwnedByLead(tree, token) || isNationalApart(tree, token);

const isOwnedByLead = (tree: Tree, { i, head }: Token): boolean =>
  tree.tokens[head]!.pos === "PROPN" && childrenBy(tree, i, "poss").some(({ lower }) => /^(?:its|their)$/.test(lower));

const isNationalApart = (tree: Tree, { i, head }: Token): boolean => {
  const isDefinite = (noun: number) => childrenBy(tree, noun, "det").some(({ lower }) => lower === "the");
  const isNational = (noun: number) =>
    childrenBy(tree, noun, "amod", "compound").some(({ text }) => /^\p{Lu}/u.test(text));
  return isDefinite(i) && isDefinite(head) && isNational(i) && isNational(head);
};

/** "X's chips and Y's chips" are two things: a coordinated noun with a named owner of its own, after another's. */
function isOwnedApart(tree: Tree, { i, head }: Token): boolean {
  const isNamed = (noun: number) => childrenBy(tree, noun, "poss").some(({ tag }) => tag.startsWith("NNP"));
  return isNamed(i) && isNamed(head);
}

/** Of a plural such as "are co-chairs", all subjects. */
function subjectsOf(tree: Tree, verb: number, { tag }: Token): number[] {
  const subjects = subjectOf(tree, verb, 0);
  return tag === "NNS" ? subjects.flatMap((i) => withConjuncts(tree, i)) : subjects;
}

/** "X is the codename for a microarchitecture": the microarchitecture is X. */
const codenamed = (tree: Tree, { head }: Token, depth: number): number[] =>
  /^(?:codename|code-name|name|designation)$/.test(tree.tokens[head]!.lemma) ? selvesOf(tree, head, depth + 1) : [];

/** "was promoted to chief": the one promoted. */
function promotedTo(tree: Tree, { head, i }: Token): number[] {
  const verb = tree.tokens[head]!;
  if (verb.tag === "NNP" && verb.dep === "dep" && i === head + 1) return [head]; // "and Peter Hale to treasurer"
  return isVerb(verb) && /^(?:promote|elevate|appoint|elect|name|raise)$/.test(verb.lemma)
    ? patientsOf(tree, head)
    : [];
}

const BECOMING = /^(?:become|remain|serve|make)$/;

/** "named her chief of X", "she became chief of X". */
function namedBy(tree: Tree, verb: number, post: number): number[] {
  const glued = childrenBy(tree, post, "nmod").filter(({ tag, i }) => tag === "NNP" && i < post);
  if (glued.length > 0) return glued.map(({ i }) => i);
  const people = [...patientsOf(tree, verb), ...childrenBy(tree, verb, "dative").map(({ i }) => i)].filter(
    (i) => i !== post,
  );
  if (people.length > 0) return people;
  return BECOMING.test(tree.tokens[verb]!.lemma) ? subjectOf(tree, verb, 0).filter((i) => i !== post) : [];
}

/** "serves as chief", "hired her as chief". */
function asHolders(tree: Tree, as: number): number[] {
  const governor = tree.tokens[as]!.head;
  const token = tree.tokens[governor]!;
  if (tree.tokens[as]!.dep === "conj" && token.lower === "as") return asHolders(tree, governor); // "as chief of X and as chair of Y"
  if (token.tag === "NNP" && tree.tokens[as]!.dep === "prep" && as === governor + 1 && token.dep === "dep")
    return [governor]; // "and Peter Hale as treasurer"
  if (isNoun(token) && !isVerb(token)) {
    const owner = [...afterPreposition(tree, governor, "of"), ...ownersOf(tree, governor)];
    return owner.length > 0 ? owner : lightHolder(tree, governor);
  }
  if (!isVerb(token)) return [];
  if (isFronted(tree, as, governor)) return subjectOf(tree, governor, 0);
  if (SUCCEEDING.test(token.lemma)) return agentsOf(tree, governor);
  const people = patientsOf(tree, governor);
  return SERVING.test(token.lemma) || people.length === 0 ? subjectOf(tree, governor, 0) : people;
}

const HOLDING = /^(?:serve|hold|work|fill|occupy)$/;

/** "served in various roles, including chief of X", "held roles, including chief of X": who served. */
function servesAs(tree: Tree, { head }: Token): number[] {
  const roles = tree.tokens[head]!;
  if (isVerb(roles)) return HOLDING.test(roles.lemma) ? subjectOf(tree, head, 0) : [];
  if (!/^(?:role|position|post|capacity|job)$/.test(roles.lemma)) return [];
  const above = tree.tokens[roles.head]!;
  const verb = isVerb(above) ? above : tree.tokens[above.head]!;
  return isVerb(verb) && (HOLDING.test(verb.lemma) || verb.lemma === "have") ? subjectOf(tree, verb.i, 0) : [];
}

/** "As a subsidiary of X, Y sells …" speaks of the subject. */
const isFronted = (tree: Tree, as: number, verb: number) =>
  childrenBy(tree, verb, "nsubj", "nsubjpass").some(({ i }) => as < i);

/** "X succeeds Y as chief": X is chief now. */
const SUCCEEDING = /^(?:succeed|replace|follow)$/;

const SERVING = /^(?:serve|work|act|continue|take|join|resign|retire|return|start|begin|step|remain|spend|do)$/;

function lightHolder(tree: Tree, noun: number): number[] {
  const verb = tree.tokens[tree.tokens[noun]!.head]!;
  return isVerb(verb) ? subjectOf(tree, verb.i, 0) : [];
}

export function ownersOf(tree: Tree, i: number): number[] {
  return childrenBy(tree, i, "poss").flatMap((owner) =>
    owner.lower === "whose" ? whoseOwners(tree, owner) : [owner.i],
  );
}

/** "X, whose clients include Y": the noun that the clause is about. */
function whoseOwners({ tokens }: Tree, owner: Token): number[] {
  for (let at = owner, step = 0; step < 8 && at.head !== at.i; step++) {
    at = tokens[at.head]!;
    if (at.dep === "relcl") return [at.head];
  }
  return [owner.i];
}
