// Whatever has an id of its own.
import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../../context.ts";
import { badInput } from "../../errors.ts";
import type { NodeResolvers, QueryResolvers } from "../../generated/resolvers.ts";
import { type Clocks, MAX_IDS, toClocks } from "../../questions/list-arguments.ts";
import { findNodes, readNode, TYPE_NAMES } from "../../questions/read.ts";
import type { NodeParent } from "../../schema/parents.ts";
import { findCandidates } from "../identity/candidates.ts";
import { findJudgements } from "../identity/judgements.ts";

export const Node: NodeResolvers = {
  __resolveType: (node) => {
    if ("kind" in node) return TYPE_NAMES[node.kind];
    return "candidate" in node ? "Candidate" : "Judgement";
  },
};

export const node: Required<QueryResolvers>["node"] = async (_root, { id }, context, info) => {
  if (sortOf(id) === "node") return readNode(id, context, info);
  return (await findAny([id], context, info, {})).get(id) ?? null;
};

export const nodes: Required<QueryResolvers>["nodes"] = async (_root, { ids, ...args }, context, info) => {
  if (ids.length > MAX_IDS) throw badInput(`ids must be at most ${MAX_IDS}, not ${ids.length}.`);
  const found = await findAny(ids, context, info, toClocks(args));
  return ids.map((id) => found.get(id) ?? null);
};

/** Asks the store for what it has as nodes, and looks the rest up among its candidates and judgements. */
async function findAny(
  ids: readonly string[],
  context: Context,
  info: GraphQLResolveInfo,
  { filter, ...known }: Clocks,
) {
  const { candidate, judgement, node } = Object.groupBy(ids, sortOf);
  if (filter && (candidate || judgement))
    throw badInput("validAt asks what holds on a day, and candidates and judgements speak of none: leave it out.");
  const answers = await Promise.all([
    node && findNodes(node, context, info, { ...known, ...(filter && { filter }) }),
    candidate && findCandidates(candidate, context, info, known),
    judgement && findJudgements(judgement, context, known),
  ]);
  return new Map(answers.flatMap((answer) => [...((answer ?? []) as Iterable<[string, NodeParent]>)]));
}

function sortOf(id: string): "candidate" | "judgement" | "node" {
  const [, sort] = /^(candidate|judgement):[0-9a-f]{32,64}$/.exec(id) ?? [];
  return (sort as "candidate" | "judgement" | undefined) ?? "node";
}
