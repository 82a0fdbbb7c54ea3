// How good candidates are on labelled pairs: what blocking finds, and what a threshold makes of the scores.
import { type Candidate, type EntityProfile, hashOf } from "../../domain/index.ts";
import { findCandidates, finish } from "../../graph/index.ts";
import type { Ontology } from "../../ontology/index.ts";
import type { LabelledEntity, LabelledPair } from "./read-pairs.ts";

/** Right and wrong at one threshold; precision and recall are 1 where there is nothing to be right about. */
export interface MatchingScore {
  readonly threshold: number;
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface MatchingReport {
  readonly pairs: number;
  readonly same: number;
  readonly entities: number;
  /** Of the pairs labelled the same, the part that blocking finds ("pairs completeness"). */
  readonly blockingRecall: number;
  /** The part of all pairs of these entities that need not be compared. */
  readonly reductionRatio: number;
  readonly thresholds: readonly MatchingScore[];
  /** The threshold with the best F1. */
  readonly best: MatchingScore;
  /** What the rules decide by themselves. */
  readonly rules: MatchingScore;
  /** Every labelled pair with its candidate, null where nothing was found. */
  readonly scored: readonly { readonly pair: LabelledPair; readonly candidate: Candidate | null }[];
}

const THRESHOLDS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];

/** Puts all entities of the pairs into one pool and looks for candidates among them. */
export function evaluateMatching(pairs: readonly LabelledPair[], ontology: Ontology): MatchingReport {
  const profiles = new Map<string, EntityProfile>();
  const idOf = (entity: LabelledEntity) => {
    const profile = toProfile(entity);
    profiles.set(profile.id, profile);
    return profile.id;
  };
  const ends = pairs.map(({ first, second }) => [idOf(first), idOf(second)].sort().join("|"));
  const { candidates, compared } = finish(findCandidates([...profiles.values()], ontology, { least: 0 }));
  const found = new Map(candidates.map((candidate) => [`${candidate.first}|${candidate.second}`, candidate]));
  const scored = pairs.map((pair, at) => ({ pair, candidate: found.get(ends[at]!) ?? null }));
  const thresholds = THRESHOLDS.map((threshold) => scoreAt(scored, threshold, ({ score }) => score >= threshold));
  const same = scored.filter(({ pair }) => pair.verdict === "same");
  const all = (profiles.size * (profiles.size - 1)) / 2;
  return {
    pairs: pairs.length,
    same: same.length,
    entities: profiles.size,
    blockingRecall: ratio(same.filter(({ candidate }) => candidate).length, same.length),
    reductionRatio: 1 - ratio(compared, all),
    thresholds,
    best: thresholds.reduce((best, each) => (each.f1 > best.f1 ? each : best)),
    rules: scoreAt(scored, 1, ({ rule }) => rule !== null),
    scored,
  };
}

/** The id has all of the entity in it, as two of one name are two here. */
function toProfile(entity: LabelledEntity): EntityProfile {
  return { ...entity, id: `${entity.type.toLowerCase()}:${hashOf(entity)}`, mentionCount: 1, edges: [] };
}

function scoreAt(
  scored: MatchingReport["scored"],
  threshold: number,
  isMatch: (candidate: Candidate) => boolean,
): MatchingScore {
  const count = (verdict: string, matched: boolean) =>
    scored.filter(
      ({ pair, candidate }) => pair.verdict === verdict && (candidate !== null && isMatch(candidate)) === matched,
    ).length;
  const [truePositives, falsePositives, falseNegatives] = [
    count("same", true),
    count("different", true),
    count("same", false),
  ];
  const precision = ratio(truePositives, truePositives + falsePositives);
  const recall = ratio(truePositives, truePositives + falseNegatives);
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { threshold, truePositives, falsePositives, falseNegatives, precision, recall, f1 };
}

const ratio = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
