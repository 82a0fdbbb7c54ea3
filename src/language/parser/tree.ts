// What follows from heads: the edges of every subtree, and where sentences start (set_children_from_heads in spaCy's doc.pyx, MIT).

export interface Tree {
  /** The first and the last token of each token's subtree. */
  leftEdges: Int32Array;
  rightEdges: Int32Array;
  /** 1 where a sentence starts: at the left edge of each root. */
  sentenceStarts: Uint8Array;
}

/** Crossing arcs can need several rounds until every edge is settled. */
const MOST_ROUNDS = 11;

export function buildTree(heads: Int32Array): Tree {
  const leftEdges = heads.map((_, i) => i);
  const rightEdges = heads.map((_, i) => i);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (!widenEdges(heads, leftEdges, rightEdges)) break;
  }
  const sentenceStarts = new Uint8Array(heads.length);
  for (let i = 0; i < heads.length; i++) if (heads[i] === i) sentenceStarts[leftEdges[i]!] = 1;
  return { leftEdges, rightEdges, sentenceStarts };
}

/** One round forwards and one backwards; false when no edge moved. */
function widenEdges(heads: Int32Array, leftEdges: Int32Array, rightEdges: Int32Array): boolean {
  let moved = false;
  const widen = (child: number) => {
    const head = heads[child]!;
    if (leftEdges[child]! < leftEdges[head]!) {
      leftEdges[head] = leftEdges[child]!;
      moved = true;
    }
    if (rightEdges[child]! > rightEdges[head]!) {
      rightEdges[head] = rightEdges[child]!;
      moved = true;
    }
  };
  for (let i = 0; i < heads.length; i++) widen(i);
  for (let i = heads.length - 1; i >= 0; i--) widen(i);
  return moved;
}
