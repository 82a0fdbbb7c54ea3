// What a node leads to, as conditions on the rows at the other end (table `x`). A link with two sources is the union of
// both; they share no row.
import type { Link, NodeKind } from "../query.ts";
import { type Condition, condition } from "./conditions.ts";
import type { Row, Value } from "./database.ts";

type Sources = (row: Row, link: Link) => Condition[];

const at =
  (sql: string, column: string): Sources =>
  (row) => [condition(sql, row[column] as Value)];

/** Rows that have the entity at one end, or at either; a row with it at both ends comes once. */
const atEitherEnd: Sources = ({ n }, { direction }) => {
  const [outgoing, incoming] = [condition("x.subject = ?", n as Value), condition("x.object = ?", n as Value)];
  if (direction === "outgoing") return [outgoing];
  if (direction === "incoming") return [incoming];
  return [outgoing, condition("x.object = ? AND x.subject <> ?", n as Value, n as Value)];
};

const conflictsOf = (statements: string, column: string): Sources =>
  at(
    `x.n IN (SELECT c.conflict FROM conflict_sides c JOIN statements s ON s.n = c.statement WHERE ${statements})`,
    column,
  );

const SOURCES: Readonly<Record<NodeKind, Readonly<Record<string, Sources>>>> = {
  entity: {
    relations: atEitherEnd,
    statements: atEitherEnd,
    documents: ({ n }) => [
      condition(
        `x.n IN (SELECT e.document FROM appearances a JOIN extractions e ON e.n = a.extraction
          WHERE a.entity IN (SELECT n FROM entities WHERE n = ? OR shown_as = ?) AND e.withdrawn IS NULL)`,
        n as Value,
        n as Value,
      ),
    ],
    conflicts: ({ n }) => [
      condition(
        `x.n IN (SELECT c.conflict FROM conflict_sides c JOIN statements s ON s.n = c.statement
          WHERE s.subject = ? OR s.object = ?)`,
        n as Value,
        n as Value,
      ),
    ],
  },
  relation: {
    subject: at("x.n = ?", "subject_n"),
    object: at("x.n = ?", "object_n"),
    statements: at("x.edge = ?", "n"),
    conflicts: conflictsOf("s.edge = ?", "n"),
  },
  statement: {
    subject: at("x.n = ?", "subject_n"),
    object: at("x.n = ?", "object_n"),
    relation: at("x.n = ?", "edge_n"),
    speakers: at(
      "x.n IN (SELECT coalesce(e.shown_as, e.n) FROM speakers p JOIN entities e ON e.n = p.entity WHERE p.statement = ?)",
      "n",
    ),
    documents: at("x.n = ?", "document_n"),
    conflicts: conflictsOf("s.n = ?", "n"),
  },
  document: {
    statements: at("x.extraction = (SELECT n FROM extractions WHERE document = ? AND withdrawn IS NULL)", "n"),
    entities: at(
      `x.n IN (SELECT coalesce(y.shown_as, y.n) FROM appearances a JOIN entities y ON y.n = a.entity
        JOIN extractions e ON e.n = a.extraction WHERE e.document = ? AND e.withdrawn IS NULL)`,
      "n",
    ),
  },
  conflict: { statements: at("x.n IN (SELECT statement FROM conflict_sides WHERE conflict = ?)", "n") },
};

/** Where the rows of a link come from, for one row of a kind. */
export function linkSources(kind: NodeKind, link: Link, row: Row): Condition[] {
  return SOURCES[kind][link.link]?.(row, link) ?? [];
}

/** Links that lead to exactly one row, and the column with its number: many of them are read at one go. */
const SINGLE: Readonly<Partial<Record<NodeKind, Readonly<Record<string, string>>>>> = {
  relation: { subject: "subject_n", object: "object_n" },
  statement: { subject: "subject_n", object: "object_n", relation: "edge_n", documents: "document_n" },
};

/** The column that holds the number of the one row a link leads to; undefined when it may lead to several or none. */
export function singleColumn(kind: NodeKind, { link, filter, page }: Link): string | undefined {
  const narrowed = filter !== undefined || page?.after !== undefined || page?.before !== undefined || page?.size === 0;
  return narrowed ? undefined : SINGLE[kind]?.[link];
}
