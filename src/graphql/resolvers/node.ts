// Whatever has an id of its own.

import type { GraphNode } from "../../store/index.ts";
import type { Context } from "../context.ts";
import { badInput } from "../errors.ts";
import type { NodeResolvers, QueryResolvers } from "../generated/resolvers.ts";
import { MAX_PAGE_SIZE } from "../list-arguments.ts";
import { kindOfId, readNode, readNodes, TYPE_NAMES } from "../read.ts";

export const Node: NodeResolvers = {
  __resolveType: ({ kind }) => TYPE_NAMES[kind],
};

export const node: Required<QueryResolvers>["node"] = (_root, { id }, context, info) => readNode(id, context, info);

/** Asks once for each kind of thing among the ids, and once more for each entity that is shown under another id. */
export const nodes: Required<QueryResolvers>["nodes"] = async (_root, { ids }, context, info) => {
  if (ids.length > MAX_PAGE_SIZE) throw badInput(`ids must be at most ${MAX_PAGE_SIZE}, not ${ids.length}.`);
  const byKind = Object.entries(Object.groupBy(ids, kindOfId)) as [GraphNode["kind"], string[]][];
  const answers = await Promise.all(byKind.map(([kind, some]) => readNodes(kind, some, context, info)));
  const found = new Map(answers.flatMap((answer) => [...answer]));
  const missing = ids.filter((id) => !found.has(id) && kindOfId(id) === "entity");
  for (const id of await shownOtherwise(missing, context)) {
    const shown = await readNode(id, context, info);
    if (shown) found.set(id, shown);
  }
  return ids.map((id) => found.get(id) ?? null);
};

/** The ids, if any of them is one that an entity is not shown under; else none: they are unknown. */
async function shownOtherwise(ids: readonly string[], { store }: Context): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { edges } = await store.read({ kind: "entity", ids });
  return edges.length > 0 ? ids : [];
}
