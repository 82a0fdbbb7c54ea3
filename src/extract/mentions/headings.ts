// Headings capitalise every word: what only they name, and no list knows, is no name.
import { isTitleLike } from "../parse/blocks.ts";
import type { Tree } from "../parse/tree.ts";
import type { Candidate } from "./candidate.ts";

/** Leaves out unknown names of headings that the running text does not repeat. */
export function dropHeadingNames(tree: Tree, candidates: readonly Candidate[]): Candidate[] {
  const headings = tree.blocks.filter(
    ({ kind, start, end }) => (kind === "heading" || kind === "label") && isTitleLike(tree.text.slice(start, end)),
  );
  if (headings.length === 0) return [...candidates];
  const inHeading = ({ start, end }: Candidate) => headings.some((block) => start >= block.start && end <= block.end);
  const named = new Set(candidates.filter((candidate) => !inHeading(candidate)).map(({ name }) => name));
  return candidates.filter(
    (candidate) =>
      candidate.known !== null ||
      !inHeading(candidate) ||
      named.has(candidate.name) ||
      (candidate.type === "Chip" && /\d/.test(candidate.name)),
  );
}
