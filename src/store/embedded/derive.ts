// Keeps what is derived (entities, relation edges, conflicts, search rows) equal to the log: only the groups that a
// change touches are made anew, by the pure functions of `graph/`.
import type { ConflictKind, ExtractedEntity, RelationStatus } from "../../domain/index.ts";
import {
  assembleEntity,
  canGrow,
  clashingClasses,
  conflictClassOf,
  conflictId,
  conflictKeysOf,
  conflictRule,
  deriveRelation,
  EMPTY_TALLY,
  type EntityTally,
  growRelation,
  type RelationSummary,
  type StatementFacts,
  sideOf,
  sumTallies,
  tallyEntity,
} from "../../graph/index.ts";
import type { Ontology } from "../../ontology/index.ts";
import { toFoldedNames, toSearchText } from "../search-text.ts";
import { hasCopies, markStatements } from "./copies.ts";
import { type Database, parseStored } from "./database.ts";

/** What a transaction touches, by row numbers. */
export interface Changes {
  readonly edges: Map<number, EdgeChange>;
  readonly keys: Map<string, KeyChange>;
  /** Entities as they are shown, and what documents say of the names of those that are shown so. */
  readonly entities: Map<number, Map<number, Tally[]>>;
  /** Relation edges that entities won and lost. */
  readonly relationCounts: Map<number, number>;
}

interface EdgeChange {
  /** The row as this transaction made it, when what came is all there is. */
  readonly made: EdgeRow | null;
  /** Statements of documents that the edge did not know. */
  readonly added: Placed[];
  /** Whether statements left it, or came in another way. */
  isMoved: boolean;
}

/** A statement with its row number. */
type Placed = StatementFacts & { readonly n: number };

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

/** Notes that an edge changes. */
export function noteEdge({ edges }: Changes, n: number): EdgeChange {
  return madeIn(edges, n, () => ({ made: null, added: [], isMoved: false }));
}

/**
 * Makes an edge with the statement that is its first. It is written as if it stayed the only one, as it does more often
 * than not; what else comes is added when the transaction ends.
 * @returns its row number
 */
export function makeEdge(
  db: Database,
  ontology: Ontology,
  { id, subject, object }: Pick<EdgeRow, "id" | "subject" | "object">,
  facts: StatementFacts,
  { edges }: Changes,
): number {
  const relation = deriveRelation([facts], ontology)!;
  const sql = `INSERT INTO relations (id, subject, relation, object, ${SUMMARY.join(", ")})
    VALUES (?, ?, ?, ?, ${SUMMARY.map(() => "?").join(", ")})`;
  const summary = toColumns(relation);
  const { n } = db.run(sql, id, subject, facts.relation, object, ...SUMMARY.map((column) => summary[column]));
  edges.set(n, { made: { id, subject, object, ...summary, statement_count: 0, marked: 0 }, added: [], isMoved: false });
  return n;
}

/** Notes that an entity is to be assembled anew. @returns what changes in the tallies of those that are shown as it */
export function noteEntity({ entities }: Changes, shown: number): Map<number, Tally[]> {
  return madeIn(entities, shown, () => new Map<number, Tally[]>());
}

/** Notes that a document adds its view of an entity, which is shown as another one or itself, or takes it back. */
export function noteTally(changes: Changes, n: number, shown: number, tally: Tally): void {
  madeIn(noteEntity(changes, shown), n, () => [] as Tally[]).push(tally);
}

/** Puts a statement under a key, if it is not there. */
export function putUnderKey(db: Database, key: string, n: number, conflictClass: string, { keys }: Changes): void {
  const { changes } = db.run("INSERT OR IGNORE INTO conflict_keys VALUES (?, ?, ?)", key, conflictClass, n);
  if (changes > 0) madeIn(keys, key, newKeyChange).added.push({ n, conflictClass });
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
  for (const [edge, change] of changes.edges) updateEdge(db, ontology, edge, change, changes);
  for (const [key, change] of changes.keys) updateKey(db, key, change);
  for (const [n, tallies] of changes.entities) updateEntity(db, n, tallies, changes);
  for (const [n, by] of changes.relationCounts) {
    if (by !== 0) db.run("UPDATE entities SET relation_count = relation_count + ? WHERE n = ?", by, n);
  }
}

const parseTally = (json: string) => (json ? parseStored<EntityTally>(json) : EMPTY_TALLY);

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

/** What a relation edge's row says of its statements. */
interface SummaryRow {
  readonly status: RelationStatus;
  readonly confidence: number;
  readonly support: number;
  readonly statement_count: number;
  readonly by_polarity: string;
  readonly by_modality: string;
  readonly first_seen: string | null;
  readonly last_seen: string | null;
}

const SUMMARY = [
  ...(["status", "confidence", "support", "statement_count"] as const),
  ...(["by_polarity", "by_modality", "first_seen", "last_seen"] as const),
];

interface EdgeRow extends SummaryRow {
  readonly id: string;
  readonly subject: number;
  readonly object: number;
  readonly marked: number;
}

function updateEdge(db: Database, ontology: Ontology, n: number, change: EdgeChange, changes: Changes): void {
  const before = change.made ?? db.get<EdgeRow>("SELECT * FROM relations WHERE n = ?", n)!;
  const more = growEdge(db, n, before, change);
  const statements = more || (change.made && !change.isMoved) ? change.added : factsWhere(db, "s.edge = ?", n);
  const relation = more ?? deriveRelation(statements, ontology);
  const grown = Number(relation !== null) - Number(before.statement_count > 0);
  for (const end of new Set([before.subject, before.object])) {
    changes.relationCounts.set(end, (changes.relationCounts.get(end) ?? 0) + grown);
  }
  const isMarked = before.marked === 1 || (relation !== null && canGrow(relation));
  if (isMarked) markStatements(db, n, before.marked === 1 ? change.added : statements);
  const isWritten = change.made && !change.isMoved && statements.length === 1 && !isMarked;
  if (relation && !isWritten) writeRelation(db, n, relation, isMarked);
  else if (!relation) db.run("UPDATE relations SET statement_count = 0, support = 0, status = 'stated' WHERE n = ?", n);
  // Only a disputed edge can hold a polarity conflict, and only its statements are under such a key.
  if (relation?.status === "disputed") comparePolarity(db, ontology, statements, changes);
  else if (before.status === "disputed") leavePolarity(db, before.id, changes);
}

/** The edge with what came to it; null where all its statements must be read. */
function growEdge(db: Database, n: number, before: EdgeRow, { added, isMoved }: EdgeChange): RelationSummary | null {
  if (isMoved || before.marked !== 1) return null;
  const relation = growRelation(toSummary(before), added);
  if (relation?.status !== before.status || (relation.status === "disputed" && !isCompared(db, before.id))) return null;
  return hasCopies(db, n, added) ? null : relation;
}

function toSummary(row: EdgeRow): RelationSummary {
  return {
    ...{ status: row.status, confidence: row.confidence, support: row.support, statementCount: row.statement_count },
    ...{ byPolarity: JSON.parse(row.by_polarity), byModality: JSON.parse(row.by_modality) },
    ...{ firstSeen: row.first_seen, lastSeen: row.last_seen },
  };
}

function toColumns(relation: RelationSummary): SummaryRow {
  const { status, confidence, support, statementCount, byPolarity, byModality, firstSeen, lastSeen } = relation;
  return {
    ...{ status, confidence, support, statement_count: statementCount },
    ...{ by_polarity: JSON.stringify(byPolarity), by_modality: JSON.stringify(byModality) },
    ...{ first_seen: firstSeen, last_seen: lastSeen },
  };
}

const WRITE_SUMMARY = `UPDATE relations SET ${SUMMARY.map((column) => `${column} = ?`).join(", ")}, marked = ? WHERE n = ?`;

function writeRelation(db: Database, n: number, relation: RelationSummary, isMarked: boolean): void {
  const summary = toColumns(relation);
  db.run(WRITE_SUMMARY, ...SUMMARY.map((column) => summary[column]), Number(isMarked), n);
}

const polarityKey = (relationId: string) => `polarity|${relationId}`;

/** Whether the statements of a disputed edge are under their key; in stores of earlier versions they are not. */
function isCompared(db: Database, relationId: string): boolean {
  return db.get("SELECT 1 FROM conflict_keys WHERE key = ? LIMIT 1", polarityKey(relationId)) !== undefined;
}

function comparePolarity(db: Database, ontology: Ontology, statements: readonly Placed[], changes: Changes): void {
  for (const facts of statements) {
    for (const { kind, key } of conflictKeysOf(facts, ontology)) {
      if (kind === "polarity") putUnderKey(db, key, facts.n, conflictClassOf(kind, facts), changes);
    }
  }
}

function leavePolarity(db: Database, relationId: string, changes: Changes): void {
  const key = polarityKey(relationId);
  if (db.run("DELETE FROM conflict_keys WHERE key = ?", key).changes > 0) noteKeyLeft(changes, key);
}

/**
 * Brings the conflict of a key up to date. Only what came is put on its side, and of classes that begin or cease to
 * clash all: a key with thousands of statements costs no more than one with two.
 */
function updateKey(db: Database, key: string, { added, isLeft }: KeyChange): void {
  const known = db.get<{ n: number; classes: string }>("SELECT n, classes FROM conflicts WHERE key = ?", key);
  const before = known ? parseStored<string[]>(known.classes) : [];
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
  const [first] = clashing;
  if (!isSame || joining.some(({ conflictClass }) => conflictClass === first)) writeRule(db, n, key, first!);
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
  db.run("UPDATE conflicts SET classes = ? WHERE n = ?", JSON.stringify(after), n);
}

/** The rule as the first statement of a class tells it: of a symmetric relation, either end may come first. */
function writeRule(db: Database, n: number, key: string, conflictClass: string): void {
  const first = `s.n = (SELECT k.statement FROM conflict_keys k JOIN statements x ON x.n = k.statement
    WHERE k.key = ? AND k.class = ? ORDER BY x.id LIMIT 1)`;
  const [one] = factsWhere(db, first, key, conflictClass);
  db.run("UPDATE conflicts SET rule = ? WHERE n = ?", conflictRule(kindOf(key), one!), n);
}

/** The classes under a key in order, each found by one step of the index. */
const CLASSES = `WITH RECURSIVE found (class) AS (
    SELECT min(class) FROM conflict_keys WHERE key = ?1
    UNION ALL SELECT (SELECT min(class) FROM conflict_keys WHERE key = ?1 AND class > found.class) FROM found
      WHERE class IS NOT NULL)
  SELECT class FROM found WHERE class IS NOT NULL`;

function classesOf(db: Database, key: string): string[] {
  return db.all<{ class: string }>(CLASSES, key).map((row) => row.class);
}

function insertConflict(db: Database, key: string, kind: ConflictKind, rule: string, classes: string): number {
  const sql = "INSERT INTO conflicts (id, key, kind, rule, classes) VALUES (?, ?, ?, ?, ?)";
  return db.run(sql, conflictId(key), key, kind, rule, classes).n;
}

function addToSide(db: Database, conflict: number, conflictClass: string, statement: number): void {
  db.run("INSERT OR IGNORE INTO conflict_sides VALUES (?, ?, ?)", conflict, sideOf(conflictClass), statement);
}

function factsWhere(db: Database, group: string, ...values: (string | number)[]): Placed[] {
  return db.all<Placed>(
    `SELECT s.n, s.id, s.relation, s.role, s.polarity, s.modality, s.time, s.confidence, s.passage,
      s.published_at AS publishedAt, d.id AS document, d.story,
      (SELECT id FROM entities WHERE n = s.subject) AS subject, (SELECT id FROM entities WHERE n = s.object) AS object
      FROM statements s JOIN documents d ON d.n = s.document WHERE ${group} AND s.withdrawn IS NULL`,
    ...values,
  );
}
