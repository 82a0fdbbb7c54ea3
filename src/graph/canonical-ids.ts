// Judgements → which entities are one. Derived, and so undone by revoking a judgement.
import { compareText, type Judgement } from "../domain/index.ts";

export interface CanonicalIds {
  /** Entities that are shown as another one → that one's id, the smallest of those that are one. */
  readonly canonical: ReadonlyMap<string, string>;
  /** "Same" judgements that were not followed, since they would join two entities that are judged different. */
  readonly blocked: readonly Judgement[];
}

/**
 * The components of live "same" judgements. Surer ones are followed first, equal ones in order of their ids, and none that would join a pair
 * judged "different": a negative judgement is never overruled by a chain of positive ones.
 */
export function canonicalIds(judgements: Iterable<Judgement>): CanonicalIds {
  const live = [...judgements].filter(({ revokedAt }) => revokedAt === null);
  const members = new Map<string, Set<string>>();
  const groupOf = (id: string) => members.get(id) ?? new Set([id]);
  const apart = new Set(live.filter(({ verdict }) => verdict === "different").map(({ a, b }) => `${a}|${b}`));
  const blocked: Judgement[] = [];
  for (const judgement of live.filter(({ verdict }) => verdict === "same").sort(bySureness)) {
    const [left, right] = [groupOf(judgement.a), groupOf(judgement.b)];
    if (left === right) continue;
    if (areApart(left, right, apart)) blocked.push(judgement);
    else {
      const union = new Set([...left, ...right]);
      for (const id of union) members.set(id, union);
    }
  }
  return { canonical: smallestOf(members), blocked };
}

function bySureness(a: Judgement, b: Judgement): number {
  return (b.score ?? 1) - (a.score ?? 1) || compareText(a.a, b.a) || compareText(a.b, b.b);
}

function areApart(left: ReadonlySet<string>, right: ReadonlySet<string>, apart: ReadonlySet<string>): boolean {
  return [...left].some((a) => [...right].some((b) => apart.has(a < b ? `${a}|${b}` : `${b}|${a}`)));
}

function smallestOf(members: ReadonlyMap<string, ReadonlySet<string>>): Map<string, string> {
  const canonical = new Map<string, string>();
  for (const group of new Set(members.values())) {
    const [smallest, ...others] = [...group].sort(compareText);
    for (const id of others) canonical.set(id, smallest!);
  }
  return canonical;
}
