// Mends what hangs at the wrong word: judgements at a verb that is none, participles and prepositions at the nearest noun, names of a list
// at another one, clauses before a semicolon at the verb after it, subjects and participles of passives.
import { childOf, type Mendable, type Relabelled, relabel } from "./relabel.ts";

/** Verbs that say what their object is. */
export const JUDGES: ReadonlySet<string> = new Set(["call", "consider", "deem", "label", "brand", "dub"]);

/** "called the export controls a failure" is parsed as if the export controlled a failure: it is what the controls are called. */
export function mendVerdicts<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, head, tag, lower } of tokens) {
    const [verb, noun] = [tokens[head - base], tokens[i - base - 1]];
    if (dep !== "ccomp" || tag !== "VBZ" || !verb || !JUDGES.has(verb.lemma) || verb.i > i) continue;
    const isCompound = noun?.tag === "NN" && /^(?:dobj|nsubj)$/.test(noun.dep);
    const verdict = childOf(tokens, i, /^dobj$/);
    if (!isCompound || !verdict || verdict.i < i) continue;
    links.set(i, { dep: "dobj", head, tag: "NNS", pos: "NOUN", lemma: lower.replace(/s$/, "") });
    for (const child of tokens) if (child.head === noun.i) links.set(child.i, { dep: child.dep, head: i });
    links.set(noun.i, { dep: "compound", head: i });
    links.set(verdict.i, { dep: "oprd", head });
  }
  return relabel(tokens, links);
}

/** "a version of X made for Y": the version is made for Y, not X. */
export function mendVersionsMade<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, head, tag } of tokens) {
    if (dep !== "acl" || tag !== "VBN" || !childOf(tokens, i, /^(?:prep|advcl|xcomp)$/)) continue;
    const of = tokens[(tokens[head - base]?.head ?? base) - base];
    const version = of?.lower === "of" && of.dep === "prep" ? tokens[of.head - base] : undefined;
    if (version && /^(?:version|variant|edition|derivative|model)s?$/.test(version.lower))
      links.set(i, { dep, head: version.i });
  }
  return relabel(tokens, links);
}

/** "The X Office, within the Department of Y, awarded …" is parsed as if it were awarded there: the office is of it. */
export function mendBodiesWithin<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, lower, dep, head } of tokens) {
    if (!/^(?:within|inside)$/.test(lower) || dep !== "prep" || !tokens[head - base]?.tag.startsWith("VB")) continue;
    const [comma, name] = [tokens[i - base - 1], tokens[i - base - 2]];
    if (comma?.lower === "," && name?.tag.startsWith("NNP") && /^nsubj/.test(name.dep) && name.head === head)
      links.set(i, { dep, head: name.i });
  }
  return relabel(tokens, links);
}

/** "the removal of firms X, Y, and Z" is parsed as if Y and Z were the removal: all three are firms. */
export function mendSplitLists<T extends Mendable>(tokens: readonly T[]): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, head, tag } of tokens) {
    if (dep !== "appos" || !tag.startsWith("NNP")) continue;
    const of = childOf(tokens, head, /^prep$/);
    const firms = of && of.i < i ? childOf(tokens, of.i, /^pobj$/) : undefined;
    const first = firms?.tag === "NNS" ? childOf(tokens, firms.i, /^appos$/) : undefined;
    if (first?.tag.startsWith("NNP") && first.i < i) links.set(i, { dep: "conj", head: first.i });
  }
  return relabel(tokens, links);
}

/** "X and its units A, B and C were fined" is parsed as if B and C were fined besides: they stand in the list with A. */
export function mendSplitSubjects<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, head, tag } of tokens) {
    if (!/^nsubj(?:pass)?$/.test(dep) || !tag.startsWith("NNP") || !childOf(tokens, i, /^conj$/)) continue;
    let comma = i - base - 1;
    while (tokens[comma]?.head === i && tokens[comma]!.dep === "compound") comma--;
    const name = tokens[comma - 1];
    if (tokens[comma]?.lower !== "," || !name?.tag.startsWith("NNP") || !/^(?:appos|conj)$/.test(name.dep)) continue;
    const subject = tokens.find(
      (other) => /^nsubj(?:pass)?$/.test(other.dep) && other.head === head && other.i < name.i,
    );
    if (subject && isUnder(tokens, base, name, subject.i)) links.set(i, { dep: "conj", head: name.i });
  }
  return relabel(tokens, links);
}

/** Whether a name of a list hangs below a noun, by way of what is listed and apposed. */
function isUnder(tokens: readonly Mendable[], base: number, name: Mendable, above: number): boolean {
  let at: Mendable | undefined = name;
  for (let step = 0; step < 6 && at && /^(?:appos|conj)$/.test(at.dep); step++) {
    if (at.head === above) return true;
    at = tokens[at.head - base];
  }
  return false;
}

/** "X grew; Y holds Z" is parsed as if Y held that X grew: what stands before a semicolon nobody says after it. */
export function mendSemicolons<T extends Mendable>(tokens: readonly T[]): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, head } of tokens) {
    if (dep !== "ccomp" || head < i) continue;
    const isApart = tokens.some((mark) => mark.lower === ";" && mark.head === head && mark.i > i && mark.i < head);
    if (isApart) links.set(i, { dep: "parataxis", head });
  }
  return relabel(tokens, links);
}

/** "with the help of eight firms: X, Y and Z" is parsed as if X were somebody told of before: it is one of the firms. */
export function mendColonLists<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const colon of tokens) {
    const firms = tokens[colon.i - base - 1];
    if (colon.lower !== ":" || firms?.tag !== "NNS") continue;
    const name = tokens.slice(colon.i - base + 1).find(({ head, i }) => head < colon.i || head > i + 6);
    if (
      name?.tag.startsWith("NNP") &&
      /^(?:appos|conj|dep)$/.test(name.dep) &&
      name.head < firms.i &&
      name.i < colon.i + 6
    )
      links.set(name.i, { dep: "appos", head: firms.i });
  }
  return relabel(tokens, links);
}

/** "the Dutch company X and the Swiss company Y" is parsed as if Y were another word for X, or one more of the Dutch: it is the second company. */
export function mendListedFirms<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const noun of tokens) {
    if (noun.tag !== "NN" || !/^(?:conj|compound)$/.test(noun.dep) || !childOf(tokens, noun.i, /^det$/)) continue;
    const above = tokens[noun.head - base];
    const name = noun.dep === "compound" && above?.dep === "conj" ? tokens[above.head - base] : above;
    const firm = name?.dep === "appos" && name.tag.startsWith("NNP") ? tokens[name.head - base] : undefined;
    if (firm?.tag !== "NN" || firm.i > noun.i) continue;
    const isApposed = (word: T) =>
      word.dep === "appos" && word.i > noun.i && (word.head === name!.i || word.head === firm.i);
    const other = noun.dep === "compound" ? above : tokens.find(isApposed);
    if (!other?.tag.startsWith("NNP")) continue;
    links.set(noun.i, { dep: "conj", head: firm.i });
    links.set(other.i, { dep: "appos", head: noun.i });
  }
  return relabel(tokens, links);
}

/** "X is 51% owned by Y" is parsed as if X belonged to the "is" alone: it is what is owned. */
export function mendPassiveSubjects<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, head } of tokens) {
    const be = tokens[head - base];
    if (dep !== "nsubj" || be?.dep !== "auxpass" || childOf(tokens, be.head, /^nsubj/)) continue;
    links.set(i, { dep: "nsubjpass", head: be.head });
  }
  return relabel(tokens, links);
}

/** What is done to somebody: "was founded and competed" is something else. */
const DONE_TO: ReadonlySet<string> = new Set(
  "added placed listed moved transferred sentenced fined charged banned barred renamed convicted designated sanctioned delisted converted absorbed acquired".split(
    " ",
  ),
);

/** "was removed from X and added to Y" is parsed as if it had added: both were done to it. */
export function mendPassiveSeries<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, lower, dep, head, tag } of tokens) {
    const first = tokens[head - base];
    if (dep !== "conj" || tag !== "VBD" || !DONE_TO.has(lower) || first?.tag !== "VBN") continue;
    if (!childOf(tokens, head, /^auxpass$/) || childOf(tokens, i, /^(?:nsubj|dobj|aux|ccomp|xcomp|dative|prt)/))
      continue;
    if (childOf(tokens, i, /^prep$/)) links.set(i, { dep, head, tag: "VBN" });
  }
  return relabel(tokens, links);
}

/** "designated X pursuant to Y" is parsed as if X were pursuant, or called so: Y is what it was done under. */
export function mendPursuant<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, lower, dep, head } of tokens) {
    const to = tokens[i - base + 1];
    if (lower !== "pursuant" || to?.lower !== "to" || to.head !== i) continue;
    for (const { i: under } of tokens.filter((word) => word.head === to.i && word.dep === "pobj"))
      links.set(under, { dep: "pobj", head: i });
    const noun = tokens[head - base]!;
    const verb = dep === "amod" && /^(?:dobj|nsubjpass)$/.test(noun.dep) ? tokens[noun.head - base]! : noun;
    if (dep === "prep" || verb.i >= i || !verb.tag.startsWith("VB")) continue;
    links.set(i, { dep: "prep", head: verb.i, pos: "ADP" });
    const object = dep === "ccomp" ? childOf(tokens, i, /^nsubj$/) : undefined;
    if (object && !childOf(tokens, verb.i, /^(?:dobj|nsubjpass)$/)) links.set(object.i, { dep: "dobj", head: verb.i });
  }
  return relabel(tokens, links);
}
