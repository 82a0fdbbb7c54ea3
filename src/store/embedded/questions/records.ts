// What was read of nodes, kept until the store changes: most of what a reader asks for stands behind many rows, and to
// make a record of a row costs more than to find the row.
import type { Attribution } from "../../../domain/index.ts";
import type { GraphNode, NodeKind } from "../../query.ts";
import type { Database, Row } from "../database/database.ts";
import { allOf, condition, isLive, TABLES } from "./conditions.ts";
import { createLists, type Lists } from "./lists.ts";
import { COLUMNS, toRecord } from "./rows.ts";

/** A node as it is shown, and its row, which has the numbers of the rows that it leads to. */
export interface Held {
  readonly record: ReturnType<typeof toRecord>;
  readonly row: Row;
  /** The node that brings nothing along, once it was asked for. */
  bare?: GraphNode;
}

/** What a node brings along that brings nothing, the same object for all such. */
export const NO_LINKS: GraphNode["links"] = Object.freeze({});

export interface Records {
  /** Those of these rows that are shown, by number. What is missing is read by one SELECT. */
  get(db: Database, kind: NodeKind, numbers: readonly number[]): ReadonlyMap<number, Held>;
  /** The ids of entities by the numbers of their rows. */
  entityIds(db: Database, numbers: ReadonlySet<number>): ReadonlyMap<number, string>;
  /** Which rows lists hold. */
  readonly lists: Lists;
  /** Drops all when the store has changed since, or too much is held. To be called when a read begins. */
  freshen(db: Database): void;
}

/** How many records are held at most when a read begins; each takes about a kilobyte. */
const MAX_HELD = 30_000;
/** How many ids; each takes about a tenth of that. */
const MAX_IDS = 100_000;
/** How many rows of lists; each takes about a fifth of that. */
const MAX_LISTED = 150_000;

export function createRecords(): Records {
  const held = new Map<NodeKind, Map<number, Held>>();
  const ids = new Map<number, string>();
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
    entityIds(db, numbers) {
      const missing = [...numbers].filter((n) => !ids.has(n));
      for (const { n, id } of missing.length > 0 ? readIds(db, missing) : []) ids.set(n, id);
      return ids;
    },
    freshen(db) {
      const now = revisionOf(db);
      const size = [...held.values()].reduce((sum, known) => sum + known.size, 0);
      if (now !== revision || size > MAX_HELD) held.clear();
      if (now !== revision || ids.size > MAX_IDS) ids.clear();
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

function readIds(db: Database, numbers: readonly number[]): { n: number; id: string }[] {
  return db.all("SELECT n, id FROM entities WHERE n IN (SELECT value FROM json_each(?))", JSON.stringify(numbers));
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
