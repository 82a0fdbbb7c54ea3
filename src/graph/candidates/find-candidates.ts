// Which entities may be one: pairs that share a key, each scored by what agrees and what disagrees.
import {
  type Candidate,
  type CandidateEvidence,
  compareText,
  type EntityProfile,
  foldName,
  slugOf,
} from "../../domain/index.ts";

/** Pairs of entities that may be one, in no order. */
export function findCandidates(profiles: readonly EntityProfile[]): Candidate[] {
  const blocks = new Map<string, EntityProfile[]>();
  for (const profile of profiles) {
    for (const key of keysOf(profile)) blocks.set(key, [...(blocks.get(key) ?? []), profile]);
  }
  const found = new Map<string, Candidate>();
  for (const block of blocks.values()) {
    for (const [at, a] of block.entries()) {
      for (const b of block.slice(at + 1)) {
        const candidate = compareText(a.id, b.id) < 0 ? toCandidate(a, b) : toCandidate(b, a);
        if (candidate.first !== candidate.second) found.set(`${candidate.first}|${candidate.second}`, candidate);
      }
    }
  }
  return [...found.values()];
}

const namesOf = ({ name, aliases }: EntityProfile) => [...new Set([name, ...aliases])];
const initialsOf = (name: string) =>
  foldName(name)
    .split(/[\s-]+/)
    .filter((word) => !/^(?:of|and|the|for|&)$/.test(word))
    .map(([letter]) => letter)
    .join("");

function keysOf(profile: EntityProfile): Set<string> {
  const names = namesOf(profile);
  return new Set([
    ...Object.entries(profile.externalIds).map(([scheme, id]) => `${scheme}=${id}`),
    ...names.map((name) => `${profile.type} ${slugOf(name)}`),
    ...names.filter((name) => name.includes(" ")).map((name) => `${profile.type} ${initialsOf(name)}`),
  ]);
}

function toCandidate(first: EntityProfile, second: EntityProfile): Candidate {
  const evidence = [...externalIdsOf(first, second), ...namesAlike(first, second)];
  const bits = evidence.reduce((sum, { weight }) => sum + weight, -3);
  const score = Math.round(1e6 / (1 + 2 ** -bits)) / 1e6;
  return { first: first.id, second: second.id, types: [first.type, second.type], score, evidence, rule: null };
}

function externalIdsOf(first: EntityProfile, second: EntityProfile): CandidateEvidence[] {
  return Object.entries(first.externalIds).flatMap(([scheme, firstValue]) => {
    const secondValue = second.externalIds[scheme];
    if (secondValue === undefined) return [];
    const agrees = firstValue === secondValue;
    const text = agrees ? `Both have the ${scheme} id ${firstValue}.` : `Their ${scheme} ids differ.`;
    return [{ kind: "externalId", weight: agrees ? 12 : -8, text, firstValue, secondValue } as const];
  });
}

function namesAlike(first: EntityProfile, second: EntityProfile): CandidateEvidence[] {
  const others = new Map(namesOf(second).map((name) => [slugOf(name), name]));
  const shared = namesOf(first).find((name) => others.has(slugOf(name)));
  if (shared !== undefined) {
    const secondValue = others.get(slugOf(shared))!;
    return [{ kind: "name", weight: 6, text: `Both are called ${shared}.`, firstValue: shared, secondValue }];
  }
  for (const a of namesOf(first)) {
    for (const b of namesOf(second)) {
      if (initialsOf(a) !== foldName(b) && initialsOf(b) !== foldName(a)) continue;
      return [{ kind: "acronym", weight: 3, text: `${a} and ${b}: initials.`, firstValue: a, secondValue: b }];
    }
  }
  return [];
}
