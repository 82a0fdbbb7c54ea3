// What a store says of itself outside of its database. SQLite takes a write-ahead log as far as it is sound: what stood behind
// that, or in a file that was emptied or is gone, is to it as if it had never been. And a file that was removed is written to for ever.
import { closeSync, constants, openSync, readFileSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { CitegraphError } from "../../../domain/index.ts";

/** Holds the time of the last change, as the store's clock tells it: digits and a line feed. */
const FILE = "last-change";
const DIGITS = 16;

/** The time of the last change that a folder knows of; 0 where nothing is noted, or nothing that can be read. */
export function readWitness(folder: string): number {
  try {
    return Number(/^(\d+)\n$/.exec(readFileSync(join(folder, FILE), "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/**
 * @param noted read before the database was: another process notes its change after that is durable
 * @throws CitegraphError STORE_CORRUPT
 */
export function assertNothingLost(folder: string, noted: number, mark: number): void {
  if (noted <= mark) return;
  const toTime = (ms: number) => new Date(ms).toISOString();
  const held = mark === 0 ? "is empty" : `ends with ${toTime(mark)}`;
  throw new CitegraphError(
    "STORE_CORRUPT",
    `The store in ${folder} was changed at ${toTime(noted)}, and now ${held}.`,
    {
      hint: `Restore a copy of the whole folder. To go on with what is left, remove the file ${FILE} in it and ingest the documents again.`,
    },
  );
}

export interface Witness {
  /** Notes a change that is durable. Not synced: after a loss of power it may know less, never more than the database. */
  note(mark: number): void;
  close(): void;
}

export function createWitness(folder: string): Witness {
  let file: number | undefined;
  let last = 0;
  return {
    note(mark) {
      if (mark === last) return;
      try {
        // Kept open, so that a folder that took this one's place is not written to.
        file ??= openSync(join(folder, FILE), constants.O_RDWR | constants.O_CREAT, 0o666);
        writeSync(file, `${String(mark).padStart(DIGITS, "0")}\n`, 0);
        last = mark;
      } catch {
        // The change is made, and holds without its note.
      }
    },
    close() {
      if (file !== undefined) closeSync(file);
    },
  };
}

/**
 * Tells whether a file is the one that stood under its name when this was called.
 * @throws CitegraphError STORE_UNREACHABLE from the function that comes back
 */
export function createPresenceCheck(folder: string, file: string): () => void {
  const idOf = () => {
    const found = statSync(file, { throwIfNoEntry: false });
    return found && `${found.dev} ${found.ino}`;
  };
  const opened = idOf();
  return () => {
    if (idOf() === opened) return;
    throw new CitegraphError("STORE_UNREACHABLE", `The store in ${folder} was removed or replaced while it was open.`, {
      hint: "Start again, to open what is there now.",
    });
  };
}
