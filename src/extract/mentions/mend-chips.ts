// Names of chips in the parse: "the Tern Falcon K4, K5 and K6" is often read as if Tern did something to K4.
import type { Tree } from "../parse/tree.ts";
import type { PlacedMention } from "./find-mentions.ts";
import type { Link } from "./mend-tree.ts";

const NAME = { tag: "NNP", pos: "PROPN" } as const;

/** Names before nouns as makers, the words of one name below its last one, what is listed as coordinated, what is apposed as such. */
export function mendChips(tree: Tree, names: readonly PlacedMention[], links: Map<number, Link>): void {
  const companies = new Map(names.filter(({ type }) => type === "Company").map((name) => [name.last, name]));
  const chips = names.filter(({ type }) => type === "Chip");
  for (const [k, chip] of chips.entries()) {
    mendWords(tree, chip, links);
    const maker = companies.get(chip.first - 1);
    if (maker) mendMaker(tree, maker, chip, links);
    mendApposed(tree, chip, links);
    const before = chips[k - 1];
    if (before && isListed(tree, before, chip)) mendListed(tree, before, chip, links);
  }
}

const linkOf = ({ tokens }: Tree, links: ReadonlyMap<number, Link>, i: number): Link => links.get(i) ?? tokens[i]!;

/** "Falcon K4" where K4 is made the object of Falcon: one name, whose words hang together. */
function mendWords({ tokens }: Tree, { first, last, head }: PlacedMention, links: Map<number, Link>): void {
  const isOneName = tokens.slice(first, last + 1).every(({ text }) => /^[\p{Lu}\d]/u.test(text));
  if (first === last || head === last || !isOneName) return;
  const { dep, head: above } = tokens[head]!;
  links.set(head, { dep, head: above, ...NAME });
  for (let i = first; i <= last; i++) {
    if (i === head) continue;
    links.set(i, { dep: "compound", head, ...NAME });
    for (const child of tokens[i]!.children)
      if (child < first || child > last) links.set(child, { dep: tokens[child]!.dep, head });
  }
}

/** "Tern Falcon": the company right before a chip makes it, though it is read as the subject of the name. */
function mendMaker(tree: Tree, maker: PlacedMention, chip: PlacedMention, links: Map<number, Link>): void {
  const { dep, head } = linkOf(tree, links, maker.head);
  if (/^nsubj/.test(dep) && head === chip.head) links.set(maker.head, { dep: "compound", head: chip.head });
}

/** "its chips, Falcon": a name after a comma that the parser takes for a verb. */
function mendApposed({ tokens }: Tree, { first, last, head }: PlacedMention, links: Map<number, Link>): void {
  const { dep, pos } = tokens[head]!;
  const noun = tokens[first - 2];
  const isMisread = pos === "VERB" && /^(?:acl|relcl|conj|advcl|dep)$/.test(dep);
  if (first !== last || !isMisread || tokens[first - 1]?.text !== "," || noun?.pos !== "NOUN") return;
  links.set(head, { dep: "appos", head: noun.i, ...NAME });
}

/** Only a comma or "and" between the two. */
function isListed({ tokens }: Tree, before: PlacedMention, chip: PlacedMention): boolean {
  const between = tokens.slice(before.last + 1, chip.first);
  const isJoined = between.every(({ lower }) => /^(?:,|and|or|\/)$/.test(lower));
  return (
    between.length > 0 &&
    between.length < 4 &&
    isJoined &&
    tokens[before.last]!.sentence === tokens[chip.first]!.sentence
  );
}

/** "K4, K5 and K6 series": coordinated, where the parser hangs the second one to the first or to a noun after it. */
function mendListed(tree: Tree, before: PlacedMention, chip: PlacedMention, links: Map<number, Link>): void {
  const { dep, head } = linkOf(tree, links, chip.head);
  const isApposed = dep === "appos" && head === before.head;
  if (!isApposed && dep !== "nummod") return;
  const lead = linkOf(tree, links, before.head);
  links.set(chip.head, { dep: "conj", head: lead.dep === "conj" ? lead.head : before.head, ...NAME });
}
