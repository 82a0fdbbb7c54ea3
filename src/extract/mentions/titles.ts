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
  return TITLE_CLASSES.some((name) => lexicon.of(name).has(lower) || lexicon.of(name).has(lemma.toLowerCase()));
}
