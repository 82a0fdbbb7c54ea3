// Chips and firms that the text introduces by name: "an accelerator called the Lark One", "a chip codenamed Tahiti", "a startup called Lark".
import { isCapitalised } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";

const RANK = 57;
const CALLING = /^(?:called|named|dubbed|codenamed|branded|christened)$/;
const FILLER = /^(?:,|-|as|the|internally|simply|officially|code|known|[“"'‘])$/;

const FIRM = /^(?:startup|start-up|company|firm|fund|subsidiary|chipmaker|manufacturer|supplier|designer|foundry)$/;

/** Candidates for the capitalised words after "chip called", "startup called" and the like, whatever the parser makes of them. */
export function findCalled({ tree, lexicon, known }: Scene): Candidate[] {
  return tree.tokens.flatMap((token) => {
    if (token.pos !== "NOUN") return [];
    const lemma = token.lemma.toLowerCase();
    const type = lexicon.of("chip-noun").has(lemma) ? "Chip" : FIRM.test(lemma) ? "Company" : null;
    const first = type && nameAfter(tree, token);
    if (type === null || first === null) return [];
    const last = lastOf(tree, first);
    const [start, end] = [tree.tokens[first]!.start, tree.tokens[last]!.end];
    const isKnown = known.some(
      (span) => span.start === start && span.end === end && span.names.some(({ kind }) => kind !== "weak"),
    );
    return isKnown ? [] : [toCandidate(tree, first, last, { type, rank: RANK + last - first })];
  });
}

/** The first capitalised token after a word of calling that follows a noun, with nothing but fillers between. */
function nameAfter({ tokens }: Tree, { i, sentence }: Token): number | null {
  let isCalled = false;
  for (let at = i + 1; at <= i + 7; at++) {
    const token = tokens[at];
    if (!token || token.sentence !== sentence) return null;
    if (CALLING.test(token.lower) || (token.lower === "as" && tokens[at - 1]!.lower === "known")) isCalled = true;
    else if (isCalled && isCapitalised(token)) return at;
    else if (!FILLER.test(token.lower)) return null;
  }
  return null;
}

/** Capitalised words and numbers that follow: "Lark One", "Rubin CPX", "Tern 3". */
function lastOf({ tokens }: Tree, first: number): number {
  let last = first;
  while (last - first < 4) {
    const next = tokens[last + 1];
    if (!next || next.sentence !== tokens[first]!.sentence || !/^(?:\p{Lu}|\d)/u.test(next.text)) break;
    last++;
  }
  return last;
}
