// The SQLite database behind the embedded store: opened, prepared, its errors in our words.
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { CitegraphError, type ErrorCode } from "../../../domain/index.ts";
import { mustBeImmutable, openImmutable, whileUnchanged } from "./read-only.ts";
import { migrate, SCHEMA_VERSION } from "./schema.ts";
import { assertNothingLost, createPresenceCheck, createWitness, readWitness } from "./witness.ts";

export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

export interface DatabaseOptions {
  readonly readOnly?: boolean;
  readonly durable?: boolean;
  readonly busyTimeoutMs?: number;
  /** All is read from one state of the database, until it is closed. */
  readonly still?: boolean;
}

/** A database whose statements are prepared once. */
export interface Database {
  all<R = Row>(sql: string, ...values: Value[]): R[];
  get<R = Row>(sql: string, ...values: Value[]): R | undefined;
  run(sql: string, ...values: Value[]): { changes: number; n: number };
  /** Runs the work in one transaction: all of it is durable afterwards, or none. */
  transaction<T>(work: () => T): T;
  /** Runs the work on one state of the database, whatever others write meanwhile. */
  snapshot<T>(work: () => T): T;
  /** Runs the work in a transaction that is taken back: what it would do. */
  rehearse<T>(work: () => T): T;
  close(): void;
}

/**
 * Rows one after the other, each found by the key of the one before it: nothing stays open while a caller works on a row.
 * @throws CitegraphError STORE_CORRUPT where an index is out of order, by which the steps would never end
 */
export function inSteps<R>(
  first: number,
  next: (after: number) => R | undefined,
  keyOf: (row: R) => number,
): Generator<R>;
export function inSteps<R>(
  first: string,
  next: (after: string) => R | undefined,
  keyOf: (row: R) => string,
): Generator<R>;
export function* inSteps<R, K extends string | number>(
  first: K,
  next: (after: K) => R | undefined,
  keyOf: (row: R) => K,
): Generator<R> {
  let after = first;
  for (let row = next(after); row !== undefined; row = next(after)) {
    const key = keyOf(row);
    if (!isLater(key, after)) throw new CitegraphError("STORE_CORRUPT", "An index of the store is out of order.");
    after = key;
    yield row;
  }
}

/**
 * The same for rows with a number.
 * @param next finds the row with the lowest `n` above its first value
 */
export function inOrder<R extends { readonly n: number } = Row & { readonly n: number }>(
  db: Pick<Database, "get">,
  next: string,
  ...values: Value[]
): Generator<R> {
  return inSteps(
    0,
    (after) => db.get<R>(next, after, ...values),
    ({ n }) => n,
  );
}

function isLater(key: string | number, than: string | number): boolean {
  return typeof key === "string" ? Buffer.compare(Buffer.from(key), Buffer.from(String(than))) > 0 : key > Number(than);
}

/** JSON that the store wrote. @throws CitegraphError STORE_CORRUPT for what it cannot have written */
export function parseStored<T>(json: string): T {
  try {
    return JSON.parse(json) as T;
  } catch (cause) {
    throw new CitegraphError("STORE_CORRUPT", "A row of the store is damaged.", { cause });
  }
}

/**
 * Opens the database of a store's folder, and makes both if they are not there.
 * @throws CitegraphError STORE_CORRUPT, STORE_VERSION, STORE_BUSY, STORE_FULL or STORE_UNREACHABLE
 */
export function openDatabase(
  folder: string,
  { readOnly = false, durable = true, busyTimeoutMs = 5_000, still = false }: DatabaseOptions = {},
): Database {
  return inOurWords(folder, () => {
    if (!readOnly) makeFolder(folder);
    const file = join(folder, "graph.sqlite");
    const noted = readWitness(folder);
    const isImmutable = readOnly && mustBeImmutable(file);
    const db = isImmutable ? openImmutable(file) : new DatabaseSync(file, { readOnly, timeout: busyTimeoutMs });
    try {
      prepareConnection(db, folder, readOnly, durable);
      assertNothingLost(folder, noted, markOf(db));
      if (still) db.exec(`BEGIN; ${LAST_MARK}`); // the state is that of the first read
    } catch (error) {
      db.close();
      throw error;
    }
    const database = isImmutable ? whileUnchanged(toDatabase(db, folder), file) : toDatabase(db, folder);
    return durable ? witnessed(database, folder, file) : database;
  });
}

const LAST_MARK = "SELECT mark FROM clock";

function markOf(db: DatabaseSync): number {
  const row = db.prepare(LAST_MARK).get() as { mark: number } | undefined;
  if (!row) throw new CitegraphError("STORE_CORRUPT", "The store has lost its clock.");
  return row.mark;
}

/** The same database; it notes its changes, and is read and written only as long as its file is there. */
function witnessed(db: Database, folder: string, file: string): Database {
  const witness = createWitness(folder);
  const assertThere = createPresenceCheck(folder, file);
  return {
    ...db,
    transaction(work) {
      assertThere();
      const result = db.transaction(work);
      witness.note(db.get<{ mark: number }>(LAST_MARK)!.mark);
      return result;
    },
    snapshot(work) {
      assertThere();
      return db.snapshot(work);
    },
    close() {
      witness.close();
      db.close();
    },
  };
}

/** Not by the recursive option of mkdirSync, which runs for ever where no folder can be made, as under /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error; // another process may have made it
  }
}

function prepareConnection(db: DatabaseSync, folder: string, readOnly: boolean, durable: boolean): void {
  const { user_version: version } = db.prepare("PRAGMA user_version").get() as { user_version: number };
  if (version > SCHEMA_VERSION) {
    throw new CitegraphError(
      "STORE_VERSION",
      `The store at ${folder} has version ${version}, newer than ${SCHEMA_VERSION}.`,
    );
  }
  db.exec("PRAGMA foreign_keys = ON; PRAGMA cache_size = -131072; PRAGMA temp_store = MEMORY");
  if (readOnly && version < SCHEMA_VERSION) {
    throw new CitegraphError("STORE_VERSION", `The store at ${folder} has version ${version}, not ${SCHEMA_VERSION}.`, {
      hint: "Open it once with the right to write: `citegraph stats` does.",
    });
  }
  if (readOnly) return;
  // WAL lets readers go on beside the writer; FULL makes a commit survive a loss of power.
  db.exec(`PRAGMA journal_mode = ${durable ? "WAL" : "MEMORY"}; PRAGMA synchronous = ${durable ? "FULL" : "OFF"};
    PRAGMA wal_autocheckpoint = 64000`);
  if (version < SCHEMA_VERSION) migrate(db);
}

/** Texts of searches are part of the SQL, so that without a bound the prepared statements would grow for ever. */
const MAX_PREPARED = 300;

function toDatabase(db: DatabaseSync, folder: string): Database {
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = db.prepare(sql);
    const [oldest] = prepared.keys();
    if (oldest !== undefined && prepared.size >= MAX_PREPARED) prepared.delete(oldest);
    prepared.set(sql, statement);
    return statement;
  };
  const guard = <T>(work: () => T): T => inOurWords(folder, work);
  return {
    all: <R>(sql: string, ...values: Value[]) => guard(() => prepare(sql).all(...values) as R[]),
    get: <R>(sql: string, ...values: Value[]) => guard(() => prepare(sql).get(...values) as R | undefined),
    run: (sql, ...values) =>
      guard(() => {
        const { changes, lastInsertRowid } = prepare(sql).run(...values);
        return { changes: Number(changes), n: Number(lastInsertRowid) };
      }),
    transaction: (work) => guard(() => inTransaction(db, work, "COMMIT")),
    snapshot: (work) => guard(() => (db.isTransaction ? work() : inTransaction(db, work, "COMMIT", "BEGIN"))),
    rehearse: (work) => guard(() => inTransaction(db, work, "ROLLBACK")),
    close: () => db.close(),
  };
}

function inTransaction<T>(
  db: DatabaseSync,
  work: () => T,
  end: "COMMIT" | "ROLLBACK",
  begin: "BEGIN IMMEDIATE" | "BEGIN" = "BEGIN IMMEDIATE",
): T {
  db.exec(begin);
  try {
    const result = work();
    db.exec(end);
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

/** Primary result codes of SQLite (sqlite.org/rescode.html) that a user can do something about. */
const CODES: Readonly<Record<number, readonly [ErrorCode, string]>> = {
  5: ["STORE_BUSY", "Another process is writing to"],
  6: ["STORE_BUSY", "Another process is writing to"],
  8: ["STORE_UNREACHABLE", "There is no permission to write to"],
  10: ["STORE_INTERRUPTED", "The disk failed to read or write"],
  11: ["STORE_CORRUPT", "The database is damaged in"],
  13: ["STORE_FULL", "The disk is full under"],
  14: ["STORE_UNREACHABLE", "The database cannot be opened in"],
  26: ["STORE_CORRUPT", "What is there is not a citegraph database:"],
};

const FOLDER_HINT = "Give a folder that can be written to with --store.";

function inOurWords<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const known = CODES[isOtherSchema(error) ? SQLITE_CORRUPT : primaryCodeOf(error)];
    if (!known) throw toFolderError(folder, error);
    const hint = known[0] === "STORE_UNREACHABLE" ? { hint: FOLDER_HINT } : {};
    throw new CitegraphError(known[0], `${known[1]} ${folder}.`, { cause: error, ...hint });
  }
}

const SQLITE_CORRUPT = 11;

/** Our statements fit our tables: where one is missing, the file says otherwise than when it was written. */
function isOtherSchema(error: unknown): boolean {
  return primaryCodeOf(error) === 1 && /^no such |has no column/.test((error as Error).message);
}

function primaryCodeOf(error: unknown): number {
  const code = error instanceof Error && "errcode" in error ? Number(error.errcode) : 0;
  return code & 0xff;
}

function toFolderError(folder: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOSPC") return new CitegraphError("STORE_FULL", `The disk is full under ${folder}.`, { cause: error });
  if (code !== "EACCES" && code !== "ENOTDIR" && code !== "EEXIST" && code !== "EROFS" && code !== "ENOENT")
    return error;
  return new CitegraphError("STORE_UNREACHABLE", `The folder ${folder} cannot be used.`, {
    cause: error,
    hint: FOLDER_HINT,
  });
}
