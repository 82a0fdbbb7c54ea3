// The root of all questions. Each asks the store once for everything below it.
import type { QueryResolvers } from "../generated/resolvers.ts";
import { toClocks } from "../questions/list-arguments.ts";
import { kindOfId, readList, readNode } from "../questions/read.ts";
import type { EntityParent } from "../schema/parents.ts";
import { centrality } from "./analysis/centrality.ts";
import { communities } from "./analysis/communities.ts";
import { timeline } from "./analysis/timeline.ts";
import { neighbourhood, paths } from "./analysis/walks.ts";
import { changes } from "./changes/changes.ts";
import { job } from "./changes/jobs.ts";
import { candidates } from "./identity/candidates.ts";
import { judgementPreview, judgements } from "./identity/judgements.ts";
import { ontology, stats } from "./overview.ts";
import { node, nodes } from "./types/node.ts";
import { viewer } from "./viewer.ts";

export const Query: QueryResolvers = {
  node,
  nodes,
  search: (_root, args, context, info) => readList("entity", args, context, info),
  entity: async (_root, { id, ...clocks }, context, info) => {
    if (kindOfId(id) !== "entity") return null;
    return (await readNode(id, context, info, toClocks(clocks))) as EntityParent | null;
  },
  entities: (_root, args, context, info) => readList("entity", args, context, info),
  relations: (_root, args, context, info) => readList("relation", args, context, info),
  statements: (_root, args, context, info) => readList("statement", args, context, info),
  documents: (_root, args, context, info) => readList("document", args, context, info),
  conflicts: (_root, args, context, info) => readList("conflict", args, context, info),
  timeline,
  candidates,
  communities,
  centrality,
  changes,
  judgements,
  judgementPreview,
  job,
  viewer,
  neighbourhood,
  paths,
  ontology,
  stats,
};
