// What post a text speaks of, by one name for all that it may be called: the ontology lists the names of one post.
import { foldName } from "../domain/index.ts";
import { type Ontology, scopeWords } from "../ontology/index.ts";
import type { StatementFacts } from "./statement-facts.ts";

/** Whether one object has one subject a post, and the role of a statement names it. */
export function isPerPost(relation: string, { relations }: Ontology): boolean {
  return relations.get(relation)?.functional?.per === "role";
}

/**
 * The posts that a statement names, in order: one as a rule, two of "president and CEO". Of a relation that has no posts the
 * role as it is compared, unless that is its scope. None where the text names none.
 */
export function postsOf(
  { relation, object, role }: Pick<StatementFacts, "relation" | "object" | "role">,
  ontology: Ontology,
): string[] {
  if (role === null || scopeWords(relation, ontology).length > 0) return [];
  const folded = foldName(role);
  if (!isPerPost(relation, ontology)) return [folded];
  const whole = toPost(folded, object, ontology);
  const parts = folded.split(/ ?(?:[,&/]|\band\b) ?/u).filter((part) => part !== "");
  const posts = parts.map((part) => toPost(part, object, ontology));
  const areKnown = posts.every((post) => ontology.posts.has(post));
  return areKnown ? [...new Set(posts)].sort() : [whole];
}

/** Whether more than one person holds a post at a time. */
export function isHeldBySeveral(post: string, { posts }: Ontology): boolean {
  return posts.get(post)?.several === true || FORMER.test(post);
}

/** Whoever held a post does not contradict whoever holds it, nor others who did. */
const FORMER = /^(?:(?:former|onetime|past) |ex[- ])/;

/** One post by the name that the ontology has for it: "interim chief executive of AMD", of AMD, is "interim ceo". */
function toPost(named: string, object: string, { posts }: Ontology): string {
  const words = withoutHolder(turned(named.replace(/^the /u, "")), object).split(" ");
  for (const [index] of words.entries()) {
    const post = posts.get(words.slice(index).join(" "));
    if (post) return [...words.slice(0, index), foldName(post.name)].join(" ");
  }
  return words.join(" ");
}

/** "secretary of commerce" → "commerce secretary". */
function turned(named: string): string {
  const [post = "", ...of] = named.split(/ (?:of|at) (?:the )?/u);
  return [...of.reverse(), post].join(" ");
}

/** Without the words in front that the id of the body has as well: its secretary is the department's, its chief executive the firm's. */
function withoutHolder(named: string, object: string): string {
  const held = new Set(object.slice(object.indexOf(":") + 1).split("-"));
  const words = named.split(" ");
  const isOwn = (word: string) => held.has(word.replace(/['’]s?$/u, ""));
  const first = words.findIndex((word) => !isOwn(word));
  return words.slice(first < 0 ? 0 : first).join(" ");
}
