// Algorithms that hold a part of the graph in memory, on threads of their own: what takes seconds holds up nobody else, and
// ends when nobody waits for it.
import { extname } from "node:path";
import { CitegraphError } from "../../domain/index.ts";
import type { WalkEdge } from "../edges.ts";

export const CENTRALITY_MEASURES = ["degree", "pageRank", "betweenness", "closeness"] as const;
export type CentralityMeasure = (typeof CENTRALITY_MEASURES)[number];

export interface CentralityScore {
  readonly id: string;
  /** From 0 to 1, to twelve digits: the order in which a processor adds does not show. */
  readonly score: number;
}

export interface CommunityMember {
  readonly id: string;
  /** Support of its relation edges to other members, summed. */
  readonly strength: number;
}

export interface FoundCommunity {
  /** The most strongly bound first; ties by id. */
  readonly members: readonly CommunityMember[];
  /** Pairs of members that are bound. */
  readonly pairs: number;
}

export interface Communities {
  /** The largest first; ties by the id of the first member. */
  readonly communities: readonly FoundCommunity[];
  /** From -0.5 to 1: how much more weight lies inside communities than chance would put there. */
  readonly modularity: number;
}

export interface Analysis {
  /** See communities.ts. @throws CitegraphError CANCELLED when nobody waits, LIMIT_EXCEEDED when too many wait */
  findCommunities(edges: readonly WalkEdge[], resolution: number, signal?: AbortSignal): Promise<Communities>;
  /** See centrality.ts. @throws CitegraphError as `findCommunities` does */
  scoreEntities(
    edges: readonly WalkEdge[],
    measure: CentralityMeasure,
    signal?: AbortSignal,
  ): Promise<CentralityScore[]>;
  /** Ends the threads; what is under way is given up. */
  close(): Promise<void>;
}

export type AnalysisTask =
  | { readonly find: "communities"; readonly edges: readonly WalkEdge[]; readonly resolution: number }
  | { readonly find: "centrality"; readonly edges: readonly WalkEdge[]; readonly measure: CentralityMeasure };

/** Threads, each of which keeps a core busy, and tasks that wait for one. */
const THREADS = 2;
const MAX_WAITING = 32;

/** Starts no thread, and loads no algorithm, until the first task. */
export function createAnalysis(): Analysis {
  let started: Promise<InstanceType<typeof import("piscina").Piscina>> | undefined;
  const run = async <T>(task: AnalysisTask, signal: AbortSignal | undefined): Promise<T> => {
    started ??= startThreads();
    const pool = await started;
    if (pool.queueSize >= MAX_WAITING) {
      throw new CitegraphError("LIMIT_EXCEEDED", "Too many communities and centralities are being worked out.");
    }
    try {
      return (await pool.run(task, { signal: signal ?? null })) as T;
    } catch (cause) {
      if (signal?.aborted) throw new CitegraphError("CANCELLED", "Nobody waits for the answer.", { cause });
      throw cause;
    }
  };
  return {
    findCommunities: (edges, resolution, signal) => run({ find: "communities", edges, resolution }, signal),
    scoreEntities: (edges, measure, signal) => run({ find: "centrality", edges, measure }, signal),
    close: async () => (await started)?.destroy(),
  };
}

async function startThreads() {
  const { Piscina } = await import("piscina");
  const filename = new URL(`./worker${extname(import.meta.url)}`, import.meta.url).href;
  return new Piscina({ filename, minThreads: 0, maxThreads: THREADS, idleTimeout: 10_000 });
}
