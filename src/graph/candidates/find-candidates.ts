// Which entities may be one: pairs that share a key, each scored by all that agrees and disagrees. A function of the
// profiles alone, whatever their order.
import { type Candidate, type EntityProfile, inStoreOrder } from "../../domain/index.ts";
import type { Ontology } from "../../ontology/index.ts";
import { blockPairs } from "./blocking.ts";
import { familiesOf, type Prepared, toPrepared } from "./profiles.ts";
import { type Rarity, scorePair } from "./score.ts";

/** Pairs below this are hardly worth a look, and not kept. */
export const LEAST_SCORE = 0.1;

type Known = Pick<Ontology, "entityTypes" | "relations">;

export interface FoundCandidates {
  readonly candidates: readonly Candidate[];
  /** How many pairs were compared. */
  readonly compared: number;
}

/**
 * Pairs of entities that may be one, in no order. Yields now and then, for the caller to let others have a turn; the last
 * value is the result.
 */
export function* findCandidates(
  profiles: readonly EntityProfile[],
  ontology: Known,
  { least = LEAST_SCORE }: { readonly least?: number } = {},
): Generator<undefined, FoundCandidates> {
  const families = familiesOf(ontology);
  const entities: Prepared[] = [];
  for (const profile of inStoreOrder(profiles)) {
    entities.push(toPrepared(profile, families));
    if (entities.length % 500 === 0) yield;
  }
  const pairs = yield* blockPairs(entities);
  const rarity = rarityOf(entities, ontology);
  const found: Candidate[] = [];
  let done = 0;
  for (const pair of pairs) {
    const [a, b] = [entities[Math.floor(pair / entities.length)]!, entities[pair % entities.length]!];
    const candidate = a.profile.id < b.profile.id ? scorePair(a, b, rarity) : scorePair(b, a, rarity);
    if (candidate.score >= least) found.push(candidate);
    if (done++ % 500 === 0) yield;
  }
  return { candidates: found, compared: pairs.size };
}

function rarityOf(entities: readonly Prepared[], { relations }: Known): Rarity {
  const [names, edges] = [new Map<string, number>(), new Map<string, number>()];
  const count = (counts: Map<string, number>, keys: Iterable<string>) => {
    for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const entity of entities) {
    count(
      names,
      entity.names.map(({ compact }) => `${entity.family} ${compact}`),
    );
    count(edges, entity.profile.edges);
  }
  const identifying = [...relations.values()].filter((relation) => relation.identifying).map(({ name }) => name);
  return {
    namesakes: ({ compact }, family) => names.get(`${family} ${compact}`) ?? 0,
    sharers: (edge) => edges.get(edge) ?? 1,
    size: entities.length,
    identifying: new Set(identifying),
  };
}

/** The result of a search that is not to be interrupted. */
export function finish<T>(search: Generator<undefined, T>): T {
  for (let step = search.next(); ; step = search.next()) if (step.done) return step.value;
}
