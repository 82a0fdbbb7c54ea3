// Mends the parse of who holds a post that is told with what it is for, right before the name.
import type { NamedSpan } from "../tree.ts";
import { TITLES } from "./posts.ts";
import type { Link, Mendable } from "./relabel.ts";

const OF_FIELD = /^(?:of|for|on)$/;
const FIELD = /^(?:NNS?|VBG|JJ|CC)$/;
const isPost = ({ lower, tag }: Mendable) =>
  tag.startsWith("N") && (TITLES.has(lower) || /^(?:chief|official|lecturer|scientist|secretary)$/.test(lower));

/** "Tern vice president of engineering Ada Moreau" is parsed as if she were what the post is for: she holds it. */
export function mendHolder<T extends Mendable>(
  tokens: readonly T[],
  base: number,
  { first, last }: NamedSpan,
  links: Map<number, Link>,
): void {
  const [person, field] = [tokens[last - base]!, tokens[first - base - 1]];
  if (first === last || !field || !/^(?:NNS?|VBG)$/.test(field.tag)) return;
  let at = field.i - base;
  while (at > 0 && FIELD.test(tokens[at]!.tag)) at--;
  const [preposition, post] = [tokens[at]!, tokens[at - 1]];
  if (!post || !OF_FIELD.test(preposition.lower) || preposition.head !== post.i || !isPost(post)) return;
  const isOfField = [preposition.i, field.i].includes(person.head) || field.head === person.i;
  if (!isOfField || person.head < preposition.i) return;
  links.set(person.i, { dep: post.dep, head: post.head === post.i ? person.i : post.head });
  links.set(post.i, { dep: "compound", head: person.i });
  links.set(field.i, { dep: "pobj", head: preposition.i });
  for (const { i, dep, head } of tokens.slice(at + 1, field.i - base))
    if (head === person.i) links.set(i, { dep, head: field.i });
}
