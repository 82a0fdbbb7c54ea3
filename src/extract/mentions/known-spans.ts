// Known names by their place: they stand in text order without overlaps, so that each is found by halving.
import type { Span } from "../../domain/index.ts";
import type { KnownSpan } from "./gazetteer-trie.ts";

/** The first of the known names that ends after a place; their number where none does. */
function firstAfter(known: readonly KnownSpan[], at: number): number {
  let [low, high] = [0, known.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (known[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a known name, of which something may be asked, shares a letter with a span. */
export function overlapsKnown(
  known: readonly KnownSpan[],
  { start, end }: Span,
  isMeant: (span: KnownSpan) => boolean = () => true,
): boolean {
  for (let k = firstAfter(known, start); k < known.length && known[k]!.start < end; k++)
    if (isMeant(known[k]!)) return true;
  return false;
}

/** The known name that ends at a place. */
export function knownEndingAt(known: readonly KnownSpan[], end: number): KnownSpan | undefined {
  const span = known[firstAfter(known, end - 1)];
  return span?.end === end ? span : undefined;
}
