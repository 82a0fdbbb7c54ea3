// Names that the model missed but the text explains: "Marel is a brand of …", "Orbix, a chipmaker, …".
import { isCapitalised, isProper } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";
import { typeByDescription } from "./organization-type.ts";

const RANK = 38;

/** Candidates for proper nouns that a noun of a type is said of. */
export function findDescribedNames({ tree, lexicon }: Scene): Candidate[] {
  return tree.tokens.flatMap((token) => {
    if (!isProper(token) || !isCapitalised(token) || lexicon.of("not-a-name").has(token.lower)) return [];
    if (isBeforeNamingNoun(tree, token, lexicon))
      return [toCandidate(tree, firstOf(tree, token), token.i, { type: "Company", rank: RANK, head: token.i })];
    if (
      !/^(?:nsubj|nsubjpass|appos|pobj|dobj|poss|conj)$/.test(token.dep) ||
      tree.tokens[token.i + 1]?.dep === "compound"
    )
      return [];
    const type = typeByDescription(tree, token.i, lexicon);
    if (type === null || type === "Chip") return [];
    return [toCandidate(tree, firstOf(tree, token), token.i, { type, rank: RANK, head: token.i })];
  });
}

/** "the Gibson Farrow law firm". */
function isBeforeNamingNoun({ tokens }: Tree, { dep, head, i }: Token, lexicon: Scene["lexicon"]): boolean {
  const noun = tokens[head]!;
  if (
    dep !== "compound" ||
    isProper(noun) ||
    !lexicon.of("naming-noun").has(noun.lemma.toLowerCase()) ||
    tokens[i + 1]?.tag === "NNP"
  )
    return false;
  return noun.children.some((child) => tokens[child]!.lower === "the");
}

/** The run of proper nouns that ends in a token. */
function firstOf({ tokens }: Tree, { i, sentence }: Token): number {
  let first = i;
  while (
    first > 0 &&
    tokens[first - 1]!.sentence === sentence &&
    isProper(tokens[first - 1]!) &&
    tokens[first - 1]!.head === i
  )
    first--;
  return first;
}
