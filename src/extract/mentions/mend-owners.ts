// The parse set right where a name says how it goes: in "the Ministry of Works's Roads Office" the office is the ministry's,
// although the parser reads a ministry of the office of works.
import type { Token, Tree } from "../parse/tree.ts";
import type { PlacedMention } from "./find-mentions.ts";

type Link = Pick<Token, "dep" | "head">;

/** A tree in which a name with "of" owns what follows its possessive; the same tree where nothing is to mend. */
export function mendOwners(tree: Tree, mentions: readonly PlacedMention[]): Tree {
  const links = new Map<number, Link>();
  for (const mention of mentions) {
    if (mention.kind === "name" && !mention.onDemand && mention.last > mention.first) mendOwner(tree, mention, links);
  }
  return links.size === 0 ? tree : { ...tree, tokens: relink(tree, links) };
}

function mendOwner({ tokens }: Tree, { first, last, head }: PlacedMention, links: Map<number, Link>): void {
  const [inner, name] = [tokens[last]!, tokens[head]!];
  const owned = tokens[inner.head]!;
  const of = tokens[owned.head]!;
  const isBroken =
    tokens[last + 1]?.tag === "POS" &&
    inner.dep === "poss" &&
    owned.i > last &&
    owned.dep === "pobj" &&
    of.i >= first &&
    of.i <= last &&
    of.head === head;
  if (!isBroken) return;
  links.set(owned.i, { dep: name.dep, head: name.head === name.i ? owned.i : name.head });
  links.set(name.i, { dep: "poss", head: owned.i });
  links.set(inner.i, { dep: "pobj", head: of.i });
  for (const child of name.children) if (child > owned.i) links.set(child, { dep: tokens[child]!.dep, head: owned.i });
}

function relink(tree: Tree, links: ReadonlyMap<number, Link>): Token[] {
  const linked = tree.tokens.map((token) => ({ ...token, ...links.get(token.i) }));
  const touched = new Set([...links].flatMap(([i, { head }]) => [i, head, tree.tokens[i]!.head]));
  for (const at of touched) {
    const token = linked[at]!;
    linked[at] = { ...token, children: linked.filter(({ i, head }) => head === at && i !== at).map(({ i }) => i) };
  }
  return linked;
}
