// The moves of a transition system, as the model lists them, and the choice of the best one that is allowed.

/** A stretch of moves of one kind: their scores lie side by side. */
export interface MoveGroup {
  kind: string;
  first: number;
  end: number;
}

export interface Moves {
  count: number;
  groups: Map<string, MoveGroup>;
  kinds: string[];
  /** By move: its label among `labels`; that of "" for moves without. */
  labelOf: Uint8Array;
  labels: string[];
}

/** @param names such as "S", "L-nsubj", "B-ORG": moves of a kind stand together */
export function readMoves(names: string[], firstLabels: string[]): Moves {
  const split = names.map((name): [kind: string, label: string] => [name.slice(0, 1), name.slice(2)]);
  const labels = [...new Set([...firstLabels, ...split.map(([, label]) => label)])];
  const groups = new Map<string, MoveGroup>();
  split.forEach(([kind], i) => {
    const group = groups.get(kind) ?? { kind, first: i, end: i };
    group.end = i + 1;
    groups.set(kind, group);
  });
  return {
    count: names.length,
    groups,
    kinds: split.map(([kind]) => kind),
    labelOf: Uint8Array.from(split, ([, label]) => labels.indexOf(label)),
    labels,
  };
}
