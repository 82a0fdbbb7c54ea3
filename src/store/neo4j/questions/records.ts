// What is read of a node of each kind, and the record that readers get.
import { type Attribution, MODALITIES, POLARITIES } from "../../../domain/index.ts";
import { incomplete } from "../../incomplete.ts";
import type {
  ConflictRecord,
  DocumentRecord,
  EntityRecord,
  NodeKind,
  RelationRecord,
  Selection,
  StatementRecord,
} from "../../query.ts";
import type { Row } from "../database/database.ts";
import { toCounts, toEvidence, toExternalIds } from "../derived/rows.ts";

export type StoreRecord = EntityRecord | RelationRecord | StatementRecord | DocumentRecord | ConflictRecord;

export type Values = readonly unknown[];

/** Takes Cypher of a column of a row, gives its place there. */
export type Column = (cypher: string) => number;

type Wanted = Pick<Selection, "text" | "runs" | "members">;

/**
 * Reads the node or relationship `n` in columns of a row, and the record out of them. Rows are lists of values: with maps the
 * names of their keys would come along with each.
 * @throws CitegraphError STORE_CORRUPT, out of a row of what citegraph did not write
 */
export function compileRecord(kind: NodeKind, n: string, wanted: Wanted, column: Column): (row: Values) => StoreRecord {
  const places = columnsOf(kind, n, wanted).map(([name, cypher]) => [name, column(cypher)] as const);
  return (row) => {
    const read: Record<string, unknown> = {};
    for (const [name, at] of places) read[name] = row[at];
    if (read.id === null) throw incomplete();
    return toRecord(kind, read);
  };
}

type NamedColumn = readonly [name: string, cypher: string];

function columnsOf(kind: NodeKind, n: string, { text, runs, members }: Wanted): NamedColumn[] {
  const own = (properties: Properties) => pick(properties, members).map((name): NamedColumn => [name, `${n}.${name}`]);
  switch (kind) {
    case "entity":
      return own(ENTITY);
    case "relation":
      return [
        ...own(RELATION),
        ["subject", `startNode(${n}).id`],
        ["relation", `type(${n})`],
        ["object", `endNode(${n}).id`],
      ];
    case "statement":
      return [
        ...own(STATEMENT),
        ...(isAmong(members, "evidence") ? evidenceOf(n) : []),
        ...(runs ? [["extractedBy", runOf(n)] as const] : []),
      ];
    case "document":
      return [
        ...own(DOCUMENT),
        ...(text ? [["text", `${n}.text`] as const] : []),
        ...(isAmong(members, "isPartial") ? [["isPartial", isPartial(n)] as const] : []),
      ];
    case "conflict":
      return [
        ...own(CONFLICT),
        [
          "between",
          `COLLECT { MATCH (${n})-[b:BETWEEN]->(x:Statement)
            WITH b.side AS side, x.id AS id ORDER BY side, id RETURN [side, id] }`,
        ],
      ];
  }
}

const evidenceOf = (n: string): NamedColumn[] => [
  ["document", `${n}.document`],
  ["evidence", `[(${n})-[v:EVIDENCED_BY]->() | [v.position, v.start, v.end, v.quote, v.parts]]`],
];

const runOf = (n: string) =>
  `head(COLLECT { MATCH (run:Run {id: ${n}.run}) RETURN run {.id, .extractor, .version, .configuration, .model} })`;

/** Whether only a part of what was read in a document is held; an expression. */
export const isPartial = (n: string) =>
  `EXISTS { MATCH (l:LogEntry {document: ${n}.id}) WHERE l.withdrawnAt IS NULL AND size(l.partial) > 0 }`;

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

const CONFLICT: Properties = itself("id", "kind", "rule");

/** Members that come whatever is wanted: by them others find the record. */
const ALWAYS: ReadonlySet<string> = new Set(["id", "type", "subject", "object", "relationId"]);

const isAmong = (members: readonly string[] | undefined, member: string) => !members || members.includes(member);

/** The properties of the members that are wanted, in the same order however they were named; of all when none are named. */
function pick(properties: Properties, members?: readonly string[]): string[] {
  const wanted = Object.entries(properties).filter(([member]) => ALWAYS.has(member) || isAmong(members, member));
  return wanted.flatMap(([, names]) => names);
}

function toRecord(kind: NodeKind, row: Row): StoreRecord {
  switch (kind) {
    case "entity":
      return { ...row, kind, externalIds: toExternalIds((row.externalIds ?? []) as string[]) } as EntityRecord;
    case "relation":
      return toRelationRecord(row);
    case "statement":
      return toStatementRecord(row);
    case "document":
      return toDocumentRecord(row);
    case "conflict":
      return toConflictRecord(row);
  }
}

function toDocumentRecord({ isPartial, ...row }: Row): DocumentRecord {
  return { text: "", ...row, kind: "document", ...(isPartial === true && { isPartial }) } as DocumentRecord;
}

function toRelationRecord(row: Row): RelationRecord {
  const { id, subject, relation, object, status, confidence, support, statementCount, firstSeen, lastSeen } = row;
  const seen = { firstSeen: firstSeen ?? null, lastSeen: lastSeen ?? null };
  const shown = { id, subject, relation, object, status, confidence, support, statementCount };
  const counts = "affirmed" in row || "asserted" in row ? toCounts(row) : {};
  return { kind: "relation", ...shown, ...counts, ...seen } as RelationRecord;
}

function toStatementRecord(row: Row): StatementRecord {
  const { document, evidence, attributedTo, ...said } = row;
  const inOrder = ((evidence ?? []) as EvidenceRow[]).toSorted(([one], [other]) => one - other);
  return {
    ...(said as unknown as StatementRecord),
    kind: "statement",
    attributedTo: attributedTo == null ? null : (JSON.parse(attributedTo as string) as Attribution),
    evidence: inOrder.map(([, start, end, quote, parts]) => toEvidence({ document, start, end, quote, parts })),
  };
}

type EvidenceRow = readonly [position: number, start: number, end: number, quote: string, parts: string];

function toConflictRecord({ id, kind, rule, between }: Row): ConflictRecord {
  const sides = Map.groupBy(between as [string, string][], ([side]) => side);
  return {
    ...({ kind: "conflict", id, conflictKind: kind, rule } as Omit<ConflictRecord, "sides">),
    sides: [...sides].map(([label, rows]) => ({ label, statements: rows.map(([, statement]) => statement) })),
  };
}
