// What a reader asks of a store, in our words: which nodes, in which order, and what to bring along with each of them.
// A whole selection is one question, so that an adapter can answer it at one go.
import type {
  Attribution,
  Clock,
  Conflict,
  Entity,
  Evidence,
  Modality,
  Polarity,
  Relation,
  Run,
  SourceDocument,
} from "../domain/index.ts";
import type { Filter } from "./filter.ts";

export const NODE_KINDS = ["entity", "relation", "statement", "document", "conflict"] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/**
 * What rows can be sorted by; ties in ascending order of ids. Missing values come last in both directions. Times are sorted by the
 * first day on which the statement is said to hold, then by the last; an open end is before, or behind, all others.
 */
export const ORDER_FIELDS = {
  entity: ["id", "name", "type", "relationCount", "mentionCount", "documentCount"],
  relation: ["id", "relation", "support", "confidence", "statementCount", "firstSeen", "lastSeen"],
  statement: ["id", "time", "confidence", "publishedAt"],
  document: ["id", "key", "title", "publishedAt"],
  conflict: ["id", "kind"],
} as const satisfies Record<NodeKind, readonly string[]>;

/** The order when none is asked for. */
export const DEFAULT_ORDER = {
  entity: { field: "id", direction: "asc" },
  relation: { field: "support", direction: "desc" },
  statement: { field: "publishedAt", direction: "desc" },
  document: { field: "publishedAt", direction: "desc" },
  conflict: { field: "id", direction: "asc" },
} as const satisfies Record<NodeKind, Order>;

/** What rows can be counted by. */
export const FACET_FIELDS = {
  entity: ["type"],
  relation: ["relation", "status"],
  statement: ["relation", "polarity", "modality", "clock"],
  document: ["outlet", "author", "language"],
  conflict: ["kind", "rule"],
} as const satisfies Record<NodeKind, readonly string[]>;

/** How many rows have a value; null stands for those that have none. */
export interface FacetCount {
  readonly value: string | null;
  readonly count: number;
}

/** Values of a facet that are told, those of most rows. */
export const MAX_FACET_VALUES = 100;

export interface Order {
  readonly field: string;
  readonly direction: "asc" | "desc";
}

/** A row's place in an order: the value of the order's field (null when missing) and its id. */
export type Place = readonly [value: string | number | null, id: string];

/** A page of at most `size` rows after a place, or, backward, the last ones before a place. Rows always come in order. */
export interface Page {
  readonly size: number;
  readonly backward?: boolean;
  readonly after?: Place;
  readonly before?: Place;
}

/** What can be brought along with a node, and the kind of node it leads to. */
export const LINKS = {
  entity: { relations: "relation", statements: "statement", documents: "document", conflicts: "conflict" },
  relation: { subject: "entity", object: "entity", statements: "statement", conflicts: "conflict" },
  statement: {
    subject: "entity",
    object: "entity",
    relation: "relation",
    speakers: "entity",
    documents: "document",
    conflicts: "conflict",
  },
  document: { statements: "statement", entities: "entity" },
  conflict: { statements: "statement" },
} as const satisfies Record<NodeKind, Record<string, NodeKind>>;

/** What to say of the nodes that were found. */
export interface Selection {
  readonly filter?: Filter;
  readonly orderBy?: Order;
  /** Without a page all rows come; only for what is bounded by itself: given ids and the ends of things. */
  readonly page?: Page;
  readonly totalCount?: boolean;
  /** Fields of FACET_FIELDS by which all rows, whatever the page, are counted. */
  readonly facets?: readonly string[];
  /** False: only totalCount is wanted. */
  readonly nodes?: boolean;
  /** Documents come without their text unless it is asked for. */
  readonly text?: boolean;
  /** Statements come without the run that made them, but for its id, unless it is asked for. */
  readonly runs?: boolean;
  /**
   * Members of the record that are looked at; a store may leave out others, but for the id, the type, the ends and the
   * relation edge. All when not given.
   */
  readonly members?: readonly string[];
  /** What to bring along, by a name of the caller's. */
  readonly links?: Readonly<Record<string, Link>>;
}

export interface Link extends Selection {
  readonly link: string;
  /** Only for an entity's relations and statements: those it is the subject of, or the object. */
  readonly direction?: "outgoing" | "incoming";
}

/** A question to a store. */
export interface Query extends Selection {
  readonly kind: NodeKind;
  /** Only these. They come in the order of the query, not of this list; unknown ids are left out. */
  readonly ids?: readonly string[];
  /**
   * Only for entities: names that match this text (see search-text.ts), best first; `orderBy` is then not used. The
   * first part of a row's Place is its rank.
   */
  readonly search?: string;
  /** ISO date and time: the answer that the store would have given then. Stores opened by `openStore` know it. */
  readonly knownAt?: string;
}

/** A stretch of an ordered list of nodes. */
export interface Connection {
  /** Null unless it was asked for. */
  readonly totalCount: number | null;
  /** By field, those that were asked for: values of most rows first, then by value, the missing one last. */
  readonly facets?: Readonly<Record<string, readonly FacetCount[]>>;
  readonly edges: readonly { readonly place: Place; readonly node: GraphNode }[];
  readonly hasPreviousPage: boolean;
  readonly hasNextPage: boolean;
}

/** A statement as a reader sees it. */
export interface StatementRecord {
  readonly kind: "statement";
  readonly id: string;
  readonly subject: string;
  readonly relation: string;
  readonly object: string;
  /** Id of the relation edge it belongs to. */
  readonly relationId: string;
  readonly role: string | null;
  readonly polarity: Polarity;
  readonly modality: Modality;
  readonly attributedTo: Attribution | null;
  readonly time: string | null;
  readonly clock: Clock | null;
  readonly evidence: readonly Evidence[];
  readonly confidence: number;
  readonly run: string;
  /** Only where the selection asked for runs. */
  readonly extractedBy?: Run;
}

export interface EntityRecord extends Entity {
  readonly kind: "entity";
}
export interface RelationRecord extends Relation {
  readonly kind: "relation";
}
export interface ConflictRecord extends Omit<Conflict, "kind"> {
  readonly kind: "conflict";
  readonly conflictKind: Conflict["kind"];
}
/** Without its text (empty) unless the selection asked for it. */
export interface DocumentRecord extends SourceDocument {
  readonly kind: "document";
  /** Set when a part of a reading is held where the whole may say more, see Extraction.partial. */
  readonly isPartial?: true;
}

export type GraphNode = (EntityRecord | RelationRecord | StatementRecord | DocumentRecord | ConflictRecord) & {
  /** By the caller's names; null-safe: every link that was asked for is there. */
  readonly links: Readonly<Record<string, Connection>>;
};
