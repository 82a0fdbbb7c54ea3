// What derivation needs to know of stored statements.
import type { ExtractedEntity } from "../../../domain/index.ts";
import { type StatementFacts, scopeIdsOf } from "../../../graph/index.ts";
import { type Ontology, scopeWords } from "../../../ontology/index.ts";
import { type Database, parseStored } from "../database/database.ts";

/** A statement of a relation edge, by its row number and that of its document: all that the edge is derived from. */
export type Placed = Omit<StatementFacts, "id" | "subject" | "relation" | "object" | "scopeIds"> & {
  readonly n: number;
};

/** Live statements of an edge. */
export function factsOfEdge(db: Database, edge: number): Placed[] {
  const sql = `SELECT s.n, CAST(s.document AS TEXT) AS document, s.role, s.polarity, s.modality, s.time, s.confidence,
      s.published_at AS publishedAt, s.passage, d.story
    FROM statements s JOIN documents d ON d.n = s.document WHERE s.edge = ? AND s.withdrawn IS NULL`;
  return db.all<Placed>(sql, edge);
}

/** Which entities the role of a stored statement names, as they are shown: read where it is compared, since judgements change it. */
export function scopeIdsOfStored(
  db: Database,
  ontology: Ontology,
  n: number,
  statement: Pick<StatementFacts, "relation" | "role">,
): string | null {
  if (statement.role === null || scopeWords(statement.relation, ontology).length === 0) return null;
  const { extraction } = db.get<{ extraction: number }>("SELECT extraction FROM statements WHERE n = ?", n)!;
  const sql = `SELECT e.id, s.id AS shown, e.type, a.content FROM appearances a JOIN entities e ON e.n = a.entity
    JOIN entities s ON s.n = coalesce(e.shown_as, e.n) WHERE a.extraction = ?`;
  const rows = db.all<{ id: string; shown: string; type: string; content: string }>(sql, extraction);
  const entities = rows.map(({ id, type, content }) => ({
    ...{ id, type },
    ...parseStored<Pick<ExtractedEntity, "name" | "aliases">>(content),
  }));
  const shown = new Map(rows.map((row) => [row.id, row.shown]));
  return scopeIdsOf(statement, entities, (id) => shown.get(id) ?? id, ontology);
}

/** A statement as it is shown, but for what its role names. */
export function factsOfStatement(db: Database, n: number): Omit<StatementFacts, "scopeIds"> {
  const sql = `SELECT s.id, s.relation, s.role, s.polarity, s.modality, s.time, s.confidence, s.passage,
      s.published_at AS publishedAt, d.id AS document, d.story,
      (SELECT id FROM entities WHERE n = s.subject) AS subject, (SELECT id FROM entities WHERE n = s.object) AS object
    FROM statements s JOIN documents d ON d.n = s.document WHERE s.n = ?`;
  return db.get<StatementFacts>(sql, n)!;
}

/** Statements that an edge keeps at hand in its own row, as long as they are few. */
const MOST_HELD = 8;

export const isHeld = (statements: readonly unknown[]): boolean => statements.length <= MOST_HELD;

/** The facts of an edge's statements as its row keeps them; null where there is one alone. */
export function toHeld(statements: readonly Placed[]): string | null {
  if (statements.length < 2) return null;
  const rows = statements.map((facts) => {
    const { n, document, role, polarity, modality, time, confidence, publishedAt, passage, story } = facts;
    return [n, document, role, polarity, modality, time, confidence, publishedAt, passage, story];
  });
  return JSON.stringify(rows);
}

type Held = [
  ...[n: number, document: string, role: string | null, polarity: Placed["polarity"], modality: Placed["modality"]],
  ...[time: string | null, confidence: number, publishedAt: string | null, passage: string, story: string],
];

export function fromHeld(json: string): Placed[] {
  return parseStored<Held[]>(json).map(
    ([n, document, role, polarity, modality, time, confidence, publishedAt, passage, story]) => {
      return { n, document, role, polarity, modality, time, confidence, publishedAt, passage, story };
    },
  );
}
