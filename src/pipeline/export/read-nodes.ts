// All nodes that a query finds, a page at a time.
import type { GraphNode, GraphStore, NodeKind, Place, Query } from "../../store/index.ts";

const PAGE_SIZE = 500;

/** A node of one kind with what was brought along. */
export type NodeOf<K extends NodeKind> = Extract<GraphNode, { readonly kind: K }>;

/** A query whose pages and order are not the caller's. */
type WholeQuery<K extends NodeKind> = Omit<Query, "kind" | "page" | "orderBy"> & { readonly kind: K };

/** All nodes of a kind that a query finds, by id. Memory is that of a page, whatever the graph's size. */
export async function* readNodes<K extends NodeKind>(
  store: GraphStore,
  query: WholeQuery<K>,
): AsyncIterable<NodeOf<K>> {
  for await (const page of readPages(store, query)) yield* page;
}

/** The same, a page at a time, for who looks something up for many of them at once. */
export async function* readPages<K extends NodeKind>(
  store: GraphStore,
  query: WholeQuery<K>,
): AsyncIterable<readonly NodeOf<K>[]> {
  let after: Place | undefined;
  do {
    const page = { size: PAGE_SIZE, ...(after && { after }) };
    const { edges, hasNextPage } = await store.read({ ...query, orderBy: { field: "id", direction: "asc" }, page });
    yield edges.map(({ node }) => node as NodeOf<K>);
    after = hasNextPage ? edges.at(-1)?.place : undefined;
  } while (after);
}

/** Nodes by their ids, looked up at one go. */
export async function lookUp<K extends NodeKind>(
  store: GraphStore,
  kind: K,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, NodeOf<K>>> {
  const { edges } = await store.read({ kind, ids: [...new Set(ids)] });
  return new Map(edges.map(({ node }) => [node.id, node as NodeOf<K>]));
}

/** What a link brought along, as nodes of its kind. */
export function linked<K extends NodeKind>({ links }: GraphNode, name: string, _kind: K): NodeOf<K>[] {
  return links[name]?.edges.map(({ node }) => node as NodeOf<K>) ?? [];
}
