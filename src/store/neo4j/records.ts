// What is read of a node of each kind, and the record that readers get.
import { type Attribution, MODALITIES, POLARITIES } from "../../domain/index.ts";
import type {
  ConflictRecord,
  DocumentRecord,
  EntityRecord,
  NodeKind,
  RelationRecord,
  Selection,
  StatementRecord,
} from "../query.ts";
import type { Row } from "./database.ts";
import { toCounts, toEvidence, toExternalIds } from "./rows.ts";

export type StoreRecord = EntityRecord | RelationRecord | StatementRecord | DocumentRecord | ConflictRecord;

/** Cypher that reads the node or relationship `n`. */
export function projection(
  kind: NodeKind,
  n: string,
  { text, runs, members }: Pick<Selection, "text" | "runs" | "members">,
): string {
  switch (kind) {
    case "entity":
      return `${n} {${pick(ENTITY, members)}}`;
    case "relation":
      return `${n} {${pick(RELATION, members)}, subject: startNode(${n}).id, relation: type(${n}), object: endNode(${n}).id}`;
    case "statement":
      return `${n} {${pick(STATEMENT, members)}${isAmong(members, "evidence") ? `, ${evidenceOf(n)}` : ""}${runs ? `, ${runOf(n)}` : ""}}`;
    case "document":
      return `${n} {${pick(DOCUMENT, members)}${text ? ", .text" : ""}}`;
    case "conflict":
      return `${n} {.id, .kind, .rule, between: COLLECT { MATCH (${n})-[b:BETWEEN]->(x:Statement)
        WITH b.side AS side, x.id AS id ORDER BY side, id RETURN [side, id] }}`;
  }
}

const evidenceOf = (n: string) =>
  `.document, evidence: [(${n})-[v:EVIDENCED_BY]->() | v {.position, .start, .end, .quote, .parts}]`;

const runOf = (n: string) =>
  `extractedBy: head(COLLECT { MATCH (run:Run {id: ${n}.run}) RETURN run {.id, .extractor, .version, .configuration, .model} })`;

/** Properties by the member of the record that they make. */
type Properties = Readonly<Record<string, readonly string[]>>;

const itself = (...names: string[]): Properties => Object.fromEntries(names.map((name) => [name, [name]]));

const ENTITY: Properties = {
  ...itself("id", "type", "name", "aliases", "externalIds", "documentCount", "mentionCount", "relationCount"),
};

const RELATION: Properties = {
  ...itself("id", "status", "confidence", "support", "statementCount", "firstSeen", "lastSeen"),
  byPolarity: POLARITIES,
  byModality: MODALITIES,
};

const STATEMENT: Properties = {
  ...itself("id", "subject", "relation", "object", "relationId", "role", "polarity", "modality", "attributedTo"),
  ...itself("time", "clock", "confidence", "run"),
};

const DOCUMENT: Properties = {
  ...itself("id", "key", "title", "outlet", "author", "publishedAt", "retrievedAt", "language"),
};

/** Members that come whatever is wanted: by them others find the record. */
const ALWAYS: ReadonlySet<string> = new Set(["id", "type", "subject", "object", "relationId"]);

const isAmong = (members: readonly string[] | undefined, member: string) => !members || members.includes(member);

/** The properties of the members that are wanted, in the same order however they were named; of all when none are named. */
function pick(properties: Properties, members?: readonly string[]): string {
  const wanted = Object.entries(properties).filter(([member]) => ALWAYS.has(member) || isAmong(members, member));
  return wanted.flatMap(([, names]) => names.map((name) => `.${name}`)).join(", ");
}

/** The record of what was read by the projection of its kind. */
export function toRecord(kind: NodeKind, row: Row): StoreRecord {
  switch (kind) {
    case "entity":
      return { ...row, kind, externalIds: toExternalIds((row.externalIds ?? []) as string[]) } as EntityRecord;
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
  const { document, evidence, attributedTo, ...said } = row;
  const inOrder = ((evidence ?? []) as Row[]).toSorted((one, other) => Number(one.position) - Number(other.position));
  return {
    ...(said as unknown as StatementRecord),
    kind: "statement",
    attributedTo: attributedTo == null ? null : (JSON.parse(attributedTo as string) as Attribution),
    evidence: inOrder.map((each) => toEvidence({ ...each, document })),
  };
}

function toConflictRecord({ id, kind, rule, between }: Row): ConflictRecord {
  const sides = Map.groupBy(between as [string, string][], ([side]) => side);
  return {
    ...({ kind: "conflict", id, conflictKind: kind, rule } as Omit<ConflictRecord, "sides">),
    sides: [...sides].map(([label, rows]) => ({ label, statements: rows.map(([, statement]) => statement) })),
  };
}
