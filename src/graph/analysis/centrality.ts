// How central entities are among others.
import { betweenness, closeness, degree, pagerank } from "graphology-metrics/centrality/index.js";
import { compareText } from "../../domain/index.ts";
import type { WalkEdge } from "../edges.ts";
import type { CentralityMeasure, CentralityScore } from "./analysis.ts";
import { type BindingGraph, toBindingGraph } from "./binding-graph.ts";

type Scores = Readonly<Record<string, number>>;

/**
 * `degree`: the share of the others that it is bound to. `pageRank`: where a reader ends who follows bonds by their
 * support (Page, Brin, Motwani and Winograd 1999, damping 0.85). `betweenness`: the share of shortest ways of others that
 * lead through it (Brandes 2001). `closeness`: how near the others are, by Wasserman and Faust (1994) where some cannot
 * be reached.
 */
const MEASURES: Readonly<Record<CentralityMeasure, (graph: BindingGraph) => Scores>> = {
  degree: (graph) => degree(graph),
  pageRank: (graph) => pagerank(graph, { getEdgeWeight: "weight" }),
  betweenness: (graph) => betweenness(graph, { getEdgeWeight: null, normalized: true }),
  closeness: (graph) => closeness(graph, { wassermanFaust: true }),
};

/** The most central first; ties by id. The same edges give the same scores. */
export function scoreEntities(edges: readonly WalkEdge[], measure: CentralityMeasure): CentralityScore[] {
  const graph = toBindingGraph(edges);
  if (graph.order === 0) return [];
  return Object.entries(MEASURES[measure](graph))
    .map(([id, score]) => ({ id, score: Number((score || 0).toFixed(12)) }))
    .sort((a, b) => b.score - a.score || compareText(a.id, b.id));
}
