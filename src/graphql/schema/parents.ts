// What stands behind each type of the schema: mostly what the store gave, with its links.
import type { Attribution, ConflictSide, Evidence, Judgement } from "../../domain/index.ts";
import type { FoundCommunity } from "../../graph/index.ts";
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
} from "../../store/index.ts";
import type { FoundDocumentChanges } from "../changes/document-changes.ts";
import type { FoundChanges } from "../context.ts";
import type { PageOf } from "../questions/cut.ts";
import type { PageArguments } from "../questions/list-arguments.ts";

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

export type { Job, JobStatus } from "../changes/jobs.ts";

/** What came and went, and of what came what the fields want. */
export interface DocumentChangesParent extends Omit<FoundDocumentChanges, "added"> {
  readonly id: string;
  readonly added: readonly DocumentParent[];
}

type Links = Pick<GraphNode, "links">;

/** What the store has as nodes, and what is found among its judgements and candidates. */
export type NodeParent = GraphNode | Judgement | CandidateParent;
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

/** A page of a community's members. */
export type MemberPage = PageOf<FoundCommunity["members"][number]>;

/** A community as a row of its list. */
export interface CommunityEdgeParent {
  readonly cursor: string;
  readonly node: EntityParent;
  readonly size: number;
  readonly relatedPairs: number;
  pageOf(args: PageArguments): MemberPage;
  /** What was read of a member that any field shows. */
  entity(id: string): EntityParent;
}
export interface CommunityMemberEdgeParent {
  readonly cursor: string;
  readonly node: EntityParent;
  readonly strength: number;
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
