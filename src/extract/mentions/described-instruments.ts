// Instruments that the text describes rather than names: "a 10% tariff on steel", "its control list".
import { childrenBy, isProper, phraseStart } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";
import { DESCRIBED_RANK, DETERMINING, isHyphen, withoutLead } from "./described-phrases.ts";

/** The instrument that a noun describes, if any. */
export function instrumentAt(scene: Scene, noun: Token): Candidate[] {
  const { tree, lexicon } = scene;
  const lemma = noun.lemma.toLowerCase();
  if (!lexicon.of("policy-noun").has(lemma) || isModifier(tree, noun, lexicon.of("policy-noun"))) return [];
  const start = atCountry(scene, withoutLead(tree, phraseStart(tree, noun.i), noun.i, DETERMINING), noun.i);
  const bare = withoutLead(tree, start, noun.i, lexicon.of("vague-adjective"));
  const end = complementEnd(tree, noun.i);
  if (lemma === "rule" && lexicon.of("rule-over").has(tree.tokens[noun.i - 1]?.lower ?? "")) return [];
  if (lexicon.of("list-noun").has(lemma) && !isListOfKind(scene, bare, noun)) return [];
  const isFormal = lexicon.of("formal-instrument").has(lemma) || isSpeltOut(scene, noun);
  if (!isFormal && bare === noun.i && end === noun.i) return [];
  if (lemma === "control" && noun.tag === "NN" && !EXPORT.test(tree.text.slice(tree.tokens[start]!.start, noun.start)))
    return [];
  const { tokens, text } = tree;
  const owner = leadingOwner(tree, start, noun.i);
  const slice = (from: number, to: number) => text.slice(tokens[from]!.start, tokens[to]!.end);
  const forms = [slice(bare, noun.i), slice(start, end), slice(bare, end), ...(owner ? [slice(owner, noun.i)] : [])];
  const [possessor] = childrenBy(tree, noun.i, "poss").filter(isProper);
  if (possessor) forms.push(slice(phraseStart(tree, possessor.i), noun.i));
  const name = slice(start, noun.i);
  const first = afterCountry(scene, start, noun.i);
  const barest = withoutAdjectives(tree, bare, noun.i);
  if (barest < noun.i && !isHyphen(tokens[barest])) forms.push(slice(barest, noun.i));
  return [
    toCandidate(tree, first, noun.i, {
      type: "Policy",
      rank: DESCRIBED_RANK + 1,
      onDemand: !isPickedOut(scene, start, noun),
      head: noun.i,
      name,
      forms: [...new Set(forms)].filter((form) => form !== name && form !== noun.text),
    }),
  ];
}

/** "control list", "dual-use catalog", "list of military companies", not "list of guests". */
function isListOfKind({ tree, lexicon }: Scene, first: number, { i }: Token): boolean {
  const isKind = tree.tokens.slice(first, i).some(({ lower, i: at }) => {
    const hyphenated = `${lower}-${tree.tokens[at + 2]?.lower ?? ""}`;
    return lexicon.of("list-kind").has(lower) || lexicon.of("list-kind").has(hyphenated);
  });
  const listed = childrenBy(tree, i, "prep")
    .filter(({ lower }) => lower === "of")
    .flatMap((of) => childrenBy(tree, of.i, "pobj"));
  return isKind || listed.some(({ lemma }) => lexicon.of("listed-noun").has(lemma.toLowerCase()));
}

/** "imposed controls that restrict exports of X", "a ban imposed on X", "Norway's ban": a clause of its own, or its owner, says which one. */
function isSpeltOut({ tree, lexicon }: Scene, { i, tag, lemma, dep }: Token): boolean {
  if (PERMIT.test(lemma) && childrenBy(tree, i, "relcl").length > 0) return true;
  if (!lexicon.of("restricting-noun").has(lemma.toLowerCase())) return false;
  if (tag === "NNS" && dep === "dobj" && (isEvaded(tree, i) || childrenBy(tree, i, "relcl").length > 0)) return true;
  if (dep === "dobj" && isAimed(tree, i)) return true;
  if (isDealt(tree, i)) return true;
  if (childrenBy(tree, i, "poss").some(isProper)) return true;
  return childrenBy(tree, i, "acl").some(
    (verb) =>
      (verb.tag === "VBN" && childrenBy(tree, verb.i, "prep").some(({ lower }) => lower === "on")) ||
      (verb.tag === "VBN" && isIssuedBy(tree, verb)) ||
      (verb.tag === "VBG" && RESTRICTING.test(verb.lemma)),
  );
}

/** "the ban, imposed in April by X", "sanctions aimed at X": who made it, or at whom it is aimed, picks it out. */
function isIssuedBy(tree: Tree, { i, lemma }: Token): boolean {
  const preposition = /^(?:aim|direct|target)$/.test(lemma) ? "at" : ISSUED.test(lemma) ? "by" : null;
  return childrenBy(tree, i, "prep", "agent").some(
    ({ lower, i: at }) => lower === preposition && childrenBy(tree, at, "pobj").some(isProper),
  );
}

const ISSUED = /^(?:impose|issue|announce|introduce|adopt|publish|unveil|enact|propose|levy|order|reimpose)$/;

/** "hit X with sanctions": whoever is dealt them says which. */
function isDealt({ tokens }: Tree, i: number): boolean {
  const preposition = tokens[tokens[i]!.head]!;
  return preposition.lower === "with" && /^(?:hit|slap|target|punish)$/.test(tokens[preposition.head]!.lemma);
}

const RESTRICTING =
  /^(?:restrict|bar|ban|prohibit|limit|forbid|curb|block|deny|require|revoke|suspend|freeze|expand|tighten|target|punish|hit)$/;

const PERMIT = /^(?:waiver|exemption|license|licence|permit)$/;

/** "imposed curbs on chip exports", where the parser hangs "on" at the verb. */
const isAimed = (tree: Tree, i: number) =>
  childrenBy(tree, tree.tokens[i]!.head, "prep").some(({ lower, i: at }) => at > i && /^(?:on|against)$/.test(lower));

/** "violated sanctions": whoever evades them means some in force. */
const isEvaded = ({ tokens }: Tree, i: number) =>
  /^(?:violate|breach|evade|circumvent|bypass|skirt|flout|contravene|sidestep)$/.test(tokens[tokens[i]!.head]!.lemma);

/** The country before an instrument is named by itself: past "U.S." of "U.S. export controls". */
const afterCountry = (scene: Scene, first: number, noun: number): number =>
  first < noun && isCountry(scene, first) ? first + 1 : first;

/** "stringent U.S. export controls" begin at "U.S.": what an adjective says of them is not part of the name. */
function atCountry(scene: Scene, first: number, noun: number): number {
  let at = first;
  while (at < noun && /^(?:JJ[RS]?|RB|VBN|,)$/.test(scene.tree.tokens[at]!.tag) && !isCountry(scene, at)) at++;
  return at < noun && isCountry(scene, at) ? at : first;
}

function isCountry({ tree, known }: Scene, at: number): boolean {
  const { start, end } = tree.tokens[at]!;
  return known.some(
    (span) => span.start === start && span.end === end && span.names.some(({ type }) => type === "Country"),
  );
}

/** "export control" is an instrument, "ceding control" is not. */
const EXPORT = /\b(?:export|import|trade|price|arms|technology|capital)\b/i;

function withoutAdjectives({ tokens }: Tree, first: number, noun: number): number {
  let start = first;
  while (
    start < noun &&
    (tokens[start]!.pos === "ADJ" || /^(?:VBG|VBN|RB)$/.test(tokens[start]!.tag) || tokens[start]!.text === ",")
  )
    start++;
  return start;
}

/** A rate or the name of who imposes it makes one instrument of a description: "25% tariff", "U.S. export controls". */
function isPickedOut({ tree, known, lexicon }: Scene, first: number, noun: Token): boolean {
  const [start, end] = [tree.tokens[first]!.start, noun.start];
  if (/\d\s?(?:%|percent)/.test(tree.text.slice(start, noun.end)) && lexicon.of("tariff-noun").has(noun.lemma))
    return true;
  if (noun.lemma === "bill" && isNamedBill(tree, lexicon, noun.i)) return true;
  const isExport = /\bexport\b/i.test(tree.text.slice(start, noun.end));
  return (
    isExport &&
    known.some((span) => span.start >= start && span.end <= end && span.names.some(({ type }) => type === "Country"))
  );
}

/** "the PORTS bill", "the Okoye bill": one that bears a name, not "a House bill". */
function isNamedBill({ tokens }: Tree, lexicon: Scene["lexicon"], noun: number): boolean {
  const name = tokens[noun - 1]!;
  return (
    noun > 0 &&
    !name.sentenceStart &&
    /^\p{Lu}\p{L}{2,}$/u.test(name.text) &&
    !lexicon.of("government-name").has(name.lower)
  );
}

/** A noun that only modifies another one names no instrument by itself: "tariff" in "tariff revenue". */
function isModifier({ tokens }: Tree, { dep, head }: Token, nouns: ReadonlySet<string>): boolean {
  return dep === "compound" && (!nouns.has(tokens[head]!.lemma.toLowerCase()) || head > 0);
}

/** "U.S." of "U.S. export controls" is part of the name: where a capitalised owner begins. */
function leadingOwner({ tokens }: Tree, start: number, noun: number): number | null {
  const before = tokens[start - 1];
  return before && before.head === noun && /^(?:compound|nmod|amod)$/.test(before.dep) ? start - 1 : null;
}

/** Last token of "on chips and tools" after an instrument. */
function complementEnd(tree: Tree, noun: number): number {
  const preps = childrenBy(tree, noun, "prep").filter(
    ({ lower, i }) => i > noun && /^(?:on|against|for|to|of)$/.test(lower),
  );
  const [first] = preps;
  if (!first) return noun;
  let end = first.i;
  const { tokens } = tree;
  for (let k = first.i; k < tokens.length && tokens[k]!.sentence === tokens[noun]!.sentence; k++) {
    if (!hangsBelow(tree, k, first.i)) break;
    if (/^(?:,|\(|;|—|who|which|that)$/.test(tokens[k]!.lower)) break;
    end = k;
  }
  return end;
}

function hangsBelow({ tokens }: Tree, from: number, top: number): boolean {
  for (let at = from, step = 0; step < 40; step++) {
    if (at === top) return true;
    if (tokens[at]!.head === at) return false;
    at = tokens[at]!.head;
  }
  return false;
}
