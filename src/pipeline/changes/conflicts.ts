// What became of conflicts: which came up, which are gone, and of which the sides are others.
import { compareText, toCanonicalJson } from "../../domain/index.ts";
import { conflictId, hasPolarityKey, polarityKey, sharedKeysOf } from "../../graph/index.ts";
import type { Ontology } from "../../ontology/index.ts";
import type { ConflictRecord } from "../../store/index.ts";
import type { Placed } from "./names.ts";
import type { Said } from "./said.ts";

/** A conflict that stands, as it stood then and as it is. */
export interface ConflictChange {
  readonly before: ConflictRecord;
  readonly after: ConflictRecord;
}

export interface ConflictChanges {
  readonly added: readonly ConflictRecord[];
  readonly resolved: readonly ConflictRecord[];
  readonly changed: readonly ConflictChange[];
}

/** The ids of all conflicts that a statement may be part of. */
export function conflictIdsOf(statement: Placed, ontology: Ontology): string[] {
  const own = hasPolarityKey(statement.relation, statement, ontology) ? [polarityKey(statement.relationId)] : [];
  return [...own, ...sharedKeysOf(statement, ontology).map(({ key }) => key)].map(conflictId);
}

/**
 * Conflicts of then and of now are the same one if they are of one kind and have a statement in common, whatever is shown as whom. One that
 * was joined with another, or split, is the same as each of these.
 */
export function compareConflicts(
  before: readonly ConflictRecord[],
  after: readonly ConflictRecord[],
  said: Said,
): ConflictChanges {
  const places = new Map<string, Set<ConflictRecord>>();
  for (const conflict of before) {
    for (const place of placesIn(conflict, said)) places.set(place, (places.get(place) ?? new Set()).add(conflict));
  }
  const pairs = after.map((conflict) => {
    const earlier = new Set(placesIn(conflict, said).flatMap((place) => [...(places.get(place) ?? [])]));
    return { conflict, earlier: [...earlier] };
  });
  const standing = new Set(pairs.flatMap(({ earlier }) => earlier));
  return {
    added: pairs.filter(({ earlier }) => earlier.length === 0).map(({ conflict }) => conflict),
    resolved: before.filter((conflict) => !standing.has(conflict)),
    changed: pairs
      .flatMap(({ conflict, earlier }) => earlier.map((each) => ({ before: each, after: conflict })))
      .filter((pair) => isChanged(pair, said))
      .sort((a, b) => compareText(a.after.id, b.after.id) || compareText(a.before.id, b.before.id)),
  };
}

function placesIn({ conflictKind, sides }: ConflictRecord, said: Said): string[] {
  return sides.flatMap(({ statements }) => statements.map((id) => `${conflictKind} ${said(id)}`));
}

function isChanged({ before, after }: ConflictChange, said: Said): boolean {
  return before.id !== after.id || sidesOf(before, said) !== sidesOf(after, said);
}

/** What stands against what; the labels apart, which are other ones where a holder is shown as somebody else. */
function sidesOf({ sides }: ConflictRecord, said: Said): string {
  return toCanonicalJson(sides.map(({ statements }) => [...new Set(statements.map(said))].sort().join("\n")).sort());
}
