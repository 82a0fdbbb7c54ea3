// The same graph in memory: graphology with the attributes that a page shows, and names by their words.
import { MultiDirectedGraph } from "graphology";
import type { EntityRecord, GraphStore, RelationRecord } from "../../../src/store/index.ts";
import { type Answers, FILTERED_RELATION, MAX_ENTITIES, MAX_LENGTH, PAGE_SIZE } from "./questions.ts";

const READ_SIZE = 5_000;

/** All entities and relation edges of a store as a graphology graph. */
export async function toGraph(store: GraphStore): Promise<MultiDirectedGraph> {
  const graph = new MultiDirectedGraph();
  for await (const each of readAll<EntityRecord>(store, "entity")) graph.addNode(each.id, { ...each });
  for await (const each of readAll<RelationRecord>(store, "relation")) {
    graph.addEdgeWithKey(each.id, each.subject, each.object, { ...each });
  }
  return graph;
}

async function* readAll<R extends { readonly id: string }>(store: GraphStore, kind: "entity" | "relation") {
  const orderBy = { field: "id", direction: "asc" } as const;
  for (let after: readonly [string, string] | undefined; ; ) {
    const page = { size: READ_SIZE, ...(after && { after }) };
    const { edges, hasNextPage } = await store.read({ kind, orderBy, page });
    for (const { node } of edges) yield node as unknown as R;
    const last = edges.at(-1)?.node.id;
    if (!hasNextPage || last === undefined) return;
    after = [last, last];
  }
}

/** What one would write over graphology for these questions. */
export function inMemoryAnswers(graph: MultiDirectedGraph): Answers {
  const names = graph.mapNodes((id, { name, aliases }) => ({ id, words: wordsOf([name, ...aliases]) }));
  const strongest = (id: string) => graph.edges(id).sort((a, b) => supportOf(graph, b) - supportOf(graph, a));
  return {
    "entity page": ({ id }) =>
      strongest(id)
        .slice(0, PAGE_SIZE)
        .map((edge) => [graph.getEdgeAttributes(edge), graph.opposite(id, edge)]),
    "one-hop filter": ({ id }) =>
      strongest(id)
        .filter((edge) => graph.getEdgeAttribute(edge, "relation") === FILTERED_RELATION)
        .slice(0, PAGE_SIZE),
    "two hops, 1,000": ({ id }) => around(graph, id),
    "shortest path": ({ id, other }) => shortest(graph, id, other),
    "prefix search": ({ prefix }) => {
      const wanted = prefix.toLowerCase().split(" ");
      return names
        .filter(({ words }) => wanted.every((start) => words.some((word) => word.startsWith(start))))
        .slice(0, 20);
    },
  };
}

const wordsOf = (names: readonly string[]) => names.join(" ").toLowerCase().split(" ");
const supportOf = (graph: MultiDirectedGraph, edge: string): number => graph.getEdgeAttribute(edge, "support");

function around(graph: MultiDirectedGraph, centre: string): string[] {
  const found = new Set([centre]);
  let ring = [centre];
  for (let depth = 0; depth < 2; depth += 1) {
    const next = new Set(ring.flatMap((id) => graph.neighbors(id)).filter((id) => !found.has(id)));
    ring = [...next].slice(0, MAX_ENTITIES - found.size);
    for (const id of ring) found.add(id);
  }
  return [...found];
}

/** Breadth first from both ends by turns. */
function shortest(graph: MultiDirectedGraph, from: string, to: string): boolean {
  const balls = [new Set([from]), new Set([to])] as const;
  const rims = [[from], [to]];
  for (let length = 1; length <= MAX_LENGTH; length += 1) {
    const side = rims[0]!.length <= rims[1]!.length ? 0 : 1;
    const next = [...new Set(rims[side]!.flatMap((id) => graph.neighbors(id)))].filter((id) => !balls[side]!.has(id));
    if (next.some((id) => balls[side === 0 ? 1 : 0].has(id))) return true;
    for (const id of next) balls[side]!.add(id);
    rims[side] = next;
  }
  return false;
}
