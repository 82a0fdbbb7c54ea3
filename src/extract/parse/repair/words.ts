// Mends words that the parser takes for another part of speech: verbs read as nouns, nouns read as adjectives.
import { type Mendable, type Relabelled, relabel } from "./relabel.ts";

const TRADES = /^(?:supply|make|sell|buy|provide|ship|export|import|produce|build|purchase|order|deliver)$/;

/** "supplies chipmaking tools" is parsed as if it supplied by making tools: what is supplied is the tools. */
export function mendPurposes<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, head, tag } of tokens) {
    if (dep !== "xcomp" || tag !== "VBG" || head !== i - 1) continue;
    const [verb, goods] = [tokens[head - base], tokens[i - base + 1]];
    if (!verb || !TRADES.test(verb.lemma)) continue;
    if (goods?.tag !== "NNS" || goods.dep !== "dobj" || goods.head !== i) continue;
    for (const child of tokens) if (child.head === i) links.set(child.i, { dep: child.dep, head: verb.i });
    links.set(i, { dep: "amod", head: goods.i });
  }
  return relabel(tokens, links);
}

/** Words that are a noun or a verb: after "to" and before a name they are the verb. */
const ACT = /^(?:sanction|ban|fine|tax|target|curb|limit|license|licence|permit|probe|fund|grant)$/;

/** "used the order to sanction X" is parsed as if a sanction X were meant: the verb, and what it is done to. */
export function mendInfinitives<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  const VERB = { tag: "VB", pos: "VERB" } as const;
  for (const { i, lower, dep, head } of tokens) {
    if (lower !== "to") continue;
    const [verb, name] = [tokens[i - base + 1], tokens[i - base + 2]];
    const buried = dep === "prep" ? verbInPhrase(tokens, base, i) : null;
    if (buried) {
      links.set(i, { dep: "aux", head: buried.i });
      links.set(buried.head, { dep: "dobj", head: buried.i });
      links.set(buried.i, { dep: /^NN/.test(tokens[head - base]?.tag ?? "") ? "acl" : "xcomp", head, ...VERB });
    }
    if (verb?.tag !== "NN") continue;
    const object = tokens[verb.head - base];
    const isLet = /^(?:allow|permit|let|enable|authorize|authorise|empower)$/.test(tokens[head - base]?.lemma ?? "");
    if (isLet && dep === "prep" && ACT.test(verb.lower) && verb.dep === "compound" && object?.head === i) {
      // "lets the state sanction firms"
      links.set(i, { dep: "aux", head: verb.i });
      links.set(verb.i, { dep: "xcomp", head, ...VERB });
      links.set(object.i, { dep: "dobj", head: verb.i });
    } else if (
      /^(?:prep|dative)$/.test(dep) &&
      verb.lower === "ship" &&
      verb.dep === "compound" &&
      object?.dep === "pobj" &&
      object.head === i
    ) {
      // "a waiver to ship tools"
      links.set(i, { dep: "aux", head: verb.i });
      links.set(verb.i, { dep: /^NN/.test(tokens[head - base]?.tag ?? "") ? "acl" : "advcl", head, ...VERB });
      links.set(object.i, { dep: "dobj", head: verb.i });
    } else if (dep === "aux" && head === verb.i && /^(?:xcomp|acl|advcl|relcl)$/.test(verb.dep))
      links.set(verb.i, { dep: verb.dep, head: verb.head, ...VERB });
    else if (
      dep === "aux" &&
      head === verb.i &&
      verb.dep === "compound" &&
      object &&
      object.i > verb.i &&
      object.head !== object.i
    ) {
      links.set(verb.i, { dep: "advcl", head: object.head, ...VERB });
      links.set(object.i, { dep: "dobj", head: verb.i });
    } else if (
      dep === "prep" &&
      verb.dep === "pobj" &&
      ACT.test(verb.lower) &&
      name?.dep === "dobj" &&
      name.head === head
    ) {
      links.set(i, { dep: "aux", head: verb.i });
      links.set(verb.i, { dep: "advcl", head, ...VERB });
      links.set(name.i, { dep: "dobj", head: verb.i });
    }
  }
  return relabel(tokens, links);
}

/** "aims to mass-produce chips" is parsed as if it aimed at chips of a kind: the verb between "to" and its noun. */
function verbInPhrase<T extends Mendable>(tokens: readonly T[], base: number, to: number): T | null {
  const next = tokens[to - base + 1];
  const verb = next?.lower === "mass" ? tokens[to - base + 3] : next;
  const noun = verb ? tokens[verb.head - base] : undefined;
  const isVerb = verb?.tag === "VB" && /^(?:compound|amod|nmod)$/.test(verb.dep);
  return isVerb && noun?.dep === "pobj" && noun.head === to ? verb : null;
}

/** What one may deny, begin or stop doing with goods. */
export const GERUND: ReadonlyMap<string, string> = new Map([
  ["selling", "sell"],
  ["shipping", "ship"],
  ["supplying", "supply"],
  ["exporting", "export"],
  ["importing", "import"],
  ["buying", "buy"],
  ["purchasing", "purchase"],
  ["making", "make"],
  ["producing", "produce"],
  ["manufacturing", "manufacture"],
  ["building", "build"],
  ["developing", "develop"],
  ["designing", "design"],
  ["delivering", "deliver"],
  ["providing", "provide"],
  ["offering", "offer"],
  ["using", "use"],
  ["licensing", "license"],
  ["acquiring", "acquire"],
  ["sending", "send"],
  ["violating", "violate"],
  ["breaching", "breach"],
  ["evading", "evade"],
]);
const BEGINNING =
  /^(?:deny|cease|stop|halt|begin|start|resume|restart|continue|consider|avoid|suspend|quit|pause|finish|keep|discontinue|recommend|propose|admit|mull|contemplate)$/;
/** "began manufacturing operations": a noun of this kind has the gerund before it in its name. */
const UNDERTAKING =
  /^(?:operation|activity|service|facility|cost|capacity|process|line|business|plant|effort|program|programme|agreement|rule|regulation|requirement|restriction|license|licence|project|work|fee|price|practice|deal|talk|partnership|contract|team|unit|division|tool)$/;

/** "denied selling chips to X", "began mass-producing chips" is parsed as if selling chips were denied: the gerund is what is denied, the chips are its object. */
export function mendGerunds<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, lower, dep, head } of tokens) {
    if ((dep !== "compound" && dep !== "amod") || !GERUND.has(lower)) continue;
    const isMass = tokens[i - base - 1]?.lower === "-" && tokens[i - base - 2]?.lower === "mass";
    const [noun, verb] = [tokens[head - base], tokens[i - base - (isMass ? 3 : 1)]];
    if (dep !== (isMass ? "amod" : "compound")) continue;
    if (noun?.dep !== "dobj" || noun.head !== verb?.i) continue;
    if (!BEGINNING.test(verb.lemma) || UNDERTAKING.test(noun.lemma.toLowerCase())) continue;
    links.set(i, { dep: "xcomp", head: verb.i, tag: "VBG", pos: "VERB", lemma: GERUND.get(lower)! });
    links.set(noun.i, { dep: "dobj", head: i });
    for (const child of tokens)
      if (child.dep === "prep" && child.i > noun.i && (child.head === noun.i || child.head === verb.i))
        links.set(child.i, { dep: "prep", head: i });
  }
  return relabel(tokens, links);
}

/** Third persons that look like the plural of a noun, before "with" or "in". */
export const THIRD_PERSON: ReadonlyMap<string, string> = new Map([
  ["competes", "compete"],
  ["partners", "partner"],
  ["collaborates", "collaborate"],
  ["cooperates", "cooperate"],
  ["operates", "operate"],
  ["invests", "invest"],
]);

/** "Wolfspeed competes with X" is parsed as if competes were things of Wolfspeed's: the name does it. */
export function mendThirdPersons<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, lower, tag, dep, head } of tokens) {
    const known = THIRD_PERSON.get(lower) ?? DOES.get(lower);
    if (tag === "NNS" && known && hasEnds(tokens, i)) {
      links.set(i, { dep, head, tag: "VBZ", pos: "VERB", lemma: known });
      continue;
    }
    if (tag !== "NNS" || dep !== "ROOT" || head !== i || !THIRD_PERSON.has(lower)) continue;
    const name = tokens[i - base - 1];
    if (!name?.tag.startsWith("NNP") || name.head !== i || !/^(?:with|in)$/.test(tokens[i - base + 1]?.lower ?? ""))
      continue;
    if (tokens.some((child) => child.head === i && /^(?:det|poss|nsubj)$/.test(child.dep))) continue;
    links.set(i, { dep, head, tag: "VBZ", pos: "VERB", lemma: THIRD_PERSON.get(lower)! });
    links.set(name.i, { dep: "nsubj", head: i });
  }
  return relabel(tokens, links);
}

/** "AMD supplies SMIC": a noun that has a subject before it and an object after it is a verb. */
const hasEnds = (tokens: readonly Mendable[], i: number): boolean =>
  tokens.some(({ head, dep, i: at }) => head === i && dep === "nsubj" && at < i) &&
  tokens.some(({ head, dep, i: at }) => head === i && dep === "dobj" && at > i);

/** What a company does to goods, in the third person. */
export const DOES: ReadonlyMap<string, string> = new Map([
  ["designs", "design"],
  ["develops", "develop"],
  ["manufactures", "manufacture"],
  ["produces", "produce"],
  ["makes", "make"],
  ["builds", "build"],
  ["sells", "sell"],
  ["markets", "market"],
  ["supplies", "supply"],
  ["distributes", "distribute"],
  ["offers", "offer"],
]);

/** "X designs, develops and markets chips" is parsed as a list of nouns: X does all of it to what follows. */
export function mendVerbSeries<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const [at, { i: first, lower, head, dep }] of tokens.entries()) {
    if (!DOES.has(lower)) continue;
    const name = tokens[at - 1];
    if (!name || !(name.tag.startsWith("NNP") || name.sentenceStart)) continue;
    const above = tokens[head - base];
    const isSubject = dep === "nsubj" && above?.dep === "ROOT" && DOES.has(above.lower);
    const based = tokens[at - 2];
    const isAfterTown = dep === "appos" && above?.dep === "ROOT" && above.i < first && based?.lower === "based";
    if (head !== first && !isSubject && !isAfterTown) continue;
    const series = [first];
    for (
      let k = at + 1;
      k < tokens.length && (DOES.has(tokens[k]!.lower) || /^(?:,|and|or)$/.test(tokens[k]!.lower));
      k++
    )
      if (DOES.has(tokens[k]!.lower)) series.push(tokens[k]!.i);
    const last = series.at(-1)!;
    const isMisread = series.some((i) => tokens[i - base]!.tag !== "VBZ");
    const object = tokens.find(
      ({ i, tag, head: above }) => i > last && /^NN/.test(tag) && (above < i ? above <= last : above === i),
    );
    if (series.length < 2 || !isMisread || !object) continue;
    for (const i of series) {
      const lemma = DOES.get(tokens[i - base]!.lower)!;
      links.set(i, { dep: i === first ? "ROOT" : "conj", head: first, tag: "VBZ", pos: "VERB", lemma });
    }
    links.set(name.i, { dep: "nsubj", head: first });
    if (isAfterTown) {
      links.set(based.i, { dep: "amod", head: name.i });
      links.set(above.i, { dep: "npadvmod", head: based.i });
    }
    links.set(object.i, { dep: "dobj", head: last });
  }
  return relabel(tokens, links);
}

/** "makes a chip codenamed X" is parsed as if a chip codenamed something: the chip is made, and called so. */
export function mendCalled<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, lower, dep, head } of tokens) {
    if (dep !== "ccomp" || !/^(?:codenamed|dubbed|called|named)$/.test(lower)) continue;
    const noun = tokens[i - base - 1];
    if (noun?.dep !== "nsubj" || noun.head !== i || !/^NNS?$/.test(noun.tag)) continue;
    links.set(noun.i, { dep: "dobj", head });
    links.set(i, { dep: "acl", head: noun.i, tag: "VBN" });
    for (const child of tokens)
      if (child.head === i && child.dep === "dobj") links.set(child.i, { dep: "oprd", head: i });
  }
  return relabel(tokens, links);
}

/** "a system on a chip designed by X": the system is designed, not the chip. */
export function mendSystemsOnChip<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, lower, dep, head } of tokens) {
    const on = tokens[head - base];
    const system = tokens[(on?.head ?? base) - base];
    if (!/^chips?$/.test(lower) || dep !== "pobj" || on?.lower !== "on" || !/^systems?$/.test(system?.lower ?? ""))
      continue;
    for (const child of tokens)
      if (child.head === i && child.i > i && /^(?:acl|relcl|prep)$/.test(child.dep))
        links.set(child.i, { dep: child.dep, head: system!.i });
  }
  return relabel(tokens, links);
}
