// Short forms of states and provinces, which are places only after a town: "Basking Ridge, N.J.".
import { isProper } from "../parse/navigate.ts";
import type { Token } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";

const RANK = 57; // above the model, which takes "CA" for a company

/** Candidates for abbreviations of regions after a proper noun and a comma, and for the towns before. */
export function findRegions({ tree: { tokens }, tree, lexicon }: Scene): Candidate[] {
  const regions = lexicon.of("region-abbreviation");
  return tokens.flatMap(({ text, i }) => {
    const [comma, town] = [tokens[i - 1], tokens[i - 2]];
    const isAfterTown = comma?.text === "," && town !== undefined && isProper(town);
    if (!isAfterTown || !(regions.has(text) || isRegionOf(tokens, lexicon, i))) return [];
    return [
      toCandidate(tree, i, i, { type: "Place", rank: RANK }),
      toCandidate(tree, townStart(tokens, town.i), town.i, { type: "Place", rank: RANK }),
    ];
  });
}

/** "Boise, Idaho": a listed place after a listed one; "Arden, Ohio-based" after any. */
function isRegionOf(tokens: readonly Token[], { places }: Scene["lexicon"], i: number): boolean {
  if (!places.has(tokens[i]!.text)) return false;
  const isBased = tokens[i + 1]?.text === "-" && tokens[i + 2]?.lower === "based";
  return isBased || places.has(tokens[i - 2]!.text);
}

/** "Basking Ridge": the proper nouns that lead to a town's last word. */
function townStart(tokens: readonly Token[], last: number): number {
  let first = last;
  while (
    last - first < 2 &&
    tokens[first - 1]?.dep === "compound" &&
    tokens[first - 1]!.head === last &&
    isProper(tokens[first - 1]!)
  )
    first--;
  return first;
}
