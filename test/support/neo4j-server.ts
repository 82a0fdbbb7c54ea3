// Global setup of the tests that need a real Neo4j: a server for each file that runs at a time, on free ports, gone afterwards. A
// server named by CITEGRAPH_TEST_NEO4J (with NEO4J_USER and NEO4J_PASSWORD) is used instead; its data are wiped by the tests.
import { readFileSync, rmSync } from "node:fs";
import { mkdtemp, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { findFreePort, startNeo4j, stopNeo4j } from "../../scripts/neo4j/server.ts";
import { toCitegraphError } from "../../src/domain/index.ts";

/** Where a server of the tests is. */
export interface TestServer {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** Where Neo4j Browser is. A server of the user's is taken to serve it at its usual port. */
  readonly browser: string;
}

/** One for each file that runs at a time, or why there is none. */
export type TestServers = readonly [TestServer, ...TestServer[]] | { readonly missing: string };

declare module "vitest" {
  export interface ProvidedContext {
    neo4j: TestServers;
  }
}

/**
 * A statement is planned once. By itself Neo4j plans it anew when lists and texts among its values are ten times as long, and when the
 * graph grew or shrank, as it does with every random history: a random question is planned in seconds and answered in milliseconds.
 */
const PLAN_ONCE = [
  "internal.cypher.use_parameter_size=false",
  "dbms.cypher.min_replan_interval=1d",
  "server.memory.query_cache.per_db_cache_num_entries=10000",
];

/** Nobody goes back to what a transaction of a test wrote; without this a thousand histories leave gigabytes of it. */
const FORGET = ["db.tx_log.rotation.size=32m", "db.tx_log.rotation.retention_policy=keep_none"];

/** Where data lie in memory and no commit waits for a disk, if there is room for them. */
const MEMORY = "/dev/shm";
const ROOM_BYTES = 2 ** 30;

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const { CITEGRAPH_TEST_NEO4J: url, NEO4J_USER, NEO4J_PASSWORD } = process.env;
  if (url) {
    const browser = `http://${new URL(url).hostname}:7474/browser/`;
    project.provide("neo4j", [{ url, user: NEO4J_USER ?? "neo4j", password: NEO4J_PASSWORD ?? "", browser }]);
    return undefined;
  }
  const place = (await hasRoom(MEMORY)) ? MEMORY : tmpdir();
  const homes: string[] = [];
  const end = async () => {
    await Promise.all(homes.map(stopNeo4j));
    await Promise.all(homes.map((home) => rm(home, { recursive: true, force: true })));
  };
  try {
    const servers: TestServer[] = [];
    // One after the other: the first may have to fetch Neo4j, and each looks for free ports.
    for (let at = 0; at < project.config.maxWorkers; at += 1) {
      const home = await mkdtemp(join(place, "citegraph-neo4j-"));
      homes.push(home);
      servers.push(await start(home));
    }
    project.provide("neo4j", servers as [TestServer, ...TestServer[]]);
  } catch (error) {
    await end();
    const { message, hint } = toCitegraphError(error);
    if (process.env.CI) throw error;
    console.warn(`\nTHE NEO4J TESTS ARE SKIPPED: ${message} ${hint}\n`);
    project.provide("neo4j", { missing: message });
    return undefined;
  }
  return end;
}

async function hasRoom(folder: string): Promise<boolean> {
  const found = await statfs(folder).catch(() => undefined);
  return found !== undefined && found.bavail * found.bsize >= ROOM_BYTES;
}

async function start(home: string): Promise<TestServer> {
  const password = "citegraph-test";
  const [bolt, http] = [await findFreePort(), await findFreePort()];
  endWithThisProcess(home);
  const settings = [...PLAN_ONCE, ...FORGET];
  await startNeo4j({ home, bolt, http, password, settings, log: (line) => console.log(line) });
  const browser = `http://localhost:${http}/browser/`;
  return { url: `neo4j://127.0.0.1:${bolt}`, user: "neo4j", password, browser };
}

/** A run that is interrupted is not torn down, and would leave its server behind. */
function endWithThisProcess(home: string): void {
  process.once("SIGTERM", () => process.exit(143));
  process.once("exit", () => {
    try {
      const { pid } = JSON.parse(readFileSync(join(home, "server.json"), "utf8")) as { pid: number };
      process.kill(pid, "SIGKILL");
    } catch {
      // It was stopped in time, or never started.
    }
    rmSync(home, { recursive: true, force: true });
  });
}
