// One Neo4j server of our own on loopback: start it in a folder, and stop it again.
import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CitegraphError } from "../../src/domain/index.ts";
import { installNeo4j } from "./install.ts";
import { isRunning } from "./process.ts";

export interface ServerOptions {
  /** Folder that holds data, settings, logs and the note of what runs. */
  readonly home: string;
  readonly bolt: number;
  readonly http: number;
  /** At least eight characters. Taken on the first start; later starts need the same one. */
  readonly password: string;
  readonly heapMb?: number;
  /** Lines of neo4j.conf beside those that say where it listens and how much memory it takes. */
  readonly settings?: readonly string[];
  readonly log?: (line: string) => void;
}

/** What runs in a folder; kept there as `server.json`. */
export interface RunningServer {
  readonly pid: number;
  readonly bolt: number;
  readonly http: number;
}

const HOST = "127.0.0.1";
const USER = "neo4j";
/** Half a minute on an idle machine; some minutes on one that does much else. */
const START_TIMEOUT_MS = 300_000;
const STOP_TIMEOUT_MS = 60_000;

/**
 * Starts a server and comes back when it answers with this password. One that runs in the folder already is left as it is.
 * @throws CitegraphError STORE_UNREACHABLE (not installed, did not start), PORT_IN_USE, STORE_UNAUTHORISED (other password)
 */
export async function startNeo4j(options: ServerOptions): Promise<RunningServer> {
  const running = await findServer(options.home);
  const server = running ?? (await launch(options, await installNeo4j(options.log)));
  await untilReady(server, options);
  return server;
}

/** Stops the server of a folder and waits for its end. @returns false when none ran */
export async function stopNeo4j(home: string): Promise<boolean> {
  const server = await findServer(home);
  if (!server) return false;
  process.kill(server.pid, "SIGTERM");
  const giveUpAt = Date.now() + STOP_TIMEOUT_MS;
  while (await isRunning(server.pid, home)) {
    if (Date.now() > giveUpAt) throw new CitegraphError("INTERNAL", `Neo4j (process ${server.pid}) does not stop.`);
    await sleep(100);
  }
  await rm(noteOf(home), { force: true });
  return true;
}

/** The server that runs in a folder, if one does. */
export async function findServer(home: string): Promise<RunningServer | undefined> {
  const note = await readFile(noteOf(home), "utf8").catch(() => undefined);
  if (note === undefined) return undefined;
  const server = JSON.parse(note) as RunningServer;
  return (await isRunning(server.pid, home)) ? server : undefined;
}

/** A port that nothing listens on. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, HOST, () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

const noteOf = (home: string) => join(home, "server.json");

async function launch(options: ServerOptions, lib: string): Promise<RunningServer> {
  const { home, bolt, http } = options;
  await assertFree(bolt, "--bolt");
  await assertFree(http, "--http");
  for (const folder of ["conf", "logs"]) await mkdir(join(home, folder), { recursive: true });
  await writeFile(join(home, "conf", "neo4j.conf"), toConfiguration(options));
  options.log?.(`Starting Neo4j on bolt ${bolt} and http ${http} …`);
  const output = openSync(join(home, "logs", "console.log"), "w");
  const child = spawn("java", javaArguments(options, lib), { detached: true, stdio: ["ignore", output, output] });
  closeSync(output);
  child.unref();
  const server = { pid: child.pid ?? -1, bolt, http };
  await writeFile(noteOf(home), JSON.stringify(server));
  return server;
}

function toConfiguration({ bolt, http, heapMb = 1024, settings = [] }: ServerOptions): string {
  return [
    `server.default_listen_address=${HOST}`,
    `server.bolt.listen_address=${HOST}:${bolt}`,
    `server.bolt.advertised_address=${HOST}:${bolt}`,
    `server.http.listen_address=${HOST}:${http}`,
    `server.http.advertised_address=${HOST}:${http}`,
    "server.https.enabled=false",
    "dbms.usage_report.enabled=false",
    "client.allow_telemetry=false",
    "server.memory.heap.initial_size=512m",
    `server.memory.heap.max_size=${heapMb}m`,
    "server.memory.pagecache.size=256m",
    ...settings,
    "",
  ].join("\n");
}

function javaArguments({ home, heapMb = 1024 }: ServerOptions, lib: string): string[] {
  const opened = ["java.nio", "java.io", "sun.nio.ch", "java.util.concurrent", "java.lang"];
  return [
    ...["-cp", join(lib, "*"), `-Xmx${heapMb}m`],
    ...opened.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    "-Dio.netty.tryReflectionSetAccessible=true",
    "org.neo4j.server.CommunityEntryPoint",
    ...[`--home-dir=${home}`, `--config-dir=${join(home, "conf")}`, "--console-mode"],
  ];
}

async function untilReady(server: RunningServer, { home, password }: ServerOptions): Promise<void> {
  const giveUpAt = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(server.http, password))) {
    if (Date.now() > giveUpAt || !(await isRunning(server.pid, home))) throw await didNotStart(home);
    await sleep(200);
  }
}

/** Whether the server takes a query; a fresh one is given its password first. */
async function answers(http: number, password: string): Promise<boolean> {
  const asked = await send(http, "neo4j", password, "RETURN 1");
  if (asked === "ok" || asked === "down") return asked === "ok";
  // Our password is not this server's: either it is fresh and still has the built-in one, or it has another.
  const change = `ALTER CURRENT USER SET PASSWORD FROM "neo4j" TO $password`;
  if ((await send(http, "system", "neo4j", change, { password })) === "ok") return false;
  if ((await send(http, "neo4j", password, "RETURN 1")) !== "refused") return false;
  throw new CitegraphError("STORE_UNAUTHORISED", "The Neo4j that was started here before has another password.", {
    hint: "Set NEO4J_PASSWORD to it, or remove the folder .neo4j (with all its data) and start again.",
  });
}

async function send(http: number, database: string, password: string, statement: string, parameters = {}) {
  const response = await fetch(`http://${HOST}:${http}/db/${database}/tx/commit`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${USER}:${password}`).toString("base64")}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ statements: [{ statement, parameters }] }),
  }).catch(() => undefined);
  if (!response || response.status >= 500 || response.status === 404) return "down";
  const { errors } = (await response.json()) as { errors: readonly { code: string }[] };
  if (errors.some(({ code }) => code.includes("Security"))) return "refused";
  return errors.length === 0 ? "ok" : "down";
}

function assertFree(port: number, option: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (cause) => {
      const hint = `Give another one with ${option}, or end what listens there.`;
      reject(new CitegraphError("PORT_IN_USE", `Port ${port} is in use.`, { cause, hint }));
    });
    probe.listen(port, HOST, () => probe.close(() => resolve()));
  });
}

async function didNotStart(home: string): Promise<CitegraphError> {
  const log = join(home, "logs", "console.log");
  const lines = (await readFile(log, "utf8").catch(() => "")).trim().split("\n");
  return new CitegraphError("STORE_UNREACHABLE", "Neo4j did not start.", {
    hint: `Its log is ${log}.`,
    details: lines.slice(-10),
  });
}
