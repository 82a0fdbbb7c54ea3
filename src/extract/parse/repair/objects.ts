// Mends what verbs are done to: "granted Tern licences", "took Tern private", "accused Tern of abusing rules".
import { childOf, type Mendable, type Relabelled, relabel } from "./relabel.ts";

const GIVING = /^(?:grant|give|award|issue|offer|deny|promise|hand|pay|lend|extend|cost)$/;
const GIVEN_THINGS =
  /^(?:licen[sc]e|permit|permission|approval|authori[sz]ation|waiver|exemption|clearance|subsidy|grant|funding|aid|support|relief|loan|credit|incentive|tax|money|cash|access|time|leeway|protection)s?$|^subsidies$/;

/** "granted Tern licences" is parsed as if licences of Tern's were granted: they are given to it. */
export function mendGifts<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, head, lower, lemma } of tokens) {
    const verb = tokens[head - base];
    if (dep !== "dobj" || !verb || !GIVING.test(verb.lemma)) continue;
    const first = tokens[verb.i - base + 1];
    const name = lastName(tokens, base, verb.i);
    if (!first || !name || name.head !== i || name.dep !== "compound" || name.i >= i) continue;
    if (!GIVEN_THINGS.test(lower) && !GIVEN_THINGS.test(lemma)) continue;
    links.set(name.i, { dep: "dative", head: verb.i });
    for (const child of tokens)
      if (child.head === i && child.i < name.i) links.set(child.i, { dep: child.dep, head: name.i });
  }
  return relabel(tokens, links);
}

/** The last of the proper nouns right after a token. */
function lastName<T extends Mendable>(tokens: readonly T[], base: number, before: number): T | undefined {
  let last: T | undefined;
  for (let k = before - base + 1; tokens[k]?.tag.startsWith("NNP") || tokens[k]?.lower === "the"; k++) last = tokens[k];
  return last?.tag.startsWith("NNP") ? last : undefined;
}

/** "took Tern private" is parsed as if a private of Tern's were taken: Tern is, and becomes private. */
export function mendTakenPrivate<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, head, lower } of tokens) {
    const [verb, name] = [tokens[head - base], tokens[i - base - 1]];
    if (!/^(?:private|public)$/.test(lower) || dep !== "dobj" || verb?.lemma !== "take") continue;
    if (!name?.tag.startsWith("NNP") || name.head !== i) continue;
    links.set(name.i, { dep: "dobj", head: verb.i });
    links.set(i, { dep: "oprd", head: verb.i });
    for (const child of tokens)
      if (child.head === i && child.i < name.i) links.set(child.i, { dep: child.dep, head: name.i });
  }
  return relabel(tokens, links);
}

const BLAMED: Readonly<Record<string, RegExp>> = {
  of: /^(?:accuse|suspect|convict|acquit)$/,
  for: /^(?:fine|criticise|criticize|blame|sue|penalise|penalize|thank|praise|condemn|punish|sanction)$/,
  from: /^(?:bar|ban|prohibit|prevent|stop|block|restrict|keep|deter|preclude)$/,
};
/** Participles that say what kind of things are meant. */
const OF_A_KIND =
  /^(?:leading|emerging|existing|remaining|competing|growing|developing|rising|outstanding|participating|surrounding|neighbouring|neighboring|upcoming|ongoing|manufacturing|processing|operating|following|engineering|mining|trading|cutting|boarding|contracting|listing)$/;

/** "accused Tern of abusing rules" is parsed as if abusing rules were rules of a kind: it abuses them. */
export function mendBlamedDeeds<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, head, tag, lower } of tokens) {
    if (dep !== "amod" || tag !== "VBG" || OF_A_KIND.test(lower)) continue;
    const [preposition, noun] = [tokens[i - base - 1], tokens[head - base]];
    if (noun?.dep !== "pobj" || !preposition || noun.head !== preposition.i) continue;
    const verb = tokens[preposition.head - base];
    if (!verb || !BLAMED[preposition.lower]?.test(verb.lemma) || !childOf(tokens, verb.i, /^(?:dobj|nsubjpass)$/))
      continue;
    links.set(i, { dep: "pcomp", head: preposition.i, pos: "VERB" });
    links.set(noun.i, { dep: "dobj", head: i });
  }
  return relabel(tokens, links);
}

const INTENDED =
  /^(?:deal|plan|bid|agreement|effort|offer|pact|contract|decision|move|proposal|attempt|talk|intention|pledge|push|campaign|ambition|commitment)s?$/;

/** "struck a deal to buy Tern" is parsed as if the deal bought it: it is a deal to do so. */
export function mendInfinitiveClauses<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, head, tag } of tokens) {
    if (dep !== "relcl" || tag !== "VB" || !INTENDED.test(tokens[head - base]?.lower ?? "")) continue;
    const isInfinitive = tokens.some((child) => child.head === i && child.dep === "aux" && child.lower === "to");
    if (isInfinitive && !childOf(tokens, i, /^nsubj/)) links.set(i, { dep: "acl", head });
  }
  return relabel(tokens, links);
}
