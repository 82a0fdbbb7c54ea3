// The part of a graph that a filter lets pass, closed under what it names: the one reader behind every format.
import type { Extraction, Run } from "../../domain/index.ts";
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
import { readExtractions, readRuns } from "./read-extractions.ts";
import { linked, type NodeOf, readNodes } from "./read-nodes.ts";

/** A relation edge with the names of its ends and the statement that carries it best. */
export interface EdgeInPart {
  readonly relation: RelationRecord;
  readonly subjectName: string;
  readonly objectName: string;
  /** The most confident of its statements that pass the filter. */
  readonly statement: StatementRecord | null;
  readonly document: DocumentRecord | null;
}

export interface StatementInPart {
  readonly statement: StatementRecord;
  readonly subjectName: string;
  readonly objectName: string;
  readonly document: DocumentRecord | null;
}

export interface DocumentInPart {
  readonly document: DocumentRecord;
  /** Ids of the entities that it mentions. */
  readonly mentions: readonly string[];
}

/** Each list comes in order of ids. */
export interface Part {
  /** All that pass, then those that only speak in one of the part's statements. */
  entities(): AsyncIterable<EntityRecord>;
  relations(): AsyncIterable<EdgeInPart>;
  statements(): AsyncIterable<StatementInPart>;
  /** Without their texts. */
  documents(): AsyncIterable<DocumentInPart>;
  conflicts(): AsyncIterable<ConflictRecord>;
  /** The runs that made the part's statements. */
  runs(): AsyncIterable<Run>;
  /** What documents said, cut to the part's statements and entities; by document key. */
  extractions(): AsyncIterable<Extraction>;
}

/**
 * The part of a graph that passes a filter (see Filter). Its relations and statements name no entity and no document that
 * is not in it. A relation edge stays the whole graph's: its counts and its status are not cut to the part. A conflict is
 * in the part when one of its statements is, and names them all.
 */
export function readPart(store: GraphStore, filter: Filter = {}): Part {
  return {
    entities: () => readEntities(store, filter),
    relations: () => readRelations(store, filter),
    statements: () => readStatements(store, filter),
    documents: () => readDocuments(store, filter),
    conflicts: () => readNodes(store, { kind: "conflict", filter }),
    runs: () => readRuns(store, filter),
    extractions: () => readExtractions(store, filter),
  };
}

const ENDS = { subject: { link: "subject" }, object: { link: "object" } } as const satisfies Record<string, Link>;

async function* readRelations(store: GraphStore, filter: Filter): AsyncIterable<EdgeInPart> {
  const best: Link = {
    link: "statements",
    filter,
    orderBy: { field: "confidence", direction: "desc" },
    page: { size: 1 },
    links: { documents: { link: "documents" } },
  };
  for await (const relation of readNodes(store, { kind: "relation", filter, links: { ...ENDS, best } })) {
    const [statement] = linked(relation, "best", "statement");
    const [document] = statement ? linked(statement, "documents", "document") : [];
    yield { relation, ...namesOf(relation), statement: statement ?? null, document: document ?? null };
  }
}

async function* readStatements(store: GraphStore, filter: Filter): AsyncIterable<StatementInPart> {
  const links = { ...ENDS, documents: { link: "documents" } };
  for await (const statement of readNodes(store, { kind: "statement", filter, links })) {
    const [document] = linked(statement, "documents", "document");
    yield { statement, ...namesOf(statement), document: document ?? null };
  }
}

function namesOf(node: NodeOf<"relation" | "statement">) {
  const nameOf = (end: "subject" | "object") => linked(node, end, "entity")[0]?.name ?? "";
  return { subjectName: nameOf("subject"), objectName: nameOf("object") };
}

async function* readDocuments(store: GraphStore, filter: Filter): AsyncIterable<DocumentInPart> {
  for await (const document of readNodes(store, {
    kind: "document",
    filter,
    links: { entities: { link: "entities" } },
  })) {
    yield { document, mentions: linked(document, "entities", "entity").map(({ id }) => id) };
  }
}
