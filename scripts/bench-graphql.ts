// What GraphQL costs: the server's CPU time a request as a ratio to a bare node:http server that sends the same bytes, and
// p50 and p99 at 8 connections, on an embedded store. `npm run bench:graphql`, best of three rounds.
import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, createServer as createHttpServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer } from "../src/graphql/index.ts";
import { loadOntology } from "../src/ontology/index.ts";
import { createEmbeddedStore } from "../src/store/index.ts";
import { anExtraction } from "../test/support/an-extraction.ts";

const QUESTIONS = {
  trivial: "{ __typename }",
  nested: `{ entities(first: 20, filter: { types: ["Chip"] }) { edges { node { id name type relations(first: 3) { edges { node {
    relation status subject { name } object { name } statements(first: 1) { edges { node { polarity confidence evidence {
    quote start end document { key title } } } } } } } } } } } }`,
  search: '{ search(text: "h1", first: 20) { edges { node { id name type aliases relationCount } } } }',
};
const REQUESTS = { trivial: 6_000, nested: 600, search: 2_000 };
const CONNECTIONS = 8;
const ROUNDS = 3;

type Question = keyof typeof QUESTIONS;

if (process.argv[2] === "graphql") await serveGraphQL();
else if (process.argv[2] === "raw") await serveBytes();
else await compare();

async function compare(): Promise<void> {
  const graphql = await start("graphql", "");
  for (const question of Object.keys(QUESTIONS) as Question[]) {
    const body = JSON.stringify({ query: QUESTIONS[question] });
    const { text } = await post(graphql.url, body, new Agent());
    if (text.includes('"errors"')) throw new Error(text);
    const raw = await start("raw", text);
    const rounds: { ours: Load; bare: Load }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({
        ours: await load(graphql, body, REQUESTS[question]),
        bare: await load(raw, body, REQUESTS[question]),
      });
    }
    raw.child.kill();
    const best = (pick: (round: (typeof rounds)[number]) => number) => Math.min(...rounds.map(pick));
    const ratio = best(({ ours }) => ours.cpuMs) / best(({ bare }) => bare.cpuMs);
    const [p50, p99] = [best(({ ours }) => ours.p50), best(({ ours }) => ours.p99)].map((ms) => ms.toFixed(2));
    const cpu = best(({ ours }) => ours.cpuMs).toFixed(3);
    console.log(
      `${question}: cpu_ratio=${ratio.toFixed(2)} cpu_ms=${cpu} p50_ms=${p50} p99_ms=${p99} bytes=${text.length}`,
    );
  }
  graphql.child.kill();
}

interface Target {
  readonly child: ChildProcess;
  readonly url: string;
}

function start(role: string, text: string): Promise<Target> {
  const child = fork(import.meta.filename, [role], { env: { ...process.env, NODE_ENV: "production" } });
  child.send(text);
  return new Promise((resolve) => child.once("message", (url) => resolve({ child, url: String(url) })));
}

async function cpuOf({ child }: Target): Promise<number> {
  child.send("cpu");
  return new Promise((resolve) => child.once("message", (ms) => resolve(Number(ms))));
}

interface Load {
  readonly cpuMs: number;
  readonly p50: number;
  readonly p99: number;
}

async function load(target: Target, body: string, count: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  for (let at = 0; at < count / 5; at += CONNECTIONS)
    await Promise.all(Array.from({ length: CONNECTIONS }, () => post(target.url, body, agent)));
  const before = await cpuOf(target);
  const times: number[] = [];
  let left = count;
  const client = async () => {
    while (left-- > 0) times.push((await post(target.url, body, agent)).ms);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  const cpuMs = ((await cpuOf(target)) - before) / count;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { cpuMs, p50: at(0.5), p99: at(0.99) };
}

function post(url: string, body: string, agent: Agent): Promise<{ text: string; ms: number }> {
  const started = performance.now();
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ text: Buffer.concat(chunks).toString(), ms: performance.now() - started }));
    });
    sent.on("error", reject).end(body);
  });
}

/** Answers the parent: its first message is what to serve, later ones ask for the CPU time used so far. */
function answerParent(): Promise<string> {
  return new Promise((resolve) => {
    process.once("message", (text) => {
      process.on("message", () => {
        const { user, system } = process.cpuUsage();
        process.send?.((user + system) / 1_000);
      });
      resolve(String(text));
    });
  });
}

async function serveBytes(): Promise<void> {
  const text = await answerParent();
  const headers = { "content-type": "application/json; charset=utf-8", "content-length": Buffer.byteLength(text) };
  const server = createHttpServer((incoming, response) => {
    incoming.resume().on("end", () => response.writeHead(200, headers).end(text));
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    process.send?.(`http://127.0.0.1:${typeof address === "object" ? address?.port : address}/graphql`);
  });
}

async function serveGraphQL(): Promise<void> {
  await answerParent();
  const ontology = await loadOntology();
  const folder = mkdtempSync(join(tmpdir(), "citegraph-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  process.once("SIGTERM", () => process.exit(0));
  const store = createEmbeddedStore({ folder, ontology });
  await store.load(
    Array.from({ length: 400 }, (_, at) =>
      anExtraction(
        { key: `d${at}.txt`, title: `Report ${at}`, publishedAt: `202${at % 6}-0${(at % 9) + 1}` },
        `company:c${at % 40} PRODUCES chip:h${at % 60}`,
        `governmentbody:bis RESTRICTS chip:h${at % 60}`,
        `chip:h${at % 60} DESIGNED_FOR country:china`,
        `company:c${at % 40} SELLS_TO country:china`,
      ),
    ),
  );
  const server = createServer({ store, ontology, port: 0, onFault: (fault) => console.error(fault) });
  process.send?.((await server.listen()).url);
}
