// The log as it was written: extractions, one document at a time, and when they came and went.
import {
  CitegraphError,
  type ExtractedEntity,
  type Extraction,
  type Run,
  type SourceDocument,
  type Statement,
} from "../../../domain/index.ts";
import type { ExtractionsOptions, LogEntry } from "../../graph-store.ts";
import { toMilliseconds } from "../../times.ts";
import { type Database, inOrder, inSteps, parseStored, type Row } from "../database/database.ts";
import { DOCUMENT_COLUMNS, statementColumns, toRecord } from "../questions/rows.ts";

/** See GraphStore.extractions. One document is held in memory at a time. */
export async function* readExtractions(
  db: Database,
  { knownAt, documents }: ExtractionsOptions = {},
): AsyncGenerator<Extraction> {
  const time = knownAt === undefined ? null : toMilliseconds(knownAt);
  const held = time === null ? "e.withdrawn IS NULL" : "e.recorded <= ?2 AND (e.withdrawn IS NULL OR e.withdrawn > ?2)";
  const entries = `SELECT d.n, d.key, e.n AS extraction, r.content AS run FROM documents d
    JOIN extractions e ON e.document = d.n JOIN runs r ON r.id = e.run WHERE ${held}`;
  const valuesWith = (first: string) => (time === null ? [first] : [first, time]);
  if (documents) {
    const some = `${entries} AND d.id IN (SELECT value FROM json_each(?1)) ORDER BY d.key`;
    for (const row of db.all<Held>(some, ...valuesWith(JSON.stringify(documents)))) yield* readReadings(db, row);
    return;
  }
  const next = `${entries} AND d.key > ?1 ORDER BY d.key LIMIT 1`;
  const after = (key: string) => db.get<Held & { key: string }>(next, ...valuesWith(key));
  for (const row of inSteps("", after, ({ key }) => key)) yield* readReadings(db, row);
}

/** One stay of a document in the store. */
export interface Held {
  readonly n: number;
  readonly extraction: number;
  /** The run as JSON. */
  readonly run: string;
}

/** All readings of a document, in the order of `withReading`. */
export function readReadings(db: Database, held: Held): Extraction[] {
  const readings = contentsOf(db, held.extraction);
  return readings.length > 0 ? readings.map((content) => parseStored<Extraction>(content)) : [toExtraction(db, held)];
}

/** The readings of an extraction as JSON; none where there is one. */
export function contentsOf(db: Database, extraction: number): string[] {
  const sql = "SELECT content FROM readings WHERE extraction = ? ORDER BY place";
  return db.all<{ content: string }>(sql, extraction).map(({ content }) => content);
}

export function toExtraction(db: Database, { extraction, run }: Held): Extraction {
  const columns = statementColumns("x.subject_said", "x.object_said");
  const rows = db.all(`SELECT ${columns} FROM statements x WHERE x.extraction = ? ORDER BY x.id`, extraction);
  const source = db.get<Row>(
    `SELECT ${DOCUMENT_COLUMNS}, t.text, e.retrieved_at, e.partial FROM extractions e JOIN documents x ON x.n = e.document
      JOIN texts t ON t.document = x.n WHERE e.n = ?`,
    extraction,
  );
  if (!source) throw new CitegraphError("STORE_CORRUPT", "A document of the store has lost its text.");
  return {
    document: without(toRecord("document", source), "kind") as SourceDocument,
    entities: appearancesOf(db, extraction).map(({ entity }) => entity),
    statements: rows.map((row) => without(toRecord("statement", row), "kind", "relationId") as unknown as Statement),
    run: parseStored<Run>(run),
    ...(source.partial === 1 && { partial: true }),
  };
}

/** The entities of one extraction as its document gives them, by id, and the numbers of those they are shown as. */
export function appearancesOf(
  db: Database,
  extraction: number,
): { n: number; shown: number; entity: ExtractedEntity }[] {
  const sql = `SELECT e.n, coalesce(e.shown_as, e.n) AS shown, e.id, e.type, a.content
    FROM appearances a JOIN entities e ON e.n = a.entity WHERE a.extraction = ? ORDER BY e.id`;
  return db
    .all<{ n: number; shown: number; id: string; type: string; content: string }>(sql, extraction)
    .map(({ n, shown, id, type, content }) => ({
      n,
      shown,
      entity: { id, type, ...parseStored<Omit<ExtractedEntity, "id" | "type">>(content) },
    }));
}

function without(record: object, ...members: string[]): object {
  return Object.fromEntries(Object.entries(record).filter(([member]) => !members.includes(member)));
}

/** See GraphStore.log. */
export async function* readLog(db: Database, since?: string): AsyncGenerator<LogEntry> {
  const time = since === undefined ? 0 : toMilliseconds(since);
  const sql = `SELECT e.n, d.id AS document, d.key, (${RUNS_OF}) AS runs, e.recorded, e.withdrawn FROM extractions e
    JOIN documents d ON d.n = e.document
    WHERE e.n > ?1 AND (e.recorded >= ?2 OR e.withdrawn >= ?2) ORDER BY e.n LIMIT 1`;
  for (const row of inOrder(db, sql, time)) yield toLogEntry(row);
}

/** The runs of an extraction `e`, as JSON. */
export const RUNS_OF = `SELECT coalesce(nullif(json_group_array(r.run ORDER BY r.place), '[]'), json_array(e.run))
  FROM readings r WHERE r.extraction = e.n`;

/** Whether an extraction `e` holds the whole reading of the run that is the second value. */
export const IS_READ_WHOLE = `(e.run = ?2 AND e.partial = 0 OR EXISTS (SELECT 1 FROM readings r
  WHERE r.extraction = e.n AND r.run = ?2 AND r.content ->> 'partial' IS NULL))`;

function toLogEntry({ document, key, runs, recorded, withdrawn }: Row): LogEntry {
  const toTime = (ms: number) => new Date(ms).toISOString();
  return {
    document: document as string,
    key: key as string,
    runs: parseStored<string[]>(runs as string),
    recordedAt: toTime(recorded as number),
    withdrawnAt: withdrawn === null ? null : toTime(withdrawn as number),
  };
}
