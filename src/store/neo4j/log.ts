// The log: what each document said, whole, and from when to when the store held it. Only ever added to or marked as
// withdrawn; entities, statements, relation edges and conflicts are derived from the entries that hold.
import type { Extraction } from "../../domain/index.ts";
import type { LogEntry } from "../graph-store.ts";
import { int, type Row, type Run } from "./database.ts";

/** What the store holds under a document's key. */
export interface Held {
  readonly n: number;
  readonly key: string;
  readonly document: string;
  readonly run: string;
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

/** An entry's properties; `names` are the ids of its entities, so that the log knows what it ever saw. */
function toEntry(extraction: Extraction, n: number, time: number): Row {
  const { document, entities, statements, run } = extraction;
  const content = { document, entities: byCodePoint(entities), statements: byCodePoint(statements), run };
  return {
    n: int(n),
    document: document.id,
    key: document.key,
    run: run.id,
    names: entities.map(({ id }) => id),
    recordedAt: int(time),
    content: JSON.stringify(content),
  };
}

/** As SQLite and Neo4j order texts, which differs from JavaScript's order beyond the Basic Multilingual Plane. */
function byCodePoint<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return items
    .map((item) => [Buffer.from(item.id), item] as const)
    .sort(([a], [b]) => Buffer.compare(a, b))
    .map(([, item]) => item);
}

/** Adds entries and marks others as withdrawn. */
export async function writeLog(
  run: Run,
  added: readonly Extraction[],
  withdrawn: readonly Held[],
  { time, entries }: Mark,
): Promise<void> {
  if (withdrawn.length > 0) {
    const numbers = withdrawn.map(({ n }) => int(n));
    await run("UNWIND $numbers AS n MATCH (l:LogEntry {n: n}) SET l.withdrawnAt = $time", { numbers, time: int(time) });
  }
  const rows = added.map((extraction, index) => toEntry(extraction, entries + 1 + index, time));
  const sent = [];
  for (let at = 0; at < rows.length; at += BATCH) {
    sent.push(run("UNWIND $rows AS row CREATE (l:LogEntry) SET l = row", { rows: rows.slice(at, at + BATCH) }));
  }
  await Promise.all(sent);
  await run(`MATCH (c:Citegraph {id: "schema"}) SET c.entries = $entries`, { entries: int(entries + added.length) });
}

/** The entries that hold of documents with these keys or ids. */
export function readHeld(run: Run, keysOrIds: readonly string[]): Promise<Held[]> {
  return run<Held>(
    `UNWIND $wanted AS each
     CALL (each) {
       MATCH (l:LogEntry {key: each}) WHERE l.withdrawnAt IS NULL RETURN l
       UNION MATCH (l:LogEntry {document: each}) WHERE l.withdrawnAt IS NULL RETURN l
     }
     RETURN DISTINCT l.n AS n, l.key AS key, l.document AS document, l.run AS run`,
    { wanted: keysOrIds },
  );
}

/** What these entries hold, in no order. */
export async function readEntries(run: Run, entries: readonly Held[]): Promise<Extraction[]> {
  if (entries.length === 0) return [];
  const numbers = entries.map(({ n }) => int(n));
  const rows = await run<Content>("UNWIND $numbers AS n MATCH (l:LogEntry {n: n}) RETURN l.content AS content", {
    numbers,
  });
  return rows.map(toExtraction);
}

/** What the documents with these ids say now, in no order. */
export async function readEntriesOf(run: Run, documents: readonly string[]): Promise<Extraction[]> {
  if (documents.length === 0) return [];
  const rows = await run<Content>(
    `UNWIND $documents AS id MATCH (l:LogEntry {document: id}) WHERE l.withdrawnAt IS NULL RETURN l.content AS content`,
    { documents },
  );
  return rows.map(toExtraction);
}

interface Content {
  readonly content: string;
}

const toExtraction = ({ content }: Content) => JSON.parse(content) as Extraction;

/** What held at a time, or holds now, in order of keys, one query a page: memory holds no more than that. */
export async function* streamExtractions(read: Run, pageSize: number, knownAt?: string): AsyncGenerator<Extraction> {
  const time = knownAt === undefined ? null : int(Date.parse(knownAt));
  const holds =
    time === null
      ? "l.withdrawnAt IS NULL"
      : "l.recordedAt <= $time AND (l.withdrawnAt IS NULL OR l.withdrawnAt > $time)";
  const next = `MATCH (l:LogEntry) WHERE l.key > $after AND ${holds}
    WITH l ORDER BY l.key LIMIT toInteger($size) RETURN l.key AS key, l.content AS content ORDER BY key`;
  for (let after = ""; ; ) {
    const page = await read<Content & { key: string }>(next, { after, size: pageSize, time });
    for (const row of page) yield toExtraction(row);
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.key;
  }
}

interface EntryRow extends Held {
  readonly recordedAt: number;
  readonly withdrawnAt: number | null;
}

/** See GraphStore.log. */
export async function* streamLog(read: Run, pageSize: number, since?: string): AsyncGenerator<LogEntry> {
  const time = int(since === undefined ? 0 : Date.parse(since));
  const next = `MATCH (l:LogEntry) WHERE l.n > $after AND (l.recordedAt >= $time OR l.withdrawnAt >= $time)
    WITH l ORDER BY l.n LIMIT toInteger($size)
    RETURN l {.n, .document, .key, .run, .recordedAt, .withdrawnAt} AS entry ORDER BY l.n`;
  for (let after = 0; ; ) {
    const page = await read<{ entry: EntryRow }>(next, { after: int(after), size: pageSize, time });
    for (const { entry } of page) yield toLogEntry(entry);
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.entry.n;
  }
}

function toLogEntry({ document, key, run, recordedAt, withdrawnAt }: EntryRow): LogEntry {
  const toTime = (ms: number) => new Date(ms).toISOString();
  return {
    document,
    key,
    run,
    recordedAt: toTime(recordedAt),
    withdrawnAt: withdrawnAt === null ? null : toTime(withdrawnAt),
  };
}
