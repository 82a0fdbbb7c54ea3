// The part of a graph that a filter lets pass, closed under what it names: the one reader behind every format.
import type { Run } from "../../domain/index.ts";
import type {
  ConflictRecord,
  DocumentRecord,
  EntityRecord,
  Filter,
  GraphStore,
  Link,
  RelationRecord,
  StatementRecord,
} from "../../store/index.ts";
import { readEntities } from "./read-entities.ts";
import { readRuns } from "./read-extractions.ts";
import { linked, lookUp, readNodes, readPages } from "./read-nodes.ts";

/** A relation edge with the names of its ends and the statement that carries it best. */
export interface EdgeRow {
  readonly relation: RelationRecord;
  readonly subjectName: string;
  readonly objectName: string;
  /** The most confident of its statements that pass the filter. */
  readonly statement: StatementRecord | null;
  readonly document: DocumentRecord | null;
}

/** A statement with the names of its ends and the document it stands in. */
export interface StatementRow {
  readonly statement: StatementRecord;
  readonly subjectName: string;
  readonly objectName: string;
  readonly document: DocumentRecord | null;
}

export interface DocumentRow {
  readonly document: DocumentRecord;
  /** Ids of the entities that it mentions. */
  readonly mentions: readonly string[];
}

/** Each list comes in order of ids. */
export interface Part {
  /** All that pass, then those that only speak in one of the part's statements. */
  entities(): AsyncIterable<EntityRecord>;
  relations(): AsyncIterable<RelationRecord>;
  statements(): AsyncIterable<StatementRecord>;
  conflicts(): AsyncIterable<ConflictRecord>;
  edgeRows(): AsyncIterable<EdgeRow>;
  statementRows(): AsyncIterable<StatementRow>;
  /** Documents come without their texts. */
  documentRows(): AsyncIterable<DocumentRow>;
  /** Runs by their ids. */
  runs(ids: ReadonlySet<string>): AsyncIterable<Run>;
}

/**
 * The part of a graph that passes a filter (see Filter). Its relations and statements name no entity and no document that
 * is not in it. A relation edge stays the whole graph's: its counts and its status are not cut to the part. A conflict is
 * in the part when one of its statements is, and names them all.
 */
export function readPart(store: GraphStore, filter: Filter = {}): Part {
  return {
    entities: () => readEntities(store, filter),
    relations: () => readNodes(store, { kind: "relation", filter }),
    statements: () => readNodes(store, { kind: "statement", filter }),
    conflicts: () => readNodes(store, { kind: "conflict", filter }),
    edgeRows: () => readEdgeRows(store, filter),
    statementRows: () => readStatementRows(store, filter),
    documentRows: () => readDocumentRows(store, filter),
    runs: (ids) => readRuns(store, ids),
  };
}

async function* readEdgeRows(store: GraphStore, filter: Filter): AsyncIterable<EdgeRow> {
  const best: Link = {
    link: "statements",
    filter,
    orderBy: { field: "confidence", direction: "desc" },
    page: { size: 1 },
  };
  for await (const page of readPages(store, { kind: "relation", filter, links: { best } })) {
    const rows = page.map((relation) => ({ relation, statement: linked(relation, "best", "statement")[0] ?? null }));
    const nameOf = await namesOfEnds(store, page);
    const documentOf = await documentsOf(
      store,
      rows.flatMap(({ statement }) => statement ?? []),
    );
    for (const { relation, statement } of rows) {
      yield { relation, ...nameOf(relation), statement, document: statement && documentOf(statement) };
    }
  }
}

async function* readStatementRows(store: GraphStore, filter: Filter): AsyncIterable<StatementRow> {
  for await (const page of readPages(store, { kind: "statement", filter })) {
    const nameOf = await namesOfEnds(store, page);
    const documentOf = await documentsOf(store, page);
    for (const statement of page) yield { statement, ...nameOf(statement), document: documentOf(statement) };
  }
}

async function* readDocumentRows(store: GraphStore, filter: Filter): AsyncIterable<DocumentRow> {
  const links = { entities: { link: "entities" } };
  for await (const document of readNodes(store, { kind: "document", filter, links })) {
    yield { document, mentions: linked(document, "entities", "entity").map(({ id }) => id) };
  }
}

type Ends = Pick<StatementRecord, "subject" | "object">;

async function namesOfEnds(store: GraphStore, rows: readonly Ends[]) {
  const entities = await lookUp(
    store,
    "entity",
    rows.flatMap(({ subject, object }) => [subject, object]),
  );
  const nameOf = (id: string) => entities.get(id)?.name ?? "";
  return ({ subject, object }: Ends) => ({ subjectName: nameOf(subject), objectName: nameOf(object) });
}

async function documentsOf(store: GraphStore, statements: readonly StatementRecord[]) {
  const idOf = ({ evidence }: StatementRecord) => evidence[0]?.document ?? "";
  const documents = await lookUp(store, "document", statements.map(idOf));
  return (statement: StatementRecord): DocumentRecord | null => documents.get(idOf(statement)) ?? null;
}
