// Headings capitalise every word: what only they name, and no list knows, is no name.
import { type Block, isTitleLike } from "../parse/blocks.ts";
import { isCapitalised } from "../parse/navigate.ts";
import type { Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";

/** "By Maria Okoye and Peter Hale", "By PETER HALE": who wrote a report. */
const BYLINE = /^By (?:\p{Lu}[\p{L}.'’-]+ ?){2,4}(?:(?:, |and |& )(?:\p{Lu}[\p{L}.'’-]+ ?){1,4})*$/u;

/** Candidates for who wrote a report, by the line that says so. */
export function findWriters({ tree }: Scene): Candidate[] {
  return tree.blocks.flatMap(({ kind, start, end }) => {
    if (kind !== "heading" || !BYLINE.test(tree.text.slice(start, end))) return [];
    const names = tree.tokens.filter((token) => token.start > start && token.end <= end);
    return names.flatMap(({ i, text }, at) => {
      if (!/^(?:By|,|and|&)$/.test(tree.tokens[i - 1]!.text) || !isCapitalised(tree.tokens[i]!)) return [];
      let last = i;
      while (names[at + last - i + 1] && isCapitalised(names[at + last - i + 1]!)) last++;
      const isName = tree.names.some((name) => name.label === "PERSON" && name.first <= i && name.last >= last);
      return last > i && (isName || text === text.toUpperCase())
        ? [toCandidate(tree, i, last, { type: "Person", rank: RANK })]
        : [];
    });
  });
}

const RANK = 58;

/** Leaves out unknown names of headings that the running text does not repeat. */
export function dropHeadingNames(tree: Tree, candidates: readonly Candidate[]): Candidate[] {
  const below = subheads(tree);
  const headings = tree.blocks.filter((block) => {
    const { kind, start, end } = block;
    const line = tree.text.slice(start, end);
    return (/^(?:heading|label)$/.test(kind) || below.includes(block)) && isTitleLike(line) && !BYLINE.test(line);
  });
  if (headings.length === 0) return [...candidates];
  const inHeading = ({ start, end }: Candidate) => headings.some((block) => start >= block.start && end <= block.end);
  const named = new Set(candidates.filter((candidate) => !inHeading(candidate)).map(({ name }) => name));
  return candidates.filter(
    (candidate) =>
      candidate.known !== null ||
      !inHeading(candidate) ||
      named.has(candidate.name) ||
      (/^(?:Chip|Policy)$/.test(candidate.type) && /\d/.test(candidate.name)),
  );
}

/** "- Okoye to Leave Tern", "- Search Underway": items between the headline and the text, one of which tells of what is to come. A list of names is none. */
function subheads({ blocks, text }: Tree): readonly Block[] {
  const body = blocks.findIndex(({ kind }) => kind === "paragraph");
  const items = blocks.slice(1, Math.max(1, body)).filter(({ kind }) => kind === "item");
  return items.some(({ start, end }) => / to \p{Lu}\p{Ll}/u.test(text.slice(start, end))) ? items : [];
}
