// Keeps what is derived (entities, relation edges, conflicts, search rows) equal to the log: only the groups that a
// change touches are made anew, by the pure functions of `graph/`.
import type { ConflictKind, ExtractedEntity, Relation } from "../../domain/index.ts";
import {
  assembleEntity,
  type ConflictKey,
  conflictKeysOf,
  deriveConflict,
  deriveRelation,
  EMPTY_TALLY,
  type EntityTally,
  type StatementFacts,
  sumTallies,
  tallyEntity,
} from "../../graph/index.ts";
import type { Ontology } from "../../ontology/index.ts";
import { toFoldedNames, toSearchText } from "../search-text.ts";
import type { Database } from "./database.ts";

/** What a transaction touches, by row numbers. */
export interface Changes {
  readonly edges: Set<number>;
  /** Keys of functional and opposite conflicts; those of polarity go with their edge. */
  readonly keys: Set<string>;
  readonly tallies: Map<number, Tally[]>;
  /** Entities whose names must be assembled anew although no document added any. */
  readonly entities: Set<number>;
}

interface Tally {
  readonly entity: ExtractedEntity;
  readonly by: 1 | -1;
}

export function createChanges(): Changes {
  return { edges: new Set(), keys: new Set(), tallies: new Map(), entities: new Set() };
}

/** Notes that a document adds its view of an entity, or that it is taken back. */
export function noteTally({ tallies }: Changes, n: number, tally: Tally): void {
  const noted = tallies.get(n);
  if (noted) noted.push(tally);
  else tallies.set(n, [tally]);
}

/** Makes all that was touched anew. */
export function updateDerived(db: Database, ontology: Ontology, { tallies, entities, edges, keys }: Changes): void {
  for (const [n, tally] of tallies) entities.add(updateTally(db, n, tally));
  for (const n of entities) updateEntity(db, n);
  for (const edge of edges) updateEdge(db, ontology, edge);
  for (const key of keys) {
    const kind = key.slice(0, key.indexOf("|")) as ConflictKind;
    const group = "s.n IN (SELECT statement FROM conflict_keys WHERE key = ?)";
    updateConflict(db, { kind, key }, factsWhere(db, group, key));
  }
}

/** @returns the number of the entity that this one is shown as */
function updateTally(db: Database, n: number, changes: readonly Tally[]): number {
  const sql = "SELECT tally, coalesce(shown_as, n) AS shown FROM entities WHERE n = ?";
  const row = db.get<{ tally: string; shown: number }>(sql, n)!;
  const tally = changes.reduce((sum, { entity, by }) => tallyEntity(sum, entity, by), parseTally(row.tally));
  db.run("UPDATE entities SET tally = ? WHERE n = ?", JSON.stringify(tally), n);
  return row.shown;
}

const parseTally = (json: string) => (json ? (JSON.parse(json) as EntityTally) : EMPTY_TALLY);

/** Assembles an entity from all that are shown as it; one that is shown as another is hidden. */
function updateEntity(db: Database, n: number): void {
  const members = db.all<{ n: number; tally: string }>(
    "SELECT n, tally FROM entities WHERE coalesce(shown_as, n) = ?1 AND (n = ?1 OR shown_as = ?1)",
    n,
  );
  const tally = sumTallies(members.map((member) => parseTally(member.tally)));
  const { name, aliases, externalIds } = assembleEntity(tally);
  const names = [name, ...aliases];
  const documents = members.length > 1 ? countDocuments(db, n) : tally.documents;
  db.run(
    `UPDATE entities SET name = coalesce(nullif(?, ''), name), aliases = ?, external_ids = ?, folded = ?,
      document_count = ?, mention_count = ? WHERE n = ?`,
    ...[name, JSON.stringify(aliases), JSON.stringify(externalIds), toFoldedNames(names), documents, tally.mentions, n],
  );
  db.run("DELETE FROM names WHERE rowid = ?", n);
  if (documents > 0) db.run("INSERT INTO names (rowid, words) VALUES (?, ?)", n, toSearchText(names));
}

/** Documents that name an entity by any of its ids, each once. */
function countDocuments(db: Database, n: number): number {
  const sql = `SELECT count(DISTINCT a.extraction) AS count FROM appearances a JOIN extractions e ON e.n = a.extraction
    WHERE a.entity IN (SELECT n FROM entities WHERE n = ?1 OR shown_as = ?1) AND e.withdrawn IS NULL`;
  return db.get<{ count: number }>(sql, n)?.count ?? 0;
}

interface EdgeRow {
  readonly id: string;
  readonly subject_n: number;
  readonly object_n: number;
  readonly statement_count: number;
}

function updateEdge(db: Database, ontology: Ontology, n: number): void {
  const sql = "SELECT id, subject AS subject_n, object AS object_n, statement_count FROM relations WHERE n = ?";
  const before = db.get<EdgeRow>(sql, n)!;
  const statements = factsWhere(db, "s.edge = ?", n);
  const relation = deriveRelation(statements, ontology);
  const grown = Number(relation !== null) - Number(before.statement_count > 0);
  if (grown !== 0) countRelation(db, before, grown);
  if (relation) writeRelation(db, n, relation);
  else db.run("UPDATE relations SET statement_count = 0, support = 0 WHERE n = ?", n);
  const isPolarity = ({ kind }: ConflictKey) => kind === "polarity";
  const comparable = statements.filter((each) => conflictKeysOf(each, ontology).some(isPolarity));
  updateConflict(db, { kind: "polarity", key: `polarity|${before.id}` }, comparable);
}

function writeRelation(db: Database, n: number, relation: Relation): void {
  const { status, confidence, support, statementCount, byPolarity, byModality, firstSeen, lastSeen } = relation;
  db.run(
    `UPDATE relations SET status = ?, confidence = ?, support = ?, statement_count = ?, by_polarity = ?, by_modality = ?,
      first_seen = ?, last_seen = ? WHERE n = ?`,
    ...[status, confidence, support, statementCount, JSON.stringify(byPolarity), JSON.stringify(byModality)],
    ...[firstSeen, lastSeen, n],
  );
}

function countRelation(db: Database, { subject_n, object_n }: EdgeRow, by: number): void {
  for (const end of new Set([subject_n, object_n])) {
    db.run("UPDATE entities SET relation_count = relation_count + ? WHERE n = ?", by, end);
  }
}

function updateConflict(db: Database, key: ConflictKey, statements: readonly StatementFacts[]): void {
  const conflict = deriveConflict(key, statements);
  db.run("DELETE FROM conflicts WHERE key = ?", key.key);
  if (!conflict) return;
  const { id: conflictId, kind, rule } = conflict;
  const sql = "INSERT INTO conflicts (id, key, kind, rule) VALUES (?, ?, ?, ?)";
  const { n } = db.run(sql, conflictId, key.key, kind, rule);
  for (const side of conflict.sides) {
    for (const id of side.statements) {
      const insert = "INSERT INTO conflict_sides SELECT ?, ?, n FROM statements WHERE id = ? AND withdrawn IS NULL";
      db.run(insert, n, side.label, id);
    }
  }
}

function factsWhere(db: Database, group: string, value: string | number): StatementFacts[] {
  return db.all<StatementFacts>(
    `SELECT s.id, s.relation, s.role, s.polarity, s.modality, s.time, s.confidence, s.passage,
      s.published_at AS publishedAt, (SELECT id FROM documents WHERE n = s.document) AS document,
      (SELECT id FROM entities WHERE n = s.subject) AS subject, (SELECT id FROM entities WHERE n = s.object) AS object
      FROM statements s WHERE ${group} AND s.withdrawn IS NULL`,
    value,
  );
}
