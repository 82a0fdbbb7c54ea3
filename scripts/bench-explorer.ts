// What the explorer costs a browser: the bytes of its first load, and the JavaScript time of its frames at 5,000 entities
// and some 10,000 relations. `npm run bench:explorer [ENTITIES]`. JavaScript time, for without a graphics card what the
// driver draws is slow whatever the page does.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import type { Page, Response } from "playwright-core";
import { createExplorerHandler, createServer } from "../src/graphql/index.ts";
import { loadOntology } from "../src/ontology/index.ts";
import { createEmbeddedStore } from "../src/store/index.ts";
import { aWeb } from "../test/support/a-world.ts";
import { launchChromium } from "./pictures/chromium.ts";

const entities = Number(process.argv[2] ?? 5_000);
const MOVES = 40;
const LIMITS = { firstLoad: 150, camera: 4, refresh: 50, task: 50 };

/** Counts, in the page, the milliseconds of each animation frame's callbacks, and tasks that held the page up. */
const WATCH = `
  window.frames_ = [];
  window.tasks_ = [];
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => ask((time) => {
    const began = performance.now();
    callback(time);
    window.frames_.push(performance.now() - began);
  });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.tasks_.push(duration);
  }).observe({ type: "longtask" });`;

const folder = mkdtempSync(join(tmpdir(), "bench-explorer-"));
const ontology = await loadOntology();
const store = createEmbeddedStore({ folder, ontology });
await store.load(aWeb(entities));
const server = createServer({ store, ontology, port: 0, rate: null, fallback: createExplorerHandler() });
const { url } = await server.listen();
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(WATCH);
  await firstLoad(page);
  const { nodes, edges } = await open(page);
  console.log(`entities=${nodes} relations=${edges}`);
  await camera(page);
  await refresh(page);
  await layout(page);
} finally {
  await browser.close();
  await server.stop();
  await store.close();
  rmSync(folder, { recursive: true });
}

async function firstLoad(page: Page): Promise<void> {
  const addresses = new Set<string>();
  const note = (response: Response) => {
    if (/\.(?:js|css)$|\/$/.test(new URL(response.url()).pathname)) addresses.add(response.url());
  };
  page.on("response", note);
  await page.goto(new URL("/", url).href);
  await page.getByText("Most connected").waitFor();
  page.off("response", note);
  const bodies = [...addresses].map(async (address) =>
    gzipped(Buffer.from(await (await fetch(address)).arrayBuffer())),
  );
  const kilobytes = (await Promise.all(bodies)).reduce((sum, size) => sum + size, 0) / 1000;
  tell("first load, kB gzip", [kilobytes], LIMITS.firstLoad);
}

function gzipped(body: Buffer): number {
  return gzipSync(body).length;
}

/** Opens a link to the whole graph, scattered; returns how much the page shows. */
async function open(page: Page): Promise<{ nodes: number; edges: number }> {
  const [nodeIds, edgeIds] = [await idsOf("entities"), await idsOf("relations")];
  const side = Math.ceil(Math.sqrt(nodeIds.length));
  const places = nodeIds.map((id, at) => [id, (at % side) * 4000, Math.floor(at / side) * 4000]);
  const code = JSON.stringify([places, edgeIds.map((id) => id.slice("relation:".length))]);
  await page.goto(new URL(`/#graph=${deflateRawSync(code).toString("base64url")}`, url).href);
  await page.reload();
  await page.locator(".graph-status").waitFor({ timeout: 300_000 });
  await atRest(page);
  return { nodes: nodeIds.length, edges: edgeIds.length };
}

async function idsOf(list: "entities" | "relations"): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ; ) {
    const query = `query ($after: String) { page: ${list}(first: 100, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id } } } }`;
    const { data } = await server.executeOperation({ query, variables: { after } });
    const { page } = JSON.parse(JSON.stringify(data)) as {
      page: { pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: { id: string } }[] };
    };
    ids.push(...page.edges.map(({ node }) => node.id));
    if (!page.pageInfo.hasNextPage) return ids;
    after = page.pageInfo.endCursor;
  }
}

async function camera(page: Page): Promise<void> {
  await page.evaluate("window.frames_.length = 0");
  await page.mouse.move(640, 450);
  await page.mouse.down();
  for (let move = 0; move < MOVES; move++) await page.mouse.move(640 + move * 4, 450 + move * 2);
  await page.mouse.up();
  tell("camera frame, ms", await framesOf(page), LIMITS.camera);
}

/** Switching a type off and on again: everything is reduced anew. */
async function refresh(page: Page): Promise<void> {
  const costs: number[] = [];
  for (let turn = 0; turn < 6; turn++) {
    await page.evaluate("window.frames_.length = 0");
    await page.getByRole("checkbox", { name: /Person/ }).click();
    await page.waitForTimeout(500);
    costs.push(Math.max(...(await framesOf(page))));
  }
  tell("refresh, ms", costs, LIMITS.refresh);
}

async function layout(page: Page): Promise<void> {
  await page.evaluate("window.tasks_.length = 0");
  await page.getByRole("button", { name: "Lay out anew" }).click();
  await page.locator("main[aria-busy=true]").waitFor();
  await page.waitForTimeout(10_000);
  const tasks = (await page.evaluate("window.tasks_")) as number[];
  tell("long tasks in 10 s of layout, ms", tasks, LIMITS.task);
}

async function framesOf(page: Page): Promise<number[]> {
  await page.waitForTimeout(300);
  return (await page.evaluate("window.frames_.filter((ms) => ms > 0.05)")) as number[];
}

async function atRest(page: Page): Promise<void> {
  await page.locator("main[aria-busy=false]").waitFor({ timeout: 300_000 });
  await page.waitForTimeout(1_000);
}

function tell(what: string, figures: readonly number[], limit: number): void {
  const sorted = [...figures].sort((a, b) => a - b);
  const at = (part: number) => (sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0).toFixed(1);
  console.log(`${what}: count=${sorted.length} median=${at(0.5)} p95=${at(0.95)} most=${at(1)} limit=${limit}`);
}
