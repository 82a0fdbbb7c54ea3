// Which relation edges are disputed after a change. An edge is disputed while one of its statements is part of a conflict; that is
// told by the conflicts that the change touches and by the status that the edge had, which tells of all others.
import type { Conflict, RelationStatus } from "../../../domain/index.ts";
import type { HeldFact, StoredFact } from "./facts.ts";

/** A relation edge and the status that it gets. */
export interface Restated {
  readonly id: string;
  readonly relation: string;
  readonly status: RelationStatus;
}

export interface Disputes {
  /** The status of an edge that is told of so by its statements alone. */
  statusOf(id: string, told: RelationStatus): RelationStatus;
  /** Edges that the change adds no statement to and takes none from, but that it makes disputed. */
  readonly drawnIn: readonly Restated[];
  /** Edges that leave a conflict, by id, and their relations: only the store knows whether they stand in another one. */
  readonly unsure: ReadonlyMap<string, string>;
}

type Conflicts = ReadonlyMap<string, Conflict>;

/**
 * @param were all statements of the touched edges and conflict keys before the change, `will` those after it
 * @param before the conflicts of the touched keys, `after` what becomes of them
 * @param touched edges that statements come to or go from
 */
export function planDisputes(
  [were, before]: readonly [readonly HeldFact[], Conflicts],
  [will, after]: readonly [readonly StoredFact[], Conflicts],
  touched: ReadonlySet<string>,
): Disputes {
  const had = new Map(were.map(({ relationId, relationStatus }) => [relationId, relationStatus]));
  const [left, disputed] = [edgesIn(before, were), edgesIn(after, will)];
  const isDisputed = (id: string) => disputed.has(id) || (had.get(id) === "disputed" && !left.has(id));
  return {
    statusOf: (id, told) => (told === "stated" && isDisputed(id) ? "disputed" : told),
    drawnIn: [...disputed]
      .filter(([id]) => !touched.has(id) && had.get(id) !== "disputed")
      .map(([id, relation]) => ({ id, relation, status: "disputed" })),
    unsure: new Map([...left].filter(([id]) => !disputed.has(id))),
  };
}

/** The edges of all statements on sides of conflicts, and their relations. */
function edgesIn(conflicts: Conflicts, facts: readonly StoredFact[]): Map<string, string> {
  const sides = [...conflicts.values()].flatMap(({ sides }) => sides);
  const statements = new Set(sides.flatMap(({ statements }) => statements));
  const standing = facts.filter(({ id }) => statements.has(id));
  return new Map(standing.map(({ relationId, relation }) => [relationId, relation]));
}
