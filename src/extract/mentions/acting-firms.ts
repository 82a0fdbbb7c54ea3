// Names of one word that the model overlooks, where only a firm can stand: "Pellon said its revenue rose".

import { isTitleLike } from "../parse/blocks.ts";
import { isCapitalised } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";
import { actsAsMaker, standsAsFirm } from "./firm-contexts.ts";
import { overlapsKnown } from "./known-spans.ts";
import { OF_BODIES } from "./organization-type.ts";
import { isTitleWord } from "./titles.ts";

const RANK = 41; // below the model's own names of people

/** Candidates for capitalised words by themselves that act, own or suffer as firms do. */
export function findActingFirms(scene: Scene): Candidate[] {
  const { tree } = scene;
  return tree.tokens.flatMap((token) =>
    isNameLike(scene, token) && isFirmHere(tree, token) && !isCommon(scene, token)
      ? [toCandidate(tree, token.i, token.i, { type: "Company", rank: RANK })]
      : [],
  );
}

const isFirmHere = (tree: Tree, { i, dep, head }: Token): boolean =>
  standsAsFirm(tree, i) ||
  actsAsMaker(tree, i) ||
  (dep === "nsubj" &&
    head === i + 1 &&
    /^(?:make|design|develop|produce|build|sell|say)$/.test(tree.tokens[head]!.lemma));

/** One capitalised word beside no other; a tagger's common noun at the head of a sentence is one where the model sees a name. */
function isNameLike({ tree: { tokens, names } }: Scene, token: Token): boolean {
  const { i, text, tag, dep, head, sentenceStart } = token;
  if (!isCapitalised(token) || !/^\p{Lu}[\p{L}\d]{2,}$/u.test(text)) return false;
  const isName =
    tag === "NNP" || (tag === "NN" && sentenceStart && names.some(({ first, last }) => first === i && last === i));
  const [before, next] = [tokens[i - 1], tokens[i + 1]];
  const isJoined = /^[-‐‑&/]$/.test(next?.text ?? "") || /^[-‐‑&/]$/.test(before?.text ?? "");
  const isPart =
    (before?.tag.startsWith("NNP") && before.head === i) || (dep === "compound" && tokens[head]!.tag.startsWith("NNP"));
  return isName && !isJoined && !isPart;
}

/** A word of another kind: a country, a town, a post, a body, one that the text has in small letters too. */
function isCommon({ tree, lexicon, known }: Scene, token: Token): boolean {
  const { tokens, text, blocks, sentences } = tree;
  const { lower, sentence } = token;
  const block = blocks[sentences[sentence]!.block]!;
  return (
    block.kind === "heading" ||
    isTitleLike(text.slice(block.start, block.end)) ||
    overlapsKnown(known, token) ||
    lexicon.places.has(token.text) ||
    isTitleWord(lexicon, token) ||
    lexicon.anyOf(COMMON).has(lower) ||
    [...lexicon.nominalsOf.values()].some((nouns) => nouns.has(lower)) ||
    tokens.some((other) => other.text === lower)
  );
}

const COMMON = [
  ...OF_BODIES,
  "not-a-name",
  "month",
  "bare-body",
  "contract-role",
  "goods",
  "policy-noun",
  "department-noun",
];
