// The part of a graph that an algorithm works on: entities, and for each two of them how strongly they are bound.
import { UndirectedGraph } from "graphology";
import { compareText } from "../../domain/index.ts";
import type { WalkEdge } from "../edges.ts";

export type BindingGraph = UndirectedGraph<Record<string, never>, { readonly weight: number }>;

/**
 * Relation edges in either direction become one bond of two entities, whose weight is the sum of their support. What
 * nobody affirms and what leads back to where it starts bind nothing. The order of the edges does not matter.
 */
export function toBindingGraph(edges: readonly WalkEdge[]): BindingGraph {
  const graph: BindingGraph = new UndirectedGraph();
  for (const { subject, object, support } of edges.toSorted((a, b) => compareText(a.id, b.id))) {
    if (subject === object || support <= 0) continue;
    graph.mergeNode(subject);
    graph.mergeNode(object);
    graph.updateEdge(subject, object, ({ weight = 0 }) => ({ weight: weight + support }));
  }
  return graph;
}
