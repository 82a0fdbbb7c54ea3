// Ways from one entity to another, shortest first.
import { compareText } from "../domain/index.ts";
import { byStrength, type EdgesOf, edgeLimit, otherEnd, type WalkEdge } from "./edges.ts";

export interface Path {
  /** Ids on the way, both ends included, none twice. */
  readonly entities: readonly string[];
  /** For each step all edges between the two entities, the surest first. */
  readonly hops: readonly (readonly WalkEdge[])[];
  /** Confidence of the surest edge of the weakest hop. */
  readonly score: number;
}

export interface Paths {
  /** By length, then by score, best first, then by ids. */
  readonly paths: readonly Path[];
  /** False when more may exist: enough were found, or the graph in between is too large to look at whole. */
  readonly complete: boolean;
}

export interface PathOptions {
  readonly maxLength: number;
  /** Longer paths are not looked for once so many are found, and no more than these are given. */
  readonly maxPaths: number;
}

/** Entities whose edges are looked at, and steps of the search among them. */
const MAX_ENTITIES = 4_000;
const MAX_STEPS = 200_000;

/**
 * Finds paths over edges in either direction. The ball around each end grows by turns, the one with the smaller rim
 * first: when their radii add up to n, every edge of every path of length n has been seen. Asks `maxLength` times at
 * most. The same graph gives the same paths.
 */
export async function findPaths(
  from: string,
  to: string,
  { maxLength, maxPaths }: PathOptions,
  edgesOf: EdgesOf,
): Promise<Paths> {
  if (from === to) return { paths: [], complete: true };
  const seen: Seen = { neighbours: new Map(), expanded: new Set(), complete: true, steps: 0 };
  const balls = [toBall(from), toBall(to)] as const;
  const paths: Path[] = [];
  for (let length = 1; length <= maxLength; length += 1) {
    await grow(balls[0].rim.length <= balls[1].rim.length ? balls[0] : balls[1], seen, edgesOf);
    paths.push(...pathsOfLength(length, from, to, seen).sort(byScore));
    if (paths.length >= maxPaths && length < maxLength) seen.complete = false;
    if (paths.length >= maxPaths) break;
  }
  return { paths: paths.slice(0, maxPaths), complete: seen.complete && paths.length <= maxPaths };
}

interface Ball {
  readonly inside: Set<string>;
  /** What the ball has reached and not gone beyond. */
  rim: readonly string[];
}

interface Seen {
  /** Entity → neighbour → the edges between them. */
  readonly neighbours: Map<string, Map<string, Map<string, WalkEdge>>>;
  readonly expanded: Set<string>;
  complete: boolean;
  steps: number;
}

const toBall = (centre: string): Ball => ({ inside: new Set([centre]), rim: [centre] });

/** Goes one edge further. A ball without a rim has seen all that its centre can reach, and so every path. */
async function grow(ball: Ball, seen: Seen, edgesOf: EdgesOf): Promise<void> {
  const allowed = ball.rim.slice(0, Math.max(0, MAX_ENTITIES - seen.expanded.size));
  if (allowed.length < ball.rim.length) seen.complete = false;
  await look(
    allowed.filter((id) => !seen.expanded.has(id)),
    seen,
    edgesOf,
  );
  const next = new Set<string>();
  for (const id of allowed) {
    for (const neighbour of seen.neighbours.get(id)?.keys() ?? []) if (!ball.inside.has(neighbour)) next.add(neighbour);
  }
  for (const id of next) ball.inside.add(id);
  ball.rim = [...next].sort(compareText);
}

async function look(ids: readonly string[], seen: Seen, edgesOf: EdgesOf): Promise<void> {
  if (ids.length === 0) return;
  for (const [id, { edges, total }] of await edgesOf(ids, edgeLimit(ids.length))) {
    if (edges.length < total) seen.complete = false;
    for (const edge of edges) {
      const other = otherEnd(edge, id);
      remember(seen, id, other, edge);
      remember(seen, other, id, edge);
    }
  }
  for (const id of ids) seen.expanded.add(id);
}

function remember({ neighbours }: Seen, at: string, other: string, edge: WalkEdge): void {
  if (at === other) return;
  const around = neighbours.get(at) ?? new Map<string, Map<string, WalkEdge>>();
  neighbours.set(at, around);
  const between = around.get(other) ?? new Map<string, WalkEdge>();
  around.set(other, between);
  between.set(edge.id, edge);
}

/** All paths of just this length among what was seen. */
function pathsOfLength(length: number, from: string, to: string, seen: Seen): Path[] {
  const distance = distancesTo(to, length, seen);
  const found: Path[] = [];
  const way = [from];
  const step = (id: string): void => {
    const left = length - way.length + 1;
    if (left === 0) {
      if (id === to) found.push(toPath(way, seen));
      return;
    }
    for (const next of [...(seen.neighbours.get(id)?.keys() ?? [])].sort(compareText)) {
      if ((distance.get(next) ?? Number.POSITIVE_INFINITY) > left - 1 || way.includes(next)) continue;
      if (next === to && left > 1) continue;
      seen.steps += 1;
      if (seen.steps > MAX_STEPS) {
        seen.complete = false;
        return;
      }
      way.push(next);
      step(next);
      way.pop();
    }
  };
  step(from);
  return found;
}

/** How far each entity is from the end, as far as anything was seen. */
function distancesTo(to: string, limit: number, { neighbours }: Seen): Map<string, number> {
  const distance = new Map([[to, 0]]);
  let rim = [to];
  for (let far = 1; far <= limit; far += 1) {
    const next = rim.flatMap((id) => [...(neighbours.get(id)?.keys() ?? [])]).filter((id) => !distance.has(id));
    for (const id of next) distance.set(id, far);
    rim = [...new Set(next)];
  }
  return distance;
}

function toPath(way: readonly string[], { neighbours }: Seen): Path {
  const hops = way.slice(1).map((id, at) => {
    const between =
      neighbours
        .get(way[at] ?? "")
        ?.get(id)
        ?.values() ?? [];
    return [...between].sort((a, b) => b.confidence - a.confidence || byStrength(a, b));
  });
  return { entities: [...way], hops, score: Math.min(...hops.map(([surest]) => surest?.confidence ?? 0)) };
}

function byScore(a: Path, b: Path): number {
  return b.score - a.score || compareText(a.entities.join("\n"), b.entities.join("\n"));
}
