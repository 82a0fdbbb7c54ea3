// The root of all questions. Each asks the store once for everything below it.
import type { QueryResolvers } from "../generated/resolvers.ts";
import { asOf } from "../list-arguments.ts";
import type { EntityParent } from "../parents.ts";
import { kindOfId, readList, readNode } from "../read.ts";
import { candidates } from "./candidates.ts";
import { centrality } from "./centrality.ts";
import { changes } from "./changes.ts";
import { communities } from "./communities.ts";
import { job } from "./jobs.ts";
import { judgementPreview, judgements } from "./judgements.ts";
import { node, nodes } from "./node.ts";
import { ontology, stats } from "./overview.ts";
import { timeline } from "./timeline.ts";
import { viewer } from "./viewer.ts";
import { neighbourhood, paths } from "./walks.ts";

export const Query: QueryResolvers = {
  node,
  nodes,
  search: (_root, args, context, info) => readList("entity", args, context, info),
  entity: async (_root, { id, knownAt }, context, info) => {
    if (kindOfId(id) !== "entity") return null;
    return (await readNode(id, context, info, asOf({ knownAt }))) as EntityParent | null;
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
