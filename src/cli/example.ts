// A question to begin with, and its true answer from the store that is being served.
import type { GraphQLServer } from "../graphql/index.ts";
import type { GraphStore } from "../store/index.ts";

export interface Example {
  readonly query: string;
  /** The data of the answer. */
  readonly answer: unknown;
}

/** What the documents that come with citegraph are best asked about. */
const FAVOURITE = "chip:h20";
const FAVOURITE_FILTER = ', filter: { relations: ["RESTRICTS", "PERMITS"], status: [STATED, DISPUTED] }';

/** Asks about the favourite or, without it, about the entity with the most relations; null for an empty store. */
export async function findExample(store: GraphStore, server: GraphQLServer): Promise<Example | null> {
  const favourite = await store.read({ kind: "entity", ids: [FAVOURITE] });
  if (favourite.edges.length > 0) return answer(server, toQuery(FAVOURITE, FAVOURITE_FILTER));
  const orderBy = { field: "relationCount", direction: "desc" } as const;
  const { edges } = await store.read({ kind: "entity", orderBy, page: { size: 1 } });
  const [top] = edges;
  return top ? answer(server, toQuery(top.node.id, "")) : null;
}

async function answer(server: GraphQLServer, query: string): Promise<Example> {
  const { data } = await server.executeOperation({ query });
  return { query, answer: data };
}

function toQuery(id: string, filter: string): string {
  return `{
  entity(id: ${JSON.stringify(id)}) {
    name
    relations(first: 2${filter}) {
      edges {
        node {
          subject { name }
          relation
          object { name }
          status
          statements(first: 1) {
            edges { node { evidence { quote document { title publishedAt } } } }
          }
        }
      }
    }
  }
}`;
}
