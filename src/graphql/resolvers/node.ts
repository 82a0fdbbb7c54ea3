// Whatever has an id of its own.
import type { GraphQLResolveInfo } from "graphql";
import type { GraphNode } from "../../store/index.ts";
import type { Context } from "../context.ts";
import { badInput } from "../errors.ts";
import type { NodeResolvers, QueryResolvers } from "../generated/resolvers.ts";
import { MAX_PAGE_SIZE } from "../list-arguments.ts";
import { kindOfId, readNodes, TYPE_NAMES } from "../read.ts";

export const Node: NodeResolvers = {
  __resolveType: ({ kind }) => TYPE_NAMES[kind],
};

export const node: Required<QueryResolvers>["node"] = async (_root, { id }, context, info) =>
  (await readByKind([id], context, info)).get(id) ?? null;

/** Asks once for each kind of thing among the ids. */
export const nodes: Required<QueryResolvers>["nodes"] = async (_root, { ids }, context, info) => {
  if (ids.length > MAX_PAGE_SIZE) throw badInput(`ids must be at most ${MAX_PAGE_SIZE}, not ${ids.length}.`);
  const found = await readByKind(ids, context, info);
  return ids.map((id) => found.get(id) ?? null);
};

async function readByKind(
  ids: readonly string[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Map<string, GraphNode>> {
  const byKind = Object.entries(Object.groupBy(ids, kindOfId)) as [GraphNode["kind"], string[]][];
  const answers = await Promise.all(byKind.map(([kind, some]) => readNodes(kind, some, context, info)));
  return new Map(answers.flatMap((answer) => [...answer]));
}
