// A database that stops to answer when nobody waits any more. SQLite answers on this thread, so what is looked at between
// two statements is the clock; a signal can only have come before the first.
import type { Waiting } from "../../graph-store.ts";
import { assertAwaited } from "../../waiting.ts";
import type { Database } from "./database.ts";

/** The same database; its reads throw CANCELLED from the deadline on. */
export function cancellable(db: Database, waiting: Waiting): Database {
  return {
    ...db,
    all: (sql, ...values) => {
      assertAwaited(waiting);
      return db.all(sql, ...values);
    },
    get: (sql, ...values) => {
      assertAwaited(waiting);
      return db.get(sql, ...values);
    },
  };
}
