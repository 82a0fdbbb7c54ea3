// Mends what stands around a company's name: where it is based, and what it is.
import { childOf, type Mendable, type Relabelled, relabel } from "./relabel.ts";

/** "Boise, Idaho-based X grew" is parsed as if the town grew, X being a second name of it: X grew. */
export function mendSeats<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const based of tokens) {
    const firm = tokens[based.head - base];
    if (!/^(?:based|headquartered)$/.test(based.lower) || based.dep !== "amod" || !firm) continue;
    const town = townBefore(tokens, based, base);
    if (!town || town.head === firm.i) continue;
    if (town.head !== firm.head) {
      links.set(firm.i, { dep: town.dep, head: town.head === town.i ? firm.i : town.head });
      for (const child of tokens)
        if (child.head === town.i && child.i > based.i && child.i !== firm.i)
          links.set(child.i, { dep: child.dep, head: firm.i });
    }
    links.set(town.i, { dep: "npadvmod", head: based.i });
  }
  return relabel(tokens, links);
}

/** The town of "Boise, Idaho-based": the name before the comma before the state. */
function townBefore(tokens: readonly Mendable[], based: Mendable, base: number): Mendable | undefined {
  const state = childOf(tokens, based.i, /^npadvmod$/);
  if (!state) return undefined;
  let first = state.i - base;
  while (tokens[first - 1]?.head === state.i) first--;
  const [comma, town] = [tokens[first - 1], tokens[first - 2]];
  return comma?.lower === "," && town?.tag.startsWith("NNP") ? town : undefined;
}

export const FIRMS: ReadonlySet<string> = new Set(
  "company firm maker chipmaker manufacturer startup start-up supplier producer developer provider distributor subsidiary corporation conglomerate foundry unit affiliate".split(
    " ",
  ),
);

/** "acted for X Co., Ltd. (XC), a Chinese company in Y" is parsed as if a company were acted: X is the company. */
export function mendApposedFirms<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, lower, dep } of tokens) {
    if (!FIRMS.has(lower) || /^(?:appos|nsubj|nsubjpass|compound|poss)$/.test(dep)) continue;
    const article = childOf(tokens, i, /^det$/);
    if (!/^(?:an?|the)$/.test(article?.lower ?? "") || article!.i > i) continue;
    const name = nameBeforeComma(tokens, article!.i - base - 1);
    if (name) links.set(i, { dep: "appos", head: name.i });
  }
  return relabel(tokens, links);
}

/** The head of the name that ends before a comma; what stands in brackets after it is passed over. */
function nameBeforeComma(tokens: readonly Mendable[], comma: number): Mendable | null {
  if (tokens[comma]?.lower !== ",") return null;
  let at = comma - 1;
  if (tokens[at]?.lower === ")") {
    while (at > 0 && tokens[at]!.lower !== "(") at--;
    at--;
  }
  let name = tokens[at];
  if (!name?.tag.startsWith("NNP")) return null;
  const first = tokens[0]!.i;
  while (name.head !== name.i && tokens[name.head - first]?.tag.startsWith("NNP") && isNear(name)) {
    name = tokens[name.head - first]!;
  }
  return name;
}

/** Whether a word's head is a part of the same name, "Ltd." of "Quell Co., Ltd." */
const isNear = ({ i, head, dep }: Mendable) =>
  Math.abs(head - i) <= 3 && /^(?:compound|npadvmod|nmod|appos)$/.test(dep);

/** "X, a unit of Y, named Z its chief" is parsed as a name without a verb, Y being who was named: X named Z. */
export function mendHeadlessNames<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, head, tag } of tokens) {
    const within = tokens[head - base];
    if (dep !== "acl" || tag !== "VBN" || tokens[i - base - 1]?.lower !== "," || !within?.tag.startsWith("NNP"))
      continue;
    if (!childOf(tokens, i, /^(?:dobj|oprd)$/)) continue;
    const root = rootAbove(tokens, within, base);
    if (root.i === within.i || !root.tag.startsWith("NNP") || root.i > i) continue;
    links.set(i, { dep: "ROOT", head: i, tag: "VBD" });
    links.set(root.i, { dep: "nsubj", head: i });
    for (const named of tokens)
      if (named.head === i && named.dep === "oprd") links.set(named.i, { dep: "dobj", head: i });
  }
  return relabel(tokens, links);
}

function rootAbove(tokens: readonly Mendable[], token: Mendable, base: number): Mendable {
  let at = token;
  for (let step = 0; step < 12 && at.head !== at.i; step++) at = tokens[at.head - base] ?? at;
  return at;
}
