// Pages and their rows.

import { toCursor } from "../cursor.ts";
import type { ResolversTypes } from "../generated/resolvers.ts";
import type { ConnectionParent, EdgeParent } from "../parents.ts";

/** Of every connection type. */
export const Connection = {
  edges: ({ connection, binding }: ConnectionParent): EdgeParent[] =>
    connection.edges.map(({ place, node }) => ({ place, node, binding })),
  pageInfo: ({ connection, binding }: ConnectionParent): ResolversTypes["PageInfo"] => {
    const { edges, hasNextPage, hasPreviousPage } = connection;
    const [first, last] = [edges.at(0), edges.at(-1)];
    return {
      hasNextPage,
      hasPreviousPage,
      startCursor: first && toCursor(first.place, binding()),
      endCursor: last && toCursor(last.place, binding()),
    };
  },
  totalCount: ({ connection }: ConnectionParent): number | null => connection.totalCount,
};

/** Of every edge type. */
export const Edge = {
  cursor: ({ place, binding }: EdgeParent): string => toCursor(place, binding()),
};
