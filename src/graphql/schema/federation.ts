// The schema as a subgraph of a federated graph (https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec):
// others name our nodes by type and id, and add fields of theirs.
import type { GraphQLResolveInfo } from "graphql";
import type { GraphNode } from "../../store/index.ts";
import type { Context } from "../context.ts";
import { badInput } from "../errors.ts";
import { findNodes, kindOfId, TYPE_NAMES } from "../questions/read.ts";

/** Representations of one question: what a gateway asks at one go for a page of pages. */
export const MAX_REPRESENTATIONS = 1_000;

const ENTITIES = Object.values(TYPE_NAMES);

/** What the specification adds to the schema that is served. */
export const FEDERATION_SDL = `
"""
A node as other subgraphs name it: \`__typename\` and \`id\`.
"""
scalar _Any @specifiedBy(url: "https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec")

"""
Whatever other subgraphs may add fields to.
"""
union _Entity = ${ENTITIES.join(" | ")}

"""
What a gateway must know of this subgraph.
"""
type _Service {
  """
  The schema with its keys.
  """
  sdl: String!
}

extend type Query {
  """
  Nodes by type and id, in the same order, with null where there is no such node. For gateways.
  """
  _entities(
    """
    At most ${MAX_REPRESENTATIONS} nodes.
    """
    representations: [_Any!]!
  ): [_Entity]!

  """
  This schema as a subgraph. For gateways.
  """
  _service: _Service!
}
`;

/** The text of a schema as that of a subgraph: nodes have a key, and what every Relay schema has may be in others too. */
export function toSubgraphSdl(sdl: string): string {
  const keys = ENTITIES.map((name) => `extend type ${name} @key(fields: "id")`);
  return [
    `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])`,
    "directive @oneOf on INPUT_OBJECT",
    ...keys,
    sdl.replace("type PageInfo {", "type PageInfo @shareable {"),
  ].join("\n\n");
}

export const Entity = { __resolveType: ({ kind }: GraphNode) => TYPE_NAMES[kind] };

/** One question to the store for each type among the representations. */
export async function entities(
  _root: unknown,
  { representations }: { readonly representations: readonly unknown[] },
  context: Context,
  info: GraphQLResolveInfo,
): Promise<(GraphNode | null)[]> {
  if (representations.length > MAX_REPRESENTATIONS) {
    throw badInput(`representations must be at most ${MAX_REPRESENTATIONS}, not ${representations.length}.`);
  }
  const named = representations.map(toName);
  const ids = named.filter(({ id, type }) => TYPE_NAMES[kindOfId(id)] === type).map(({ id }) => id);
  const found = await findNodes([...new Set(ids)], context, info);
  return named.map(({ id, type }) => {
    const node = found.get(id);
    return node && TYPE_NAMES[node.kind] === type ? node : null;
  });
}

function toName(representation: unknown): { readonly type: string; readonly id: string } {
  const { __typename: type, id } = (representation ?? {}) as { readonly __typename?: unknown; readonly id?: unknown };
  const isOurs = ENTITIES.some((name) => name === type);
  if (isOurs && typeof id === "string") return { type: type as string, id };
  throw badInput(`A representation needs an id, and one of these as __typename: ${ENTITIES.join(", ")}.`);
}
