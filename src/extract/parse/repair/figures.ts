// Mends what stands around sums and figures.
import { type Mendable, type Relabelled, relabel } from "./relabel.ts";

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

/** "fined X €242 million" is parsed as if millions of X's were meant: X is who is fined. */
export function mendSums<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, head, tag } of tokens) {
    const [sum, next] = [tokens[head - base], tokens[i - base + 1]];
    const verb = tokens[(sum?.head ?? base) - base];
    const isSum = /^(?:hundred|thousand|million|billion|trillion)$/.test(sum?.lower ?? "") && sum!.dep === "dobj";
    if (
      !isSum ||
      dep !== "compound" ||
      !tag.startsWith("NNP") ||
      !/^(?:\$|[£€¥₹₩]|\p{Lu}{2,3}\$)$/u.test(next?.lower.toUpperCase() ?? "")
    )
      continue;
    links.set(i, { dep: "dative", head: verb!.i });
    for (const word of tokens)
      if (word.head === sum!.i && word.i < i && word.tag.startsWith("NNP"))
        links.set(word.i, { dep: "compound", head: i });
  }
  return relabel(tokens, links);
}
