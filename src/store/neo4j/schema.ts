// Constraints and indexes of the Neo4j store, made on first use, and the version of its shape.
import { CitegraphError } from "../../domain/index.ts";
import type { Ontology } from "../../ontology/index.ts";
import type { Database } from "./database.ts";
import { quoted } from "./names.ts";
import { rebuild } from "./rebuild.ts";

/** 2 began to keep the log; 3 knows copies by sketches (see graph/sketch.ts), which are derived. */
const SCHEMA_VERSION = 3;
const FIRST_WITH_LOG = 2;

/** Full-text index over the words of names and aliases (see search-text.ts). */
export const NAMES_INDEX = "citegraph_names";

/**
 * Makes constraints and indexes if they are not there yet, among them one for each relation of the ontology, and derives
 * anew what an earlier version derived by other rules.
 * @throws CitegraphError STORE_VERSION when a newer citegraph wrote the database, or one from before the log
 */
export async function prepareSchema(database: Database, ontology: Ontology): Promise<void> {
  const found = await readNote(database);
  if (found.version > SCHEMA_VERSION) {
    const versions = `version ${found.version}, newer than ${SCHEMA_VERSION}`;
    throw new CitegraphError("STORE_VERSION", `The store at ${database.location} has ${versions}.`);
  }
  if (found.version > 0 && found.version < FIRST_WITH_LOG) {
    throw new CitegraphError("STORE_VERSION", `The store at ${database.location} keeps no log yet.`, {
      hint: "Empty the database and load its documents again.",
    });
  }
  const isNew = found.version < SCHEMA_VERSION;
  const missing = [...ontology.relations.keys()].filter((name) => isNew || !found.relations.includes(name));
  if (!isNew && missing.length === 0) return;
  await database.write(async (run) => {
    for (const statement of [...(isNew ? nodeSchema() : []), ...missing.map(relationConstraint)]) await run(statement);
  });
  await database.read("CALL db.awaitIndexes(300)");
  if (isNew && found.version > 0) await rebuild(database, ontology);
  const relations = [...new Set([...found.relations, ...missing])].sort();
  const properties = { version: SCHEMA_VERSION, relations };
  await database.write((run) => run(`MERGE (c:Citegraph {id: "schema"}) SET c += $properties`, { properties }));
}

/** What the store says of its own shape. */
interface SchemaNote {
  readonly version: number;
  readonly relations: readonly string[];
}

async function readNote(database: Database): Promise<SchemaNote> {
  const [found] = await database.read<SchemaNote>(
    `MATCH (c:Citegraph {id: "schema"}) RETURN c.version AS version, c.relations AS relations`,
  );
  return found ?? { version: 0, relations: [] };
}

function nodeSchema(): string[] {
  return [
    ...["Citegraph", "Entity", "SourceDocument", "Statement", "Conflict", "Judgement", "MergedEntity"].map((label) =>
      uniqueNode(label, "id"),
    ),
    uniqueNode("LogEntry", "n"),
    ...["key", "document"].map((property) => nodeIndex("LogEntry", property)),
    uniqueNode("SourceDocument", "key"),
    // What a batch touches is found by these; so are the statements of a relation edge.
    ...["relationId", "functionalKey", "oppositeKey"].map((property) => nodeIndex("Statement", property)),
    nodeIndex("Entity", "type"),
    nodeIndex("MergedEntity", "shownAs"),
    `CREATE FULLTEXT INDEX ${NAMES_INDEX} IF NOT EXISTS FOR (n:Entity) ON EACH [n.searchText]
      OPTIONS {indexConfig: {\`fulltext.analyzer\`: "whitespace"}}`,
  ];
}

const uniqueNode = (label: string, property: string) =>
  `CREATE CONSTRAINT citegraph_${label}_${property} IF NOT EXISTS FOR (n:${label}) REQUIRE n.${property} IS UNIQUE`;

const nodeIndex = (label: string, property: string) =>
  `CREATE INDEX citegraph_${label}_by_${property} IF NOT EXISTS FOR (n:${label}) ON (n.${property})`;

const relationConstraint = (name: string) =>
  `CREATE CONSTRAINT ${quoted(`citegraph_${name}_relation`)} IF NOT EXISTS FOR ()-[r:${quoted(name)}]-() REQUIRE r.id IS UNIQUE`;
