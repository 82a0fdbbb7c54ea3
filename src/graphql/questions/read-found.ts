// What the fields want of nodes that a walk or an algorithm found.
import type { GraphQLResolveInfo } from "graphql";
import type { NodeKind } from "../../store/index.ts";
import type { Context } from "../context.ts";
import type { EntityParent, RelationshipParent } from "../schema/parents.ts";
import type { KnownAt } from "./list-arguments.ts";
import { TYPE_NAMES, toMap } from "./read.ts";
import { linkName, selectionsBelow } from "./selection.ts";

export interface FoundNodes {
  entity(id: string): EntityParent;
  relation(id: string): RelationshipParent;
}

/** Reads what the fields want of the entities and edges that were found: one question for each kind that is wanted. */
export async function readFound(
  entities: readonly string[],
  edges: readonly string[],
  typeName: string,
  { store }: Context,
  info: GraphQLResolveInfo,
  known: KnownAt,
): Promise<FoundNodes> {
  const wanted = selectionsBelow(info, typeName, info.fieldNodes, linkName(info.path));
  const read = async (kind: NodeKind, ids: readonly string[]) => {
    const selection = wanted[TYPE_NAMES[kind]];
    if (!selection || ids.length === 0) return new Map();
    return toMap(await store.read({ kind, ids: [...new Set(ids)], ...selection, ...known }));
  };
  const [byEntity, byEdge] = await Promise.all([read("entity", entities), read("relation", edges)]);
  return {
    entity: (id) => (byEntity.get(id) ?? { kind: "entity", id, links: {} }) as EntityParent,
    relation: (id) => (byEdge.get(id) ?? { kind: "relation", id, links: {} }) as RelationshipParent,
  };
}
