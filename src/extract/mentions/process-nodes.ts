// Process nodes by their shape: "16 nm FinFET process", "3-nanometer node", "18A process", "2 nm chips". On demand, as all described know-how.
import type { Token } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";

const SIZE = /^\d{1,3}(?:\.\d)?[-‐‑]?(?:nm|nanomet(?:er|re)s?)$/i;
const UNIT = /^(?:nm|nanomet(?:er|re)s?)$/i;
const NUMBER = /^\d{1,3}(?:\.\d)?$/;
const NODE_NAME = /^(?:N\d{1,2}[A-Z]{0,2}|\d{1,2}[ANPX]|SF\d\w?|18A-P)$/;
const NODE = /^(?:process(?:es)?|nodes?|technology|technologies|chips?|semiconductors?|processors?|wafers?)$/i;
const RANK = 23; // above described goods
const NARROWER_RANK = 110; // above the known know-how that a node narrows down
const LONGEST = 5;

/** Candidates for the nodes of a text, each up to "process", "node" or "technology". */
export function findProcessNodes({ tree, known }: Scene): Candidate[] {
  const { tokens } = tree;
  return tokens.flatMap(({ i }) => {
    const size = sizeEnd(tokens, i);
    if (size === null) return [];
    const last = nounEnd(tokens, size);
    if (last === null) return [];
    const name = tree.text.slice(tokens[i]!.start, tokens[last]!.end);
    const short = last > size ? [tree.text.slice(tokens[i]!.start, tokens[last - 1]!.end)] : [];
    const rank = narrows(known, tokens[i]!.start, tokens[last]!.end) ? NARROWER_RANK : RANK;
    return [toCandidate(tree, i, last, { type: "Technology", rank, onDemand: true, head: last, name, forms: short })];
  });
}

/** "16 nm FinFET process": the known FinFET and nothing else that is known. */
function narrows(known: Scene["known"], start: number, end: number): boolean {
  const inside = known.filter((span) => span.start >= start && span.end <= end);
  return inside.length > 0 && inside.every(({ names }) => names.every(({ type }) => type === "Technology"));
}

/** Last token of "16 nm", "16nm", "3-nanometer" or "N3E". */
function sizeEnd(tokens: readonly Token[], i: number): number | null {
  const { text } = tokens[i]!;
  if (!/\d/.test(text)) return null;
  if (SIZE.test(text) || NODE_NAME.test(text)) return i;
  if (!NUMBER.test(text)) return null;
  const unit = /^[-‐‑]$/.test(tokens[i + 1]?.text ?? "") ? i + 2 : i + 1;
  return UNIT.test(tokens[unit]?.text ?? "") ? unit : null;
}

/** The last of the nouns "process", "process node", "technology" that follow within a few words. */
function nounEnd(tokens: readonly Token[], size: number): number | null {
  for (let i = size + 1; i <= size + LONGEST && tokens[i]; i++) {
    const { text, pos, sentence } = tokens[i]!;
    if (NODE.test(text)) return NODE.test(tokens[i + 1]?.text ?? "") ? i + 1 : i;
    if (sentence !== tokens[size]!.sentence || !/^(?:NOUN|PROPN|ADJ)$/.test(pos)) return null;
  }
  return null;
}
