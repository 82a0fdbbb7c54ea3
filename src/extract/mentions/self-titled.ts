// A document that is itself an instrument: "this rule" is what its title names.
import { isTitleLike } from "../parse/blocks.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";

const NOUN = /^(?:rule|order|proclamation|notice|regulation|memorandum|directive|decree)$/;
const BETWEEN = /^(?:interim|final|proposed|temporary|new|executive|presidential|direct|amended|-|correcting)$/;
const LONGEST_TITLE = 400;

/** Candidates for "this final rule" and the like, named by the document's title where there is one. */
export function findSelfTitled({ tree, known }: Scene): Candidate[] {
  const title = titleOf(tree);
  const short = title && shortTitle(title, known);
  return tree.tokens.flatMap(({ i, lower, sentence }) => {
    if (lower !== "this") return [];
    let noun = i + 1;
    while (noun < tree.tokens.length && BETWEEN.test(tree.tokens[noun]!.lower)) noun++;
    const token = tree.tokens[noun];
    if (!token || token.sentence !== sentence || !NOUN.test(token.lower) || isToldOf(tree, token)) return [];
    const forms = title && short ? [title, short] : [];
    const name = short ? short : tree.text.slice(tree.tokens[i]!.start, token.end);
    return [toCandidate(tree, i, noun, { type: "Policy", rank: 66, head: noun, name, forms })];
  });
}

/** What stands before a colon, unless that is the older rule which the text amends: "Harbour Regulations: Amendments to …". */
function shortTitle(title: string, known: Scene["known"]): string {
  const [first, second] = title.split(/[:;]/).map((part) => part.trim());
  const isOlder = known.some(({ names }) => names.some(({ type, alias }) => type === "Policy" && alias === first));
  return isOlder && second ? second : first!;
}

/** "signed an executive order … this order": the one told of before, not the text itself. */
const isToldOf = ({ tokens }: Tree, { i, lower }: Token) =>
  tokens.some((other) => {
    const isFirst = other.i < i && other.lower === lower;
    return isFirst && other.children.some((k) => /^an?$/.test(tokens[k]!.lower) && tokens[k]!.dep === "det");
  });

function titleOf({ text, blocks }: Tree): string | null {
  const [first] = blocks;
  if (!first || (first.kind !== "heading" && first.kind !== "label")) return null;
  const title = text.slice(first.start, first.end);
  const isDateline = first.kind === "label" && title.split(/\s+/).length < 4;
  return title.length <= LONGEST_TITLE && isTitleLike(title) && !isDateline ? title : null;
}
