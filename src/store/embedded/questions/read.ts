// Answers questions: which rows a question begins with. What it brings along is read by read-level.ts.
import type { Waiting } from "../../graph-store.ts";
import type { Connection, NodeKind, Query, Selection } from "../../query.ts";
import { RANK_STEP, toSearchTerms } from "../../search-text.ts";
import { cancellable } from "../database/cancellable.ts";
import type { Database } from "../database/database.ts";
import { allOf, type Condition, condition, SHOWN_OF_IDS } from "./conditions.ts";
import { hasIdOf } from "./ids.ts";
import { type Reading, readRoot } from "./read-level.ts";
import { createRecords } from "./records.ts";

/** Answers questions, each from one state of the store. */
export function createReader(db: Database): (query: Query, waiting?: Waiting) => Connection {
  const records = createRecords();
  return (query, waiting) =>
    db.snapshot(() => {
      records.freshen(db);
      return readQuery({ db: waiting ? cancellable(db, waiting) : db, records }, query);
    });
}

function readQuery(reading: Reading, query: Query): Connection {
  const { kind, ids, search, ...selection } = query;
  if (search !== undefined) return searchEntities(reading, search, { ...selection, ...(ids && { ids }) });
  return readRoot(reading, kind, selection, ids ? hasId(kind, ids) : condition("1"));
}

function hasId(kind: NodeKind, ids: readonly string[]): Condition {
  return kind === "entity" ? condition(`x.n IN (${SHOWN_OF_IDS})`, JSON.stringify(ids)) : hasIdOf(kind, "x", ids);
}

function searchEntities(
  reading: Reading,
  search: string,
  { ids, ...selection }: Selection & { ids?: readonly string[] },
): Connection {
  const terms = toSearchTerms(search);
  if (!terms) return readRoot(reading, "entity", selection, condition("0"));
  const match = [
    ...terms.prefixes.map((word) => `"${word}" *`),
    ...terms.phrases.map((signs) => `"${signs.join(" ")}"`),
  ];
  const found = condition("x.n IN (SELECT rowid FROM names WHERE names MATCH ?)", match.join(" AND "));
  const named = (text: string) => `instr(x.folded, ${quote(`\n${text}`)}) > 0`;
  const rank = `CASE WHEN ${named(`${terms.folded}\n`)} THEN 0 WHEN ${named(terms.folded)} THEN 1 ELSE 2 END`;
  const order = { kind: "entity" as const, column: `(${rank}) * ${RANK_STEP} - x.relation_count`, descending: false };
  const source = allOf([found, ...(ids ? [hasId("entity", ids)] : [])]);
  return readRoot(reading, "entity", selection, source, order);
}

/** A text as an SQL literal, for an expression that stands in several places of one statement. */
const quote = (text: string) => `'${text.replaceAll("'", "''").replaceAll("\u0000", "")}'`;
