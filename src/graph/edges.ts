// Relation edges as the walks over the graph see them.
import { compareText } from "../domain/index.ts";

export interface WalkEdge {
  readonly id: string;
  readonly subject: string;
  readonly object: string;
  readonly support: number;
  readonly confidence: number;
}

/** Edges of one entity, the strongest first; `total` counts those that were not handed out, too. */
export interface EdgesAt {
  readonly edges: readonly WalkEdge[];
  readonly total: number;
}

/** Edges of each of these entities, at most `limit` of each; nothing for an unknown entity. */
export type EdgesOf = (ids: readonly string[], limit: number) => Promise<ReadonlyMap<string, EdgesAt>>;

/** The best supported first, then the surest; ties by id. */
export function byStrength(a: WalkEdge, b: WalkEdge): number {
  return b.support - a.support || b.confidence - a.confidence || compareText(a.id, b.id);
}

/** The entity at the other end. */
export function otherEnd({ subject, object }: WalkEdge, id: string): string {
  return subject === id ? object : subject;
}

/** Edges that one question may bring, over all entities that it asks about. */
const EDGES_PER_QUESTION = 20_000;

/** How many edges to ask for of each of so many entities. */
export function edgeLimit(entities: number): number {
  return Math.min(500, Math.max(20, Math.floor(EDGES_PER_QUESTION / Math.max(entities, 1))));
}
