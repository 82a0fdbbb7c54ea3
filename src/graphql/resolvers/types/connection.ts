// Pages, their rows, and what is counted over all of them.

import { hashOf } from "../../../domain/index.ts";
import { type EntityRecord, matchName, type NameMatch } from "../../../store/index.ts";
import type { ResolversTypes } from "../../generated/resolvers.ts";
import { toCursor } from "../../questions/cursor.ts";
import { PAGE_SIZE, sizeOf } from "../../questions/list-arguments.ts";
import type { ConnectionParent, EdgeParent } from "../../schema/parents.ts";

/** Facets whose values are those of an enum, which filters take in capitals. */
const ENUMS: ReadonlySet<string> = new Set(["status", "polarity", "modality", "clock", "kind"]);

interface CountByArguments {
  readonly field: string;
  readonly first?: number | null | undefined;
}

/** Of every connection type. */
export const Connection = {
  edges: ({ connection, binding, search }: ConnectionParent): EdgeParent[] =>
    connection.edges.map(({ place, node }) => ({ place, node, binding, search })),
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
  countBy: ({ connection, binding, of = "" }: ConnectionParent, { field, first }: CountByArguments) => {
    const size = sizeOf(first ?? PAGE_SIZE, "first");
    const list = `facets/${of}/${binding()}/${field}`;
    return (connection.facets?.[field] ?? []).slice(0, size).map(({ value, count }) => ({
      id: `${list}/${value === null ? "" : hashOf(value)}`,
      value: value !== null && ENUMS.has(field) ? value.toUpperCase() : value,
      count,
    }));
  },
};

/** Of every edge type. */
export const Edge = {
  cursor: ({ place, binding }: EdgeParent): string => toCursor(place, binding()),
};

export const SearchEdge = {
  ...Edge,
  matchedName: (edge: EdgeParent): string | undefined => matchOf(edge)?.name,
  highlights: (edge: EdgeParent) =>
    (matchOf(edge)?.spans ?? []).map(({ start, end }) => ({ id: `${edge.node.id}/match/${start}-${end}`, start, end })),
};

/** The preferred name comes first, so that of names that fit alike it is the one. */
function matchOf({ node, search }: EdgeParent): NameMatch | null {
  const { name, aliases } = node as EntityRecord;
  return search === undefined ? null : matchName([name, ...aliases], search);
}
