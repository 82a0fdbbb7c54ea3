// What a transaction touches in what is derived, noted while documents come and go, and brought up to date at its end.
import type { ExtractedEntity } from "../../../domain/index.ts";
import type { EdgeRow } from "./edge-row.ts";
import type { Placed } from "./facts.ts";

/** What a transaction touches, by row numbers. */
export interface Changes {
  readonly edges: Map<number, EdgeChange>;
  readonly keys: Map<string, KeyChange>;
  /** Edges of which a statement came to or left a side of a conflict. */
  readonly contested: Set<number>;
  /** Entities as they are shown, and what documents say of the names of those that are shown so. */
  readonly entities: Map<number, Map<number, Tally[]>>;
  /** Relation edges that entities won and lost. */
  readonly relationCounts: Map<number, number>;
}

export interface EdgeChange {
  /** The row as this transaction made it, when what came is all there is. */
  readonly made: EdgeRow | null;
  /** Statements of documents that the edge did not know. */
  readonly added: Placed[];
  /** Statements that were withdrawn. */
  readonly left: LeftStatement[];
  /** Whether statements came or left in another way. */
  isMoved: boolean;
}

/** What an edge is told of a statement that was withdrawn. */
export type LeftStatement = Pick<Placed, "n" | "polarity" | "modality">;

export interface KeyChange {
  readonly added: Keyed[];
  isLeft: boolean;
}

/** A statement under a key. */
interface Keyed {
  readonly n: number;
  readonly conflictClass: string;
}

export interface Tally {
  readonly entity: ExtractedEntity;
  readonly by: 1 | -1;
}

export function createChanges(): Changes {
  return { edges: new Map(), keys: new Map(), contested: new Set(), entities: new Map(), relationCounts: new Map() };
}

/** Notes that an edge changes. */
export function noteEdge({ edges }: Changes, n: number): EdgeChange {
  return madeIn(edges, n, () => ({ made: null, added: [], left: [], isMoved: false }));
}

/** Notes that an entity is to be assembled anew. @returns what changes in the tallies of those that are shown as it */
export function noteEntity({ entities }: Changes, shown: number): Map<number, Tally[]> {
  return madeIn(entities, shown, () => new Map<number, Tally[]>());
}

/** Notes that a document adds its view of an entity, which is shown as another one or itself, or takes it back. */
export function noteTally(changes: Changes, n: number, shown: number, tally: Tally): void {
  madeIn(noteEntity(changes, shown), n, () => [] as Tally[]).push(tally);
}

/** Notes that a statement came under a key. */
export function noteKeyed({ keys }: Changes, key: string, keyed: Keyed): void {
  madeIn(keys, key, newKeyChange).added.push(keyed);
}

/** Notes that a statement left a key. */
export function noteKeyLeft({ keys }: Changes, key: string): void {
  madeIn(keys, key, newKeyChange).isLeft = true;
}

const newKeyChange = (): KeyChange => ({ added: [], isLeft: false });

function madeIn<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
