// What a node leads to, as conditions on the rows at the other end. A link with two sources is the union of both; they
// share no row.
import type { Link, NodeKind } from "../../query.ts";

/** A condition on the rows of table `x`; `of` gives the SQL of a column of the row that the link starts from. */
export type Source = (x: string, of: (column: string) => string) => string;

const at =
  (column: string, start = "n"): Source =>
  (x, of) =>
    `${x}.${column} = ${of(start)}`;

/** Rows that have the entity at one end, or at either; a row with it at both ends comes once. */
function atEnds(direction: Link["direction"]): Source[] {
  if (direction === "outgoing") return [at("subject")];
  if (direction === "incoming") return [at("object")];
  return [at("subject"), (x, of) => `${x}.object = ${of("n")} AND ${x}.subject <> ${of("n")}`];
}

/** Of statements found in one of these ways, each by an index of its own: live ones, as all that are in conflict. */
const conflictsWhere =
  (...found: readonly Source[]): Source =>
  (x, of) => {
    const sides = found.map(
      (statements) => `SELECT c.conflict FROM statements s JOIN conflict_sides c ON c.statement = s.n
        WHERE s.withdrawn IS NULL AND ${statements("s", of)}`,
    );
    return `${x}.n IN (${sides.join(" UNION ALL ")})`;
  };

const documentsOfEntity: Source = (x, of) =>
  `${x}.n IN (SELECT e.document FROM appearances a JOIN extractions e ON e.n = a.extraction
    WHERE a.entity IN (SELECT n FROM entities WHERE n = ${of("n")} OR shown_as = ${of("n")}) AND e.withdrawn IS NULL)`;

const speakersOf: Source = (x, of) =>
  `${x}.n IN (SELECT coalesce(e.shown_as, e.n) FROM speakers p JOIN entities e ON e.n = p.entity
    WHERE p.statement = ${of("n")})`;

const entitiesOfDocument: Source = (x, of) =>
  `${x}.n IN (SELECT coalesce(y.shown_as, y.n) FROM appearances a JOIN entities y ON y.n = a.entity
    JOIN extractions e ON e.n = a.extraction WHERE e.document = ${of("n")} AND e.withdrawn IS NULL)`;

const statementsOfDocument: Source = (x, of) =>
  `${x}.extraction = (SELECT n FROM extractions WHERE document = ${of("n")} AND withdrawn IS NULL)`;

const statementsOfConflict: Source = (x, of) =>
  `${x}.n IN (SELECT statement FROM conflict_sides WHERE conflict = ${of("n")})`;

const SOURCES: Readonly<Record<NodeKind, Readonly<Record<string, (direction: Link["direction"]) => Source[]>>>> = {
  entity: {
    relations: atEnds,
    statements: atEnds,
    documents: () => [documentsOfEntity],
    conflicts: () => [conflictsWhere(at("subject"), at("object"))],
  },
  relation: {
    subject: () => [at("n", "subject")],
    object: () => [at("n", "object")],
    statements: () => [at("edge")],
    conflicts: () => [conflictsWhere(at("edge"))],
  },
  statement: {
    subject: () => [at("n", "subject")],
    object: () => [at("n", "object")],
    relation: () => [at("n", "edge")],
    speakers: () => [speakersOf],
    documents: () => [at("n", "document")],
    conflicts: () => [conflictsWhere(at("n"))],
  },
  document: { statements: () => [statementsOfDocument], entities: () => [entitiesOfDocument] },
  conflict: { statements: () => [statementsOfConflict] },
};

/** Where the rows of a link come from. */
export function linkSources(kind: NodeKind, link: string, direction?: Link["direction"]): readonly Source[] {
  return SOURCES[kind][link]?.(direction) ?? [];
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

/** What a node leads to and counts in its own row, and the column with the number. */
const COUNTED: Readonly<Partial<Record<NodeKind, Readonly<Record<string, string>>>>> = {
  entity: { relations: "relation_count" },
};

/** The column that holds how many rows a link leads to where nothing narrows it; undefined where they are to be counted. */
export function countColumn(kind: NodeKind, { link, direction }: Link): string | undefined {
  return direction === undefined ? COUNTED[kind]?.[link] : undefined;
}
