// Rows of the database → the records that readers get.
import type {
  Attribution,
  Clock,
  ConflictKind,
  Evidence,
  Modality,
  Polarity,
  RelationStatus,
} from "../../../domain/index.ts";
import type {
  ConflictRecord,
  DocumentRecord,
  EntityRecord,
  NodeKind,
  RelationRecord,
  StatementRecord,
} from "../../query.ts";
import { parseStored, type Row } from "../database/database.ts";

type Found = EntityRecord | RelationRecord | StatementRecord | DocumentRecord | ConflictRecord;

const text = (row: Row, column: string) => row[column] as string;
const maybe = (row: Row, column: string) => row[column] as string | null;
const number = (row: Row, column: string) => row[column] as number;
const json = <T>(row: Row, column: string): T => parseStored<T>(row[column] as string);

/** A statement's columns, its ends being those of the text (`subject_said`) or those they are shown as (`subject`). */
export function statementColumns(subject: string, object: string): string {
  return `x.n, x.id, x.subject AS subject_n, x.object AS object_n, x.edge AS edge_n, x.document AS document_n,
    x.relation, x.role, x.polarity, x.modality, x.attributed_to, x.time, x.clock, x.evidence, x.confidence,
    x.published_at, (SELECT id FROM entities WHERE n = ${subject}) AS subject,
    (SELECT id FROM entities WHERE n = ${object}) AS object, (SELECT id FROM relations WHERE n = x.edge) AS edge,
    coalesce(x.run, (SELECT run FROM extractions WHERE n = x.extraction)) AS run`;
}

/** Of a document as it arrived, whatever is held of what it says. */
export const DOCUMENT_COLUMNS =
  "x.n, x.id, x.key, x.title, x.outlet, x.author, x.published_at, x.retrieved_at, x.language";

/** Whether only a part of what was read in a document is held; an expression. */
export function isPartialIn(x: string): string {
  return `EXISTS (SELECT 1 FROM extractions p WHERE p.document = ${x}.n AND p.withdrawn IS NULL AND (p.partial = 1 OR EXISTS
    (SELECT 1 FROM readings r WHERE r.extraction = p.n AND r.content ->> 'partial' IS NOT NULL)))`;
}

/** Columns of each kind's record, `x` being the table; `n` and the ends' row numbers serve the links. */
export const COLUMNS: Readonly<Record<NodeKind, string>> = {
  entity: "x.n, x.id, x.type, x.name, x.aliases, x.external_ids, x.document_count, x.mention_count, x.relation_count",
  relation: `x.n, x.id, x.subject AS subject_n, x.object AS object_n, x.relation, x.status, x.confidence, x.support,
    x.statement_count, x.by_polarity, x.by_modality, x.first_seen, x.last_seen,
    (SELECT id FROM entities WHERE n = x.subject) AS subject, (SELECT id FROM entities WHERE n = x.object) AS object`,
  statement: statementColumns("x.subject", "x.object"),
  document: `${DOCUMENT_COLUMNS},
    ${isPartialIn("x")} AS is_partial`,
  conflict: `x.n, x.id, x.kind, x.rule, (SELECT json_group_array(json_array(side, id)) FROM (SELECT c.side, s.id
    FROM conflict_sides c JOIN statements s ON s.n = c.statement WHERE c.conflict = x.n ORDER BY c.side, s.id)) AS sides`,
};

/** The record of a row that was read with the columns of its kind. */
export function toRecord(kind: NodeKind, row: Row): Found {
  return TO_RECORD[kind](row);
}

const TO_RECORD: Readonly<Record<NodeKind, (row: Row) => Found>> = {
  entity: toEntity,
  relation: toRelation,
  statement: toStatementRecord,
  document: toDocument,
  conflict: toConflict,
};

function toEntity(row: Row): EntityRecord {
  return {
    kind: "entity",
    id: text(row, "id"),
    type: text(row, "type"),
    name: text(row, "name"),
    aliases: json(row, "aliases"),
    externalIds: json(row, "external_ids"),
    documentCount: number(row, "document_count"),
    mentionCount: number(row, "mention_count"),
    relationCount: number(row, "relation_count"),
  };
}

function toRelation(row: Row): RelationRecord {
  return {
    kind: "relation",
    id: text(row, "id"),
    subject: text(row, "subject"),
    relation: text(row, "relation"),
    object: text(row, "object"),
    status: text(row, "status") as RelationStatus,
    confidence: number(row, "confidence"),
    support: number(row, "support"),
    statementCount: number(row, "statement_count"),
    byPolarity: json(row, "by_polarity"),
    byModality: json(row, "by_modality"),
    firstSeen: maybe(row, "first_seen"),
    lastSeen: maybe(row, "last_seen"),
  };
}

function toStatementRecord(row: Row): StatementRecord {
  return {
    kind: "statement",
    id: text(row, "id"),
    subject: text(row, "subject"),
    relation: text(row, "relation"),
    object: text(row, "object"),
    relationId: text(row, "edge"),
    role: maybe(row, "role"),
    polarity: text(row, "polarity") as Polarity,
    modality: text(row, "modality") as Modality,
    attributedTo: row.attributed_to === null ? null : json<Attribution>(row, "attributed_to"),
    time: maybe(row, "time"),
    clock: maybe(row, "clock") as Clock | null,
    evidence: json<Evidence[]>(row, "evidence"),
    confidence: number(row, "confidence"),
    run: text(row, "run"),
  };
}

function toDocument(row: Row): DocumentRecord {
  return {
    kind: "document",
    id: text(row, "id"),
    key: text(row, "key"),
    title: maybe(row, "title"),
    outlet: maybe(row, "outlet"),
    author: maybe(row, "author"),
    publishedAt: maybe(row, "published_at"),
    retrievedAt: maybe(row, "retrieved_at"),
    language: text(row, "language"),
    text: (row.text as string | undefined) ?? "",
    ...(row.is_partial === 1 && { isPartial: true }),
  };
}

function toConflict(row: Row): ConflictRecord {
  const sides = Map.groupBy(json<[string, string][]>(row, "sides"), ([label]) => label);
  return {
    kind: "conflict",
    id: text(row, "id"),
    conflictKind: text(row, "kind") as ConflictKind,
    rule: text(row, "rule"),
    sides: [...sides].map(([label, rows]) => ({ label, statements: rows.map(([, id]) => id) })),
  };
}
