// The port to where the graph lives.
import type { Extraction, Judgement, JudgementInput, TakeOptions } from "../domain/index.ts";
import type { OpenCandidate } from "./candidates.ts";
import type { Filter } from "./filter.ts";
import type { Connection, Query } from "./query.ts";

/** What became of the documents of one load. */
export interface LoadReport {
  /** Documents that were not there before. */
  readonly added: number;
  /** Documents that took the place of an older version under the same key. */
  readonly replaced: number;
  readonly unchanged: number;
  /** Keys of documents of which a text was left out, since a newer one is there; none of them are counted for that. Not there where none was. */
  readonly leftOut?: readonly string[];
}

export interface StoreStats {
  readonly documents: number;
  /** Those of which a part is held where the whole may say more. */
  readonly partialDocuments: number;
  readonly entities: number;
  readonly relations: number;
  readonly statements: number;
  readonly conflicts: number;
  readonly entitiesByType: Readonly<Record<string, number>>;
  readonly relationsByName: Readonly<Record<string, number>>;
}

/** When a document, as it was read, came into the store and when it was taken back. */
export interface LogEntry {
  readonly document: string;
  readonly key: string;
  /** The runs that read it: an extractor's, and those of seeds that quote it. */
  readonly runs: readonly string[];
  /** ISO 8601 date and time in UTC, to the millisecond; no two changes of a store share one. */
  readonly recordedAt: string;
  readonly withdrawnAt: string | null;
}

/** What a set of judgements would do. */
export interface JudgementPreview {
  readonly entitiesBefore: number;
  readonly entitiesAfter: number;
  /** Statements that would be shown of another entity. */
  readonly statementsMoved: number;
  /** Conflicts that would appear and disappear, by id and rule. */
  readonly conflictsAdded: readonly { readonly id: string; readonly rule: string }[];
  readonly conflictsRemoved: readonly { readonly id: string; readonly rule: string }[];
}

/** How long an answer is waited for. */
export interface Waiting {
  /** Aborted when nobody waits any more. */
  readonly signal?: AbortSignal;
  /** When waiting ends, as `performance.now()` counts: a store that holds the thread while it reads hears no signal. */
  readonly deadline?: number;
}

/** ISO date and time: the answer that the store would have given then. Stores opened by `openStore` know it. */
export interface AsKnownAt {
  readonly knownAt?: string;
}

/** What is counted; all that the store holds unless told otherwise. */
export interface StatsOptions extends AsKnownAt {
  /** Rows of each kind that pass this filter. */
  readonly filter?: Filter;
}

/** Which judgements are told; those that hold unless told otherwise. */
export interface JudgementsOptions extends AsKnownAt {
  /** Those that were revoked, too. */
  readonly revoked?: boolean;
}

/** Which extractions are read; all that hold unless told otherwise. */
export interface ExtractionsOptions extends AsKnownAt {
  readonly documents?: readonly string[];
}

/** Where the graph lives. What every adapter must do is written in `test/contract/graph-store.ts`. */
export interface GraphStore {
  /** The folder or URL, without credentials. */
  readonly location: string;

  /**
   * Adds what documents say. Each document is taken whole or not at all, many in one transaction; when it returns, all
   * are durable. One that is there already adds nothing; another text under a known key takes the older one's place.
   * Of several versions of a key in one call the last one stays. An extractor's reading and those of seeds stand side by
   * side (see readings.ts of the domain); what one run says of a document in several readings adds up, in whatever order they
   * come, and a part of a reading takes no whole one's place. With `keepNewer` the newer text of a key stays, whichever comes last.
   * @throws CitegraphError EVIDENCE_MISMATCH before anything is written
   */
  load(extractions: readonly Extraction[], options?: TakeOptions): Promise<LoadReport>;

  /**
   * Which of these documents (by id) the store does not hold as this run reads them, or of which it holds a part of that: what is
   * still to be extracted. In the order given.
   */
  missing(documentIds: readonly string[], run: string): Promise<string[]>;

  /**
   * Takes back all that documents said, by key or id: what is left is the graph that never saw them.
   * @returns how many documents were taken back; unknown keys count nothing
   */
  retract(keysOrIds: readonly string[]): Promise<number>;

  /**
   * Answers one question with all that it wants brought along.
   * @throws CitegraphError CANCELLED soon after nobody waits for the answer any more; STORE_BUSY while a Neo4j is rebuilt
   */
  read(query: Query, options?: Waiting): Promise<Connection>;

  /** @throws CitegraphError CANCELLED and STORE_BUSY like `read` */
  stats(options?: StatsOptions, waiting?: Waiting): Promise<StoreStats>;

  /**
   * What was loaded and holds, ordered by document key, entities and statements by id: enough to fill another store. A
   * document that was read by seeds, too, comes once for each reading. With `knownAt` (ISO date and time), what held then;
   * with `documents` (ids), only these, whose number alone it costs.
   * @throws CitegraphError QUERY_INVALID for a time that is none; so does `log`
   */
  extractions(options?: ExtractionsOptions): AsyncIterable<Extraction>;

  /**
   * Adds judgements to the log; entities judged the same are shown as one from then on. A judgement takes the place of
   * the one of the same pair that holds; one that says the same adds nothing. Of several of a pair in one call the last counts.
   * @returns what holds for each of them, as it stands in the log
   * @throws CitegraphError NOT_FOUND for an entity that the store never saw, unless `acceptUnseen` lets it wait for one
   */
  judge(judgements: readonly JudgementInput[], options?: { readonly acceptUnseen?: boolean }): Promise<Judgement[]>;
  /** What `judge` would do; changes nothing. */
  previewJudgements(judgements: readonly JudgementInput[]): Promise<JudgementPreview>;
  /**
   * Revokes judgements by id, and so restores what was before them: of a pair, the judgement holds that was made last and is
   * not revoked. One whose place another one took is revoked, too, and does not come back.
   * @returns how many were not revoked before
   */
  revokeJudgements(ids: readonly string[]): Promise<number>;
  /** Judgements that hold, or with `revoked` all of them, oldest first. */
  judgements(options?: JudgementsOptions): Promise<Judgement[]>;

  /**
   * Pairs of entities that may be one and are not decided, likeliest first, those judged unsure last. A function of what the
   * log holds; found anew when the store has changed, by a number of questions that does not depend on its size.
   */
  candidates(options?: AsKnownAt): Promise<readonly OpenCandidate[]>;

  /**
   * Documents (by id, in order) that hold and name one of these entities by the very id that they give it, whatever it is shown as:
   * those that a judgement of it moves. None for an unknown id.
   */
  documentsNaming(entities: readonly string[]): Promise<string[]>;

  /** Another value whenever documents or judgements have come or gone; the same until then. */
  version(): Promise<string>;

  /** What came and went since a time (from the beginning without one), in order of coming. */
  log(options?: { readonly since?: string }): AsyncIterable<LogEntry>;

  /**
   * This store to be read while others write: as it is now, where the store can be held still (a folder can), or as it is when
   * asked, and then `version` tells of a change. Closing it leaves this one open.
   */
  still(): Promise<GraphStore>;

  /** Makes all that is derived anew from the log. */
  rebuild(): Promise<void>;

  /** What is wrong with the store's own files, checksums of the log and search rows, in words; nothing when all is well. */
  faults(): AsyncIterable<string>;

  close(): Promise<void>;
}
