// Members of a known chip's line that the gazetteer does not have: "Tern 8 Elite Gen 5" is another than the Tern 8 Elite.
import { isCapitalised, tokenAt } from "../parse/navigate.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";
import { isNameOf } from "./gazetteer-trie.ts";

const RANK = 90; // above the shorter known name
const TIER = /^(?:Extreme|Ultra|Super|Max|Pro|Plus|Ti|Lite|Elite|SE|Mini)$/;

/** Candidates for a known chip's name with a generation or a tier after it. */
export function findChipVariants({ tree, known }: Scene): Candidate[] {
  const { tokens } = tree;
  return known.flatMap((span) => {
    if (!isNameOf(span, "Chip")) return [];
    const [first, last] = [tokenAt(tree, span.start), tokenAt(tree, span.end - 1)];
    let end = last;
    while (tokens[end + 1] && isCapitalised(tokens[end + 1]!) && TIER.test(tokens[end + 1]!.text)) end++;
    if (tokens[end + 1]?.text === "Gen" && /^\d{1,2}$/.test(tokens[end + 2]?.text ?? "")) end += 2;
    const isLonger = end > last && tokens[end]!.sentence === tokens[last]!.sentence;
    return isLonger ? [toCandidate(tree, first, end, { type: "Chip", rank: RANK + (end - first) })] : [];
  });
}
