// The parse set right where names say how it goes: "the Ministry of Works's Roads Office", "the head of X, Maria Okoye",
// "President and CEO Maria Okoye".
import type { Lexicon } from "../lexicon.ts";
import { isNoun } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import type { PlacedMention } from "./find-mentions.ts";
import { mendChips } from "./mend-chips.ts";
import { mendLists } from "./mend-lists.ts";
import { isTitleWord } from "./titles.ts";

/** Where a token is to hang, and what it is where the parser mistook a name. */
export type Link = Pick<Token, "dep" | "head"> & Partial<Pick<Token, "tag" | "pos">>;

/** The same tree where nothing is to mend. */
export function mendTree(tree: Tree, mentions: readonly PlacedMention[], lexicon: Lexicon): Tree {
  const links = new Map<number, Link>();
  const names = mentions.filter(({ kind, onDemand }) => kind === "name" && !onDemand);
  const others = new Set(names.filter(({ type }) => type !== "Person").map(({ head }) => head));
  mendChips(tree, names, links);
  mendLists(tree, names, links);
  for (const mention of names) {
    if (mention.last > mention.first) {
      mendOwner(tree, mention, links);
      mendConjuncts(tree, mention, links);
    }
    if (mention.type === "Chip") mendNumber(tree, mention, others, links);
    if (mention.type !== "Person") continue;
    mendApposition(tree, mention, others, links);
    mendHolder(tree, mention, others, lexicon, links);
    mendTitles(tree, mention, lexicon, links);
    mendOwnedTitles(tree, mention, lexicon, links);
  }
  return links.size === 0 ? tree : { ...tree, tokens: relink(tree, links) };
}

/** "the head of X, Maria Okoye": a person is said of the post, not of the body. */
function mendApposition(
  { tokens }: Tree,
  { first, head }: PlacedMention,
  others: ReadonlySet<number>,
  links: Map<number, Link>,
): void {
  const { dep, head: body } = tokens[head]!;
  const { dep: role, head: of } = tokens[body]!;
  const post = tokens[of]!.head;
  const isListed = dep === "conj" && tokens[post]!.tag === "NNS" && tokens[first - 1]?.text === ",";
  const isBody = others.has(body) || tokens[body]!.children.some((i) => others.has(i) && tokens[i]!.dep === "compound");
  if ((dep === "appos" || isListed) && isBody && role === "pobj" && isNoun(tokens[post]!))
    links.set(head, { dep: "appos", head: post });
}

/** "joined Tern Optics (TO) chief Maria Okoye": she is joined; post and company stand before her name. */
function mendHolder(
  { tokens }: Tree,
  { first, head }: PlacedMention,
  others: ReadonlySet<number>,
  lexicon: Lexicon,
  links: Map<number, Link>,
): void {
  const { dep, head: body } = tokens[head]!;
  const post = tokens[first - 1];
  if (dep !== "appos" || !others.has(body) || !post || !isTitleWord(lexicon, post) || post.head !== body) return;
  if (tokens.slice(body, first).some(({ text }) => text === ",")) return;
  links.set(head, { dep: tokens[body]!.dep, head: tokens[body]!.head === body ? head : tokens[body]!.head });
  links.set(body, { dep: "compound", head });
  links.set(post.i, { dep: "compound", head });
}

/** "President and CEO Maria Okoye": the person is the head, both posts are titles before the name. */
function mendTitles(
  { tokens }: Tree,
  { first, head }: PlacedMention,
  lexicon: Lexicon,
  links: Map<number, Link>,
): void {
  const { dep, head: above } = tokens[head]!;
  const title = tokens[above]!;
  const inner = tokens[first - 1];
  const isPost = (token: Token | undefined) => token !== undefined && isTitleWord(lexicon, token);
  if (dep !== "conj" || title.i > head || !isPost(title) || !isPost(inner) || inner!.head !== head) return;
  if (tokens.slice(title.i, first).some(({ text }) => text === ",")) return;
  links.set(head, { dep: title.dep, head: title.head === title.i ? head : title.head });
  links.set(title.i, { dep: "compound", head });
}

/** "between Tern's president & CEO Maria Okoye and …": she is the head, her titles and their owner stand before her name. */
function mendOwnedTitles(
  { tokens }: Tree,
  { first, head }: PlacedMention,
  lexicon: Lexicon,
  links: Map<number, Link>,
): void {
  const isTitle = (token: Token | undefined) =>
    token !== undefined && (isTitleWord(lexicon, token) || /^(?:&|and)$/.test(token.lower));
  let start = first;
  while (isTitle(tokens[start - 1])) start--;
  const titles = tokens.slice(start, first);
  const [mark, owner] = [tokens[start - 1], tokens[start - 2]];
  const outer = titles[0];
  const isJoined = titles.some(({ lower }) => /^(?:&|and)$/.test(lower));
  if (!outer || !isJoined || mark?.tag !== "POS" || !owner || outer.head === head) return;
  // The title that it hung at may stand before another name by now.
  const moved = links.get(outer.head);
  const above = moved?.dep === "compound" ? moved.head : outer.head;
  links.set(head, { dep: outer.dep, head: above === outer.i ? head : above });
  for (const { i, dep } of titles) links.set(i, { dep: dep === "cc" ? "cc" : "compound", head });
  links.set(owner.i, { dep: "poss", head });
}

/** "at Tern S.A., Dell and Lark": what is coordinated with a later word of a name is coordinated with the name. */
function mendConjuncts({ tokens }: Tree, { first, last, head }: PlacedMention, links: Map<number, Link>): void {
  for (let i = first; i <= last; i++) {
    if (i === head) continue;
    for (const child of tokens[i]!.children)
      if (child > last && tokens[child]!.dep === "conj") links.set(child, { dep: "conj", head });
  }
}

/** "the Tern 7420": the number is the chip, and the company stands before it. */
function mendNumber(
  { tokens }: Tree,
  { head }: PlacedMention,
  others: ReadonlySet<number>,
  links: Map<number, Link>,
): void {
  const { dep, head: maker } = tokens[head]!;
  if (dep !== "nummod" || maker > head || !others.has(maker)) return;
  const { dep: role, head: above } = tokens[maker]!;
  links.set(head, { dep: role, head: above === maker ? head : above });
  links.set(maker, { dep: "compound", head });
}

/** A name with "of" owns what follows its possessive, though the parser reads a ministry of the office of works. */
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
  const linked = tree.tokens.map((token) => (links.has(token.i) ? { ...token, ...links.get(token.i) } : token));
  const touched = new Set([...links].flatMap(([i, { head }]) => [i, head, tree.tokens[i]!.head]));
  for (const at of touched) {
    const token = linked[at]!;
    const { first, last } = tree.sentences[token.sentence]!;
    const children = linked.slice(first, last + 1).filter(({ i, head }) => head === at && i !== at);
    linked[at] = { ...token, children: children.map(({ i }) => i) };
  }
  return linked;
}
