// The one filter vocabulary: what a reader may ask of rows, in our words, the same in every store.
import { CitegraphError, type Modality, type Polarity, type RelationStatus } from "../domain/index.ts";
import { LINKS, type NodeKind } from "./query.ts";

/**
 * Which rows pass. The members up to `validAt` speak of statements, and all of them must hold of the same statement. A
 * relation passes when one of its statements does, an entity when it is an end of such a statement, a document when it
 * holds one, a conflict when one of its sides has one. An empty list of values holds of nothing.
 */
export interface Filter {
  /** Entity types. Of an entity itself; of a statement or relation, of either end. */
  readonly types?: readonly string[];
  readonly relations?: readonly string[];
  /** Of the statement's relation edge. */
  readonly status?: readonly RelationStatus[];
  readonly polarity?: readonly Polarity[];
  readonly modality?: readonly Modality[];
  /** Entity ids of the speaker, at any depth of a nested report. */
  readonly attributedTo?: readonly string[];
  /** Entity ids: the statement has one of them at an end, or its evidence names one, as China in "may not sell the H20 to China". */
  readonly concerns?: readonly string[];
  readonly minConfidence?: number;
  readonly outlet?: readonly string[];
  /** ISO day: the statement is said to hold on it, see `daysInForce`. A statement without a time always does. */
  readonly validAt?: string;
  /** What must hold of the row of each kind: of the row itself, or else of what the same statement hangs on. */
  readonly is?: { readonly [K in NodeKind]?: NodeFilter };
  /** Other filters that the row passes: all of these, … */
  readonly and?: readonly Filter[];
  /** … one of these at least, … */
  readonly or?: readonly Filter[];
  /** … and not this one. */
  readonly not?: Filter;
}

/** What must hold of one node; all members at once. */
export interface NodeFilter {
  /** By the names of FILTER_FIELDS. */
  readonly fields?: Readonly<Record<string, Operators>>;
  /** By the names of LINKS. */
  readonly links?: Readonly<Record<string, Quantifiers>>;
  /** Of a document: whether only a part of what was read in it is held. */
  readonly isPartial?: boolean;
  readonly and?: readonly NodeFilter[];
  readonly or?: readonly NodeFilter[];
  readonly not?: NodeFilter;
}

/** What must hold of a value; all members at once. Nothing but `exists: false` holds of a missing one. */
export interface Operators {
  readonly eq?: string | number;
  readonly in?: readonly (string | number)[];
  /** Texts are compared by code point, as they are ordered. */
  readonly lt?: string | number;
  readonly lte?: string | number;
  readonly gt?: string | number;
  readonly gte?: string | number;
  readonly startsWith?: string;
  readonly contains?: string;
  readonly exists?: boolean;
}

/** What must hold of the nodes that a link leads to; all members at once. */
export interface Quantifiers {
  readonly some?: NodeFilter;
  readonly none?: NodeFilter;
  /** Holds also where there is none. */
  readonly every?: NodeFilter;
}

/** What nodes can be filtered by. Of `texts` one must meet all operators; `exists` asks whether there is any. */
export const FILTER_FIELDS = {
  entity: {
    id: "text",
    type: "text",
    name: "text",
    aliases: "texts",
    /** Each as `scheme=id`. */
    externalIds: "texts",
    documentCount: "number",
    mentionCount: "number",
    relationCount: "number",
  },
  relation: {
    id: "text",
    relation: "text",
    status: "text",
    confidence: "number",
    support: "number",
    statementCount: "number",
    firstSeen: "text",
    lastSeen: "text",
  },
  statement: {
    id: "text",
    relation: "text",
    role: "text",
    polarity: "text",
    modality: "text",
    time: "text",
    clock: "text",
    confidence: "number",
    run: "text",
  },
  document: {
    id: "text",
    key: "text",
    title: "text",
    outlet: "text",
    author: "text",
    language: "text",
    publishedAt: "text",
    retrievedAt: "text",
  },
  conflict: { id: "text", kind: "text", rule: "text" },
} as const satisfies Record<NodeKind, Readonly<Record<string, "text" | "texts" | "number">>>;

/** What a field of a kind holds; undefined when there is no such field. */
export function fieldType(kind: NodeKind, field: string): "text" | "texts" | "number" | undefined {
  const fields: Readonly<Record<string, "text" | "texts" | "number">> = FILTER_FIELDS[kind];
  return Object.hasOwn(fields, field) ? fields[field] : undefined;
}

/** The kind of node that a link of a kind leads to; undefined when there is no such link. */
export function linkTarget(kind: NodeKind, link: string): NodeKind | undefined {
  const links: Readonly<Record<string, NodeKind>> = LINKS[kind];
  return Object.hasOwn(links, link) ? links[link] : undefined;
}

/**
 * Whether documents that are held in part are asked for, or the others; undefined where a filter does not ask.
 * @throws CitegraphError QUERY_INVALID for nodes that are no documents
 */
export function askedPart(kind: NodeKind, { isPartial }: NodeFilter): boolean | undefined {
  if (isPartial !== undefined && kind !== "document")
    throw new CitegraphError("QUERY_INVALID", `A ${kind} is never held in part.`);
  return isPartial;
}
