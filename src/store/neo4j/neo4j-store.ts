// The graph in a Neo4j server: entities and relation edges as Neo4j Browser draws them, and beside them the statements,
// documents and conflicts that they come from (DESIGN section 5; docs/neo4j.md).
import type { Ontology } from "../../ontology/index.ts";
import { createCandidates } from "../candidates.ts";
import { statsQuestions, toStats } from "../filtered-stats.ts";
import type { GraphStore, Waiting } from "../graph-store.ts";
import type { Connection, Query } from "../query.ts";
import { connect, type Database, type DatabaseOptions, type Run } from "./database/database.ts";
import { assertNamesFree } from "./database/names.ts";
import { prepareSchema } from "./database/schema.ts";
import { inOneStatement, inSeveralStatements, readDerived, readLogged } from "./database/still.ts";
import { findFaults } from "./faults.ts";
import { findMissing, loadExtractions, retractDocuments } from "./log/change.ts";
import { judge, previewJudgements, readJudgements, revokeJudgements } from "./log/judge.ts";
import { streamExtractions, streamLog } from "./log/log.ts";
import { rebuild } from "./log/rebuild.ts";
import { type CompiledQuery, compileQuery } from "./questions/compile-query.ts";
import { findDocumentsNaming } from "./questions/documents-naming.ts";
import { readProfiles } from "./questions/profiles.ts";
import { readStats } from "./questions/read-stats.ts";

export interface Neo4jOptions extends DatabaseOptions {
  /** Its entity types and relations become the labels and relationship types. */
  readonly ontology: Ontology;
}

/** The time of the last change: no two share one. */
const TIME = 'head(COLLECT { MATCH (c:Citegraph {id: "schema"}) RETURN c.time })';
/** How many documents `extractions()` holds in memory. */
const PAGE_SIZE = 50;
/** How many entries of the log, without what they say, one query reads. */
const ENTRIES = 10_000;

/**
 * Connects to a server (Neo4j 5.26 or later) and makes constraints and indexes on first use.
 * @throws CitegraphError STORE_UNREACHABLE, STORE_UNAUTHORISED, STORE_VERSION, ONTOLOGY_INVALID or USAGE
 */
export async function createNeo4jStore({ ontology, ...options }: Neo4jOptions): Promise<GraphStore> {
  assertNamesFree(ontology);
  const database = await connect(options);
  try {
    await prepareSchema(database, ontology);
  } catch (error) {
    await database.close();
    throw error;
  }
  const relations = [...ontology.relations.keys()];
  const derived = <T>(read: (run: Run) => Promise<T>) => readDerived(database, inSeveralStatements(read));
  const judgements = (revoked: boolean) => {
    const ask = inSeveralStatements((run) => readJudgements(run, revoked));
    return readLogged(database, ask);
  };
  const source = {
    version: async () => String(await readLogged(database, inOneStatement(TIME))),
    read: () =>
      derived(async (run) => ({
        profiles: await readProfiles(run, relations),
        judgements: await readJudgements(run, false),
      })),
  };
  // A question that is asked again and again, as those of known operations are, is compiled once.
  const compiled = new WeakMap<Query, CompiledQuery>();
  const compile = (query: Query) => {
    const known = compiled.get(query) ?? compileQuery(query, relations);
    compiled.set(query, known);
    return known;
  };
  const store: GraphStore = {
    location: database.location,
    load: (extractions, options) => loadExtractions(database, extractions, ontology, options),
    missing: (documentIds, run) => findMissing(database.read, documentIds, run),
    retract: (keysOrIds) => retractDocuments(database, keysOrIds, ontology),
    async read(query, options) {
      const { cypher, parameters, toConnection } = compile(query);
      return toConnection(await readDerived(database, inOneStatement(cypher, parameters), options));
    },
    async stats({ filter } = {}, waiting) {
      if (!filter) return readStats(database, ontology, waiting);
      const questions = statsQuestions(filter, ontology).map((question) => compileQuery(question, relations));
      return toStats(await readTogether(database, questions, waiting));
    },
    judge: (judgements, { acceptUnseen = false } = {}) => judge(database, judgements, acceptUnseen, ontology),
    previewJudgements: (judgements) => previewJudgements(database, judgements, ontology),
    revokeJudgements: (ids) => revokeJudgements(database, ids, ontology),
    judgements: ({ revoked = false } = {}) => judgements(revoked),
    candidates: createCandidates(source, ontology),
    documentsNaming: (entities) => derived((run) => findDocumentsNaming(run, entities)),
    version: source.version,
    extractions: (options) => streamExtractions(database.read, PAGE_SIZE, options),
    log: ({ since } = {}) => streamLog(database.read, ENTRIES, since),
    still: async () => ({ ...store, close: async () => undefined }),
    rebuild: () => rebuild(database, ontology),
    faults: () => findFaults(database.read, ontology),
    close: () => database.close(),
  };
  return store;
}

/** The answers to several questions, all of one state. */
function readTogether(
  database: Database,
  questions: readonly CompiledQuery[],
  waiting?: Waiting,
): Promise<Connection[]> {
  const readBy = (run: Run) => async (question: CompiledQuery) => {
    const [row] = await run(`RETURN ${question.cypher} AS answer`, question.parameters);
    return question.toConnection(row?.answer);
  };
  return readDerived(
    database,
    inSeveralStatements((run) => Promise.all(questions.map(readBy(run)))),
    waiting,
  );
}
