// Short forms of states and provinces, which are places only after a town: "Basking Ridge, N.J.".
import { isProper } from "../parse/navigate.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";

const RANK = 57; // above the model, which takes "CA" for a company

/** Candidates for abbreviations of regions after a proper noun and a comma. */
export function findRegions({ tree: { tokens }, tree, lexicon }: Scene): Candidate[] {
  const regions = lexicon.of("region-abbreviation");
  return tokens.flatMap(({ text, i }) => {
    const [comma, town] = [tokens[i - 1], tokens[i - 2]];
    const isAfterTown = comma?.text === "," && town !== undefined && isProper(town);
    return isAfterTown && regions.has(text) ? [toCandidate(tree, i, i, { type: "Place", rank: RANK })] : [];
  });
}
