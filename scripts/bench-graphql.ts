// What GraphQL costs: `npm run bench:graphql -- [embedded] [neo4j] [--requests N]`, best of three rounds. docs/performance.md has the figures.
// embedded: the server's CPU time a request as a ratio to a bare node:http server that sends the same bytes, p50 and p99 at
// 8 connections. neo4j: requests a second beside one Cypher statement behind node:http, and beside @neo4j/graphql, which
// is installed into a temporary folder for that.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadOntology } from "../src/ontology/index.ts";
import { createNeo4jStore } from "../src/store/index.ts";
import { type Load, load, post, start, type Target } from "./bench/graphql/load.ts";
import { NEO4J_QUESTIONS } from "./bench/graphql/neo4j-questions.ts";
import { benchDocuments } from "./bench/graphql/servers.ts";
import { report } from "./bench/store/measure.ts";
import { wipe, withNeo4j } from "./bench/store/neo4j-server.ts";

const QUESTIONS = {
  trivial: "{ __typename }",
  nested: `{ entities(first: 20, filter: { types: ["Chip"] }) { edges { node { id name type relations(first: 3) { edges { node {
    relation status subject { name } object { name } statements(first: 1) { edges { node { polarity confidence evidence {
    quote start end document { key title } } } } } } } } } } } }`,
  search: '{ search(text: "h1", first: 20) { edges { node { id name type aliases relationCount } } } }',
};
const REQUESTS = { trivial: 6_000, nested: 600, search: 2_000, neo4j: 400 };
const ROUNDS = 3;
const PACKAGES = ["@neo4j/graphql@7", "@apollo/server@5", "graphql@16", "neo4j-driver@5"];
const SERVERS = new URL("bench/graphql/servers.ts", import.meta.url);
const PARTS = { embedded, neo4j } as const;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { requests: { type: "string" } },
});
const named = positionals.filter((part): part is keyof typeof PARTS => part in PARTS);
for (const part of named.length > 0 ? named : (Object.keys(PARTS) as (keyof typeof PARTS)[])) await PARTS[part]();

async function embedded(): Promise<void> {
  const ours = await start(SERVERS, "embedded", {});
  for (const [question, query] of Object.entries(QUESTIONS)) {
    const body = JSON.stringify({ query });
    const text = await answerOf(ours, body);
    const raw = await start(SERVERS, "raw", { text });
    const [mine, bare] = await inTurns([ours, raw], body, requestsOf(question as keyof typeof QUESTIONS));
    raw.child.kill();
    report(`embedded, ${question}`, {
      cpu_ratio: mine!.cpuMs / bare!.cpuMs,
      cpu_ms: mine!.cpuMs,
      p50_ms: mine!.p50,
      p99_ms: mine!.p99,
      bytes: text.length,
    });
  }
  ours.child.kill();
}

async function neo4j(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "citegraph-bench-library-"));
  try {
    writeFileSync(join(folder, "package.json"), "{}");
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--silent", ...PACKAGES], {
      cwd: folder,
      stdio: "ignore",
    });
    await withNeo4j(async (server) => {
      await wipe(server);
      const { url, user, password } = server;
      const store = await createNeo4jStore({ url, user, password, ontology: await loadOntology() });
      await store.load(benchDocuments());
      await store.close();
      await compareOnNeo4j({ url, user, password }, folder);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compareOnNeo4j(access: { url: string; user: string; password: string }, folder: string): Promise<void> {
  const ours = await start(SERVERS, "neo4j", access);
  const library = await start(SERVERS, "library", { ...access, folder });
  for (const [name, question] of Object.entries(NEO4J_QUESTIONS)) {
    const plain = await start(SERVERS, "cypher", { ...access, cypher: question.cypher });
    const bodies = [question.cypher, question.ours, question.library].map((query) => JSON.stringify({ query }));
    const targets = [plain, ours, library];
    for (const [at, target] of targets.entries()) {
      const [text, times] = question.tells;
      const told = (await answerOf(target, bodies[at]!)).split(text).length - 1;
      if (told < times) throw new Error(`${name}: ${told} times "${text}" from server ${at}, not ${times}`);
    }
    const [cypher, mine, theirs] = await inTurns(targets, bodies, requestsOf("neo4j"));
    plain.child.kill();
    report(`Neo4j, ${name}`, {
      to_plain_cypher: mine!.perSecond / cypher!.perSecond,
      to_library: mine!.perSecond / theirs!.perSecond,
      library_to_plain_cypher: theirs!.perSecond / cypher!.perSecond,
      per_second: mine!.perSecond,
      cpu_ms: mine!.cpuMs,
      library_cpu_ms: theirs!.cpuMs,
      p50_ms: mine!.p50,
      p99_ms: mine!.p99,
    });
  }
  ours.child.kill();
  library.child.kill();
}

function requestsOf(question: keyof typeof REQUESTS): number {
  return Number(values.requests ?? REQUESTS[question]);
}

async function answerOf({ url }: Target, body: string): Promise<string> {
  const { text } = await post(url, body);
  if (text.includes('"errors"')) throw new Error(text);
  return text;
}

/** Each server in turn, round by round, so that a busy machine meets all alike; the best of each figure. */
async function inTurns(targets: readonly Target[], bodies: string | readonly string[], count: number): Promise<Load[]> {
  const rounds: Load[][] = targets.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, target] of targets.entries()) {
      rounds[at]!.push(await load(target, typeof bodies === "string" ? bodies : bodies[at]!, count));
    }
  }
  return rounds.map((loads) => ({
    cpuMs: Math.min(...loads.map(({ cpuMs }) => cpuMs)),
    perSecond: Math.max(...loads.map(({ perSecond }) => perSecond)),
    p50: Math.min(...loads.map(({ p50 }) => p50)),
    p99: Math.min(...loads.map(({ p99 }) => p99)),
  }));
}
