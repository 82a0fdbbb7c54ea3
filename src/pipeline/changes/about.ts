// Which documents tell of relation edges, and of what may be in conflict with these.
import { sharedKeysOf } from "../../graph/index.ts";
import type { Ontology } from "../../ontology/index.ts";
import type { GraphNode, GraphStore } from "../../store/index.ts";
import type { Placed } from "./names.ts";

const TELLING = {
  said: { link: "statements", members: [], links: { in: { link: "documents", members: [] } } },
} as const;

/**
 * The documents that tell of the edges of statements now, or of edges to the same object that these may be in conflict with. What was
 * withdrawn since is not among them.
 */
export async function documentsAbout(
  store: Pick<GraphStore, "read">,
  ontology: Ontology,
  statements: readonly Placed[],
): Promise<string[]> {
  if (statements.length === 0) return [];
  const ids = [...new Set(statements.map(({ relationId }) => relationId))];
  const edges = await store.read({ kind: "relation", ids, members: [], links: TELLING });
  const rivals = Map.groupBy(statements, ({ relation }) => rivalsOf(relation, ontology).join("|"));
  rivals.delete("");
  const beside = [...rivals].map(async ([relations, some]) => {
    const ends = await store.read({
      kind: "entity",
      ids: [...new Set(some.map(({ object }) => object))],
      members: [],
      links: {
        to: {
          ...{ link: "relations", direction: "incoming", members: [], links: TELLING },
          filter: { relations: relations.split("|") },
        },
      },
    });
    return ends.edges.flatMap(({ node }) => nodesOf(node, "to"));
  });
  const found = [...edges.edges.map(({ node }) => node), ...(await Promise.all(beside)).flat()];
  return found.flatMap((edge) => nodesOf(edge, "said").flatMap((said) => nodesOf(said, "in").map(({ id }) => id)));
}

const nodesOf = ({ links }: GraphNode, link: string) => links[link]?.edges.map(({ node }) => node) ?? [];

/** The relations whose edges to one object may contradict each other and one of this relation, in order; see `sharedKeysOf`. */
function rivalsOf(relation: string, ontology: Ontology): string[] {
  const keys = sharedKeysOf({ relation, object: "", polarity: "affirmed", modality: "asserted" }, ontology);
  const opposite = ontology.relations.get(relation)?.opposite;
  const named = keys.flatMap(({ kind }) => (kind === "opposite" && opposite ? [relation, opposite] : [relation]));
  return [...new Set(named)].sort();
}
