// Adds documents to the log and takes them back. What is derived from the log is brought up to date by `derive.ts`.
import {
  type Attribution,
  areSameReadings,
  type ExtractedEntity,
  type Extraction,
  inStoreOrder,
  type Run,
  type SourceDocument,
  type Statement,
  sumReadings,
  type Taken,
  type TakeOptions,
  takeReadings,
} from "../../../domain/index.ts";
import { daysInForce, storyOf, toFacts } from "../../../graph/index.ts";
import type { Ontology } from "../../../ontology/index.ts";
import type { LoadReport } from "../../graph-store.ts";
import type { Database } from "../database/database.ts";
import { type Changes, createChanges, type LeftStatement, noteEdge, noteTally } from "../derived/changes.ts";
import { updateDerived } from "../derived/derive.ts";
import { addConflictKeys, asShown, edgeNumber, removeConflictKeys, type Shown } from "../derived/place.ts";
import { checksumOf } from "./checksum.ts";
import { appearancesOf, type Held, RUNS_OF, readReadings } from "./log.ts";

/** The time of a change: now, or just after the last change if the machine's clock went back. */
export function nextMark(db: Database, now: number): number {
  return db.get<{ mark: number }>("SELECT max(mark + 1, ?) AS mark FROM clock", now)!.mark;
}

/** Makes a change in one transaction, at its mark. Work that writes nothing leaves the store at the version that it had. */
export function changing<T>(db: Database, now: number, work: (mark: number) => T): T {
  const written = () => db.get<{ rows: number }>("SELECT total_changes() AS rows")!.rows;
  return db.transaction(() => {
    const mark = nextMark(db, now);
    const before = written();
    const result = work(mark);
    if (written() !== before) db.run("UPDATE clock SET mark = ?", mark);
    return result;
  });
}

/** Adds documents in one transaction, see GraphStore.load. */
export function loadExtractions(
  db: Database,
  ontology: Ontology,
  extractions: readonly Extraction[],
  now: number,
  options: TakeOptions = {},
): LoadReport {
  const documents = Map.groupBy(extractions, ({ document }) => document.key);
  return changing(db, now, (mark) => {
    const report = { added: 0, replaced: 0, unchanged: 0 };
    const leftOut: string[] = [];
    const changes = createChanges();
    const loading = { db, ontology, changes, now: mark, options, named: new Map(), runs: new Set<string>() };
    for (const [key, given] of documents) {
      const loaded = loadOne(loading, given);
      if (loaded.became) report[loaded.became] += 1;
      if (loaded.leftOut > 0) leftOut.push(key);
    }
    updateDerived(db, ontology, changes);
    return { ...report, ...(leftOut.length > 0 && { leftOut }) };
  });
}

/** One transaction of a load, and what it need not look up again. */
interface Loading {
  readonly db: Database;
  readonly ontology: Ontology;
  readonly changes: Changes;
  /** The time of the change. */
  readonly now: number;
  readonly options: TakeOptions;
  /** Entities that documents of this load name, by id. */
  readonly named: Map<string, Named>;
  /** Runs that are written, by id. */
  readonly runs: Set<string>;
}

/** Takes documents back by key or id, see GraphStore.retract. */
export function retractDocuments(db: Database, ontology: Ontology, keysOrIds: readonly string[], now: number): number {
  return changing(db, now, (mark) => {
    const changes = createChanges();
    let retracted = 0;
    for (const keyOrId of new Set(keysOrIds)) {
      const live = db.all<LiveDocument>(`${LIVE_DOCUMENT} AND (d.key = ? OR d.id = ?)`, keyOrId, keyOrId);
      for (const each of live) withdraw(db, each, changes, mark);
      retracted += live.length;
    }
    updateDerived(db, ontology, changes);
    return retracted;
  });
}

interface LiveDocument extends Held {
  readonly id: string;
  /** Ids as JSON. */
  readonly runs: string;
  readonly checksum: string | null;
}

const LIVE_DOCUMENT = `SELECT d.n, d.id, e.n AS extraction, e.checksum, r.content AS run, (${RUNS_OF}) AS runs FROM documents d
  JOIN extractions e ON e.document = d.n AND e.withdrawn IS NULL JOIN runs r ON r.id = e.run WHERE d.live = 1`;

/** @param given readings of one document, in the order in which they come */
function loadOne(loading: Loading, given: readonly Extraction[]): Loaded {
  const { db, changes, now, options } = loading;
  const { document } = given[0]!;
  const live = db.get<LiveDocument>(`${LIVE_DOCUMENT} AND d.key = ?`, document.key);
  const alone = takeReadings([], given, options);
  if (live && isHeld(live, alone)) return { became: "unchanged", leftOut: alone.leftOut };
  const held = live ? readReadings(db, live) : [];
  const { readings, leftOut } = takeReadings(held, given, options);
  if (leftOut === given.length) return { became: null, leftOut };
  if (areSameReadings(held, readings)) return { became: "unchanged", leftOut };
  if (live) withdraw(db, live, changes, now);
  insertReadings(loading, readings);
  return { became: live ? "replaced" : "added", leftOut };
}

/** What became of a document; null where nothing of it was taken. */
interface Loaded extends Pick<Taken, "leftOut"> {
  readonly became: "added" | "replaced" | "unchanged" | null;
}

/** Whether a document is held exactly as these readings say, by its checksum: most of what is loaded again is. */
function isHeld({ id, runs, checksum }: LiveDocument, { readings }: Taken): boolean {
  const ids = readings.map(({ run }) => run.id);
  return (
    readings[0]!.document.id === id &&
    JSON.stringify(ids) === runs &&
    checksumOf(sumReadings(readings), toContents(readings)) === checksum
  );
}

/** Adds what a document says by all its readings, and the readings themselves where there are several. */
function insertReadings(loading: Loading, readings: readonly Extraction[]): void {
  const { db, now } = loading;
  const sum = sumReadings(readings);
  const { document, entities, statements, run } = sum;
  for (const { run } of readings) insertRun(loading, run);
  const documentN = insertDocument(db, document);
  const sql = `INSERT INTO extractions (document, run, recorded, checksum, retrieved_at, partial)
    VALUES (?, ?, ?, ?, ?, ?)`;
  const contents = toContents(readings);
  const partial = sum.partial ? 1 : 0;
  const { n } = db.run(sql, documentN, run.id, now, checksumOf(sum, contents), document.retrievedAt, partial);
  const place = { document: documentN, extraction: n, run: run.id };
  for (const entity of entities) insertAppearance(loading, entity, n);
  for (const statement of statements) insertStatement(loading, statement, document, place);
  for (const [index, content] of contents.entries()) {
    db.run("INSERT INTO readings VALUES (?, ?, ?, ?)", n, index, readings[index]!.run.id, content);
  }
}

function insertRun({ db, runs }: Loading, run: Run): void {
  if (runs.has(run.id)) return;
  db.run("INSERT OR IGNORE INTO runs VALUES (?, ?)", run.id, JSON.stringify(run));
  runs.add(run.id);
}

/** Readings as they are kept where there are several. */
function toContents(readings: readonly Extraction[]): string[] {
  return readings.length > 1 ? readings.map(toContent) : [];
}

function toContent({ entities, statements, ...reading }: Extraction): string {
  return JSON.stringify({ ...reading, entities: inStoreOrder(entities), statements: inStoreOrder(statements) });
}

function insertDocument(db: Database, document: SourceDocument): number {
  const { id, key, title, outlet, author, publishedAt, retrievedAt, language, text } = document;
  const sql = `INSERT INTO documents (id, key, title, outlet, author, published_at, retrieved_at, language, story, live)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (id) DO UPDATE SET live = 1, retrieved_at = excluded.retrieved_at
    RETURNING n`;
  const values = [id, key, title, outlet, author, publishedAt, retrievedAt, language, storyOf(document)];
  const { n } = db.get<{ n: number }>(sql, ...values)!;
  db.run("INSERT OR IGNORE INTO texts VALUES (?, ?)", n, text);
  return n;
}

/** An entity of a document, and as what it is shown. */
interface Named {
  readonly n: number;
  readonly type: string;
  readonly shown: Shown;
}

function insertAppearance({ db, changes, named }: Loading, entity: ExtractedEntity, extraction: number): void {
  const { n, type, shown } = named.get(entity.id) ?? findEntity(db, entity);
  named.set(entity.id, { n, type, shown });
  const { id: _id, type: given, ...said } = entity;
  const content = given === type ? said : { type: given, ...said };
  db.run("INSERT INTO appearances VALUES (?, ?, ?)", extraction, n, JSON.stringify(content));
  noteTally(changes, n, shown.n, { entity, by: 1 });
}

/** The row of an entity, made if it is not there. */
function findEntity(db: Database, { id, type, name }: ExtractedEntity): Named {
  const known = db.get<{ n: number; type: string; shown_n: number; shown: string }>(
    `SELECT e.n, e.type, s.n AS shown_n, s.id AS shown FROM entities e JOIN entities s ON s.n = coalesce(e.shown_as, e.n)
      WHERE e.id = ?`,
    id,
  );
  if (known) return { n: known.n, type: known.type, shown: { n: known.shown_n, id: known.shown } };
  const sql = `INSERT INTO entities (id, type, name, aliases, external_ids, tally, folded) VALUES (?, ?, ?, '[]', '{}', '', '')`;
  const { n } = db.run(sql, id, type, name);
  return { n, type, shown: { n, id } };
}

interface Place {
  readonly document: number;
  readonly extraction: number;
  readonly run: string;
}

function insertStatement(loading: Loading, statement: Statement, document: SourceDocument, place: Place): void {
  const { db, ontology, changes, named, now } = loading;
  const [subject, object] = [named.get(statement.subject)!, named.get(statement.object)!];
  const [from, to] = [subject.shown, object.shown];
  const { scopeIds: _read, ...facts } = toFacts(asShown(statement, from, to), document, storyOf(document), null);
  const edge = edgeNumber(db, ontology, facts, from, to, changes);
  const days = daysInForce(statement);
  const { id, relation, role, polarity, modality, attributedTo, time, clock, confidence, evidence } = statement;
  const { n } = db.run(
    `INSERT INTO statements (id, extraction, document, subject_said, object_said, relation, role, polarity, modality,
      attributed_to, time, clock, valid_from, valid_to, confidence, evidence, passage, published_at, recorded, subject,
      object, edge, run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[id, place.extraction, place.document, subject.n, object.n, relation, role, polarity, modality],
    ...[attributedTo && JSON.stringify(attributedTo), time, clock, days.from, days.to, confidence],
    ...[JSON.stringify(evidence), facts.passage, document.publishedAt, now, from.n, to.n, edge],
    statement.run === place.run ? null : statement.run,
  );
  for (const speaker of speakersOf(attributedTo))
    db.run("INSERT INTO speakers VALUES (?, ?)", named.get(speaker)!.n, n);
  noteEdge(changes, edge).added.push({ ...facts, n, document: String(place.document) });
  addConflictKeys(db, ontology, n, facts, changes);
}

/** The entities that a statement is credited to, the outer reports included. */
export function speakersOf(attribution: Attribution | null): Set<string> {
  const speakers = new Set<string>();
  for (let at = attribution; at; at = at.via) if (at.entity !== null) speakers.add(at.entity);
  return speakers;
}

/** Marks a document's extraction and statements as withdrawn, and names all that must be derived anew. */
function withdraw(db: Database, { n, extraction }: LiveDocument, changes: Changes, now: number): void {
  for (const appearance of appearancesOf(db, extraction))
    noteTally(changes, appearance.n, appearance.shown, { entity: appearance.entity, by: -1 });
  const touched = db.all<LeftStatement & { edge: number }>(
    "SELECT n, edge, polarity, modality FROM statements WHERE extraction = ?",
    extraction,
  );
  for (const statement of touched) {
    noteEdge(changes, statement.edge).left.push(statement);
    removeConflictKeys(db, statement.n, changes);
  }
  db.run("UPDATE statements SET withdrawn = ? WHERE extraction = ?", now, extraction);
  db.run("UPDATE extractions SET withdrawn = ? WHERE n = ?", now, extraction);
  db.run("UPDATE documents SET live = 0 WHERE n = ?", n);
}
