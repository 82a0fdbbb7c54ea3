// What stands behind each type of the schema: mostly what the store gave, with its links.
import type { Attribution, ConflictSide, Evidence } from "../domain/index.ts";
import type {
  ConflictRecord,
  Connection,
  DocumentRecord,
  EntityRecord,
  GraphNode,
  OpenCandidate,
  Place,
  RelationRecord,
  StatementRecord,
} from "../store/index.ts";
import type { FoundChanges } from "./context.ts";
import type { FoundDocumentChanges } from "./document-changes.ts";

/** What became of the graph, as it is worked out by whoever made the server. */
export interface ChangesParent {
  readonly id: string;
  readonly since: string;
  readonly found: FoundChanges;
}

/** A pair of entities that may be one, with what the fields want of both. */
export interface CandidateParent {
  readonly candidate: OpenCandidate;
  readonly first: EntityParent;
  readonly second: EntityParent;
}

export type { Job, JobStatus } from "./jobs.ts";

/** What came and went, and of what came what the fields want. */
export interface DocumentChangesParent extends Omit<FoundDocumentChanges, "added"> {
  readonly id: string;
  readonly added: readonly DocumentParent[];
}

type Links = Pick<GraphNode, "links">;

export type NodeParent = GraphNode;
export type EntityParent = EntityRecord & Links;
export type RelationshipParent = RelationRecord & Links;
export type StatementParent = StatementRecord & Links;
export type DocumentParent = DocumentRecord & Links;
export type ConflictParent = ConflictRecord & Links;

export interface ExternalIdParent {
  readonly id: string;
  readonly scheme: string;
  readonly value: string;
}

/** Parts of a statement or a conflict keep the whole: its links hold what their fields lead to. */
export interface EvidenceParent {
  readonly id: string;
  readonly evidence: Evidence;
  readonly statement: StatementParent;
}
export interface AttributionParent {
  readonly id: string;
  readonly attribution: Attribution;
  readonly statement: StatementParent;
}
export interface ConflictSideParent {
  readonly id: string;
  readonly side: ConflictSide;
  readonly conflict: ConflictParent;
}

/** A community, with those of its members that any field shows: the first ones. */
export interface CommunityParent {
  readonly key: string;
  readonly size: number;
  readonly relatedPairs: number;
  readonly shown: readonly { readonly id: string; readonly entity: EntityParent; readonly strength: number }[];
}

/** A page and what its cursors are bound to, worked out when a cursor is asked for. */
export interface ConnectionParent {
  readonly connection: Connection;
  readonly binding: () => string;
  /** Id of the node that it is a list of. */
  readonly of?: string;
  /** What was searched for. */
  readonly search?: string | undefined;
}
export interface EdgeParent {
  readonly place: Place;
  readonly node: GraphNode;
  readonly binding: () => string;
  readonly search?: string | undefined;
}

export type IngestOutcome = "added" | "replaced" | "unchanged";
