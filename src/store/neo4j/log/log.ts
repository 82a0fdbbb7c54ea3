// The log: what each document said, whole, and from when to when the store held it. Only ever added to or marked as
// withdrawn; entities, statements, relation edges and conflicts are derived from the entries that hold.
import { type Extraction, inStoreOrder, sha256 } from "../../../domain/index.ts";
import type { ExtractionsOptions, LogEntry } from "../../graph-store.ts";
import { toMilliseconds } from "../../times.ts";
import { type Database, int, type Row, type Run } from "../database/database.ts";
import { type Beyond, inPages } from "../database/in-pages.ts";

/** What the store holds under a document's key. */
export interface Held {
  readonly n: number;
  readonly key: string;
  readonly document: string;
  readonly runs: readonly string[];
  readonly checksum: string;
}

/** Marks a change in the store's own time. */
export interface Mark {
  /** Milliseconds since 1970; later than all marks before it, whatever the machine's clock does. */
  readonly time: number;
  /** The number of the last entry of the log. */
  readonly entries: number;
}

/** Documents in one message: each carries its text. */
const BATCH = 50;

/** All readings of one document, in the order of `withReading`. */
export type Readings = readonly Extraction[];

/** What an entry holds, as JSON. */
export function toContent(readings: Readings): string {
  const content = readings.map(({ entities, statements, ...reading }) => ({
    ...reading,
    entities: inStoreOrder(entities),
    statements: inStoreOrder(statements),
  }));
  return JSON.stringify(content);
}

/** An entry's properties; `names` are the ids of its entities, so that the log knows what it ever saw. */
function toEntry(readings: Readings, n: number, time: number): Row {
  const content = toContent(readings);
  return { n: int(n), ...foundBy(readings), recordedAt: int(time), content, checksum: sha256(content) };
}

/** What an entry repeats of its content, so that it is found by it; `partial` are the runs of which it holds a part. */
export function foundBy(readings: Readings) {
  const { id: document, key } = readings[0]!.document;
  const names = new Set(readings.flatMap(({ entities }) => entities.map(({ id }) => id)));
  const partial = readings.filter((reading) => reading.partial).map(({ run }) => run.id);
  return { document, key, runs: readings.map(({ run }) => run.id), partial, names: [...names] };
}

/** Adds entries and marks others as withdrawn. */
export async function writeLog(
  run: Run,
  added: readonly Readings[],
  withdrawn: readonly Held[],
  { time, entries }: Mark,
): Promise<void> {
  if (withdrawn.length > 0) {
    const numbers = withdrawn.map(({ n }) => int(n));
    await run("UNWIND $numbers AS n MATCH (l:LogEntry {n: n}) SET l.withdrawnAt = $time", { numbers, time: int(time) });
  }
  const rows = added.map((readings, index) => toEntry(readings, entries + 1 + index, time));
  const sent = [];
  for (let at = 0; at < rows.length; at += BATCH) {
    sent.push(run("UNWIND $rows AS row CREATE (l:LogEntry) SET l = row", { rows: rows.slice(at, at + BATCH) }));
  }
  await Promise.all(sent);
  await run(`MATCH (c:Citegraph {id: "schema"}) SET c.entries = $entries, c.time = $time ${MERGE_RUNS}`, {
    entries: int(entries + added.length),
    time: int(time),
    runs: runsOf(added),
  });
}

/** Makes nodes of runs, by which what they made is shown. */
const MERGE_RUNS = "WITH c UNWIND $runs AS each MERGE (r:Run {id: each.id}) SET r = each";

const runsOf = (entries: readonly Readings[]) => [
  ...new Map(entries.flat().map((reading) => [reading.run.id, reading.run])).values(),
];

/** Makes nodes of the runs of a log that has none. */
export async function writeRunsOfLog({ read, write }: Pick<Database, "read" | "write">): Promise<void> {
  let page: Readings[] = [];
  const flush = async () => {
    const readings = page;
    page = [];
    await write((run) => run(`MATCH (c:Citegraph) ${MERGE_RUNS}`, { runs: runsOf(readings) }));
  };
  for await (const readings of streamReadings(read, BATCH)) if (page.push(readings) === BATCH) await flush();
  await flush();
}

/** The entries that hold of documents with these keys or ids. */
export function readHeld(run: Run, keysOrIds: readonly string[]): Promise<Held[]> {
  return run<Held>(
    `UNWIND $wanted AS each
     CALL (each) {
       MATCH (l:LogEntry {key: each}) WHERE l.withdrawnAt IS NULL RETURN l
       UNION MATCH (l:LogEntry {document: each}) WHERE l.withdrawnAt IS NULL RETURN l
     }
     RETURN DISTINCT l.n AS n, l.key AS key, l.document AS document, l.runs AS runs, l.checksum AS checksum`,
    { wanted: keysOrIds },
  );
}

/** What these entries hold, in no order. */
export async function readEntries(run: Run, entries: readonly Held[]): Promise<Readings[]> {
  if (entries.length === 0) return [];
  const numbers = entries.map(({ n }) => int(n));
  const rows = await run<Content>("UNWIND $numbers AS n MATCH (l:LogEntry {n: n}) RETURN l.content AS content", {
    numbers,
  });
  return rows.map(toReadings);
}

/** What the documents with these ids say now, in no order. */
export async function readEntriesOf(run: Run, documents: readonly string[]): Promise<Readings[]> {
  if (documents.length === 0) return [];
  const rows = await run<Content>(
    `UNWIND $documents AS id MATCH (l:LogEntry {document: id}) WHERE l.withdrawnAt IS NULL RETURN l.content AS content`,
    { documents },
  );
  return rows.map(toReadings);
}

interface Content {
  readonly content: string;
}

const toReadings = ({ content }: Content) => JSON.parse(content) as Readings;

/** What held at a time, or holds now, in order of keys, one query a page: memory holds no more than that. */
export async function* streamReadings(
  read: Run,
  pageSize: number,
  { knownAt, documents }: ExtractionsOptions = {},
): AsyncGenerator<Readings> {
  const time = knownAt === undefined ? null : int(toMilliseconds(knownAt));
  const holds =
    time === null
      ? "l.withdrawnAt IS NULL"
      : "l.recordedAt <= $time AND (l.withdrawnAt IS NULL OR l.withdrawnAt > $time)";
  const isNamed = documents ? "l.document IN $documents AND " : "";
  const next = (isBeyond: Beyond) => `MATCH (l:LogEntry) WHERE ${isNamed}${isBeyond("l.key")} AND ${holds}
    WITH l ORDER BY l.key LIMIT $size RETURN l.key AS place, l.content AS content ORDER BY place`;
  const pages = inPages<Content, string>(read, next, "", pageSize, { time, ...(documents && { documents }) });
  for await (const page of pages) for (const row of page) yield toReadings(row);
}

/** See GraphStore.extractions. */
export async function* streamExtractions(
  read: Run,
  pageSize: number,
  options?: ExtractionsOptions,
): AsyncGenerator<Extraction> {
  for await (const readings of streamReadings(read, pageSize, options)) yield* readings;
}

interface EntryRow extends Omit<Held, "n" | "checksum"> {
  readonly recordedAt: number;
  readonly withdrawnAt: number | null;
}

/** See GraphStore.log. */
export async function* streamLog(read: Run, pageSize: number, since?: string): AsyncGenerator<LogEntry> {
  const time = int(since === undefined ? 0 : toMilliseconds(since));
  const next = (isBeyond: Beyond) => `MATCH (l:LogEntry) WHERE ${isBeyond("l.n")}
      AND (l.recordedAt >= $time OR l.withdrawnAt >= $time)
    WITH l ORDER BY l.n LIMIT $size
    RETURN l.n AS place, l {.document, .key, .runs, .recordedAt, .withdrawnAt} AS entry ORDER BY place`;
  const pages = inPages<{ entry: EntryRow }, number>(read, next, 0, pageSize, { time });
  for await (const page of pages) for (const { entry } of page) yield toLogEntry(entry);
}

function toLogEntry({ document, key, runs, recordedAt, withdrawnAt }: EntryRow): LogEntry {
  const toTime = (ms: number) => new Date(ms).toISOString();
  return {
    document,
    key,
    runs,
    recordedAt: toTime(recordedAt),
    withdrawnAt: withdrawnAt === null ? null : toTime(withdrawnAt),
  };
}
