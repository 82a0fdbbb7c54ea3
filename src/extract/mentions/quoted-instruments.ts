// Instruments whose names stand in quotation marks: the 'Harbour Safety' rule, the "clean shores" framework.
import type { Token, Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";

const RANK = 68;
const LONGEST = 6;
const OPENING = /^(?:['"“‘]|``)$/;
const CLOSING = /^(?:['"”’]|'')$/;

/** Candidates for a quoted name with the noun that follows it; the name alone is one of its forms. */
export function findQuotedInstruments({ tree, lexicon }: Scene): Candidate[] {
  return tree.tokens.flatMap((noun) => {
    const lemma = noun.lemma.toLowerCase();
    const isInstrument = lexicon.of("policy-noun").has(lemma) || lexicon.of("policy-name").has(lemma);
    const open = isInstrument ? openingBefore(tree, noun) : null;
    if (open === null) return [];
    const inner = tree.text.slice(tree.tokens[open + 1]!.start, tree.tokens[noun.i - 1]!.start).trim();
    const name = `${inner} ${noun.text}`;
    return [toCandidate(tree, open, noun.i, { type: "Policy", rank: RANK, head: noun.i, name, forms: [name, inner] })];
  });
}

/** The mark that opens the quotation which ends right before a noun, if it holds one to six words. */
function openingBefore({ tokens }: Tree, noun: Token): number | null {
  if (!CLOSING.test(tokens[noun.i - 1]?.text ?? "")) return null;
  for (let i = noun.i - 2; i >= noun.i - 2 - LONGEST && i >= 0; i--) {
    if (tokens[i]!.sentence !== noun.sentence || /^[.,;:!?]$/.test(tokens[i]!.text)) return null;
    if (OPENING.test(tokens[i]!.text))
      return i < noun.i - 2 && /^(?:DT|PRP\$|JJ|POS|IN)$/.test(tokens[i - 1]?.tag ?? "") ? i : null;
  }
  return null;
}
