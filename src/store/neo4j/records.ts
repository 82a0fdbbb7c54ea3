// What is read of a node of each kind, and the record that readers get.
import type { Attribution } from "../../domain/index.ts";
import type {
  ConflictRecord,
  DocumentRecord,
  EntityRecord,
  NodeKind,
  RelationRecord,
  StatementRecord,
} from "../query.ts";
import type { Row } from "./database.ts";
import { toCounts, toEvidence, toExternalIds } from "./rows.ts";

export type StoreRecord = EntityRecord | RelationRecord | StatementRecord | DocumentRecord | ConflictRecord;

/** Cypher that reads the node or relationship `n`. */
export function projection(kind: NodeKind, n: string, text: boolean): string {
  switch (kind) {
    case "entity":
      return `${n} {.id, .type, .name, .aliases, .externalIds, .documentCount, .mentionCount, .relationCount}`;
    case "relation":
      return `${n} {.*, subject: startNode(${n}).id, relation: type(${n}), object: endNode(${n}).id}`;
    case "statement":
      return `${n} {.id, .subject, .relation, .object, .relationId, .role, .polarity, .modality, .attributedTo, .time, .clock,
        .confidence, .run, evidence: COLLECT { MATCH (${n})-[v:EVIDENCED_BY]->(x) WITH v, x ORDER BY v.position
          RETURN v {.start, .end, .quote, .parts, document: x.id} }}`;
    case "document":
      return `${n} {.id, .key, .title, .outlet, .author, .publishedAt, .retrievedAt, .language${text ? ", .text" : ""}}`;
    case "conflict":
      return `${n} {.id, .kind, .rule, between: COLLECT { MATCH (${n})-[b:BETWEEN]->(x:Statement)
        WITH b.side AS side, x.id AS id ORDER BY side, id RETURN [side, id] }}`;
  }
}

/** The record of what was read by the projection of its kind. */
export function toRecord(kind: NodeKind, row: Row): StoreRecord {
  switch (kind) {
    case "entity":
      return { ...row, kind, externalIds: toExternalIds(row.externalIds as string[]) } as EntityRecord;
    case "relation":
      return toRelationRecord(row);
    case "statement":
      return toStatementRecord(row);
    case "document":
      return { text: "", ...row, kind } as DocumentRecord;
    case "conflict":
      return toConflictRecord(row);
  }
}

function toRelationRecord(row: Row): RelationRecord {
  const { id, subject, relation, object, status, confidence, support, statementCount, firstSeen, lastSeen } = row;
  const seen = { firstSeen: firstSeen ?? null, lastSeen: lastSeen ?? null };
  const shown = { id, subject, relation, object, status, confidence, support, statementCount };
  return { kind: "relation", ...shown, ...toCounts(row), ...seen } as RelationRecord;
}

function toStatementRecord(row: Row): StatementRecord {
  const attributedTo = row.attributedTo === null ? null : (JSON.parse(row.attributedTo as string) as Attribution);
  const evidence = (row.evidence as Row[]).map(toEvidence);
  return { ...(row as unknown as StatementRecord), kind: "statement", attributedTo, evidence };
}

function toConflictRecord({ id, kind, rule, between }: Row): ConflictRecord {
  const sides = Map.groupBy(between as [string, string][], ([side]) => side);
  return {
    ...({ kind: "conflict", id, conflictKind: kind, rule } as Omit<ConflictRecord, "sides">),
    sides: [...sides].map(([label, rows]) => ({ label, statements: rows.map(([, statement]) => statement) })),
  };
}
