// Parts of the graph that nothing connects: forces drive them apart without end, and each shrinks to a dot on the screen.
// So each is drawn to a scale of its own and set beside the others, the largest in the middle.

/** Half of what an entity takes up with its name, in units of the layout. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Beyond this many parts forces alone have to do: each is tried against all that are placed. */
const MOST = 200;
/** What half of the relations of a part are shorter than, in units of the layout. */
const EDGE_LENGTH = 42;
const GAP = 14;

/** The entities of each part, the largest part first. `edges` has two places of entities for each relation. */
export function islandsOf(count: number, edges: ArrayLike<number>): number[][] {
  const parents = Array.from({ length: count }, (_, at) => at);
  const rootOf = (at: number): number => {
    while (parents[at] !== at) at = parents[at] = parents[parents[at]!]!;
    return at;
  };
  for (let at = 0; at < edges.length; at += 2) parents[rootOf(edges[at]!)] = rootOf(edges[at + 1]!);
  const islands = Map.groupBy(parents.keys(), rootOf);
  return [...islands.values()].sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}

/** A matrix whose rows begin with x and y: what is moved in place. */
interface Places {
  readonly matrix: Float32Array;
  readonly columns: number;
}

/** Brings half of the relations of each part to the same length. */
export function scaleIslands(places: Places, islands: readonly number[][], edges: ArrayLike<number>): void {
  const { matrix, columns } = places;
  const lengths = new Map<number, number[]>();
  for (let at = 0; at < edges.length; at += 2) {
    const [a, b] = [edges[at]! * columns, edges[at + 1]! * columns];
    const length = Math.hypot(matrix[a]! - matrix[b]!, matrix[a + 1]! - matrix[b + 1]!);
    for (const end of [edges[at]!, edges[at + 1]!]) lengths.set(end, [...(lengths.get(end) ?? []), length]);
  }
  for (const island of islands) {
    const sorted = island.flatMap((node) => lengths.get(node) ?? []).sort((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)];
    if (!median) continue;
    const [scale, first] = [EDGE_LENGTH / median, island[0]! * columns];
    const [x, y] = [matrix[first]!, matrix[first + 1]!];
    for (const node of island) {
      const at = node * columns;
      matrix[at] = x + (matrix[at]! - x) * scale;
      matrix[at + 1] = y + (matrix[at + 1]! - y) * scale;
    }
  }
}

/** Turns each part so that it is as the screen is: wider than high, or higher than wide. */
export function turnIslands(places: Places, islands: readonly number[][], aspect: number): void {
  const { matrix, columns } = places;
  for (const island of islands) {
    const { x, y, width, height } = boxOf(places, island, () => ({ width: 0, height: 0 }));
    if (width > height === aspect > 1) continue;
    for (const node of island) {
      const at = node * columns;
      [matrix[at], matrix[at + 1]] = [x - (matrix[at + 1]! - y), y + (matrix[at]! - x)];
    }
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Sets the parts beside each other, each at the first free spot of a spiral that is `aspect` times as wide as high. */
export function packIslands(
  places: Places,
  islands: readonly number[][],
  aspect: number,
  roomOf: (node: number) => Room,
): void {
  if (islands.length < 2 || islands.length > MOST) return;
  const taken: Box[] = [];
  const boxes = islands.map((island) => ({ island, box: boxOf(places, island, roomOf) }));
  boxes.sort((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);
  for (const { island, box } of boxes) {
    const spot = freeSpot(box, taken, aspect);
    taken.push(spot);
    for (const node of island) {
      const at = node * places.columns;
      places.matrix[at] = places.matrix[at]! + spot.x - box.x;
      places.matrix[at + 1] = places.matrix[at + 1]! + spot.y - box.y;
    }
  }
}

/** Around a part; x and y are its middle. */
function boxOf({ matrix, columns }: Places, island: readonly number[], roomOf: (node: number) => Room): Box {
  let [left, bottom, right, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -Infinity, -Infinity];
  for (const node of island) {
    const [x, y] = [matrix[node * columns]!, matrix[node * columns + 1]!];
    const { width, height } = roomOf(node);
    [left, right] = [Math.min(left, x - width), Math.max(right, x + width)];
    [bottom, top] = [Math.min(bottom, y - height), Math.max(top, y + height)];
  }
  return { x: (left + right) / 2, y: (bottom + top) / 2, width: right - left + GAP, height: top - bottom + GAP };
}

const TURN_STEP = 6;

function freeSpot({ width, height }: Box, taken: readonly Box[], aspect: number): Box {
  for (let way = 0; ; way += TURN_STEP) {
    const turn = Math.sqrt(way) * 0.6;
    const reach = turn * 4;
    const spot = { x: Math.cos(turn) * reach * aspect, y: Math.sin(turn) * reach, width, height };
    if (taken.every((other) => !overlap(spot, other))) return spot;
  }
}

function overlap(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;
}
