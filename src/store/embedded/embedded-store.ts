// The graph in a folder: SQLite, which answers by itself and holds nothing in memory that is not asked for.
import { assertSound, type Extraction, type Run, type SourceDocument, type Statement } from "../../domain/index.ts";
import type { Ontology } from "../../ontology/index.ts";
import type { GraphStore, StoreStats } from "../graph-store.ts";
import { type Database, openDatabase, type Row } from "./database.ts";
import { readQuery } from "./read.ts";
import { COLUMNS, toRecord } from "./rows.ts";
import { appearancesOf, loadExtractions, retractDocuments } from "./write.ts";

export interface EmbeddedStoreOptions {
  readonly folder: string;
  readonly ontology: Ontology;
  /** How long to wait for another writer, in milliseconds. */
  readonly busyTimeoutMs?: number;
  /** Opens an existing store without the right to change it. */
  readonly readOnly?: boolean;
}

/**
 * Opens the store of a folder, and makes it if it is not there.
 * @throws CitegraphError STORE_CORRUPT, STORE_VERSION, STORE_BUSY, STORE_FULL, STORE_UNREACHABLE
 */
export function createEmbeddedStore({ folder, ontology, ...options }: EmbeddedStoreOptions): GraphStore {
  const db = openDatabase(folder, options);
  return {
    location: folder,
    async load(extractions) {
      for (const extraction of extractions) assertSound(extraction);
      return loadExtractions(db, ontology, extractions, Date.now());
    },
    missing: async (documentIds, run) => {
      const held = `SELECT 1 FROM documents d JOIN extractions e ON e.document = d.n AND e.withdrawn IS NULL
        WHERE d.id = ? AND d.live = 1 AND e.run = ?`;
      return documentIds.filter((id) => db.get(held, id, run) === undefined);
    },
    retract: async (keysOrIds) => retractDocuments(db, ontology, keysOrIds, Date.now()),
    read: async (query) => readQuery(db, query),
    stats: async () => readStats(db),
    extractions: () => readExtractions(db),
    close: async () => db.close(),
  };
}

function readStats(db: Database): StoreStats {
  const count = (sql: string) => db.get<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`)?.n ?? 0;
  const countBy = (column: string, table: string) => {
    const sql = `SELECT ${column} AS name, count(*) AS n FROM ${table} GROUP BY ${column} ORDER BY ${column}`;
    return Object.fromEntries(db.all<{ name: string; n: number }>(sql).map(({ name, n }) => [name, n]));
  };
  return {
    documents: count("documents WHERE live = 1"),
    entities: count("entities WHERE document_count > 0"),
    relations: count("relations WHERE statement_count > 0"),
    statements: count("statements WHERE withdrawn IS NULL"),
    conflicts: count("conflicts"),
    entitiesByType: countBy("type", "entities WHERE document_count > 0"),
    relationsByName: countBy("relation", "relations WHERE statement_count > 0"),
  };
}

interface LiveExtraction {
  readonly n: number;
  readonly extraction: number;
  readonly key: string;
  readonly run: string;
}

async function* readExtractions(db: Database): AsyncGenerator<Extraction> {
  const next = `SELECT d.n, d.key, e.n AS extraction, r.content AS run FROM documents d
    JOIN extractions e ON e.document = d.n AND e.withdrawn IS NULL JOIN runs r ON r.id = e.run
    WHERE d.live = 1 AND d.key > ? ORDER BY d.key LIMIT 1`;
  let row = db.get<LiveExtraction>(next, "");
  while (row) {
    yield toExtraction(db, row);
    row = db.get<LiveExtraction>(next, row.key);
  }
}

function toExtraction(db: Database, { n, extraction, run }: LiveExtraction): Extraction {
  const rows = db.all(`SELECT ${COLUMNS.statement} FROM statements x WHERE x.extraction = ? ORDER BY x.id`, extraction);
  const document = toRecord(
    "document",
    db.get<Row>(`SELECT ${COLUMNS.document}, x.text FROM documents x WHERE n = ?`, n)!,
  );
  const statements = rows.map((row) => {
    const { kind: _kind, relationId: _relationId, ...statement } = toRecord("statement", row) as Statement & Extra;
    return statement;
  });
  const { kind: _kind, ...source } = document as SourceDocument & Extra;
  const entities = appearancesOf(db, extraction).map(({ entity }) => entity);
  return { document: source, entities, statements, run: JSON.parse(run) as Run };
}

type Extra = { readonly kind: string; readonly relationId?: string };
