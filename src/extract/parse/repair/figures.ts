// Mends what stands around sums and figures.
import { childOf, type Mendable, type Relabelled, relabel } from "./relabel.ts";

/** "a fine totalling 3 million on X" is parsed as if a fine kind of totals were meant: what is imposed is the fine. */
export function mendFines<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, lower, dep, head } of tokens) {
    if (lower !== "fine" || dep !== "amod") continue;
    const total = tokens[head - base];
    if (total?.i !== i + 1 || !/^total+ing$/.test(total.lower)) continue;
    links.set(i, { dep: total.dep, head: total.head, tag: "NN", pos: "NOUN" });
    for (const child of tokens)
      if (child.head === total.i && child.i < i) links.set(child.i, { dep: child.dep, head: i });
    links.set(total.i, { dep: "acl", head: i, tag: "VBG", pos: "VERB", lemma: "total" });
    const sum = tokens.find((word) => word.head === total.head && word.dep === "dobj" && word.i > total.i);
    if (!sum) continue;
    links.set(sum.i, { dep: "dobj", head: total.i });
    for (const child of tokens)
      if (child.head === sum.i && /^(?:on|against)$/.test(child.lower))
        links.set(child.i, { dep: "prep", head: total.head });
  }
  return relabel(tokens, links);
}

/** "a 19% higher clock on average than X": what is compared is the clock, not the average. */
export function mendAverages<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, lower, dep, head } of tokens) {
    if (lower !== "than" || dep !== "prep") continue;
    const [average, on] = [tokens[i - base - 1], tokens[i - base - 2]];
    if (average?.lower !== "average" || head !== average.i) continue;
    if (on?.lower === "on") links.set(i, { dep, head: on.head });
  }
  return relabel(tokens, links);
}

/** "€", "$" or a number. */
const isAmount = (token: Mendable | undefined): boolean =>
  token?.tag === "CD" || /^(?:\$|[£€¥₹₩]|\p{Lu}{2,3}\$)$/u.test(token?.lower.toUpperCase() ?? "");

/** "fined X €242 million" is parsed as if millions of X's were meant: X is who is fined. */
export function mendSums<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, head, tag } of tokens) {
    const [sum, next] = [tokens[head - base], tokens[i - base + 1]];
    const above = tokens[(sum?.head ?? base) - base];
    const verb = above?.dep === "dobj" ? tokens[above.head - base] : above; // "€3 billion", "3 billion won"
    const isSum =
      /^(?:hundred|thousand|million|billion|trillion)$/.test(sum?.lower ?? "") &&
      (sum!.dep === "dobj" || (sum!.dep === "nummod" && above?.dep === "dobj"));
    if (!isSum || dep !== "compound" || !tag.startsWith("NNP") || !isAmount(next)) continue;
    const won = tokens[sum!.i - base + 1];
    if (won?.lower === "won" && won.dep === "advcl" && won.head === verb!.i) {
      links.set(won.i, { dep: "dobj", head: verb!.i, tag: "NN", pos: "NOUN", lemma: "won" });
      links.set(sum!.i, { dep: "nummod", head: won.i });
    }
    links.set(i, { dep: "dative", head: verb!.i });
    for (const word of tokens)
      if (word.head === sum!.i && word.i < i && word.tag.startsWith("NNP"))
        links.set(word.i, { dep: "compound", head: i });
  }
  return relabel(tokens, links);
}

const SHARE = /^(?:%|percent|pct|half|third|quarter|fifth|tenth|majority)$/;

/** "is 51 percent owned by X", "is majority-owned by X" is parsed as if it were a percent, or a quality: it is owned. */
export function mendOwnedShares<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const owned of tokens) {
    if (!/^(?:own|hold|control)$/.test(owned.lemma) || !childOf(tokens, owned.i, /^agent$/)) continue;
    const share = owned.dep === "acl" ? tokens[owned.i - base - 1] : undefined;
    const isShare = share !== undefined && owned.head === share.i && share.dep === "attr" && SHARE.test(share.lower);
    const be = tokens[(isShare ? share.head : owned.head) - base];
    if (!(isShare || owned.dep === "acomp") || be?.lemma !== "be") continue;
    for (const child of tokens)
      if (child.head === be.i && child.i !== be.i)
        links.set(child.i, { dep: child.dep === "nsubj" ? "nsubjpass" : child.dep, head: owned.i });
    if (isShare) links.set(share.i, { dep: "npadvmod", head: owned.i });
    links.set(owned.i, { dep: be.dep, head: be.head === be.i ? owned.i : be.head });
    links.set(be.i, { dep: "auxpass", head: owned.i });
  }
  return relabel(tokens, links);
}

/** "bought up to two tons of X" is parsed as if somebody were bought up to them: they are what is bought. */
export function mendUpTo<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, lower, dep, head } of tokens) {
    const up = tokens[i - base - 1];
    const verb = tokens[head - base];
    if (lower !== "to" || dep !== "prep" || up?.lower !== "up" || up.head !== head || !verb?.tag.startsWith("VB"))
      continue;
    const amount = childOf(tokens, i, /^pobj$/);
    const number = amount && childOf(tokens, amount.i, /^(?:nummod|quantmod)$/);
    if (!number || number.i < i || childOf(tokens, head, /^dobj$/)) continue;
    links.set(amount.i, { dep: "dobj", head });
    for (const word of [up, tokens[i - base]!]) links.set(word.i, { dep: "quantmod", head: number.i });
  }
  return relabel(tokens, links);
}

/** "owns 51 percent of X and Y the remaining 49 percent" is parsed as if a part of Y were owned as well: Y owns the rest. */
export function mendRemainders<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, tag, head } of tokens) {
    if (dep !== "conj" || !tag.startsWith("NNP") || tokens[i - base + 1]?.lower !== "the") continue;
    if (!/^(?:remaining|rest|remainder|balance|other)$/.test(tokens[i - base + 2]?.lower ?? "")) continue;
    let verb = tokens[head - base];
    for (let step = 0; step < 8 && verb && !verb.tag.startsWith("VB"); step++) verb = tokens[verb.head - base];
    if (verb && /^(?:own|hold|control|take|have|get)$/.test(verb.lemma)) links.set(i, { dep: "dep", head: verb.i });
  }
  return relabel(tokens, links);
}
