// All nodes that a query finds, a page at a time.
import type { GraphNode, GraphStore, NodeKind, Place, Query } from "../../store/index.ts";

const PAGE_SIZE = 500;

/** A node of one kind with what was brought along. */
export type NodeOf<K extends NodeKind> = Extract<GraphNode, { readonly kind: K }>;

/** All nodes of a kind that a query finds, by id. Memory is that of a page, whatever the graph's size. */
export async function* readNodes<K extends NodeKind>(
  store: GraphStore,
  query: Omit<Query, "kind" | "page" | "orderBy"> & { readonly kind: K },
): AsyncIterable<NodeOf<K>> {
  let after: Place | undefined;
  do {
    const page = { size: PAGE_SIZE, ...(after && { after }) };
    const { edges, hasNextPage } = await store.read({ ...query, orderBy: { field: "id", direction: "asc" }, page });
    for (const { node } of edges) yield node as NodeOf<K>;
    after = hasNextPage ? edges.at(-1)?.place : undefined;
  } while (after);
}

/** What a link brought along, as nodes of its kind. */
export function linked<K extends NodeKind>({ links }: GraphNode, name: string, _kind: K): NodeOf<K>[] {
  return links[name]?.edges.map(({ node }) => node as NodeOf<K>) ?? [];
}
