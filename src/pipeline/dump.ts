// The canonical dump: a whole store as lines of JSON that are the same for the same graph, on every store.
import type { Extraction } from "../domain/index.ts";
import { compareText, toCanonicalJson } from "../domain/index.ts";
import type { GraphNode, GraphStore, NodeKind, Place } from "../store/index.ts";

/** The first line of every dump. A reader refuses other numbers. */
export const DUMP_FORMAT = { kind: "citegraph", format: 1 } as const;

const DERIVED: readonly NodeKind[] = ["entity", "relation", "conflict"];
const PAGE_SIZE = 1000;

/**
 * All that a store holds, one object a line, keys sorted: first a line with the format, then for each document by key
 * what it says (`kind: "extraction"`: document, entities, statements, run), then what is derived from that (`entity`,
 * `relation`, `conflict`, each by id). No time of ours is in it, so two stores with the same graph have the same dump.
 */
export async function* dumpLines(store: GraphStore): AsyncIterable<string> {
  yield toCanonicalJson(DUMP_FORMAT);
  for await (const extraction of store.extractions()) yield toCanonicalJson(toDumped(extraction));
  for (const kind of DERIVED) {
    for await (const { links: _links, ...node } of nodesOf(store, kind)) yield toCanonicalJson(node);
  }
}

function toDumped({ document, entities, statements, run }: Extraction) {
  const { retrievedAt: _ours, ...said } = document;
  return { kind: "extraction", document: said, entities: byId(entities), statements: byId(statements), run };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => compareText(a.id, b.id));
}

/** All nodes of a kind, by id, a page at a time. */
export async function* nodesOf(store: GraphStore, kind: NodeKind): AsyncIterable<GraphNode> {
  let after: Place | undefined;
  do {
    const page = { size: PAGE_SIZE, ...(after && { after }) };
    const { edges, hasNextPage } = await store.read({ kind, orderBy: { field: "id", direction: "asc" }, page });
    for (const { node } of edges) yield node;
    after = hasNextPage ? edges.at(-1)?.place : undefined;
  } while (after);
}
