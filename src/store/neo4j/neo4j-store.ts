// The graph in a Neo4j server: entities and relation edges as Neo4j Browser draws them, and beside them the statements,
// documents and conflicts that they come from (DESIGN section 5; docs/neo4j.md).
import { CitegraphError } from "../../domain/index.ts";
import type { Ontology } from "../../ontology/index.ts";
import type { GraphStore } from "../graph-store.ts";
import { findMissing, loadExtractions, retractDocuments } from "./change.ts";
import { type Answer, compileQuery } from "./compile-query.ts";
import { connect, type DatabaseOptions } from "./database.ts";
import { assertNamesFree } from "./names.ts";
import { streamExtractions } from "./read-extractions.ts";
import { readStats } from "./read-stats.ts";
import { prepareSchema } from "./schema.ts";

export interface Neo4jOptions extends DatabaseOptions {
  /** Its entity types and relations become the labels and relationship types. */
  readonly ontology: Ontology;
}

/** How many documents `extractions()` holds in memory. */
const PAGE_SIZE = 50;

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
  return {
    location: database.location,
    load: (extractions) => loadExtractions(database, extractions, ontology),
    missing: (documentIds, run) => findMissing(database.read, documentIds, run),
    retract: (keysOrIds) => retractDocuments(database, keysOrIds, ontology),
    async read({ knownAt, ...query }, options) {
      assertToday(knownAt);
      const { cypher, parameters, toConnection } = compileQuery(query, relations);
      const [row] = await database.read<{ answer: Answer }>(cypher, parameters, options);
      return toConnection(row?.answer ?? { rows: null, total: null });
    },
    stats: () => readStats(database.read, ontology),
    extractions({ knownAt } = {}) {
      assertToday(knownAt);
      return streamExtractions(database.read, PAGE_SIZE);
    },
    close: () => database.close(),
  };
}

/** This store keeps no history: better no answer than today's for another day. */
function assertToday(knownAt: string | undefined): void {
  if (knownAt === undefined || Date.parse(knownAt) >= Date.now()) return;
  throw new CitegraphError("QUERY_INVALID", "A Neo4j store does not know what was known at another time.", {
    hint: "Ask the embedded store (a folder), which keeps its history.",
  });
}
