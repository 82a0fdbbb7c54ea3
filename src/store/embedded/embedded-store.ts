// The graph in a folder: SQLite, which answers by itself and holds nothing in memory that is not asked for.
import type { Ontology } from "../../ontology/index.ts";
import { assertLoadable } from "../assert-loadable.ts";
import { createCandidates } from "../candidates.ts";
import { statsQuestions, toStats } from "../filtered-stats.ts";
import type { GraphStore, StoreStats } from "../graph-store.ts";
import { type Database, openDatabase } from "./database/database.ts";
import { isLocked } from "./database/read-only.ts";
import { findFaults } from "./faults/faults.ts";
import { judge, previewJudgements, readJudgements, revokeJudgements } from "./log/judge.ts";
import { IS_READ_WHOLE, readExtractions, readLog } from "./log/log.ts";
import { deriveByTodaysRules, rebuild, whileDerivedBy } from "./log/rebuild.ts";
import { loadExtractions, retractDocuments } from "./log/write.ts";
import { findDocumentsNaming } from "./questions/documents-naming.ts";
import { readProfiles } from "./questions/profiles.ts";
import { createReader } from "./questions/read.ts";
import { isPartialIn } from "./questions/rows.ts";

export interface EmbeddedStoreOptions {
  readonly folder: string;
  readonly ontology: Ontology;
  /** How long to wait for another writer, in milliseconds. */
  readonly busyTimeoutMs?: number;
  /** False for a store that may be lost with the machine's power, such as a temporary one: writes are faster. */
  readonly durable?: boolean;
  /** Opens an existing store without the right to change it; so is one opened whose folder cannot be written to, unless this is false. */
  readonly readOnly?: boolean;
  /** Answers from the state that the store has now, as long as it is open. */
  readonly still?: boolean;
}

/**
 * Opens the store of a folder, and makes it if it is not there.
 * @throws CitegraphError STORE_CORRUPT, STORE_VERSION, STORE_BUSY, STORE_FULL, STORE_UNREACHABLE
 */
export function createEmbeddedStore({ folder, ontology, ...options }: EmbeddedStoreOptions): GraphStore {
  const { readOnly = isLocked(folder) } = options;
  const opened = openDatabase(folder, { ...options, readOnly });
  try {
    deriveByTodaysRules(opened, ontology, readOnly);
  } catch (error) {
    opened.close();
    throw error;
  }
  const db = whileDerivedBy(opened, ontology);
  const read = createReader(db);
  const source = {
    version: async () => db.snapshot(() => String(db.get<{ mark: number }>("SELECT mark FROM clock")?.mark)),
    read: async () => db.snapshot(() => ({ profiles: readProfiles(db), judgements: readJudgements(db, false) })),
  };
  const store: GraphStore = {
    location: folder,
    async load(extractions, options) {
      for (const extraction of extractions) assertLoadable(extraction, ontology);
      return loadExtractions(db, ontology, extractions, Date.now(), options);
    },
    missing: async (documentIds, run) => {
      const held = `SELECT 1 FROM documents d JOIN extractions e ON e.document = d.n AND e.withdrawn IS NULL
        WHERE d.id = ?1 AND d.live = 1 AND ${IS_READ_WHOLE}`;
      return documentIds.filter((id) => db.get(held, id, run) === undefined);
    },
    retract: async (keysOrIds) => retractDocuments(db, ontology, keysOrIds, Date.now()),
    read: async (query, waiting) => read(query, waiting),
    stats: async ({ filter } = {}, waiting) =>
      db.snapshot(() => {
        if (!filter) return readStats(db);
        return toStats(statsQuestions(filter, ontology).map((question) => read(question, waiting)));
      }),
    judge: async (judgements, { acceptUnseen = false } = {}) =>
      judge(db, ontology, judgements, Date.now(), acceptUnseen),
    previewJudgements: async (judgements) => previewJudgements(db, ontology, judgements, Date.now()),
    revokeJudgements: async (ids) => revokeJudgements(db, ontology, ids, Date.now()),
    judgements: async ({ revoked = false } = {}) => db.snapshot(() => readJudgements(db, revoked)),
    candidates: createCandidates(source, ontology),
    documentsNaming: async (entities) => db.snapshot(() => findDocumentsNaming(db, entities)),
    version: source.version,
    extractions: (options) => readExtractions(db, options),
    log: ({ since } = {}) => readLog(db, since),
    still: async () =>
      options.still
        ? { ...store, close: async () => undefined }
        : createEmbeddedStore({ ...options, folder, ontology, readOnly: true, still: true }),
    rebuild: async () => rebuild(opened, ontology),
    faults: () => findFaults(db, ontology),
    close: async () => db.close(),
  };
  return store;
}

function readStats(db: Database): StoreStats {
  const count = (sql: string) => db.get<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`)?.n ?? 0;
  const countBy = (column: string, table: string) => {
    const sql = `SELECT ${column} AS name, count(*) AS n FROM ${table} GROUP BY ${column} ORDER BY ${column}`;
    return Object.fromEntries(db.all<{ name: string; n: number }>(sql).map(({ name, n }) => [name, n]));
  };
  return {
    documents: count("documents WHERE live = 1"),
    partialDocuments: count(`documents x WHERE x.live = 1 AND ${isPartialIn("x")}`),
    entities: count("entities WHERE is_shown = 1"),
    relations: count("relations WHERE is_shown = 1"),
    statements: count("statements WHERE withdrawn IS NULL"),
    conflicts: count("conflicts"),
    entitiesByType: countBy("type", "entities WHERE is_shown = 1"),
    relationsByName: countBy("relation", "relations WHERE is_shown = 1"),
  };
}
