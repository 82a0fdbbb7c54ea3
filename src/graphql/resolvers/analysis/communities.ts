// Communities: what is reckoned of them for one question stands on the rows of its list; the entities are those of everywhere else.
import { type GraphQLResolveInfo, getArgumentValues, isObjectType } from "graphql";
import type { FoundCommunity } from "../../../graph/index.ts";
import type { Context } from "../../context.ts";
import type { CommunityEdgeResolvers, QueryResolvers } from "../../generated/resolvers.ts";
import { bindingOf } from "../../questions/cursor.ts";
import { toPageOf } from "../../questions/cut.ts";
import { fieldsBelow } from "../../questions/fields.ts";
import { toFilter } from "../../questions/filter.ts";
import { asOf, between, type PageArguments, toPage } from "../../questions/list-arguments.ts";
import { readFound } from "../../questions/read-found.ts";
import type { CommunityEdgeParent, CommunityMemberEdgeParent, MemberPage } from "../../schema/parents.ts";
import { RELATIONS, strongestEdges } from "./strongest-edges.ts";

export const communities: Required<QueryResolvers>["communities"] = async (_root, args, context: Context, info) => {
  const maxRelations = between(1, args.maxRelations ?? RELATIONS.usual, RELATIONS.most, "maxRelations");
  const resolution = between(0.1, args.resolution ?? 1, 10, "resolution");
  const [filter, known] = [toFilter(args.filter), asOf(args.filter)];
  const binding = bindingOf("communities", filter, resolution, maxRelations, known.knownAt);
  const page = toPage(args, () => binding);
  const inner = bindingOf("members", binding);
  const wanted = memberPages(info);
  for (const args of wanted) toPage(args, () => inner);
  const { edges, budget } = await strongestEdges(filter, maxRelations, context, known);
  const found = await context.analysis.findCommunities(edges, resolution, context.signal);
  const rows = found.communities.map((community) => ({ place: placeOf(community), node: community }));
  const connection = toPageOf(rows, page, binding);
  const shown = connection.edges.map((edge) => ({ ...edge, pageOf: createMemberPages(edge.node.members, inner) }));
  const ids = shown.flatMap(({ node: { members }, pageOf }) => [
    ...members.slice(0, 1),
    ...wanted.flatMap((args) => pageOf(args).edges.map(({ node }) => node)),
  ]);
  const { entity } = await readFound(
    ids.map(({ id }) => id),
    [],
    "CommunityConnection",
    context,
    info,
    known,
  );
  const pageEdges = shown.map(({ cursor, node: { members, pairs }, pageOf }) => ({
    cursor,
    node: entity(members[0]?.id ?? ""),
    size: members.length,
    relatedPairs: pairs,
    pageOf,
    entity,
  }));
  return { ...connection, edges: pageEdges, modularity: found.modularity, ...budget };
};

export const CommunityEdge: CommunityEdgeResolvers = {
  members: ({ pageOf, entity }, args) => {
    const { edges, ...connection } = pageOf(args);
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

/** The pages of a community's members, each cut once: what stands on them is read before it is shown. */
function createMemberPages(members: readonly Member[], binding: string): CommunityEdgeParent["pageOf"] {
  const rows = members.map((member) => ({ place: placeOfMember(member), node: member }));
  const known = new Map<string, MemberPage>();
  return (args) => {
    const key = JSON.stringify([args.first, args.after, args.last, args.before]);
    const page =
      known.get(key) ??
      toPageOf(
        rows,
        toPage(args, () => binding),
        binding,
      );
    known.set(key, page);
    return page;
  };
}

/** Places sort as the members do: the most strongly bound first. */
function placeOfMember(member: Member) {
  return [descending(member.strength), member.id] as const;
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
