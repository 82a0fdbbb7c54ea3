// Labels such as "prep||nsubj" say that a token was lifted to make the tree projective and hung from the nsubj below its
// present head. This puts it back (pseudo-projective parsing, Nivre & Nilsson 2005; spacy's nonproj.pyx, MIT).
import { type Children, listChildren } from "./children.ts";
import type { Arcs } from "./parser-state.ts";
import type { Tree } from "./tree.ts";

/** Tokens looked at for one new head. Sentences have far fewer; it keeps a text without sentence ends linear. */
const LONGEST_SEARCH = 2000;

export interface DecoratedLabel {
  label: number;
  headLabel: number;
}

/** @param decorated by label number, what "X||Y" stands for; plain labels are missing */
export function deprojectivise(
  { heads, labels }: Arcs,
  tree: Tree,
  decorated: ReadonlyMap<number, DecoratedLabel>,
  isSpace: (token: number) => boolean,
): void {
  let searcher: HeadSearch | undefined;
  for (let token = 0; token < heads.length; token++) {
    const decoration = decorated.get(labels[token]!);
    if (!decoration) continue;
    searcher ??= new HeadSearch(heads, labels, tree, isSpace);
    searcher.moveTo(token, searcher.find(token, decoration.headLabel));
    labels[token] = decoration.label;
  }
}

class HeadSearch {
  readonly #heads: Int32Array;
  readonly #labels: Uint8Array;
  readonly #tree: Tree;
  readonly #children: Children;
  readonly #movedTo = new Map<number, number[]>();
  readonly #isSpace: (token: number) => boolean;

  constructor(heads: Int32Array, labels: Uint8Array, tree: Tree, isSpace: (token: number) => boolean) {
    this.#heads = heads;
    this.#labels = labels;
    this.#tree = tree;
    this.#isSpace = isSpace;
    this.#children = listChildren(heads);
  }

  /** Top-down, left to right, breadth first from the token's head; that head itself when nothing has the label. */
  find(token: number, headLabel: number): number {
    const queue = [this.#heads[token]!];
    for (let i = 0; i < queue.length && i < LONGEST_SEARCH; i++) {
      for (const child of this.#childrenOf(queue[i]!)) {
        if (child === token || this.#isSpace(child)) continue;
        if (this.#labels[child] === headLabel) return child;
        if (queue.length < LONGEST_SEARCH) queue.push(child);
      }
    }
    return this.#heads[token]!;
  }

  moveTo(token: number, head: number): void {
    if (head === this.#heads[token]) return;
    this.#heads[token] = head;
    this.#movedTo.set(head, [...(this.#movedTo.get(head) ?? []), token]);
  }

  /** The present children in text order; of those moved here, only the ones within the edges known so far, as in spaCy. */
  #childrenOf(head: number): number[] {
    const { first, order } = this.#children;
    const own: number[] = [];
    for (let i = first[head]!; i < first[head + 1]!; i++) if (this.#heads[order[i]!] === head) own.push(order[i]!);
    const moved = this.#movedTo.get(head);
    if (!moved) return own;
    const { leftEdges, rightEdges } = this.#tree;
    const visible = moved.filter(
      (child) => this.#heads[child] === head && child >= leftEdges[head]! && child <= rightEdges[head]!,
    );
    return [...own, ...visible].sort((a, b) => a - b);
  }
}
