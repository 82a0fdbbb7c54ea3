// Words that are a post or a title and no name: "Chief Executive Officer", "General Counsel", "Professor".
import type { Lexicon } from "../lexicon.ts";
import type { Token } from "../parse/tree.ts";

const TITLE_CLASSES = [
  "person-title",
  "top-post",
  "other-post",
  "commission-post",
  "lower-post",
  "envoy-post",
  "title-word",
];

/** Whether a word belongs to posts and titles only. */
export function isTitleWord(lexicon: Lexicon, { lower, lemma }: Token): boolean {
  const titles = lexicon.anyOf(TITLE_CLASSES);
  return titles.has(lower) || titles.has(lemma.toLowerCase());
}
