// Candidates in a store, the same whatever the store is: found by what its entities are, ordered, and kept until it changes.
import { setImmediate as nextTurn } from "node:timers/promises";
import { type Candidate, compareText, type EntityProfile, hashOf, type Judgement } from "../domain/index.ts";
import { canonicalIds, findCandidates } from "../graph/index.ts";
import type { Ontology } from "../ontology/index.ts";

/** An entity with more relation edges than this is compared without them: nearly everything shares them. */
export const PROFILE_EDGES = 200;

/** A pair that may be one and is not decided. */
export interface OpenCandidate extends Candidate {
  /** Of the pair. */
  readonly id: string;
  /** The judgement that left it open; null when there was none. */
  readonly unsure: Judgement | null;
}

/** What an adapter reads for it. */
export interface CandidateSource {
  /** Another value whenever the store has changed. */
  version(): Promise<string>;
  /** The entities that are shown, and the judgements that hold, of one state. */
  read(): Promise<{ readonly profiles: readonly EntityProfile[]; readonly judgements: readonly Judgement[] }>;
}

/** How long a search holds the thread before others get a turn, in milliseconds. */
const TURN_MS = 20;

/** Finds the candidates of a store, and tells them again until it changes. */
export function createCandidates(source: CandidateSource, ontology: Ontology): () => Promise<readonly OpenCandidate[]> {
  let known: { readonly version: string; readonly found: Promise<readonly OpenCandidate[]> } | undefined;
  return async () => {
    const version = await source.version();
    if (known?.version === version) return known.found;
    const found = find(source, ontology);
    known = { version, found };
    found.catch(() => {
      if (known?.found === found) known = undefined;
    });
    return found;
  };
}

async function find(source: CandidateSource, ontology: Ontology): Promise<OpenCandidate[]> {
  const { profiles, judgements } = await source.read();
  const search = findCandidates(profiles, ontology);
  let turn = performance.now();
  for (let step = search.next(); ; step = search.next()) {
    if (step.done) return toOpen(step.value.candidates, judgements);
    if (performance.now() - turn < TURN_MS) continue;
    await nextTurn();
    turn = performance.now();
  }
}

/** The pairs that no judgement decides: likeliest first, those judged unsure last, ties by ids. */
export function toOpen(candidates: readonly Candidate[], judgements: readonly Judgement[]): OpenCandidate[] {
  const [different, unsure] = [byShownPair(judgements, "different"), byShownPair(judgements, "unsure")];
  return candidates
    .filter(({ first, second }) => !different.has(`${first}|${second}`))
    .map((candidate) => ({
      ...candidate,
      id: `candidate:${hashOf([candidate.first, candidate.second])}`,
      unsure: unsure.get(`${candidate.first}|${candidate.second}`) ?? null,
    }))
    .sort(byLikelihood);
}

/** Judgements of one verdict by the pair of entities that those judged are shown as. */
function byShownPair(judgements: readonly Judgement[], verdict: Judgement["verdict"]): ReadonlyMap<string, Judgement> {
  const { canonical } = canonicalIds(judgements);
  const shown = (id: string) => canonical.get(id) ?? id;
  const pairOf = ({ a, b }: Judgement) => [shown(a), shown(b)].sort(compareText).join("|");
  return new Map(judgements.filter((each) => each.verdict === verdict).map((each) => [pairOf(each), each]));
}

/** Candidates of a snapshot, which made its judgements anew, with those of the log in their place. */
export function withJudgements(
  candidates: readonly OpenCandidate[],
  logged: readonly Judgement[],
): readonly OpenCandidate[] {
  const unsure = byShownPair(logged, "unsure");
  return candidates.map((each) =>
    each.unsure ? { ...each, unsure: unsure.get(`${each.first}|${each.second}`) ?? each.unsure } : each,
  );
}

/** Both ids as one text, by which pairs of one score are ordered. */
export const toPairText = ({ first, second }: Pick<Candidate, "first" | "second">): string => `${first} ${second}`;

function byLikelihood(a: OpenCandidate, b: OpenCandidate): number {
  return (
    Number(a.unsure !== null) - Number(b.unsure !== null) ||
    b.score - a.score ||
    compareText(toPairText(a), toPairText(b))
  );
}
