// Servers in processes of their own, and requests to them: CPU time, requests a second, times.
import { type ChildProcess, fork } from "node:child_process";
import { Agent, request } from "node:http";
import { percentiles } from "../store/measure.ts";

export const CONNECTIONS = 8;

export interface Target {
  readonly child: ChildProcess;
  readonly url: string;
}

/** Starts a script that answers by `answerParent`; its first message to here is its URL. */
export function start(script: URL, role: string, settings: unknown): Promise<Target> {
  const child = fork(script, [role], { env: { ...process.env, NODE_ENV: "production" } });
  child.send(JSON.stringify(settings));
  return new Promise((resolve, reject) => {
    child.once("message", (url) => resolve({ child, url: String(url) }));
    child.once("exit", (code) => reject(new Error(`the server ${role} ended with ${code}`)));
  });
}

/** In the server: its settings. Later messages of the parent ask for the CPU time used so far. */
export function answerParent<T>(): Promise<T> {
  return new Promise((resolve) => {
    process.once("message", (text) => {
      process.on("message", () => {
        const { user, system } = process.cpuUsage();
        process.send?.((user + system) / 1_000);
      });
      resolve(JSON.parse(String(text)) as T);
    });
  });
}

async function cpuOf({ child }: Target): Promise<number> {
  child.send("cpu");
  return new Promise((resolve) => child.once("message", (ms) => resolve(Number(ms))));
}

export interface Load {
  readonly cpuMs: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** So many requests over a few connections, after a fifth of that to warm up. */
export async function load(target: Target, body: string, count: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  for (let at = 0; at < count / 5; at += CONNECTIONS)
    await Promise.all(Array.from({ length: CONNECTIONS }, () => post(target.url, body, agent)));
  const before = await cpuOf(target);
  const started = performance.now();
  const times: number[] = [];
  let left = count;
  const client = async () => {
    while (left-- > 0) times.push((await post(target.url, body, agent)).ms);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  const perSecond = (count * 1_000) / (performance.now() - started);
  const cpuMs = ((await cpuOf(target)) - before) / count;
  agent.destroy();
  return { cpuMs, perSecond, ...percentiles(times) };
}

export function post(url: string, body: string, agent = new Agent()): Promise<{ text: string; ms: number }> {
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
