// Moves entities apart and together in a thread of its own: ForceAtlas2, then a pass against overlaps.
// The same start, seed and number of rounds give the same places.

import defaults from "graphology-layout-forceatlas2/defaults.js";
import iterate from "graphology-layout-forceatlas2/iterate.js";
import { separate } from "./separate.ts";

/** Columns of ForceAtlas2's matrices: 10 a node (x, y, dx, dy, old dx, old dy, mass, convergence, size, fixed), 3 an edge. */
const NODE = 10;
const EDGE = 3;
const TICK_MS = 80;

export interface LayoutTask {
  readonly task: number;
  /** x, y, radius, pinned (0 or 1) for each entity. */
  readonly nodes: Float32Array;
  /** Two places in `nodes` for each relation edge. */
  readonly edges: Uint32Array;
  readonly rounds: number;
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

async function run({ task, nodes, edges, rounds }: LayoutTask, mine: number): Promise<void> {
  const matrix = toMatrix(nodes, edges);
  const links = toLinks(edges);
  const order = nodes.length / 4;
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
  separate(matrix, NODE);
  send(true);
}

function toMatrix(nodes: Float32Array, edges: Uint32Array): Float32Array {
  const matrix = new Float32Array((nodes.length / 4) * NODE);
  for (let at = 0; at < nodes.length / 4; at++) {
    const [x = 0, y = 0, radius = 1, isPinned = 0] = nodes.subarray(at * 4, at * 4 + 4);
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
