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
  /** Relation edges; of one that the transaction made, all its statements. */
  readonly edges: Map<number, NewEdge | null>;
  /** Keys of functional and opposite conflicts; polarity goes with its edge. */
  readonly keys: Map<string, KeyChange>;
  /** Entities as they are shown, and what documents say of the names of those that are shown so. */
  readonly entities: Map<number, Map<number, Tally[]>>;
  /** Relation edges that entities won and lost. */
  readonly relationCounts: Map<number, number>;
}

export interface NewEdge {
  readonly id: string;
  readonly subject: number;
  readonly object: number;
  readonly statements: StatementFacts[];
}

interface KeyChange {
  readonly added: Keyed[];
  isLeft: boolean;
}

/** A statement under a key. */
interface Keyed {
  readonly n: number;
  readonly conflictClass: string;
}

interface Tally {
  readonly entity: ExtractedEntity;
  readonly by: 1 | -1;
}

export function createChanges(): Changes {
  return { edges: new Map(), keys: new Map(), entities: new Map(), relationCounts: new Map() };
}

/** Notes that an entity is to be assembled anew. @returns what changes in the tallies of those that are shown as it */
export function noteEntity({ entities }: Changes, shown: number): Map<number, Tally[]> {
  return madeIn(entities, shown, () => new Map<number, Tally[]>());
}

/** Notes that a document adds its view of an entity, which is shown as another one or itself, or takes it back. */
export function noteTally(changes: Changes, n: number, shown: number, tally: Tally): void {
  madeIn(noteEntity(changes, shown), n, () => [] as Tally[]).push(tally);
}

/** Notes that a statement came under a key. */
export function noteKey({ keys }: Changes, key: string, statement: Keyed): void {
  madeIn(keys, key, newKeyChange).added.push(statement);
}

/** Notes that a statement left a key. */
export function noteKeyLeft({ keys }: Changes, key: string): void {
  madeIn(keys, key, newKeyChange).isLeft = true;
}

const newKeyChange = (): KeyChange => ({ added: [], isLeft: false });

function madeIn<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Makes all that was touched anew. */
export function updateDerived(db: Database, ontology: Ontology, changes: Changes): void {
  for (const [edge, made] of changes.edges) updateEdge(db, ontology, edge, made, changes);
  for (const [key, change] of changes.keys) updateKey(db, key, change);
  for (const [n, tallies] of changes.entities) updateEntity(db, n, tallies, changes);
  for (const [n, by] of changes.relationCounts) {
    if (by !== 0) db.run("UPDATE entities SET relation_count = relation_count + ? WHERE n = ?", by, n);
  }
}

const parseTally = (json: string) => (json ? (JSON.parse(json) as EntityTally) : EMPTY_TALLY);

interface EntityRow {
  readonly n: number;
  readonly tally: string;
  readonly folded: string;
  readonly shown_as: number | null;
}

/** Assembles an entity from all that are shown as it; one that is shown as another is hidden. */
function updateEntity(
  db: Database,
  n: number,
  changed: ReadonlyMap<number, readonly Tally[]>,
  { relationCounts }: Changes,
): void {
  const rows = db.all<EntityRow>("SELECT n, tally, folded, shown_as FROM entities WHERE n = ?1 OR shown_as = ?1", n);
  const members = rows.filter((row) => row.n !== n || row.shown_as === null);
  const tallies = new Map(members.map((row) => [row.n, changeTally(row, changed.get(row.n) ?? [])]));
  const tally = members.length === 1 ? tallies.get(members[0]!.n)! : sumTallies([...tallies.values()]);
  for (const other of changed.keys()) if (other !== n) writeTally(db, other, tallies.get(other)!);
  const { name, aliases, externalIds } = assembleEntity(tally);
  const names = [name, ...aliases];
  const documents = members.length > 1 ? countDocuments(db, n) : tally.documents;
  const folded = documents > 0 ? toFoldedNames(names) : "";
  db.run(
    `UPDATE entities SET name = coalesce(nullif(?, ''), name), aliases = ?, external_ids = ?, folded = ?,
      document_count = ?, mention_count = ?, relation_count = relation_count + ?, tally = coalesce(?, tally) WHERE n = ?`,
    ...[name, JSON.stringify(aliases), JSON.stringify(externalIds), folded, documents, tally.mentions],
    ...[relationCounts.get(n) ?? 0, changed.has(n) ? JSON.stringify(tallies.get(n)) : null, n],
  );
  relationCounts.delete(n);
  const known = rows.find((row) => row.n === n)!.folded;
  if (folded === known) return;
  if (known !== "") db.run("DELETE FROM names WHERE rowid = ?", n);
  if (documents > 0) db.run("INSERT INTO names (rowid, words) VALUES (?, ?)", n, toSearchText(names));
}

function changeTally({ tally }: EntityRow, changes: readonly Tally[]): EntityTally {
  return changes.reduce((sum, { entity, by }) => tallyEntity(sum, entity, by), parseTally(tally));
}

function writeTally(db: Database, n: number, tally: EntityTally): void {
  db.run("UPDATE entities SET tally = ? WHERE n = ?", JSON.stringify(tally), n);
}

/** Documents that name an entity by any of its ids, each once. */
function countDocuments(db: Database, n: number): number {
  const sql = `SELECT count(DISTINCT a.extraction) AS count FROM appearances a JOIN extractions e ON e.n = a.extraction
    WHERE a.entity IN (SELECT n FROM entities WHERE n = ?1 OR shown_as = ?1) AND e.withdrawn IS NULL`;
  return db.get<{ count: number }>(sql, n)?.count ?? 0;
}

interface EdgeRow {
  readonly id: string;
  readonly subject: number;
  readonly object: number;
  readonly statement_count: number;
  readonly status: string;
}

function updateEdge(
  db: Database,
  ontology: Ontology,
  n: number,
  made: NewEdge | null,
  { relationCounts }: Changes,
): void {
  const sql = "SELECT id, subject, object, statement_count, status FROM relations WHERE n = ?";
  const before = made ? { ...made, statement_count: 0, status: "stated" } : db.get<EdgeRow>(sql, n)!;
  const statements = made?.statements ?? factsWhere(db, "s.edge = ?", n);
  const relation = deriveRelation(statements, ontology);
  const grown = Number(relation !== null) - Number(before.statement_count > 0);
  for (const end of new Set([before.subject, before.object])) {
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
 * Brings the conflict of a key up to date. Only what came is put on its side, and of classes that begin or cease to
 * clash all: a key with thousands of statements costs no more than one with two.
 */
function updateKey(db: Database, key: string, { added, isLeft }: KeyChange): void {
  const known = db.get<{ n: number; classes: string }>("SELECT n, classes FROM conflicts WHERE key = ?", key);
  const before = known ? (JSON.parse(known.classes) as string[]) : [];
  const joining = added.filter(({ conflictClass }) => before.includes(conflictClass));
  const isSame = !isLeft && joining.length === added.length;
  const clashing = isSame ? before : clashingClasses(classesOf(db, key));
  if (clashing.length === 0) {
    if (known) db.run("DELETE FROM conflicts WHERE n = ?", known.n);
    return;
  }
  const n = known?.n ?? insertConflict(db, key, kindOf(key), "", "");
  for (const { n: statement, conflictClass } of joining) addToSide(db, n, conflictClass, statement);
  if (!isSame) changeClasses(db, n, key, before, clashing);
}

const kindOf = (key: string) => key.slice(0, key.indexOf("|")) as ConflictKind;

function changeClasses(
  db: Database,
  n: number,
  key: string,
  before: readonly string[],
  after: readonly string[],
): void {
  const ofClass = "SELECT statement FROM conflict_keys WHERE key = ? AND class = ?";
  for (const gone of before.filter((each) => !after.includes(each))) {
    db.run(`DELETE FROM conflict_sides WHERE conflict = ? AND statement IN (${ofClass})`, n, key, gone);
  }
  const sql = "INSERT INTO conflict_sides SELECT ?, ?, statement FROM conflict_keys WHERE key = ? AND class = ?";
  for (const come of after.filter((each) => !before.includes(each))) db.run(sql, n, sideOf(come), key, come);
  const [one] = factsWhere(db, `s.n = (${ofClass} LIMIT 1)`, key, after[0]!);
  const rule = conflictRule(kindOf(key), one!);
  db.run("UPDATE conflicts SET rule = ?, classes = ? WHERE n = ?", rule, JSON.stringify(after), n);
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
