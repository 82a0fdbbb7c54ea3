// Keeps what is derived (entities, relation edges, conflicts, search rows) equal to the log: only the groups that a
// change touches are made anew, by the pure functions of `graph/`.
import type { ConflictKind, ExtractedEntity, Relation } from "../../domain/index.ts";
import {
  assembleEntity,
  type ConflictKey,
  clashingClasses,
  conflictId,
  conflictKeysOf,
  conflictRule,
  deriveConflict,
  deriveRelation,
  EMPTY_TALLY,
  type EntityTally,
  type StatementFacts,
  sideOf,
  sumTallies,
  tallyEntity,
} from "../../graph/index.ts";
import type { Ontology } from "../../ontology/index.ts";
import { toFoldedNames, toSearchText } from "../search-text.ts";
import type { Database } from "./database.ts";

/** What a transaction touches, by row numbers. */
export interface Changes {
  readonly edges: Set<number>;
  /** Keys of functional and opposite conflicts with the statements that came under them; polarity goes with its edge. */
  readonly keys: Map<string, { n: number; conflictClass: string }[]>;
  readonly tallies: Map<number, Tally[]>;
  /** Entities whose names must be assembled anew although no document added any. */
  readonly entities: Set<number>;
  /** Relation edges that entities won and lost. */
  readonly relationCounts: Map<number, number>;
}

interface Tally {
  readonly entity: ExtractedEntity;
  readonly by: 1 | -1;
}

export function createChanges(): Changes {
  return { edges: new Set(), keys: new Map(), tallies: new Map(), entities: new Set(), relationCounts: new Map() };
}

/** Notes that a document adds its view of an entity, or that it is taken back. */
export function noteTally({ tallies }: Changes, n: number, tally: Tally): void {
  addTo(tallies, n, [tally]);
}

/** Notes that statements came under a key, or left it. */
export function noteKey({ keys }: Changes, key: string, ...added: { n: number; conflictClass: string }[]): void {
  addTo(keys, key, added);
}

function addTo<K, V>(lists: Map<K, V[]>, key: K, items: readonly V[]): void {
  const list = lists.get(key);
  if (list) list.push(...items);
  else lists.set(key, [...items]);
}

/** Makes all that was touched anew. */
export function updateDerived(db: Database, ontology: Ontology, changes: Changes): void {
  for (const edge of changes.edges) updateEdge(db, ontology, edge, changes);
  for (const [key, added] of changes.keys) updateKey(db, key, added);
  for (const [n, tally] of changes.tallies) changes.entities.add(updateTally(db, n, tally));
  for (const n of changes.entities) updateEntity(db, n);
  for (const [n, by] of changes.relationCounts) {
    if (by !== 0) db.run("UPDATE entities SET relation_count = relation_count + ? WHERE n = ?", by, n);
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
  const members = db.all<{ tally: string }>(MEMBERS, n);
  const tally =
    members.length === 1 ? parseTally(members[0]!.tally) : sumTallies(members.map((each) => parseTally(each.tally)));
  const { name, aliases, externalIds } = assembleEntity(tally);
  const names = [name, ...aliases];
  const documents = members.length > 1 ? countDocuments(db, n) : tally.documents;
  const folded = documents > 0 ? toFoldedNames(names) : "";
  const known = db.get<{ folded: string }>("SELECT folded FROM entities WHERE n = ?", n)?.folded;
  db.run(
    `UPDATE entities SET name = coalesce(nullif(?, ''), name), aliases = ?, external_ids = ?, folded = ?,
      document_count = ?, mention_count = ? WHERE n = ?`,
    ...[name, JSON.stringify(aliases), JSON.stringify(externalIds), folded, documents, tally.mentions, n],
  );
  if (folded === known) return;
  db.run("DELETE FROM names WHERE rowid = ?", n);
  if (documents > 0) db.run("INSERT INTO names (rowid, words) VALUES (?, ?)", n, toSearchText(names));
}

/** The entity itself unless it is shown as another one, and all that are shown as it. */
const MEMBERS = "SELECT tally FROM entities WHERE (n = ?1 AND shown_as IS NULL) OR shown_as = ?1";

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
  readonly status: string;
}

function updateEdge(db: Database, ontology: Ontology, n: number, { relationCounts }: Changes): void {
  const sql = "SELECT id, subject AS subject_n, object AS object_n, statement_count, status FROM relations WHERE n = ?";
  const before = db.get<EdgeRow>(sql, n)!;
  const statements = factsWhere(db, "s.edge = ?", n);
  const relation = deriveRelation(statements, ontology);
  const grown = Number(relation !== null) - Number(before.statement_count > 0);
  for (const end of new Set([before.subject_n, before.object_n])) {
    relationCounts.set(end, (relationCounts.get(end) ?? 0) + grown);
  }
  if (relation) writeRelation(db, n, relation);
  else db.run("UPDATE relations SET statement_count = 0, support = 0, status = 'stated' WHERE n = ?", n);
  // Only a disputed edge can hold a polarity conflict.
  if (before.status === "disputed" || relation?.status === "disputed")
    updatePolarity(db, ontology, before.id, statements);
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

function updatePolarity(
  db: Database,
  ontology: Ontology,
  relationId: string,
  statements: readonly StatementFacts[],
): void {
  const isPolarity = ({ kind }: ConflictKey) => kind === "polarity";
  const comparable = statements.filter((each) => conflictKeysOf(each, ontology).some(isPolarity));
  const key = `polarity|${relationId}`;
  const conflict = deriveConflict({ kind: "polarity", key }, comparable);
  db.run("DELETE FROM conflicts WHERE key = ?", key);
  if (!conflict) return;
  const n = insertConflict(db, key, "polarity", conflict.rule, "");
  for (const side of conflict.sides) {
    for (const id of side.statements) {
      const sql = "INSERT INTO conflict_sides SELECT ?, ?, n FROM statements WHERE id = ? AND withdrawn IS NULL";
      db.run(sql, n, side.label, id);
    }
  }
}

/**
 * Brings the conflict of a key up to date. As long as the same classes clash, only what came is put on its side: a key
 * with thousands of statements costs no more than one with two.
 */
function updateKey(db: Database, key: string, added: readonly { n: number; conflictClass: string }[]): void {
  const kind = key.slice(0, key.indexOf("|")) as ConflictKind;
  const clashing = clashingClasses(classesOf(db, key));
  const classes = JSON.stringify(clashing);
  const known = db.get<{ n: number; classes: string }>("SELECT n, classes FROM conflicts WHERE key = ?", key);
  if (known?.classes === classes) {
    const joining = added.filter(({ conflictClass }) => clashing.includes(conflictClass));
    for (const { n, conflictClass } of joining) addToSide(db, known.n, conflictClass, n);
    return;
  }
  if (known) db.run("DELETE FROM conflicts WHERE n = ?", known.n);
  const [first] = clashing;
  if (first === undefined) return;
  const [one] = factsWhere(
    db,
    "s.n = (SELECT statement FROM conflict_keys WHERE key = ? AND class = ? LIMIT 1)",
    key,
    first,
  );
  const n = insertConflict(db, key, kind, conflictRule(kind, one!), classes);
  for (const each of clashing) {
    const sql = "INSERT INTO conflict_sides SELECT ?, ?, statement FROM conflict_keys WHERE key = ? AND class = ?";
    db.run(sql, n, sideOf(each), key, each);
  }
}

/** The classes under a key, each found by one step of the index. */
function classesOf(db: Database, key: string): string[] {
  const next = "SELECT class FROM conflict_keys WHERE key = ? AND class > ? ORDER BY class LIMIT 1";
  const classes: string[] = [];
  let found = db.get<{ class: string }>(next, key, "");
  while (found) {
    classes.push(found.class);
    found = db.get<{ class: string }>(next, key, found.class);
  }
  return classes;
}

function insertConflict(db: Database, key: string, kind: ConflictKind, rule: string, classes: string): number {
  const sql = "INSERT INTO conflicts (id, key, kind, rule, classes) VALUES (?, ?, ?, ?, ?)";
  return db.run(sql, conflictId(key), key, kind, rule, classes).n;
}

function addToSide(db: Database, conflict: number, conflictClass: string, statement: number): void {
  db.run("INSERT OR IGNORE INTO conflict_sides VALUES (?, ?, ?)", conflict, sideOf(conflictClass), statement);
}

function factsWhere(db: Database, group: string, ...values: (string | number)[]): StatementFacts[] {
  return db.all<StatementFacts>(
    `SELECT s.id, s.relation, s.role, s.polarity, s.modality, s.time, s.confidence, s.passage,
      s.published_at AS publishedAt, (SELECT id FROM documents WHERE n = s.document) AS document,
      (SELECT id FROM entities WHERE n = s.subject) AS subject, (SELECT id FROM entities WHERE n = s.object) AS object
      FROM statements s WHERE ${group} AND s.withdrawn IS NULL`,
    ...values,
  );
}
