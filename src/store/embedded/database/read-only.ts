// Reading a folder that cannot be written to, such as one on a disk that is mounted read-only.
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { CitegraphError } from "../../../domain/index.ts";
import type { Database } from "./database.ts";

/** Whether a folder has a store and cannot be written to; on a disk that is mounted read-only the superuser cannot either. */
export const isLocked = (folder: string): boolean => existsSync(join(folder, "graph.sqlite")) && !isWritable(folder);

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/**
 * Whether SQLite must be told that nobody writes to a file (sqlite.org/uri.html#uriimmutable): to read beside writers it keeps a file
 * of its own in the folder, which here it cannot make. One who writes has made that file, and a write-ahead log, so that without them
 * nobody writes; whoever begins to is noticed by `assertUnchanged`.
 * @throws CitegraphError STORE_UNREACHABLE where a write-ahead log is left that cannot be read without that file
 */
export function mustBeImmutable(file: string): boolean {
  if (isWritable(dirname(file)) || existsSync(`${file}-shm`)) return false;
  if (sizeOf(`${file}-wal`) === 0) return true;
  throw new CitegraphError(
    "STORE_UNREACHABLE",
    `The store in ${dirname(file)} was not closed, and nobody may write there to put its last changes in order.`,
    { hint: "Copy the whole folder to where it can be written to, and give the copy with --store." },
  );
}

/** @throws CitegraphError STORE_UNREACHABLE from a Node.js before 22.15, which cannot open it */
export function openImmutable(file: string): DatabaseSync {
  const url = pathToFileURL(file);
  url.searchParams.set("immutable", "1");
  try {
    return new DatabaseSync(url, { readOnly: true });
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new CitegraphError("STORE_UNREACHABLE", `The folder ${dirname(file)} cannot be written to.`, {
      cause,
      hint: "Use Node.js 22.15 or later to read it as it is, or copy it to where it can be written to.",
    });
  }
}

/** The same database, whose answers count only while its file is as it was: SQLite itself was told that it stays. */
export function whileUnchanged(db: Database, file: string): Database {
  const stateOf = () => {
    const found = statSync(file, { throwIfNoEntry: false });
    return `${found?.dev} ${found?.ino} ${found?.size} ${found?.mtimeMs} ${sizeOf(`${file}-wal`)}`;
  };
  const opened = stateOf();
  const checked = <T>(answer: T): T => {
    if (stateOf() === opened) return answer;
    throw new CitegraphError("STORE_BUSY", `The store in ${dirname(file)} was changed by others while it was read.`, {
      hint: "Start again, to read what is there now.",
    });
  };
  return {
    ...db,
    all: (sql, ...values) => checked(db.all(sql, ...values)),
    get: (sql, ...values) => checked(db.get(sql, ...values)),
    snapshot: (work) => checked(db.snapshot(work)),
  };
}
