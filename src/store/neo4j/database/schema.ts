// Constraints and indexes of the Neo4j store, made on first use, and the version of its shape.
import { CitegraphError } from "../../../domain/index.ts";
import { rulesOf } from "../../../graph/index.ts";
import type { Ontology } from "../../../ontology/index.ts";
import { lock } from "../log/change.ts";
import { writeRunsOfLog } from "../log/log.ts";
import { rebuild } from "../log/rebuild.ts";
import type { Database } from "./database.ts";
import { quoted } from "./names.ts";

/**
 * 2 began to keep the log; 3 knows copies by sketches (see graph/sketch.ts), which are derived; 4 has nodes of the log's runs; 5 has
 * indexes by which entities are read in their order; 6 finds conflicts by other rules; 7 lets what takes effect on a day hold from then on;
 * 8 tells parts of a reading from the whole; 9 has edges disputed by all of their conflicts; 10 knows
 * the days of seasons and sets; 11 lets former holders of a post contradict nobody; 12 compares only
 * what is limited to the same; 13 notes by the rules of which ontology it is derived; 14 lets what is said
 * "since" a day go no further than it was said; 15 compares what statements are limited to by what names mean;
 16 marks when its commits begin and end, which readers of an older one would not be told.
 */
const SCHEMA_VERSION = 16;
const FIRST_WITH_LOG = 2;
const FIRST_WITH_RUNS = 4;
/** The first whose derived part is what today's rules make of the log. */
const FIRST_DERIVED_AS_TODAY = 15;

/** What entities are listed by. */
export const ENTITY_ORDERS = ["id", "name", "relationCount"] as const;

/** Full-text index over the words of names and aliases (see search-text.ts). */
export const NAMES_INDEX = "citegraph_names";

/**
 * Makes constraints and indexes if they are not there yet, among them one for each relation of the ontology, and derives
 * anew what was derived by other rules, those of an earlier version or of another ontology.
 * @throws CitegraphError STORE_VERSION when a newer citegraph wrote the database, one from before the log, or something else
 */
export async function prepareSchema(database: Database, ontology: Ontology): Promise<void> {
  const found = await readNote(database);
  if (found.version > SCHEMA_VERSION) {
    const versions = `version ${found.version}, newer than ${SCHEMA_VERSION}`;
    throw new CitegraphError("STORE_VERSION", `The store at ${database.location} has ${versions}.`);
  }
  const isBefore = (version: number) => found.version > 0 && found.version < version;
  if (isBefore(FIRST_WITH_LOG)) {
    throw new CitegraphError("STORE_VERSION", `The store at ${database.location} keeps no log yet.`, {
      hint: "Empty the database and load its documents again.",
    });
  }
  await assertFollowsFromLog(database);
  const isNew = found.version < SCHEMA_VERSION;
  const rules = rulesOf(ontology);
  const missing = [...ontology.relations.keys()].filter((name) => isNew || !found.relations.includes(name));
  if (!isNew && missing.length === 0 && found.rules === rules) return;
  await database.write(async (run) => {
    for (const statement of [...(isNew ? nodeSchema() : []), ...missing.map(relationConstraint)]) await run(statement);
  });
  await database.read("CALL db.awaitIndexes(300)");
  if (isBefore(FIRST_WITH_RUNS)) await writeRunsOfLog(database);
  const isDerivedOtherwise = isBefore(FIRST_DERIVED_AS_TODAY) || found.rules !== rules;
  if (isDerivedOtherwise && (await holdsLog(database))) await rebuild(database, ontology);
  const relations = [...new Set([...found.relations, ...missing])].sort();
  const properties = { version: SCHEMA_VERSION, relations };
  await database.write(async (run) => {
    await lock(run, ontology, { forRebuild: true });
    // Where there is a log, a rebuild has noted its rules; another one by other rules may have come behind ours.
    await run(
      `MATCH (c:Citegraph {id: "schema"}) SET c += $properties, c.rules = CASE WHEN EXISTS { MATCH (:LogEntry) } THEN c.rules ELSE $rules END`,
      { properties, rules },
    );
  });
}

/** What the store says of its own shape. */
interface SchemaNote {
  readonly version: number;
  readonly relations: readonly string[];
  /** By which it is derived; none before version 13, and where all nodes were removed. */
  readonly rules: string | null;
}

async function readNote(database: Database): Promise<SchemaNote> {
  const [found] = await database.read<SchemaNote>(
    `MATCH (c:Citegraph {id: "schema"}) RETURN c.version AS version, c.relations AS relations, c.rules AS rules`,
  );
  return found ?? { version: 0, relations: [], rules: null };
}

async function holdsLog({ read }: Database): Promise<boolean> {
  const [found] = await read<{ isThere: boolean }>("RETURN EXISTS { MATCH (:LogEntry) } AS isThere");
  return found?.isThere === true;
}

/**
 * What a script of `citegraph export` wrote looks like ours, but no log tells where it comes from: it could be neither revised
 * nor taken back, and what is loaded beside it would not fit.
 */
async function assertFollowsFromLog({ read, location }: Database): Promise<void> {
  const [found] = await read<{ isForeign: boolean }>(
    `RETURN NOT EXISTS { MATCH (:LogEntry) } AND (EXISTS { MATCH (:Entity) } OR EXISTS { MATCH (:SourceDocument) }
      OR EXISTS { MATCH (:Statement) } OR EXISTS { MATCH (:Conflict) }) AS isForeign`,
  );
  if (!found?.isForeign) return;
  const message = `The database at ${location} holds a graph without a log, such as a Cypher script of \`citegraph export\` makes.`;
  throw new CitegraphError("STORE_VERSION", message, {
    hint: "Give another database or empty this one, and fill it by `citegraph load`, from a store or an export as JSONL.",
  });
}

function nodeSchema(): string[] {
  return [
    ...["Citegraph", "Entity", "SourceDocument", "Statement", "Conflict", "Run", "Judgement", "MergedEntity"].map(
      (label) => uniqueNode(label, "id"),
    ),
    uniqueNode("LogEntry", "n"),
    ...["key", "document"].map((property) => nodeIndex("LogEntry", property)),
    uniqueNode("SourceDocument", "key"),
    // What a batch touches is found by these; so are the statements of a relation edge.
    ...["relationId", "functionalKey", "oppositeKey"].map((property) => nodeIndex("Statement", property)),
    nodeIndex("Entity", "type"),
    // Lists of entities, of all types or of one, are read in these orders and end with their page.
    ...ENTITY_ORDERS.map((property) => nodeIndex("Entity", "type", property)),
    ...ENTITY_ORDERS.filter((property) => property !== "id").map((property) => nodeIndex("Entity", property)),
    nodeIndex("MergedEntity", "shownAs"),
    `CREATE FULLTEXT INDEX ${NAMES_INDEX} IF NOT EXISTS FOR (n:Entity) ON EACH [n.searchText]
      OPTIONS {indexConfig: {\`fulltext.analyzer\`: "whitespace"}}`,
  ];
}

const uniqueNode = (label: string, property: string) =>
  `CREATE CONSTRAINT citegraph_${label}_${property} IF NOT EXISTS FOR (n:${label}) REQUIRE n.${property} IS UNIQUE`;

const nodeIndex = (label: string, ...properties: readonly string[]) => {
  const named = properties.map((property) => `n.${property}`).join(", ");
  return `CREATE INDEX citegraph_${label}_by_${properties.join("_")} IF NOT EXISTS FOR (n:${label}) ON (${named})`;
};

const relationConstraint = (name: string) =>
  `CREATE CONSTRAINT ${quoted(`citegraph_${name}_relation`)} IF NOT EXISTS FOR ()-[r:${quoted(name)}]-() REQUIRE r.id IS UNIQUE`;
