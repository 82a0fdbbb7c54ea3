// Centrality: an algorithm works on the best supported edges, and what a page shows of its answer is read at one go.
import type { CentralityScore } from "../../../graph/index.ts";
import type { QueryResolvers } from "../../generated/resolvers.ts";
import { bindingOf } from "../../questions/cursor.ts";
import { cut, toPageOf } from "../../questions/cut.ts";
import { toFilter } from "../../questions/filter.ts";
import { asOf, between, toPage } from "../../questions/list-arguments.ts";
import { readFound } from "../../questions/read-found.ts";
import { RELATIONS, strongestEdges } from "./strongest-edges.ts";

export const centrality: Required<QueryResolvers>["centrality"] = async (_root, args, context, info) => {
  const maxRelations = between(1, args.maxRelations ?? RELATIONS.usual, RELATIONS.most, "maxRelations");
  const [filter, known] = [toFilter(args.filter), asOf(args.filter)];
  const binding = bindingOf("centrality", args.measure, filter, maxRelations, known.knownAt);
  const page = toPage(args, () => binding);
  const { edges, budget } = await strongestEdges(filter, maxRelations, context, known);
  const scores = await context.analysis.scoreEntities(edges, args.measure, context.signal);
  const rows = scores.map((score, at) => ({ ...score, rank: at + 1, place: placeOf(score) }));
  const shown = cut(rows, page).rows.map(({ id }) => id);
  const { entity } = await readFound(shown, [], "CentralityConnection", context, info, known);
  const connection = toPageOf(
    rows.map((row) => ({ place: row.place, node: row })),
    page,
    binding,
  );
  const pageEdges = connection.edges.map(({ cursor, node: { id, score, rank } }) => ({
    cursor,
    node: entity(id),
    score,
    rank,
  }));
  return { ...connection, edges: pageEdges, ...budget };
};

function placeOf({ id, score }: CentralityScore) {
  return [(1 - score).toFixed(12), id] as const;
}
