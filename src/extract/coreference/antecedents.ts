// What the search for an antecedent asks of mentions: where they stand, as what, and which name they stand for.
import type { PlacedMention } from "../mentions/find-mentions.ts";
import type { Tree } from "../parse/tree.ts";

export const SUBJECT = /^nsubj/;

export function typesOf({ type }: PlacedMention): string[] {
  return type.slice(1).split("|");
}

export function sentenceOf(tree: Tree, { head }: PlacedMention): number {
  return tree.tokens[head]!.sentence;
}

/** The name that a mention stands for, as far as it is resolved. */
export function nameOf(before: readonly PlacedMention[], mention: PlacedMention): PlacedMention | null {
  let at: PlacedMention | undefined = mention;
  for (let step = 0; step < 20 && at && at.kind !== "name"; step++)
    at = at.refersTo === null ? undefined : before[at.refersTo];
  return at ?? null;
}

/** How many different things mentions name. */
export const countNamed = (mentions: readonly PlacedMention[]): number =>
  new Set(mentions.map(({ known, name }) => known ?? name)).size;

export const isAdjectival = (tree: Tree, { head }: PlacedMention) => tree.tokens[head]!.dep === "amod";

export function isSubjectLike(tree: Tree, m: PlacedMention): boolean {
  const { dep, head } = tree.tokens[m.head]!;
  return (
    SUBJECT.test(dep) ||
    (dep === "compound" && SUBJECT.test(tree.tokens[head]!.dep)) ||
    (dep === "poss" && SUBJECT.test(tree.tokens[head]!.dep))
  );
}
