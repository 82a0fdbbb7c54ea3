// What every mending works on: tokens whose label, head and tag may be set right.
import type { ParsedToken } from "../tree.ts";

/** A token whose label and head may be set right. */
export interface Mendable extends ParsedToken {
  readonly i: number;
  readonly lower: string;
}

export type Link = { dep: string; head: number };
export type Relabelled = Link & Partial<Pick<ParsedToken, "tag" | "pos" | "lemma">>;

/** The first token that hangs at another one by such a label. */
export const childOf = <T extends Mendable>(tokens: readonly T[], head: number, label: RegExp): T | undefined =>
  tokens.find((child) => child.head === head && label.test(child.dep));

/** The tokens with some set right; the same list where there is nothing to set. */
export function relabel<T extends Mendable>(
  tokens: readonly T[],
  links: ReadonlyMap<number, Relabelled>,
): readonly T[] {
  if (links.size === 0) return tokens;
  return tokens.map((token) => {
    const link = links.get(token.i);
    return link ? { ...token, ...link } : token;
  });
}
