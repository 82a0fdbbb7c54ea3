// Mends the parse of who holds a post that is told with what it is for, or after something else that is said of them.
import type { NamedSpan } from "../tree.ts";
import { GIVEN, TITLES } from "./posts.ts";
import { type Link, type Mendable, type Relabelled, relabel } from "./relabel.ts";

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

/**
 * "named Maria Okoye, a former Arm executive, head of its foundry" is parsed as if she had been that head at Arm, or as if
 * Arm's executive were: it is what she is named.
 */
export function mendPostsAfterAsides<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const post of tokens) {
    if (!/^(?:appos|conj)$/.test(post.dep) || !/^NNP?$/.test(post.tag) || !GIVEN_POST.test(post.lower)) continue;
    const before = startOf(tokens, base, post) - 1;
    if (tokens[before]?.lower !== ",") continue;
    const name = namedAbove(tokens, base, post);
    if (!name || tokens[name.i - base + 1]?.lower !== "," || name.i - base + 1 >= before) continue;
    links.set(post.i, { dep: "oprd", head: name.head });
  }
  return relabel(tokens, links);
}

const GIVEN_POST =
  /^(?:ceo|cfo|coo|cto|cio|chairman|chairwoman|chair|president|executive|officer|head|chief|director|manager|leader|secretary|treasurer|counsel|boss)$/;

/** Where the words of a post begin; -1 where an article or an owner stands among them. */
function startOf(tokens: readonly Mendable[], base: number, { i }: Mendable): number {
  const own = tokens.filter(({ head, i: at }) => head === i && at < i);
  const isBare = own.every(
    (child) => /^(?:amod|compound|nmod|advmod)$/.test(child.dep) && !child.tag.startsWith("NNP"),
  );
  return isBare ? (own[0]?.i ?? i) - base : -1;
}

/** The name above a noun that a verb gives a post to. */
function namedAbove<T extends Mendable>(tokens: readonly T[], base: number, noun: T): T | undefined {
  let at = noun;
  for (let step = 0; step < 8 && at.head !== at.i; step++) {
    const verb = tokens[at.head - base];
    if (!verb) return undefined;
    if (at.tag.startsWith("NNP") && /^(?:dobj|oprd|nsubjpass)$/.test(at.dep) && GIVEN.test(verb.lemma)) return at;
    at = verb;
  }
  return undefined;
}
