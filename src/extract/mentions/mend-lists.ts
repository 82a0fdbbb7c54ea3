// Lists of names set right: "Tern Optics and LK rail run plants" is parsed as if Tern Optics were a kind of rail.
import type { Tree } from "../parse/tree.ts";
import type { PlacedMention } from "./find-mentions.ts";
import type { Link } from "./mend-tree.ts";

const LISTED = /^(?:Company|Person|Country|Organization|GovernmentBody)$/;

/** Of two names of one type with nothing but "and" or a comma between them the first is no part of the second: they are coordinated. */
export function mendLists({ tokens }: Tree, names: readonly PlacedMention[], links: Map<number, Link>): void {
  for (const [at, second] of names.entries()) {
    const first = names[at - 1];
    if (!first || first.type !== second.type || !LISTED.test(first.type)) continue;
    const between = tokens.slice(first.last + 1, second.first).map(({ lower }) => lower);
    if (between.length === 0 || !/^(?:,|,? ?(?:and|or|&))$/.test(between.join(" "))) continue;
    const [lead, name] = [tokens[first.head]!, tokens[second.head]!];
    if (!/^(?:nmod|compound|amod)$/.test(lead.dep) || lead.head !== name.i) continue;
    links.set(lead.i, { dep: name.dep, head: name.head === name.i ? lead.i : name.head });
    links.set(name.i, { dep: "conj", head: lead.i, tag: "NNP", pos: "PROPN" });
    for (let i = second.first; i <= second.last; i++)
      if (i !== name.i && (tokens[i]!.head < second.first || tokens[i]!.head > second.last))
        links.set(i, { dep: "compound", head: name.i });
    for (const child of name.children)
      if (child > first.last && child < second.first) links.set(child, { dep: tokens[child]!.dep, head: lead.i });
  }
}
