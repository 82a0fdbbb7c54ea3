// A relation edge as its row holds it.
import type { RelationStatus } from "../../../domain/index.ts";
import type { EdgeLedger, RelationSummary } from "../../../graph/index.ts";
import type { Database } from "../database/database.ts";
import { updateRow } from "../database/update-row.ts";

/** What a row says of the statements of its edge. */
interface SummaryRow {
  readonly status: RelationStatus;
  readonly confidence: number;
  readonly support: number;
  readonly statement_count: number;
  readonly by_polarity: string;
  readonly by_modality: string;
  readonly first_seen: string | null;
  readonly last_seen: string | null;
  /** 0 where no statement is left. */
  readonly is_shown: number;
}

export interface EdgeRow extends SummaryRow {
  readonly n: number;
  readonly id: string;
  readonly subject: number;
  readonly relation: string;
  readonly object: number;
  /** The facts of its statements while they are few, see facts.ts. */
  readonly held: string | null;
  /** Of one that many statements tell of, as JSON: their copies are found by marks, see ledgers.ts. */
  readonly ledger: string | null;
}

const SUMMARY = [
  ...(["status", "confidence", "support", "statement_count"] as const),
  ...(["by_polarity", "by_modality", "first_seen", "last_seen", "is_shown"] as const),
];

export function readEdge(db: Database, n: number): EdgeRow {
  return db.get<EdgeRow>("SELECT * FROM relations WHERE n = ?", n)!;
}

const INSERT = `INSERT INTO relations (id, subject, relation, object, ${SUMMARY.join(", ")})
  VALUES (?, ?, ?, ?, ${SUMMARY.map(() => "?").join(", ")})`;

export function insertEdge(
  db: Database,
  { id, subject, relation, object }: Pick<EdgeRow, "id" | "subject" | "relation" | "object">,
  summary: RelationSummary,
): EdgeRow {
  const columns = toColumns(summary);
  const { n } = db.run(INSERT, id, subject, relation, object, ...SUMMARY.map((column) => columns[column]));
  return { n, id, subject, relation, object, ...columns, held: null, ledger: null };
}

export function updateEdgeRow(
  db: Database,
  before: EdgeRow,
  summary: RelationSummary,
  { held, ledger }: { readonly held: string | null; readonly ledger: EdgeLedger | null },
): void {
  updateRow(db, "relations", before, { ...toColumns(summary), held, ledger: ledger && JSON.stringify(ledger) });
}

const EMPTY = `UPDATE relations SET statement_count = 0, is_shown = 0, support = 0, status = 'stated', held = NULL,
  ledger = NULL`;

/** Leaves a row that nothing shows, for what was withdrawn still points at it. */
export function emptyEdgeRow(db: Database, n: number): void {
  db.run(`${EMPTY} WHERE n = ?`, n);
}

export function emptyEdgeRows(db: Database): void {
  db.run(EMPTY);
}

function toColumns(relation: RelationSummary): SummaryRow {
  const { status, confidence, support, statementCount, byPolarity, byModality, firstSeen, lastSeen } = relation;
  return {
    ...{ status, confidence, support, statement_count: statementCount },
    ...{ by_polarity: JSON.stringify(byPolarity), by_modality: JSON.stringify(byModality) },
    ...{ first_seen: firstSeen, last_seen: lastSeen, is_shown: Number(statementCount > 0) },
  };
}
