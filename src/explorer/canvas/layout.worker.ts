// Moves entities apart and together in a thread of its own: ForceAtlas2, then passes that bring parts without connection
// together and take overlaps away.
// The same start, seed and number of rounds give the same places.

import defaults from "graphology-layout-forceatlas2/defaults.js";
import iterate from "graphology-layout-forceatlas2/iterate.js";
import { islandsOf, packIslands, type Room, scaleIslands, turnIslands } from "./islands.ts";
import { separate } from "./separate.ts";

/** Columns of ForceAtlas2's matrices: 10 a node (x, y, dx, dy, old dx, old dy, mass, convergence, size, fixed), 3 an edge. */
const NODE = 10;
const EDGE = 3;
const TICK_MS = 80;
/** What an entity has in a task: x, y, radius, pinned, half of the width and of the height that it takes up with its name. */
export const TASK_COLUMNS = 6;
/** Beyond this many entities names have no room whatever one does. */
const NAMED = 400;

export interface LayoutTask {
  readonly task: number;
  /** TASK_COLUMNS for each entity. */
  readonly nodes: Float32Array;
  /** Two places in `nodes` for each relation edge. */
  readonly edges: Uint32Array;
  readonly rounds: number;
  /** How much wider than high the screen is. */
  readonly aspect: number;
}
export interface LayoutAnswer {
  readonly task: number;
  readonly places: Float32Array;
  readonly done: boolean;
}

let current = 0;

self.onmessage = ({ data }: MessageEvent<LayoutTask | { readonly stop: true }>) => {
  current++;
  if (!("stop" in data)) void run(data, current);
};

async function run(work: LayoutTask, mine: number): Promise<void> {
  const { task, nodes, edges, rounds } = work;
  const matrix = toMatrix(nodes, edges);
  const links = toLinks(edges);
  const order = nodes.length / TASK_COLUMNS;
  const settings = {
    ...defaults,
    barnesHutOptimize: order > 500,
    gravity: 1,
    scalingRatio: 12,
    slowDown: 2 + Math.log(order + 1),
  };
  const send = (done: boolean) => {
    const places = placesOf(matrix);
    self.postMessage({ task, places, done } satisfies LayoutAnswer, { transfer: [places.buffer] });
  };
  let last = performance.now();
  for (let round = 0; round < rounds; round++) {
    iterate({ ...settings }, matrix, links);
    if (performance.now() - last < TICK_MS) continue;
    send(false);
    await new Promise((resolve) => setTimeout(resolve)); // lets a stop come in
    if (mine !== current) return;
    last = performance.now();
  }
  tidy(work, matrix);
  send(true);
}

function tidy({ nodes, edges, aspect }: LayoutTask, matrix: Float32Array): void {
  const order = nodes.length / TASK_COLUMNS;
  const roomOf = (node: number): Room => {
    const [radius = 1, , width = 1, height = 1] = nodes.subarray(node * TASK_COLUMNS + 2, (node + 1) * TASK_COLUMNS);
    return order <= NAMED ? { width, height } : { width: radius, height: radius };
  };
  const places = { matrix, columns: NODE };
  // What is pinned gives scale and place to all the rest.
  const isPinned = Array.from({ length: order }, (_, node) => matrix[node * NODE + 9]).some(Boolean);
  const islands = isPinned ? [] : islandsOf(order, edges);
  if (order <= NAMED) scaleIslands(places, islands, edges);
  turnIslands(places, islands, aspect);
  packIslands(places, islands, aspect, roomOf);
  separate(matrix, NODE, roomOf);
  packIslands(places, islands, aspect, roomOf); // anew, for taking overlaps away made them larger
}

function toMatrix(nodes: Float32Array, edges: Uint32Array): Float32Array {
  const matrix = new Float32Array((nodes.length / TASK_COLUMNS) * NODE);
  for (let at = 0; at < nodes.length / TASK_COLUMNS; at++) {
    const [x = 0, y = 0, radius = 1, isPinned = 0] = nodes.subarray(at * TASK_COLUMNS, (at + 1) * TASK_COLUMNS);
    matrix.set([x, y, 0, 0, 0, 0, 1, 1, radius, isPinned], at * NODE);
  }
  for (const end of edges) matrix[end * NODE + 6]!++;
  return matrix;
}

function toLinks(edges: Uint32Array): Float32Array {
  const links = new Float32Array((edges.length / 2) * EDGE);
  for (let at = 0; at < edges.length / 2; at++) {
    links.set([edges[at * 2]! * NODE, edges[at * 2 + 1]! * NODE, 1], at * EDGE);
  }
  return links;
}

function placesOf(matrix: Float32Array): Float32Array<ArrayBuffer> {
  const places = new Float32Array((matrix.length / NODE) * 2);
  for (let at = 0; at < matrix.length / NODE; at++) places.set(matrix.subarray(at * NODE, at * NODE + 2), at * 2);
  return places;
}
