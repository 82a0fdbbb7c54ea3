// What algorithms on the graph work on.
import type { Filter, RelationRecord } from "../../../store/index.ts";
import type { Context } from "../../context.ts";
import type { KnownAt } from "../../questions/list-arguments.ts";

/** How many relation edges are looked at: when nothing is said, and at most. */
export const RELATIONS = { usual: 5_000, most: 20_000 } as const;

/** The best supported edges that somebody affirms, and what of them was left out: one question. */
export async function strongestEdges(filter: Filter | undefined, most: number, { store }: Context, known: KnownAt) {
  const affirmed: Filter = { is: { relation: { fields: { support: { gte: 1 } } } } };
  const { edges, totalCount } = await store.read({
    kind: "relation",
    filter: filter ? { and: [filter, affirmed] } : affirmed,
    orderBy: { field: "support", direction: "desc" },
    page: { size: most },
    totalCount: true,
    members: ["support", "confidence"],
    ...known,
  });
  const omitted = (totalCount ?? 0) - edges.length;
  return {
    edges: edges.map(({ node }) => {
      const { id, subject, object, support, confidence } = node as RelationRecord;
      return { id, subject, object, support, confidence };
    }),
    budget: { complete: omitted === 0, relationCount: edges.length, omittedRelations: omitted },
  };
}
