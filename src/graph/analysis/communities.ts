// Entities that hang together more closely than with the rest.
import louvainModule from "graphology-communities-louvain";
import { compareText } from "../../domain/index.ts";
import type { WalkEdge } from "../edges.ts";
import type { Communities, FoundCommunity } from "./analysis.ts";
import { type BindingGraph, toBindingGraph } from "./binding-graph.ts";

/** The package is the function itself, whatever its types say. */
const louvain = louvainModule as unknown as typeof louvainModule.default;

/**
 * Louvain's method (Blondel, Guillaume, Lambiotte and Lefebvre 2008) over the support of edges, without chance: the same
 * edges give the same communities. @param resolution more than 1 makes them smaller, less makes them larger
 */
export function findCommunities(edges: readonly WalkEdge[], resolution: number): Communities {
  const graph = toBindingGraph(edges);
  if (graph.order === 0) return { communities: [], modularity: 0 };
  const { communities, modularity } = louvain.detailed(graph, { resolution, randomWalk: false });
  const groups = Map.groupBy(graph.nodes(), (id) => communities[id]);
  const found = [...groups.values()].map((ids) => toCommunity(graph, new Set(ids)));
  return { communities: found.sort(bySize), modularity };
}

function toCommunity(graph: BindingGraph, ids: ReadonlySet<string>): FoundCommunity {
  let ends = 0;
  const members = [...ids].map((id) => {
    let strength = 0;
    graph.forEachEdge(id, (_edge, { weight }, source, target) => {
      if (!ids.has(source === id ? target : source)) return;
      strength += weight;
      ends += 1;
    });
    return { id, strength };
  });
  members.sort((a, b) => b.strength - a.strength || compareText(a.id, b.id));
  return { members, pairs: ends / 2 };
}

function bySize({ members: a }: FoundCommunity, { members: b }: FoundCommunity): number {
  return b.length - a.length || compareText(a[0]?.id ?? "", b[0]?.id ?? "");
}
