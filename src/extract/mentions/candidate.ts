// A stretch of tokens that may be a mention, with how much speaks for it.
import type { MentionKind, Span } from "../../domain/index.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Tree } from "../parse/tree.ts";
import type { KnownSpan } from "./gazetteer-trie.ts";

export interface Candidate extends Span {
  readonly first: number; // token
  readonly last: number; // token, inclusive
  /** The token that stands for the whole in the tree. */
  readonly head: number;
  readonly type: string;
  readonly kind: MentionKind;
  readonly known: string | null;
  readonly name: string;
  /** The larger wins where two overlap. */
  readonly rank: number;
  readonly onDemand: boolean;
  /** Further forms in the text that name the same: the chip without "chip model". */
  readonly forms: readonly string[];
}

/** What the finders of mentions look at. */
export interface Scene {
  readonly tree: Tree;
  readonly lexicon: Lexicon;
  readonly known: readonly KnownSpan[];
}

/** The token of a stretch that all its others hang below: the first whose head lies outside. */
export function headOf({ tokens }: Tree, first: number, last: number): number {
  for (let i = last; i >= first; i--) {
    const { head } = tokens[i]!;
    if ((head < first || head > last || head === i) && !/^(?:punct|case|cc|det)$/.test(tokens[i]!.dep)) return i;
  }
  return last;
}

export interface Draft {
  readonly type: string;
  readonly rank: number;
  readonly kind?: MentionKind;
  readonly known?: string | null;
  readonly name?: string;
  readonly onDemand?: boolean;
  readonly forms?: readonly string[];
  readonly head?: number;
}

/** A candidate of whole tokens. */
export function toCandidate(tree: Tree, first: number, last: number, draft: Draft): Candidate {
  const [start, end] = [tree.tokens[first]!.start, tree.tokens[last]!.end];
  return toSpanCandidate(tree, { start, end }, first, last, draft);
}

/** A candidate whose span may be a part of a token ("U.S." of "U.S.-China"). */
export function toSpanCandidate(tree: Tree, span: Span, first: number, last: number, draft: Draft): Candidate {
  return {
    ...span,
    first,
    last,
    head: draft.head ?? headOf(tree, first, last),
    type: draft.type,
    kind: draft.kind ?? "name",
    known: draft.known ?? null,
    name: draft.name ?? tree.text.slice(span.start, span.end).replace(/\s+/g, " "),
    rank: draft.rank,
    onDemand: draft.onDemand ?? false,
    forms: draft.forms ?? [],
  };
}
