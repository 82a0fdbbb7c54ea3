// What runs in each thread of an analysis.
import type { AnalysisTask, CentralityScore, Communities } from "./analysis.ts";
import { scoreEntities } from "./centrality.ts";
import { findCommunities } from "./communities.ts";

export default function analyse(task: AnalysisTask): Communities | CentralityScore[] {
  return task.find === "communities"
    ? findCommunities(task.edges, task.resolution)
    : scoreEntities(task.edges, task.measure);
}
