// Headings capitalise every word: what only they name, and no list knows, is no name.
import { isTitleLike } from "../parse/blocks.ts";
import type { Tree } from "../parse/tree.ts";
import type { Candidate } from "./candidate.ts";

/** "By Maria Okoye and Peter Hale": who wrote a report. */
const BYLINE = /^By (?:\p{Lu}[\p{L}.'’-]+ ?){2,4}(?:(?:, |and |& )(?:\p{Lu}[\p{L}.'’-]+ ?){1,4})*$/u;

/** Leaves out unknown names of headings that the running text does not repeat. */
export function dropHeadingNames(tree: Tree, candidates: readonly Candidate[]): Candidate[] {
  const headings = tree.blocks.filter(({ kind, start, end }) => {
    const line = tree.text.slice(start, end);
    return (kind === "heading" || kind === "label") && isTitleLike(line) && !BYLINE.test(line);
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
