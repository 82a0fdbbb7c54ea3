// A database that stops to answer when nobody waits any more. SQLite answers on this thread, so what is looked at between
// two statements is the clock; a signal can only have come before the first.
import { CitegraphError } from "../../../domain/index.ts";
import type { Waiting } from "../../graph-store.ts";
import type { Database } from "./database.ts";

/** The same database; its reads throw CANCELLED from the deadline on. */
export function cancellable(db: Database, { signal, deadline = Number.POSITIVE_INFINITY }: Waiting): Database {
  const check = () => {
    if (signal?.aborted || performance.now() > deadline) {
      throw new CitegraphError("CANCELLED", "Nobody waits for this answer any more.");
    }
  };
  return {
    ...db,
    all: (sql, ...values) => {
      check();
      return db.all(sql, ...values);
    },
    get: (sql, ...values) => {
      check();
      return db.get(sql, ...values);
    },
  };
}
