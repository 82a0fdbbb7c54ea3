// Pairs of entities that may be one, for a person to decide.
import { type OpenCandidate, toPairText } from "../../store/index.ts";
import { bindingOf } from "../cursor.ts";
import { cut, toPageOf } from "../cut.ts";
import { badInput } from "../errors.ts";
import type { CandidateResolvers, QueryResolvers } from "../generated/resolvers.ts";
import { toPage } from "../list-arguments.ts";
import type { EntityParent } from "../parents.ts";
import { shownId, toMap } from "../read.ts";
import { linkName, selectionsBelow } from "../selection.ts";

const MIN_SCORE = 0.5;

export const candidates: Required<QueryResolvers>["candidates"] = async (_root, args, context, info) => {
  const { types, minScore, entity, includeUnsure } = args;
  const least = minScore ?? MIN_SCORE;
  if (!(least >= 0 && least <= 1)) throw badInput(`minScore must be between 0 and 1, not ${least}.`);
  const binding = bindingOf("candidates", types, least, entity, includeUnsure ?? true);
  const page = toPage(args, () => binding);
  const end = entity == null ? undefined : await shownId(entity, context);
  const found = (await context.store.candidates()).filter(
    (each) =>
      each.score >= least &&
      (end === undefined || each.first === end || each.second === end) &&
      (types == null || each.types.some((type) => types.includes(type))) &&
      (includeUnsure !== false || each.unsure === null),
  );
  const all = found.map((candidate) => ({ place: placeOf(candidate), candidate }));
  const shown = cut(all, page).rows.flatMap(({ candidate: { first, second } }) => [first, second]);
  const wanted = selectionsBelow(info, "CandidateConnection", info.fieldNodes, linkName(info.path)).Entity;
  const entities =
    wanted && shown.length > 0
      ? toMap(await context.store.read({ kind: "entity", ids: [...new Set(shown)], ...wanted }))
      : new Map();
  const toEntity = (id: string) => (entities.get(id) ?? { kind: "entity", id, links: {} }) as EntityParent;
  const rows = all.map(({ place, candidate }) => ({
    place,
    node: { candidate, first: toEntity(candidate.first), second: toEntity(candidate.second) },
  }));
  return toPageOf(rows, page, binding);
};

/** Best first as texts in ascending order: what was judged unsure behind all else, then by how far the score is from 1. */
function placeOf(candidate: OpenCandidate): readonly [string, string] {
  const { unsure, score } = candidate;
  return [`${unsure === null ? 0 : 1}${(1 - score).toFixed(6)}`, toPairText(candidate)];
}

export const Candidate: CandidateResolvers = {
  key: ({ candidate }) => candidate.id,
  score: ({ candidate }) => candidate.score,
  rule: ({ candidate }) => candidate.rule,
  judgement: ({ candidate }) => candidate.unsure,
  evidence: ({ candidate: { id, evidence } }) =>
    evidence.map((each, at) => ({ ...each, id: `${id}/evidence/${at}`, agrees: each.weight > 0 })),
};
