// Members of a known chip's line that the gazetteer does not have: "Tern 8 Elite Gen 5" is another than the Tern 8 Elite.
import { isCapitalised, tokenAt } from "../parse/navigate.ts";
import type { Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";
import { isNameOf, type KnownSpan } from "./gazetteer-trie.ts";

const RANK = 90; // above the shorter known name
/** "Tern 7 5800X3D", "Tern i9-13900K", "Tern RX 7900 XTX": the rank and number of a model after the name of its line. */
const MODEL =
  /^(?: (?:AI|RX|RTX|GTX|HX|Ultra|Gold|Silver|Platinum|Bronze|PRO|Pro|Max))*(?: (?:[3579]|i[3579])(?=[ -]))?(?: (?:HX|Max))*[ -](?!(?:19|20)\d\d\b)\d{3,5}[A-Z]{0,3}(?:3D)?(?: (?:XTX|XT|Ti|Super|SUPER|GRE))?(?![\p{L}\p{N}]| (?:[Ss]eries|[Ff]amily|line|lineup|generation))/u;
export const TIER = /^(?:Extreme|Ultra|Super|Max|Pro|Plus|Ti|Lite|Elite|SE|Mini)$/;

/** Candidates for a known chip's name with a generation, a tier or a model's number after it. */
export function findChipVariants({ tree, known }: Scene): Candidate[] {
  const { tokens } = tree;
  return known.flatMap((span) => {
    if (!isNameOf(span, "Chip")) return [];
    const [first, last] = [tokenAt(tree, span.start), tokenAt(tree, span.end - 1)];
    let end = lastOfModel(tree, span, last);
    while (tokens[end + 1] && isCapitalised(tokens[end + 1]!) && TIER.test(tokens[end + 1]!.text)) end++;
    if (tokens[end + 1]?.text === "Gen" && /^\d{1,2}$/.test(tokens[end + 2]?.text ?? "")) end += 2;
    const isLonger = end > last && tokens[end]!.sentence === tokens[last]!.sentence;
    return isLonger ? [toCandidate(tree, first, end, { type: "Chip", rank: RANK + (end - first) })] : [];
  });
}

/** The last token of a model's number after the name of a line, which has no number itself; the last of the name where none follows. */
function lastOfModel({ text, tokens }: Tree, { start, end }: KnownSpan, last: number): number {
  const model = /\d(?<! i[3579])/.test(text.slice(start, end)) ? null : MODEL.exec(text.slice(end, end + 40));
  if (!model) return last;
  let at = last;
  while (tokens[at + 1] && tokens[at + 1]!.end <= end + model[0].length) at++;
  return tokens[at]!.end === end + model[0].length ? at : last;
}
