// Whatever has an id of its own.
import { badInput } from "../errors.ts";
import type { NodeResolvers, QueryResolvers } from "../generated/resolvers.ts";
import { MAX_PAGE_SIZE } from "../list-arguments.ts";
import { findNodes, readNode, TYPE_NAMES } from "../read.ts";

export const Node: NodeResolvers = {
  __resolveType: ({ kind }) => TYPE_NAMES[kind],
};

export const node: Required<QueryResolvers>["node"] = (_root, { id }, context, info) => readNode(id, context, info);

export const nodes: Required<QueryResolvers>["nodes"] = async (_root, { ids }, context, info) => {
  if (ids.length > MAX_PAGE_SIZE) throw badInput(`ids must be at most ${MAX_PAGE_SIZE}, not ${ids.length}.`);
  const found = await findNodes(ids, context, info);
  return ids.map((id) => found.get(id) ?? null);
};
