// Communities: what is reckoned of them for one question stands on the rows of its list; the entities are those of everywhere else.
import { type GraphQLResolveInfo, getArgumentValues, isObjectType } from "graphql";
import type { FoundCommunity } from "../../graph/index.ts";
import type { Context } from "../context.ts";
import { bindingOf } from "../cursor.ts";
import { cut, toPageOf } from "../cut.ts";
import { fieldsBelow } from "../fields.ts";
import { toFilter } from "../filter.ts";
import type { CommunityEdgeResolvers, QueryResolvers } from "../generated/resolvers.ts";
import { asOf, between, type PageArguments, toPage } from "../list-arguments.ts";
import type { CommunityMemberEdgeParent } from "../parents.ts";
import { readFound } from "../read-found.ts";
import { RELATIONS, strongestEdges } from "./strongest-edges.ts";

export const communities: Required<QueryResolvers>["communities"] = async (_root, args, context: Context, info) => {
  const maxRelations = between(1, args.maxRelations ?? RELATIONS.usual, RELATIONS.most, "maxRelations");
  const resolution = between(0.1, args.resolution ?? 1, 10, "resolution");
  const [filter, known] = [toFilter(args.filter), asOf(args.filter)];
  const binding = bindingOf("communities", filter, resolution, maxRelations, known.knownAt);
  const page = toPage(args, () => binding);
  const inner = bindingOf("members", binding);
  const pages = memberPages(info).map((wanted) => toPage(wanted, () => inner));
  const { edges, budget } = await strongestEdges(filter, maxRelations, context, known);
  const found = await context.analysis.findCommunities(edges, resolution, context.signal);
  const rows = found.communities.map((community) => ({ place: placeOf(community), node: community }));
  const shown = cut(rows, page).rows.flatMap(({ node: { members } }) => [
    ...members.slice(0, 1),
    ...pages.flatMap((wanted) => cut(members.map(toMemberRow), wanted).rows.map(({ member }) => member)),
  ]);
  const ids = shown.map(({ id }) => id);
  const { entity } = await readFound(ids, [], "CommunityConnection", context, info, known);
  const connection = toPageOf(rows, page, binding);
  const pageEdges = connection.edges.map(({ cursor, node: { members, pairs } }) => ({
    cursor,
    node: entity(members[0]?.id ?? ""),
    size: members.length,
    relatedPairs: pairs,
    found: members,
    binding: inner,
    entity,
  }));
  return { ...connection, edges: pageEdges, modularity: found.modularity, ...budget };
};

export const CommunityEdge: CommunityEdgeResolvers = {
  members: ({ found, binding, entity }, args) => {
    const { edges, ...connection } = toPageOf(
      found.map((member) => ({ ...toMemberRow(member), node: member })),
      toPage(args, () => binding),
      binding,
    );
    const rows: CommunityMemberEdgeParent[] = edges.map(({ cursor, node: { id, strength } }) => ({
      cursor,
      node: entity(id),
      strength,
    }));
    return { ...connection, edges: rows };
  },
};

type Member = FoundCommunity["members"][number];

/** Places sort as the communities do: the largest first, then by the id of the first member. */
function placeOf({ members }: FoundCommunity) {
  return [descending(members.length), members[0]?.id ?? ""] as const;
}

/** Places sort as the members do: the most strongly bound first. */
function toMemberRow(member: Member) {
  return { place: [descending(member.strength), member.id] as const, member };
}

const descending = (count: number): string => String(1_000_000_000 - count).padStart(10, "0");

/** The pages of members that any field of the operation shows. */
function memberPages(info: GraphQLResolveInfo): PageArguments[] {
  let sets = [...info.fieldNodes];
  for (const [typeName, name] of [
    ["CommunityConnection", "edges"],
    ["CommunityEdge", "members"],
  ] as const) {
    const type = info.schema.getType(typeName);
    if (!isObjectType(type)) return [];
    const below = [...fieldsBelow(info, type, sets).values()].flat();
    sets = below.filter((field) => field.name.value === name);
  }
  const type = info.schema.getType("CommunityEdge");
  const field = isObjectType(type) ? type.getFields().members : undefined;
  return field ? sets.map((node) => getArgumentValues(field, node, info.variableValues)) : [];
}
