// The port to where the graph lives.
import type { Extraction } from "../domain/index.ts";
import type { Connection, Query } from "./query.ts";

/** What became of the documents of one load. */
export interface LoadReport {
  /** Documents that were not there before. */
  readonly added: number;
  /** Documents that took the place of an older version under the same key. */
  readonly replaced: number;
  readonly unchanged: number;
}

export interface StoreStats {
  readonly documents: number;
  readonly entities: number;
  readonly relations: number;
  readonly statements: number;
  readonly conflicts: number;
  readonly entitiesByType: Readonly<Record<string, number>>;
  readonly relationsByName: Readonly<Record<string, number>>;
}

/** Where the graph lives. What every adapter must do is written in `test/contract/graph-store.ts`. */
export interface GraphStore {
  /** The folder or URL, without credentials. */
  readonly location: string;

  /**
   * Adds what documents say. Each document is taken whole or not at all, many in one transaction; when it returns, all
   * are durable. One that is there already adds nothing; another text under a known key takes the older one's place.
   * Of several versions of a key in one call the last one stays.
   * @throws CitegraphError EVIDENCE_MISMATCH before anything is written
   */
  load(extractions: readonly Extraction[]): Promise<LoadReport>;

  /**
   * Which of these documents (by id) the store does not hold as this run reads them: what is still to be extracted.
   * In the order given.
   */
  missing(documentIds: readonly string[], run: string): Promise<string[]>;

  /**
   * Takes back all that documents said, by key or id: what is left is the graph that never saw them.
   * @returns how many documents were taken back; unknown keys count nothing
   */
  retract(keysOrIds: readonly string[]): Promise<number>;

  /** Answers one question with all that it wants brought along. */
  read(query: Query): Promise<Connection>;

  stats(): Promise<StoreStats>;

  /** What was loaded and holds, document by document, ordered by document key: enough to fill another store. */
  extractions(): AsyncIterable<Extraction>;

  close(): Promise<void>;
}
