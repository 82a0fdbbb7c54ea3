// What a resolver can reach while it answers one request.
import type { DocumentInput, RelationStatus } from "../domain/index.ts";
import type { Analysis } from "../graph/index.ts";
import type { Ontology } from "../ontology/index.ts";
import type { ConflictRecord, GraphStore, LoadReport, RelationRecord } from "../store/index.ts";
import type { Identity } from "./access/index.ts";
import type { Jobs } from "./changes/jobs.ts";

/** A seed as it comes over the API. */
export interface SeedInput {
  readonly format: "jsonl" | "csv";
  readonly entities?: string;
  readonly statements?: string;
}

/** What the server can do beside answering; whatever is missing is refused. The stages behind are the caller's. */
export interface Writers {
  /** Reads one document into the store. Returns its id, also when it was there already. */
  ingest?(input: DocumentInput): Promise<{ readonly id: string; readonly report: LoadReport }>;
  /** Reads many documents, a batch at a time. When the signal aborts, it ends after a batch; what was stored stays. */
  ingestAll?(
    inputs: readonly DocumentInput[],
    options: { readonly signal: AbortSignal; onProgress(sofar: LoadReport): void },
  ): Promise<LoadReport>;
  /** Takes documents back, by key or id; returns how many. */
  retract?(keysOrIds: readonly string[]): Promise<number>;
  /** Loads a seed, or the one that comes with citegraph. */
  loadSeed?(input?: SeedInput): Promise<LoadReport>;
}

/** What `changes` needs of what changed; all lists in order of ids. */
export interface FoundChanges {
  /** ISO 8601, in UTC. */
  readonly until: string;
  readonly documentsAdded: readonly string[];
  readonly documentsWithdrawn: readonly string[];
  readonly statementsAdded: readonly { readonly id: string }[];
  readonly statementsWithdrawn: readonly { readonly id: string }[];
  readonly relations: readonly {
    readonly relation: RelationRecord;
    readonly before: RelationStatus | null;
    readonly after: RelationStatus | null;
    readonly shownAs: readonly RelationRecord[];
  }[];
  readonly conflictsAdded: readonly { readonly id: string }[];
  readonly conflictsResolved: readonly { readonly id: string }[];
  readonly conflictsChanged: readonly { readonly before: ConflictRecord; readonly after: ConflictRecord }[];
}

/** Works out what became of a store since a time, until now or another one. */
export type ChangesSince = (
  store: GraphStore,
  since: string,
  ontology: Ontology,
  options?: { readonly until?: string },
) => Promise<FoundChanges>;

export interface Context {
  readonly store: GraphStore;
  readonly ontology: Ontology;
  readonly writers: Writers;
  readonly jobs: Jobs;
  readonly analysis: Analysis;
  readonly changesSince: ChangesSince;
  readonly identity: Identity;
  readonly requestId: string;
  /** Takes points of cost from what the client has, once for an operation. @throws GraphQLError RATE_LIMITED */
  takePoints(points: number): void;
  /** Aborted when nobody waits any more: the time is over, the caller has gone, or a subscription is to end. */
  readonly signal?: AbortSignal | undefined;
  /** Whether a plan did not hold for this operation, and is not to be tried again. */
  readonly planTried?: boolean;
}
