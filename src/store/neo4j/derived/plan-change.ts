// Documents that come and go → what changes in entities, relation edges and conflicts. Pure: what was there before is read
// by read-before.ts, what comes out is written by write-change.ts.
import {
  type Conflict,
  type Relation,
  type RelationStatus,
  type SourceDocument,
  toCanonicalJson,
} from "../../../domain/index.ts";
import {
  type ConflictKey,
  conflictKeysOf,
  deriveConflict,
  deriveRelation,
  EMPTY_TALLY,
  type EntityTally,
  tallyDocument,
} from "../../../graph/index.ts";
import { type Ontology, typeOfId } from "../../../ontology/index.ts";
import { planDisputes, type Restated } from "./disputes.ts";
import { type Fact, type HeldFact, toFact } from "./facts.ts";
import type { View } from "./shown.ts";

/** What is to be said and what no longer, and the documents that come and go with it. */
export interface Change {
  readonly add: readonly View[];
  readonly remove: readonly View[];
  readonly documents: { readonly created: readonly SourceDocument[]; readonly deleted: readonly SourceDocument[] };
}

export interface EntityState {
  readonly id: string;
  readonly type: string;
  readonly tally: EntityTally;
  readonly relationCount: number;
}

/** What the store held of all that a change touches. */
export interface Before {
  readonly entities: ReadonlyMap<string, EntityState>;
  /** All statements of the touched relation edges and conflict keys, those to be removed among them. */
  readonly facts: readonly HeldFact[];
}

/** What becomes of one kind of derived thing. */
export interface Writes<T> {
  readonly created: readonly T[];
  readonly updated: readonly T[];
  readonly deleted: readonly T[];
}

/** What becomes of conflicts: one that stays loses and gains statements, for it may have thousands. */
export interface ConflictWrites {
  readonly created: readonly Conflict[];
  /** Told by another rule than before. */
  readonly restated: readonly Conflict[];
  readonly deleted: readonly Conflict[];
  readonly come: readonly OnSide[];
  readonly gone: readonly OnSide[];
}

/** A statement on a side of a conflict. */
export interface OnSide {
  readonly conflict: string;
  readonly side: string;
  readonly statement: string;
}

export interface Plan {
  readonly entities: Writes<EntityState>;
  readonly relations: Writes<Relation>;
  readonly conflicts: ConflictWrites;
  /** The type of every entity that the change names, by its id. */
  readonly types: ReadonlyMap<string, string>;
  /** Every touched relation edge as it will be. */
  readonly edges: ReadonlyMap<string, Relation>;
  /** Touched relation edges that were there with another status. */
  readonly restated: readonly Restated[];
  /** Others that become disputed. */
  readonly drawnIn: readonly Restated[];
  /** Edges that may be disputed no longer, by id, and their relations: the conflicts tell once they are written. */
  readonly unsure: ReadonlyMap<string, string>;
}

/** Relation edges and conflict keys that the statements of a change belong to. */
export interface Touched {
  readonly relationIds: ReadonlySet<string>;
  readonly conflictKeys: ReadonlyMap<string, ConflictKey>;
}

export function toTouched({ add, remove }: Change, ontology: Ontology): Touched {
  return touchedBy([...factsOf(add, ontology), ...factsOf(remove, ontology)]);
}

function touchedBy(facts: readonly Fact[]): Touched {
  return {
    relationIds: new Set(facts.map(({ relationId }) => relationId)),
    conflictKeys: new Map(facts.flatMap(({ keys }) => keys.map((key) => [key.key, key] as const))),
  };
}

export function planChange(change: Change, before: Before, ontology: Ontology): Plan {
  const removed = new Set(change.remove.flatMap(({ statements }) => statements.map(({ id }) => id)));
  const were = before.facts.map((fact) => ({ ...fact, keys: conflictKeysOf(fact, ontology) }));
  const added = factsOf(change.add, ontology);
  const will = [...were.filter(({ id }) => !removed.has(id)), ...added];
  const touched = touchedBy([...added, ...were.filter(({ id }) => removed.has(id))]);
  const conflictsBefore = deriveConflicts(were, touched, ontology);
  const conflictsAfter = deriveConflicts(will, touched, ontology);
  const disputes = planDisputes([were, conflictsBefore], [will, conflictsAfter], touched.relationIds);
  const held = new Map(were.map(({ relationId, relationStatus }) => [relationId, relationStatus]));
  const edgesBefore = deriveEdges(were, touched, (id) => held.get(id)!, ontology);
  const edges = deriveEdges(will, touched, disputes.statusOf, ontology);
  const relations = compare(edgesBefore, edges);
  const entities = planEntities(change, before.entities, relations, ontology);
  return {
    entities,
    types: new Map([...before.entities.values(), ...entities.created].map(({ id, type }) => [id, type])),
    relations,
    conflicts: compareConflicts(conflictsBefore, conflictsAfter, removed),
    edges,
    restated: relations.updated.filter(({ id, status }) => held.get(id) !== status),
    drawnIn: disputes.drawnIn,
    unsure: disputes.unsure,
  };
}

function factsOf(views: readonly View[], ontology: Ontology): Fact[] {
  return views.flatMap(({ document, statements }) =>
    statements.map((statement) => toFact(statement, document, ontology)),
  );
}

/** @param statusOf the status of an edge of which its statements tell so */
function deriveEdges(
  facts: readonly Fact[],
  { relationIds }: Touched,
  statusOf: (id: string, told: RelationStatus) => RelationStatus,
  ontology: Ontology,
): Map<string, Relation> {
  const edges = new Map<string, Relation>();
  for (const [id, group] of Map.groupBy(facts, ({ relationId }) => relationId)) {
    const edge = relationIds.has(id) ? deriveRelation(group, ontology) : null;
    if (edge) edges.set(id, { ...edge, status: statusOf(id, edge.status) });
  }
  return edges;
}

function deriveConflicts(facts: readonly Fact[], { conflictKeys }: Touched, ontology: Ontology): Map<string, Conflict> {
  const keyed = facts.flatMap((fact) => fact.keys.map(({ key }) => ({ key, fact })));
  const conflicts = new Map<string, Conflict>();
  for (const [key, group] of Map.groupBy(keyed, (each) => each.key)) {
    const touched = conflictKeys.get(key);
    const facts = group.map(({ fact }) => fact);
    const conflict = touched && deriveConflict(touched, facts, ontology);
    if (conflict) conflicts.set(conflict.id, conflict);
  }
  return conflicts;
}

function compare<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): Writes<T> {
  const same = (a: T | undefined, b: T) => a !== undefined && toCanonicalJson(a) === toCanonicalJson(b);
  return {
    created: [...after].filter(([id]) => !before.has(id)).map(([, each]) => each),
    updated: [...after].filter(([id, each]) => before.has(id) && !same(before.get(id), each)).map(([, each]) => each),
    deleted: [...before].filter(([id]) => !after.has(id)).map(([, each]) => each),
  };
}

/**
 * @param removed statements whose nodes go, and with them what leads there: one that is written anew is another node, to which
 *   its conflicts must lead
 */
function compareConflicts(
  before: ReadonlyMap<string, Conflict>,
  after: ReadonlyMap<string, Conflict>,
  removed: ReadonlySet<string>,
): ConflictWrites {
  const { created, updated, deleted } = compare(before, after);
  const standing = (conflict: Conflict) => onSides(conflict).filter(({ statement }) => !removed.has(statement));
  const stay = [...after.values()].flatMap((will) => {
    const was = before.get(will.id);
    return was ? [{ standing: standing(was), will: onSides(will) }] : [];
  });
  return {
    created,
    deleted,
    restated: updated.filter(({ id, rule }) => before.get(id)?.rule !== rule),
    come: [...created.flatMap(onSides), ...stay.flatMap(({ standing, will }) => missingIn(standing, will))],
    gone: stay.flatMap(({ standing, will }) => missingIn(will, standing)),
  };
}

const onSides = ({ id, sides }: Conflict): OnSide[] =>
  sides.flatMap(({ label, statements }) => statements.map((statement) => ({ conflict: id, side: label, statement })));

function missingIn(some: readonly OnSide[], others: readonly OnSide[]): OnSide[] {
  const placeOf = ({ side, statement }: OnSide) => `${statement} ${side}`;
  const known = new Set(some.map(placeOf));
  return others.filter((each) => !known.has(placeOf(each)));
}

function planEntities(
  { add, remove }: Change,
  before: ReadonlyMap<string, EntityState>,
  relations: Writes<Relation>,
  ontology: Ontology,
): Writes<EntityState> {
  const after = new Map(before);
  const change = (id: string, by: (state: EntityState) => Partial<EntityState>, type = typeOfId(id, ontology)) => {
    const state = after.get(id) ?? { id, type, tally: EMPTY_TALLY, relationCount: 0 };
    after.set(id, { ...state, ...by(state) });
  };
  const tally = (views: readonly View[], by: 1 | -1) => {
    for (const { entities } of views) {
      for (const [id, named] of Map.groupBy(entities, (entity) => entity.id)) {
        const itself = named.find(({ said }) => said === id);
        change(id, ({ tally }) => ({ tally: tallyDocument(tally, named, by) }), itself?.type);
      }
    }
  };
  tally(remove, -1);
  tally(add, 1);
  for (const [edges, by] of [
    [relations.created, 1],
    [relations.deleted, -1],
  ] as const) {
    for (const { subject, object } of edges) {
      for (const end of new Set([subject, object])) {
        change(end, ({ relationCount }) => ({ relationCount: relationCount + by }));
      }
    }
  }
  const alive = new Map([...after].filter(([, { tally }]) => tally.documents > 0));
  return compare(before, alive);
}
