// Pairs of entities that may be one, for a person to decide.
import type { GraphQLResolveInfo } from "graphql";
import { type OpenCandidate, toPairText } from "../../../store/index.ts";
import type { Context } from "../../context.ts";
import { badInput } from "../../errors.ts";
import type { CandidateResolvers, QueryResolvers } from "../../generated/resolvers.ts";
import { bindingOf } from "../../questions/cursor.ts";
import { cut, toPageOf } from "../../questions/cut.ts";
import { asOf, type KnownAt, toPage } from "../../questions/list-arguments.ts";
import { shownId } from "../../questions/read.ts";
import { readFound } from "../../questions/read-found.ts";
import type { CandidateParent } from "../../schema/parents.ts";

const MIN_SCORE = 0.5;

export const candidates: Required<QueryResolvers>["candidates"] = async (_root, args, context, info) => {
  const { types, minScore, entity, includeUnsure } = args;
  const known = asOf(args);
  const least = minScore ?? MIN_SCORE;
  if (!(least >= 0 && least <= 1)) throw badInput(`minScore must be between 0 and 1, not ${least}.`);
  const binding = bindingOf("candidates", types, least, entity, includeUnsure ?? true, known.knownAt);
  const page = toPage(args, () => binding);
  const end = entity == null ? undefined : await shownId(entity, context, known);
  const found = (await context.store.candidates(known)).filter(
    (each) =>
      each.score >= least &&
      (end === undefined || each.first === end || each.second === end) &&
      (types == null || each.types.some((type) => types.includes(type))) &&
      (includeUnsure !== false || each.unsure === null),
  );
  const all = found.map((candidate) => ({ place: placeOf(candidate), candidate }));
  const shown = cut(all, page).rows.map(({ candidate }) => candidate);
  const toParent = await readEnds(shown, "CandidateConnection", context, info, known);
  return toPageOf(
    all.map(({ place, candidate }) => ({ place, node: toParent(candidate) })),
    page,
    binding,
  );
};

/** Candidates by id, those that there still are. */
export async function findCandidates(
  ids: readonly string[],
  context: Context,
  info: GraphQLResolveInfo,
  known: KnownAt,
): Promise<ReadonlyMap<string, CandidateParent>> {
  const found = (await context.store.candidates(known)).filter(({ id }) => ids.includes(id));
  const toParent = await readEnds(found, "Candidate", context, info, known);
  return new Map(found.map((candidate) => [candidate.id, toParent(candidate)]));
}

/** Reads what the fields want of both ends: one question. */
async function readEnds(
  shown: readonly OpenCandidate[],
  typeName: string,
  context: Context,
  info: GraphQLResolveInfo,
  known: KnownAt,
): Promise<(candidate: OpenCandidate) => CandidateParent> {
  const ends = shown.flatMap(({ first, second }) => [first, second]);
  const { entity } = await readFound(ends, [], typeName, context, info, known);
  return (candidate) => ({ candidate, first: entity(candidate.first), second: entity(candidate.second) });
}

/** Best first as texts in ascending order: what was judged unsure behind all else, then by how far the score is from 1. */
function placeOf(candidate: OpenCandidate): readonly [string, string] {
  const { unsure, score } = candidate;
  return [`${unsure === null ? 0 : 1}${(1 - score).toFixed(6)}`, toPairText(candidate)];
}

export const Candidate: CandidateResolvers = {
  id: ({ candidate }) => candidate.id,
  score: ({ candidate }) => candidate.score,
  decidingRule: ({ candidate }) => candidate.rule,
  judgement: ({ candidate }) => candidate.unsure,
  evidence: ({ candidate: { id, evidence } }) =>
    evidence.map((each, at) => ({ ...each, id: `${id}/evidence/${at}`, agrees: each.weight > 0 })),
};
