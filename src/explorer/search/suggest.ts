// Suggestions for what is typed; a name written in pieces ("hua wei") is also looked for in one.
import { request } from "../api/request.ts";
import { type Filter, SuggestDocument, type SuggestQuery } from "../generated/operations.ts";

const MOST_VARIANTS = 4;

export async function suggest(
  text: string,
  filter: Filter | null,
  signal: AbortSignal,
): Promise<SuggestQuery["search"]> {
  const { search } = await request(SuggestDocument, { text, filter }, signal);
  if (search.totalCount > 0) return search;
  for (const variant of joinedVariants(text)) {
    const joined = (await request(SuggestDocument, { text: variant, filter }, signal)).search;
    if (joined.totalCount > 0) return joined;
  }
  return search;
}

/** `hua wei tech` → `huawei tech`, `hua weitech`: each with one space left out. */
export function joinedVariants(text: string): string[] {
  const words = text.trim().split(/\s+/);
  const gaps = Array.from({ length: Math.max(0, words.length - 1) }, (_, gap) => gap);
  const join = (gap: number) =>
    [...words.slice(0, gap), `${words[gap]}${words[gap + 1]}`, ...words.slice(gap + 2)].join(" ");
  return gaps.slice(0, MOST_VARIANTS).map(join);
}
