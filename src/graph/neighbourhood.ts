// What lies around an entity, ring by ring.
import { byStrength, type EdgesAt, type EdgesOf, edgeLimit, otherEnd, type WalkEdge } from "./edges.ts";

export interface Neighbourhood {
  /** Ids, the centre first, nearer rings before farther ones, within a ring by their strongest edge. */
  readonly entities: readonly string[];
  /** Edges whose ends are both among the entities, the strongest first. */
  readonly edges: readonly WalkEdge[];
  /** Entities within reach that were seen and left out. */
  readonly omittedEntities: number;
  /** Edges of the entities that were not looked at, or lead to one that was left out. */
  readonly omittedEdges: number;
}

export interface NeighbourhoodOptions {
  readonly depth: number;
  /** The centre counts. */
  readonly maxEntities: number;
}

/**
 * Walks from the centre along edges in both directions, the strongest first, until the depth or the number of entities
 * is reached. Asks `depth` + 1 times at most. The same graph gives the same neighbourhood.
 * @returns null when there is no such entity
 */
export async function findNeighbourhood(
  centre: string,
  { depth, maxEntities }: NeighbourhoodOptions,
  edgesOf: EdgesOf,
): Promise<Neighbourhood | null> {
  const found = new Set([centre]);
  const seen = new Map<string, EdgesAt>();
  const omitted = new Set<string>();
  let ring = [centre];
  for (let distance = 0; distance <= depth && ring.length > 0; distance += 1) {
    const answer = await edgesOf(ring, edgeLimit(ring.length));
    for (const id of ring) seen.set(id, answer.get(id) ?? { edges: [], total: 0 });
    if (distance === 0 && !answer.has(centre)) return null;
    if (distance === depth) break;
    ring = takeRing(nextRing(ring, seen, found), found, omitted, maxEntities);
  }
  return toNeighbourhood(found, seen, omitted);
}

/** Entities one edge beyond the ring, by their strongest edge. */
function nextRing(ring: readonly string[], seen: ReadonlyMap<string, EdgesAt>, found: ReadonlySet<string>): string[] {
  const outward = ring.flatMap((id) =>
    (seen.get(id)?.edges ?? []).map((edge) => ({ edge, to: otherEnd(edge, id) })).filter(({ to }) => !found.has(to)),
  );
  return [...new Set(outward.sort((a, b) => byStrength(a.edge, b.edge)).map(({ to }) => to))];
}

function takeRing(next: readonly string[], found: Set<string>, omitted: Set<string>, maxEntities: number): string[] {
  const taken = next.slice(0, Math.max(0, maxEntities - found.size));
  for (const id of taken) found.add(id);
  for (const id of next.slice(taken.length)) omitted.add(id);
  return taken;
}

function toNeighbourhood(
  found: ReadonlySet<string>,
  seen: ReadonlyMap<string, EdgesAt>,
  omitted: ReadonlySet<string>,
): Neighbourhood {
  const edges = new Map([...seen.values()].flatMap((at) => at.edges.map((edge) => [edge.id, edge] as const)));
  const inside = [...edges.values()].filter(({ subject, object }) => found.has(subject) && found.has(object));
  const cut = [...edges.values()].filter(({ subject, object }) => omitted.has(subject) || omitted.has(object));
  const unseen = [...seen.values()].reduce((sum, at) => sum + at.total - at.edges.length, 0);
  return {
    entities: [...found],
    edges: inside.sort(byStrength),
    omittedEntities: omitted.size,
    omittedEdges: cut.length + unseen,
  };
}
