// What tables and graph files say of nodes, edges and statements, column by column: the same in every format.
import { MODALITIES, POLARITIES } from "../../domain/index.ts";
import type { EntityRecord } from "../../store/index.ts";
import type { EdgeRow, StatementRow } from "./read-part.ts";

/** Null for what is not known. */
export type Cell = string | number | null;

export interface Column<T> {
  readonly name: string;
  /** As GraphML and GEXF name it. A list or object is a string of JSON. */
  readonly type: "string" | "integer" | "double";
  read(row: T): Cell;
}

const text = <T>(name: string, read: (row: T) => Cell): Column<T> => ({ name, type: "string", read });
const count = <T>(name: string, read: (row: T) => Cell): Column<T> => ({ name, type: "integer", read });
const score = <T>(name: string, read: (row: T) => Cell): Column<T> => ({ name, type: "double", read });

export const NODE_COLUMNS: readonly Column<EntityRecord>[] = [
  text("id", ({ id }) => id),
  text("type", ({ type }) => type),
  text("name", ({ name }) => name),
  text("aliases", ({ aliases }) => JSON.stringify(aliases)),
  text("externalIds", ({ externalIds }) => JSON.stringify(externalIds)),
  count("documentCount", ({ documentCount }) => documentCount),
  count("mentionCount", ({ mentionCount }) => mentionCount),
  count("relationCount", ({ relationCount }) => relationCount),
];

export const EDGE_COLUMNS: readonly Column<EdgeRow>[] = [
  text("id", ({ relation }) => relation.id),
  text("subject", ({ relation }) => relation.subject),
  text("subjectName", ({ subjectName }) => subjectName),
  text("relation", ({ relation }) => relation.relation),
  text("object", ({ relation }) => relation.object),
  text("objectName", ({ objectName }) => objectName),
  text("status", ({ relation }) => relation.status),
  score("confidence", ({ relation }) => relation.confidence),
  count("support", ({ relation }) => relation.support),
  count("statementCount", ({ relation }) => relation.statementCount),
  ...POLARITIES.map((name) => count<EdgeRow>(name, ({ relation }) => relation.byPolarity[name])),
  ...MODALITIES.map((name) => count<EdgeRow>(name, ({ relation }) => relation.byModality[name])),
  text("firstSeen", ({ relation }) => relation.firstSeen),
  text("lastSeen", ({ relation }) => relation.lastSeen),
  text("quote", ({ statement }) => statement?.evidence[0]?.quote ?? null),
  text("source", ({ document }) => document?.key ?? null),
];

/** What graph files say beside the ids of nodes and edges, which have a place of their own there. */
export const NODE_ATTRIBUTES = NODE_COLUMNS.filter(({ name }) => name !== "id");
export const EDGE_ATTRIBUTES = EDGE_COLUMNS.filter(({ name }) => !["id", "subject", "object"].includes(name));

export const STATEMENT_COLUMNS: readonly Column<StatementRow>[] = [
  text("id", ({ statement }) => statement.id),
  text("edge", ({ statement }) => statement.relationId),
  text("subject", ({ statement }) => statement.subject),
  text("subjectName", ({ subjectName }) => subjectName),
  text("relation", ({ statement }) => statement.relation),
  text("object", ({ statement }) => statement.object),
  text("objectName", ({ objectName }) => objectName),
  text("role", ({ statement }) => statement.role),
  text("polarity", ({ statement }) => statement.polarity),
  text("modality", ({ statement }) => statement.modality),
  text("speaker", ({ statement }) => statement.attributedTo?.entity ?? null),
  text("speakerName", ({ statement }) => statement.attributedTo?.name ?? null),
  text("reportedBy", ({ statement }) => {
    const via = statement.attributedTo?.via;
    return via ? JSON.stringify(via) : null;
  }),
  text("time", ({ statement }) => statement.time),
  text("clock", ({ statement }) => statement.clock),
  score("confidence", ({ statement }) => statement.confidence),
  text("run", ({ statement }) => statement.run),
  text("document", ({ statement }) => statement.evidence[0]?.document ?? null),
  text("source", ({ document }) => document?.key ?? null),
  text("title", ({ document }) => document?.title ?? null),
  text("outlet", ({ document }) => document?.outlet ?? null),
  text("publishedAt", ({ document }) => document?.publishedAt ?? null),
  count("start", ({ statement }) => statement.evidence[0]?.start ?? null),
  count("end", ({ statement }) => statement.evidence[0]?.end ?? null),
  text("quote", ({ statement }) => statement.evidence[0]?.quote ?? null),
  text("moreEvidence", ({ statement }) => {
    const more = statement.evidence
      .slice(1)
      .map(({ document, start, end, quote }) => ({ document, start, end, quote }));
    return more.length > 0 ? JSON.stringify(more) : null;
  }),
];
