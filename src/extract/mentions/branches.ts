// Units named after their parent and where they are: "Tern Optics Americas" is a company of its own, beside Tern Optics.
import { isCapitalised, tokenAt } from "../parse/navigate.ts";
import type { Token } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";

const RANK = 92; // above the parent's name and the country's

/** Candidates for a known company's name with a region after it. */
export function findBranches({ tree, lexicon, known }: Scene): Candidate[] {
  const { tokens } = tree;
  return known.flatMap((span) => {
    if (!span.names.some(({ type, kind }) => type === "Company" && kind === "name")) return [];
    const [first, last] = [tokenAt(tree, span.start), tokenAt(tree, span.end - 1)];
    let end = last + 1;
    if (/^(?:North|South|Latin)$/.test(tokens[end]?.text ?? "")) end++;
    const region = tokens[end];
    if (!region || region.sentence !== tokens[last]!.sentence || tokens[last]!.end !== span.end) return [];
    if (!isCapitalised(region) || !lexicon.of("branch-region").has(region.lower)) return [];
    const number = /^\d{1,2}$/.test(tokens[end + 1]?.text ?? "") ? 1 : 0;
    const suffix = tokens[end + 1 + number];
    const isFormal = suffix !== undefined && isCapitalised(suffix) && lexicon.of("legal-suffix").has(suffix.lower);
    if (isFormal) end += 1 + number;
    else if (lexicon.of("branch-formal").has(region.lower)) return [];
    else if (lexicon.of("branch-country").has(region.lower) && isPartOfNoun(tokens, region)) return [];
    return [toCandidate(tree, first, end, { type: "Company", rank: RANK + (end - first) })];
  });
}

/** "Tern China sales" are sales in China. */
const isPartOfNoun = (tokens: readonly Token[], { i, dep }: Token) =>
  dep === "compound" && /^NNS?$/.test(tokens[i + 1]?.tag ?? "");
