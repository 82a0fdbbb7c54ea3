// Names that nobody knows, told by the acronym after them: "Tern Mobin Isatis (TMI)" is one name, from T to I.
import { isCapitalised } from "../parse/navigate.ts";
import type { Token } from "../parse/tree.ts";
import { type Candidate, headOf, type Scene, toCandidate } from "./candidate.ts";
import { typeByDescription, typeByWords } from "./organization-type.ts";

const RANK = 46; // above one guess of the model, below what a name's own words say

/** Candidates for three or more capitalised words whose initials stand in brackets right after them. */
export function findAcronymNames({ tree, lexicon }: Scene): Candidate[] {
  const { tokens } = tree;
  return tokens.flatMap((acronym, i) => {
    if (tokens[i - 1]?.text !== "(" || tokens[i + 1]?.text !== ")" || !/^\p{Lu}{3,6}$/u.test(acronym.text)) return [];
    const first = startOf(tokens, i - 2, acronym.text);
    if (first === null) return [];
    const words = tokens.slice(first, i - 1).map(({ text }) => text);
    const head = headOf(tree, first, i - 2);
    const type =
      typeByWords(words, lexicon) ?? typeByDescription(tree, head, lexicon) ?? typeBefore(tokens, first, lexicon);
    return type === null ? [] : [toCandidate(tree, first, i - 2, { type, rank: RANK + 2 * (i - first), head })];
  });
}

/** Where the words with these initials begin; a word in capitals gives all of its letters: "QT Semiconductor (QTS)". Null where they do not stand there, all capitalised. */
function startOf(tokens: readonly Token[], last: number, initials: string): number | null {
  let at = last;
  for (let left = initials; left !== ""; at--) {
    const token = tokens[at];
    if (!token || !isCapitalised(token) || token.sentence !== tokens[last]!.sentence) return null;
    const letters = left.length > 1 && token.text.length > 1 && left.endsWith(token.text) ? token.text : token.text[0]!;
    if (!left.endsWith(letters)) return null;
    left = left.slice(0, -letters.length);
  }
  return at + 1;
}

/** "the sanctioned firm X Y Z (XYZ)": by the noun right before the name. */
function typeBefore(tokens: readonly Token[], first: number, { nominalsOf }: Scene["lexicon"]): string | null {
  const noun = tokens[first - 1];
  const types = ["Company", "GovernmentBody", "Organization"];
  return noun?.pos === "NOUN"
    ? (types.find((type) => nominalsOf.get(type)?.has(noun.lemma.toLowerCase())) ?? null)
    : null;
}
