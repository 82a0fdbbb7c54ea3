// Requests that are too deep, too wide, too large, cyclic, malformed or slow, sent to a server of the made-up documents of
// the tests: `npm run attack`. Says of each its status and how long the answer took, and of a good request that
// goes on beside them how long it waited. Exits 1 when one of them gets anything but a 4xx, or a good request fails.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";

const GOOD = { query: "{ entities(first: 5) { totalCount edges { node { id name } } } }" };
const nested = (levels: number, text: string) => `${`${text} { `.repeat(levels)}id${" }".repeat(levels)}`;
const many = (count: number, text: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => text(at)).join(" ");
const query = (text: string) => JSON.stringify({ query: text });

interface Attack {
  readonly name: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** It looks bad and is not: 200 will do. */
  readonly harmless?: boolean;
}

const ATTACKS: readonly Attack[] = [
  {
    name: "14 levels of lists",
    body: query(
      `{ entities { edges { node { ${nested(12, "relations { edges { node { subject")}${" } } }".repeat(12)} } } } }`,
    ),
  },
  { name: "20,000 levels of fields", body: query(`{ ${nested(20_000, "a")} }`) },
  { name: "5,000 aliases", body: query(`{ ${many(5_000, (at) => `a${at}: __typename`)} }`) },
  { name: "31 aliases", body: query(`{ ${many(31, (at) => `a${at}: stats { id }`)} }`) },
  { name: "20,000 directives", body: query(`{ __typename ${"@include(if: true) ".repeat(20_000)} }`) },
  {
    name: "fragment cycle",
    body: query("{ entities { edges { node { ...a } } } } fragment a on Entity { ...b } fragment b on Entity { ...a }"),
  },
  {
    name: "doubling fragments",
    harmless: true,
    body: query(
      `{ entities { edges { node { ...f0 } } } } ${many(60, (at) => `fragment f${at} on Entity { ...f${at + 1} ...f${at + 1} }`)} fragment f60 on Entity { id }`,
    ),
  },
  { name: "3,000 equal fields", body: query(`{ ${many(3_000, () => "stats { id }")} }`) },
  { name: "first: 999999999", body: query("{ entities(first: 999999999) { totalCount } }") },
  {
    name: "pages of pages",
    body: query(
      "{ entities(first: 100) { edges { node { relations(first: 100) { edges { node { statements(first: 100) { totalCount edges { node { id } } } } } } } } } }",
    ),
  },
  { name: "500 kB of comments", body: query(`#${"x".repeat(500_000)}\n{ __typename }`) },
  { name: "200,000 braces", body: query("{".repeat(200_000)) },
  { name: "20,000 deep list", body: query(`{ nodes(ids: ${"[".repeat(20_000)}${"]".repeat(20_000)}) { id } }`) },
  {
    name: "20,000 deep variable",
    body: `{"query":"query ($f: Filter) { entities(filter: $f) { totalCount } }","variables":{"f":${'{"not":'.repeat(20_000)}{}${"}".repeat(20_000)}}}`,
  },
  {
    name: "filter of 200 conditions",
    body: JSON.stringify({
      query: "query ($f: Filter) { entities(filter: $f) { totalCount } }",
      variables: { f: { or: Array.from({ length: 200 }, () => ({ types: ["Chip"] })) } },
    }),
  },
  {
    name: "1,001 representations",
    body: JSON.stringify({
      query: "query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }",
      variables: { r: Array.from({ length: 1_001 }, () => ({ __typename: "Entity", id: "chip:h1" })) },
    }),
  },
  {
    name: "introspection of introspection",
    body: query(`{ __schema { types { ${nested(12, "fields { type")}${" }".repeat(12)} } } }`),
  },
  { name: "batch of requests", body: JSON.stringify([GOOD, GOOD]) },
  {
    name: "unknown persisted query",
    body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } } }),
  },
  { name: "10 MB body", body: query(`{ __typename } #${"x".repeat(10_000_000)}`) },
  { name: "gzip bomb", body: gzipSync(Buffer.alloc(100_000_000, 32)), headers: { "content-encoding": "gzip" } },
  { name: "no JSON", body: '{"query": "{ __type' },
  { name: "no object", body: "null" },
  { name: "a number as query", body: '{"query": 7}' },
  {
    name: "a prototype",
    harmless: true,
    body: '{"query":"{ __typename }","variables":{"__proto__":{"a":1}},"__proto__":{}}',
  },
  { name: "bytes that are no UTF-8", body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) },
  { name: "a form", body: "query={__typename}", headers: { "content-type": "application/x-www-form-urlencoded" } },
  { name: "plain text", body: query("{ __typename }"), headers: { "content-type": "text/plain" } },
  {
    name: "an unknown charset",
    body: query("{ __typename }"),
    headers: { "content-type": "application/json; charset=utf-7" },
  },
  { name: "no media type that we write", body: query("{ __typename }"), headers: { accept: "image/png" } },
];
const SOCKETS = 150;
const SLOW_S = 13;

interface Answer {
  readonly status: number;
  readonly ms: number;
}

function post(url: string, { body, headers = {} }: Pick<Attack, "body" | "headers">, agent?: Agent): Promise<Answer> {
  const bytes = Buffer.from(body);
  const started = performance.now();
  return new Promise((resolve) => {
    const done = (status: number) => resolve({ status, ms: performance.now() - started });
    const length = { "content-length": bytes.length };
    const options = {
      method: "POST",
      headers: { "content-type": "application/json", ...length, ...headers },
      ...(agent && { agent }),
    };
    const sent = request(url, options, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    });
    sent.on("error", () => done(0)); // after the answer: the server ended the connection of a body it does not read
    sent.end(bytes);
  });
}

/** Good requests, one after the other, until told to stop. */
function keepAsking(url: string) {
  const agent = new Agent({ keepAlive: true });
  const answers: Answer[] = [];
  let going = true;
  const asking = (async () => {
    while (going) {
      answers.push(await post(url, { body: JSON.stringify(GOOD) }, agent));
      await sleep(20);
    }
  })();
  return async () => {
    going = false;
    await asking;
    agent.destroy();
    return answers;
  };
}

function tellGood(what: string, answers: readonly Answer[]): boolean {
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
  const failed = answers.filter(({ status }) => status !== 200).length;
  console.log(
    `good requests beside ${what}: ${answers.length}, ${failed} failed, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`,
  );
  return failed === 0;
}

async function attackEach(url: string): Promise<boolean> {
  let well = true;
  for (const attack of ATTACKS) {
    const times: Answer[] = [];
    for (let round = 0; round < 5; round += 1) times.push(await post(url, attack));
    const [{ status }, ms] = [times[0]!, Math.min(...times.map((each) => each.ms))];
    const refused = times.every(
      (each) => (each.status >= 400 && each.status < 500) || (attack.harmless && each.status === 200),
    );
    well &&= refused;
    console.log(
      `${refused ? "ok  " : "FAIL"} ${status} first ${times[0]!.ms.toFixed(1)} ms, best ${ms.toFixed(1)} ms: ${attack.name}`,
    );
  }
  return well;
}

/** Connections that send a request a byte at a time; how many the server ended. */
async function attackSlowly(url: string): Promise<number> {
  const { hostname, port } = new URL(url);
  let closed = 0;
  const sockets: Socket[] = [];
  for (let at = 0; at < SOCKETS; at += 1) {
    const socket = connect(Number(port), hostname);
    socket.on("error", () => {});
    socket.once("close", () => (closed += 1));
    socket.write(`POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\n`);
    sockets.push(socket);
  }
  for (let second = 0; second < SLOW_S; second += 1) {
    await sleep(1_000);
    for (const socket of sockets) if (!socket.destroyed) socket.write("x-a: b\r\n");
  }
  const ended = closed;
  for (const socket of sockets) socket.destroy();
  return ended;
}

async function start(): Promise<{ server: ChildProcess; url: string }> {
  const script = new URL("../test/support/serve.ts", import.meta.url).pathname;
  const server = spawn(process.execPath, [script, "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const [url] = (await once(createInterface(server.stdout!), "line")) as [string];
  return { server, url };
}

const { server, url } = await start();
let stopAsking = keepAsking(url);
let well = await attackEach(url);
well = tellGood("attacks", await stopAsking()) && well;
stopAsking = keepAsking(url);
const ended = await attackSlowly(url);
console.log(`${ended === SOCKETS ? "ok  " : "FAIL"} ${ended} of ${SOCKETS} slow connections ended within ${SLOW_S} s`);
well = tellGood("slow connections", await stopAsking()) && well && ended === SOCKETS;
const alive = server.exitCode === null;
console.log(alive ? "ok   the server lives" : "FAIL the server is gone");
server.kill();
process.exitCode = well && alive ? 0 : 1;
