// A Neo4j of the bench's own, gone afterwards, and Cypher beside the store.
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import neo4j, { type Driver } from "neo4j-driver";
import { findFreePort, startNeo4j, stopNeo4j } from "../../neo4j/server.ts";

export interface BenchServer {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly driver: Driver;
  /** Milliseconds that the processor worked for the server since its start; not known of a server that was given. */
  readonly cpuMs: (() => number) | null;
}

/** Runs the work with a server; one that CITEGRAPH_TEST_NEO4J names is used and emptied, as by the tests. */
export async function withNeo4j<T>(work: (server: BenchServer) => Promise<T>): Promise<T> {
  const { CITEGRAPH_TEST_NEO4J: given, NEO4J_USER = "neo4j", NEO4J_PASSWORD = "" } = process.env;
  if (given) return connected({ url: given, user: NEO4J_USER, password: NEO4J_PASSWORD, cpuMs: null }, work);
  const home = await mkdtemp(join(tmpdir(), "citegraph-bench-neo4j-"));
  try {
    const [bolt, http] = [await findFreePort(), await findFreePort()];
    const password = "citegraph-bench";
    const { pid } = await startNeo4j({ home, bolt, http, password });
    const url = `bolt://127.0.0.1:${bolt}`;
    return await connected({ url, user: "neo4j", password, cpuMs: () => cpuMsOf(pid) }, work);
  } finally {
    await stopNeo4j(home);
    await rm(home, { recursive: true, force: true });
  }
}

/** From /proc, where Linux counts in hundredths of a second (proc(5)). */
function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function connected<T>(
  server: Omit<BenchServer, "driver">,
  work: (server: BenchServer) => Promise<T>,
): Promise<T> {
  const { url, user, password } = server;
  const driver = neo4j.driver(url, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
  try {
    return await work({ ...server, driver });
  } finally {
    await driver.close();
  }
}

/** Removes all nodes and relationships; constraints and indexes stay. */
export async function wipe({ driver }: BenchServer): Promise<void> {
  const session = driver.session();
  try {
    await session.run("MATCH (n) WHERE NOT n:Citegraph CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS");
  } finally {
    await session.close();
  }
}
