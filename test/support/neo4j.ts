// The real Neo4j of the tests. Files that use it end in `.neo4j.test.ts`: vitest starts a server for each that runs at a time, since
// Neo4j Community has one database.
import neo4j, { type Driver } from "neo4j-driver";
import { afterAll, describe, inject } from "vitest";
import type { Ontology } from "../../src/ontology/index.ts";
import { createNeo4jStore, type GraphStore } from "../../src/store/index.ts";

const servers = inject("neo4j");

/** Where this file's server is, and for whom: of the files that run at a time, each has another number. Empty where tests are skipped. */
export const connection =
  "missing" in servers
    ? { url: "", user: "", password: "", browser: "" }
    : servers[(Number(process.env.VITEST_POOL_ID) - 1) % servers.length]!;

/** Tests that need Neo4j: skipped where there is none, which CI does not allow. */
export const describeWithNeo4j = describe.skipIf("missing" in servers);

/** A store on the emptied server. */
export async function openEmptyNeo4j(ontology: Ontology): Promise<GraphStore> {
  await wipeNeo4j();
  return createNeo4jStore({ ...connection, ontology });
}

/**
 * Removes all nodes and relationships; constraints and indexes stay, with the note that they are there. The note tells of a
 * change, so that a store that is open forgets what it found before, and its time is the machine's again: another test may have
 * set the clock ahead. A rebuild that a failing test broke off is over.
 */
export async function wipeNeo4j(): Promise<void> {
  await runCypher("MATCH (n) WHERE NOT n:Citegraph CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS");
  await runCypher(
    `MATCH (c:Citegraph) SET c.time = CASE c.time WHEN timestamp() THEN timestamp() - 1 ELSE timestamp() END
     REMOVE c.rebuilding`,
  );
}

/** Made once a file: to connect and log in takes longer than most statements. */
let beside: Driver | undefined;
afterAll(async () => {
  await beside?.close();
  beside = undefined;
});

function connectBeside(): Driver {
  const { url, user, password } = connection;
  return neo4j.driver(url, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
}

/** Runs a statement beside the store, as a user of Neo4j Browser would. */
export async function runCypher(cypher: string, parameters: Record<string, unknown> = {}) {
  beside ??= connectBeside();
  const session = beside.session();
  try {
    const { records } = await session.run(cypher, parameters);
    return records.map((record) => record.toObject());
  } finally {
    await session.close();
  }
}

/** Runs a script of statements that each end in `;` and a line feed, one transaction each, as cypher-shell does. */
export async function runScript(script: string): Promise<void> {
  const { url, user, password } = connection;
  const driver = neo4j.driver(url, neo4j.auth.basic(user, password));
  const session = driver.session();
  try {
    for (const statement of script.split(";\n").slice(0, -1)) await session.run(statement);
  } finally {
    await session.close();
    await driver.close();
  }
}
