// Answers that walk the graph: the walk asks the store for edges, ring by ring; then what was found is read at one go.
import { hashOf } from "../../../domain/index.ts";
import { type EdgesOf, findNeighbourhood, findPaths, type Path, type Paths } from "../../../graph/index.ts";
import type { Filter, Place, RelationRecord } from "../../../store/index.ts";
import type { Context } from "../../context.ts";
import type { QueryResolvers } from "../../generated/resolvers.ts";
import { bindingOf, toCursor } from "../../questions/cursor.ts";
import { cut } from "../../questions/cut.ts";
import { toFilter } from "../../questions/filter.ts";
import { asOf, between, type KnownAt, toPage } from "../../questions/list-arguments.ts";
import { shownId } from "../../questions/read.ts";
import { type FoundNodes, readFound } from "../../questions/read-found.ts";

const MAX_PATHS = 100;
const NO_PATHS: Paths = { paths: [], complete: true };

export const neighbourhood: Required<QueryResolvers>["neighbourhood"] = async (_root, args, context, info) => {
  const depth = between(0, args.depth ?? 1, 5, "depth");
  const maxEntities = between(1, args.maxEntities ?? 100, 500, "maxEntities");
  const filter = toFilter(args.filter);
  const known = asOf(args.filter);
  const centre = await shownId(args.id, context, known);
  const found = centre && (await findNeighbourhood(centre, { depth, maxEntities }, edgesFrom(context, filter, known)));
  if (!found) return null;
  const edges = found.edges.map(({ id }) => id);
  const pick = await readFound(found.entities, edges, "Neighbourhood", context, info, known);
  return {
    id: `neighbourhood:${hashOf([centre, depth, maxEntities, filter, known.knownAt])}`,
    centre: pick.entity(centre),
    entities: found.entities.map(pick.entity),
    relations: edges.map(pick.relation),
    complete: found.omittedEntities === 0 && found.omittedEdges === 0,
    omittedEntities: found.omittedEntities,
    omittedRelations: found.omittedEdges,
  };
};

export const paths: Required<QueryResolvers>["paths"] = async (_root, args, context, info) => {
  const maxLength = between(1, args.maxLength ?? 4, 6, "maxLength");
  const filter = toFilter(args.filter);
  const known = asOf(args.filter);
  const binding = bindingOf("paths", args.from, args.to, maxLength, filter, known.knownAt);
  const page = toPage(args, () => binding);
  const options = { maxLength, maxPaths: MAX_PATHS };
  const [from, to] = await Promise.all([shownId(args.from, context, known), shownId(args.to, context, known)]);
  const found = from && to ? await findPaths(from, to, options, edgesFrom(context, filter, known)) : NO_PATHS;
  const { rows, hasPreviousPage, hasNextPage } = cut(found.paths.map(toRow), page);
  const shown = rows.map(({ path }) => path);
  const edges = shown.flatMap(({ hops }) => hops.flat().map(({ id }) => id));
  const ends = shown.flatMap(({ entities }) => entities);
  const pick = await readFound(ends, edges, "PathConnection", context, info, known);
  const cursors = rows.map(({ place }) => toCursor(place, binding));
  return {
    edges: rows.map(({ path }, at) => ({ cursor: cursors[at] ?? "", node: toNode(path, pick) })),
    pageInfo: { hasPreviousPage, hasNextPage, startCursor: cursors.at(0), endCursor: cursors.at(-1) },
    totalCount: found.paths.length,
    complete: found.complete,
  };
};

/** The edges of entities as the store has them, one question a call. */
function edgesFrom({ store }: Context, filter: Filter | undefined, known: KnownAt): EdgesOf {
  return async (ids, limit) => {
    const orderBy = { field: "support", direction: "desc" } as const;
    const relations = {
      link: "relations",
      orderBy,
      page: { size: limit },
      totalCount: true,
      members: ["support", "confidence"],
      ...(filter && { filter }),
    };
    const { edges } = await store.read({ kind: "entity", ids, links: { relations }, ...known });
    return new Map(
      edges.map(({ node: { id, links } }) => {
        const { edges: found = [], totalCount = 0 } = links.relations ?? {};
        return [id, { edges: found.map(({ node }) => node as RelationRecord), total: totalCount ?? 0 }];
      }),
    );
  };
}

interface Row {
  readonly path: Path;
  readonly place: Place;
}

/** Places sort as the paths do: by length, then weakest link, then the entities on the way. */
function toRow(path: Path): Row {
  const rank = `${path.hops.length}|${(1 - path.score).toFixed(9)}|${path.entities.join("\n")}`;
  return { path, place: [rank, `path:${hashOf(path.entities)}`] };
}

function toNode({ entities, hops, score }: Path, pick: FoundNodes) {
  const id = `path:${hashOf(entities)}`;
  const steps = hops.map((edges, at) => ({
    id: `${id}/hops/${at}`,
    from: pick.entity(entities[at] ?? ""),
    to: pick.entity(entities[at + 1] ?? ""),
    relations: edges.map((edge) => pick.relation(edge.id)),
  }));
  return { id, length: hops.length, score, entities: entities.map(pick.entity), hops: steps };
}
