// What was read of nodes, kept until the store changes: most of what a reader asks for stands behind many rows, and to
// make a record of a row costs more than to find the row.
import type { Attribution } from "../../domain/index.ts";
import type { GraphNode, NodeKind } from "../query.ts";
import { allOf, condition, isLive, TABLES } from "./conditions.ts";
import type { Database, Row } from "./database.ts";
import { createLists, type Lists } from "./lists.ts";
import { COLUMNS, toRecord } from "./rows.ts";

/** A node as it is shown, and its row, which has the numbers of the rows that it leads to. */
export interface Held {
  readonly record: ReturnType<typeof toRecord>;
  readonly row: Row;
  /** The node that brings nothing along, once it was asked for. */
  bare?: GraphNode;
}

export interface Records {
  /** Those of these rows that are shown, by number. What is missing is read by one SELECT. */
  get(db: Database, kind: NodeKind, numbers: readonly number[]): ReadonlyMap<number, Held>;
  /** Which rows lists hold. */
  readonly lists: Lists;
  /** Drops all when the store has changed since, or too much is held. To be called when a read begins. */
  freshen(db: Database): void;
}

/** How many records are held at most when a read begins; each takes about a kilobyte. */
const MAX_HELD = 30_000;
/** How many rows of lists; each takes about a fifth of that. */
const MAX_LISTED = 150_000;

export function createRecords(): Records {
  const held = new Map<NodeKind, Map<number, Held>>();
  const lists = createLists();
  let revision = "";
  return {
    lists,
    get(db, kind, numbers) {
      const known = held.get(kind) ?? new Map<number, Held>();
      held.set(kind, known);
      const missing = numbers.filter((n) => !known.has(n));
      for (const row of missing.length > 0 ? readRows(db, kind, missing) : []) {
        known.set(row.n as number, { record: toShown(db, toRecord(kind, row)), row });
      }
      return known;
    },
    freshen(db) {
      const now = revisionOf(db);
      const size = [...held.values()].reduce((sum, known) => sum + known.size, 0);
      if (now !== revision || size > MAX_HELD) held.clear();
      if (now !== revision || lists.size() > MAX_LISTED) lists.clear();
      revision = now;
    },
  };
}

/** Another for every change by this connection (total_changes) or another one (data_version). */
function revisionOf(db: Database): string {
  const row = db.get("SELECT data_version AS others, total_changes() AS own FROM pragma_data_version");
  return `${row?.others}/${row?.own}`;
}

function readRows(db: Database, kind: NodeKind, numbers: readonly number[]): Row[] {
  const { sql } = allOf([condition("x.n IN (SELECT value FROM json_each(?))"), isLive(kind, "x")]);
  return db.all(`SELECT ${COLUMNS[kind]} FROM ${TABLES[kind]} x WHERE ${sql}`, JSON.stringify(numbers));
}

/** A record whose speakers are the entities that they are shown as. */
function toShown(db: Database, record: Held["record"]): Held["record"] {
  if (record.kind !== "statement" || record.attributedTo === null) return record;
  const shown = (attribution: Attribution): Attribution => ({
    ...attribution,
    entity: attribution.entity && shownId(db, attribution.entity),
    via: attribution.via && shown(attribution.via),
  });
  return { ...record, attributedTo: shown(record.attributedTo) };
}

function shownId(db: Database, id: string): string {
  const sql = "SELECT s.id FROM entities e JOIN entities s ON s.n = e.shown_as WHERE e.id = ?";
  return db.get<{ id: string }>(sql, id)?.id ?? id;
}
