// Communities and centrality: the best supported edges are read, an algorithm works on them, and what a page shows of its
// answer is read at one go.
import { type GraphQLResolveInfo, getArgumentValues, isObjectType } from "graphql";
import { hashOf } from "../../domain/index.ts";
import type { CentralityScore, FoundCommunity } from "../../graph/index.ts";
import type { Filter, RelationRecord } from "../../store/index.ts";
import type { Context } from "../context.ts";
import { bindingOf } from "../cursor.ts";
import { cut, toPageOf } from "../cut.ts";
import { fieldsBelow } from "../fields.ts";
import { toFilter } from "../filter.ts";
import type { CommunityResolvers, QueryResolvers } from "../generated/resolvers.ts";
import { asOf, between, type KnownAt, MAX_PAGE_SIZE, PAGE_SIZE, sizeOf, toPage } from "../list-arguments.ts";
import { readFound } from "../read-found.ts";

const RELATIONS = 5_000;
const MAX_RELATIONS = 20_000;

export const communities: Required<QueryResolvers>["communities"] = async (_root, args, context, info) => {
  const maxRelations = between(1, args.maxRelations ?? RELATIONS, MAX_RELATIONS, "maxRelations");
  const resolution = between(0.1, args.resolution ?? 1, 10, "resolution");
  const [filter, known] = [toFilter(args.filter), asOf(args.filter)];
  const binding = bindingOf("communities", filter, resolution, maxRelations, known.knownAt);
  const page = toPage(args, () => binding);
  const { edges, budget } = await strongestEdges(filter, maxRelations, context, known);
  const found = await context.analysis.findCommunities(edges, resolution, context.signal);
  const rows = found.communities.map((community) => ({ ...toPlace(community), community }));
  const most = mostMembers(info);
  const shown = cut(rows, page).rows.flatMap(({ community }) => community.members.slice(0, most).map(({ id }) => id));
  const { entity } = await readFound(shown, [], "CommunityConnection", context, info, known);
  const nodes = rows.map(({ place, id, community: { members, pairs } }) => ({
    place,
    node: {
      key: id,
      size: members.length,
      relatedPairs: pairs,
      shown: members.slice(0, most).map((member) => ({
        id: `${id}/${member.id}`,
        entity: entity(member.id),
        strength: member.strength,
      })),
    },
  }));
  return { ...toPageOf(nodes, page, binding), modularity: found.modularity, ...budget };
};

export const Community: CommunityResolvers = {
  members: ({ shown }, { first }) => shown.slice(0, sizeOf(first ?? PAGE_SIZE, "first")),
};

export const centrality: Required<QueryResolvers>["centrality"] = async (_root, args, context, info) => {
  const maxRelations = between(1, args.maxRelations ?? RELATIONS, MAX_RELATIONS, "maxRelations");
  const [filter, known] = [toFilter(args.filter), asOf(args.filter)];
  const binding = bindingOf("centrality", args.measure, filter, maxRelations, known.knownAt);
  const page = toPage(args, () => binding);
  const { edges, budget } = await strongestEdges(filter, maxRelations, context, known);
  const scores = await context.analysis.scoreEntities(edges, args.measure, context.signal);
  const rows = scores.map((score, at) => ({ ...score, rank: at + 1, place: placeOf(score) }));
  const shown = cut(rows, page).rows.map(({ id }) => id);
  const { entity } = await readFound(shown, [], "CentralityConnection", context, info, known);
  const connection = toPageOf(
    rows.map((row) => ({ place: row.place, node: row })),
    page,
    binding,
  );
  const pageEdges = connection.edges.map(({ cursor, node: { id, score, rank } }) => ({
    cursor,
    node: entity(id),
    score,
    rank,
  }));
  return { ...connection, edges: pageEdges, ...budget };
};

/** The best supported edges that somebody affirms, and what of them was left out: one question. */
async function strongestEdges(filter: Filter | undefined, most: number, { store }: Context, known: KnownAt) {
  const affirmed: Filter = { is: { relation: { fields: { support: { gte: 1 } } } } };
  const { edges, totalCount } = await store.read({
    kind: "relation",
    filter: filter ? { and: [filter, affirmed] } : affirmed,
    orderBy: { field: "support", direction: "desc" },
    page: { size: most },
    totalCount: true,
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

/** Places sort as the communities do: the largest first, then by the id of the first member. */
function toPlace({ members }: FoundCommunity) {
  const id = `community:${hashOf(members.map((member) => member.id).sort())}`;
  return { id, place: [String(1_000_000_000 - members.length), members[0]?.id ?? id] as const };
}

function placeOf({ id, score }: CentralityScore) {
  return [(1 - score).toFixed(12), id] as const;
}

/** How many members of a community any field shows. */
function mostMembers(info: GraphQLResolveInfo): number {
  let sets = [...info.fieldNodes];
  for (const [typeName, name] of [
    ["CommunityConnection", "edges"],
    ["CommunityEdge", "node"],
    ["Community", "members"],
  ] as const) {
    const type = info.schema.getType(typeName);
    if (!isObjectType(type)) return 0;
    const below = [...fieldsBelow(info, type, sets).values()].flat();
    sets = below.filter((field) => field.name.value === name);
  }
  const members = info.schema.getType("Community");
  const field = isObjectType(members) ? members.getFields().members : undefined;
  const sizes = sets.map((node) => (field && getArgumentValues(field, node, info.variableValues).first) ?? PAGE_SIZE);
  return Math.min(MAX_PAGE_SIZE, Math.max(0, ...sizes.map(Number)));
}
