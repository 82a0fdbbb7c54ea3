// The children of every token in text order, in two flat arrays: those of token i are order[first[i]] … order[first[i + 1] - 1].

export interface Children {
  first: Uint32Array;
  order: Uint32Array;
}

export function listChildren(heads: Int32Array): Children {
  const first = new Uint32Array(heads.length + 1);
  for (let i = 0; i < heads.length; i++) if (heads[i] !== i) first[heads[i]! + 1]!++;
  for (let i = 0; i < heads.length; i++) first[i + 1]! += first[i]!;
  const next = first.slice();
  const order = new Uint32Array(first[heads.length]!);
  for (let i = 0; i < heads.length; i++) if (heads[i] !== i) order[next[heads[i]!]!++] = i;
  return { first, order };
}
