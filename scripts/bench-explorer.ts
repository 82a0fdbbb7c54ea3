// What the explorer costs a browser: the bytes of its first load, and what a graph of 5,000 entities and some 10,000
// relations costs the thread that answers the user. `npm run bench:explorer [-- ENTITIES]`. In milliseconds of the
// processor, and with WebGL drawing nothing: without a graphics card what the driver draws is slow whatever the page does.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page, Response } from "playwright-core";
import { createExplorerHandler, createServer } from "../src/graphql/index.ts";
import { loadOntology } from "../src/ontology/index.ts";
import { createEmbeddedStore } from "../src/store/index.ts";
import { aWeb } from "../test/support/a-world.ts";
import { costsOfCamera, costsOfLayout, costsOfRefresh } from "./bench/explorer/costs.ts";
import { linkToWhole, untilShown, withoutDrawing } from "./bench/explorer/whole-graph.ts";
import { launchChromium } from "./pictures/chromium.ts";

const entities = Number(process.argv[2] ?? 5_000);
const LIMITS = { firstLoad: 150, camera: 4, refresh: 50, task: 50 };
/** Tasks shorter than this are not worth a line. */
const SHORT_MS = 1;

const folder = mkdtempSync(join(tmpdir(), "bench-explorer-"));
const ontology = await loadOntology();
const store = createEmbeddedStore({ folder, ontology });
await store.load(aWeb(entities));
const server = createServer({ store, ontology, port: 0, rate: null, fallback: createExplorerHandler() });
const home = new URL("/", (await server.listen()).url).href;
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await withoutDrawing(page);
  tell("first load, kB gzip", [await firstLoad(page)], LIMITS.firstLoad);
  const { nodes, edges, link } = await linkToWhole(ask);
  await page.goto("about:blank");
  await page.goto(`${home}#${link}`);
  await untilShown(page);
  console.log(`entities=${nodes} relations=${edges}`);
  tell("camera frame, ms", await costsOfCamera(page), LIMITS.camera);
  tell("longest task of a refresh, ms", await costsOfRefresh(page), LIMITS.refresh);
  const tasks = (await costsOfLayout(page)).filter((cost) => cost >= SHORT_MS);
  tell(`task of ${SHORT_MS} ms and more in 10 s of layout, ms`, tasks, LIMITS.task);
} finally {
  await browser.close();
  await server.stop();
  await store.close();
  rmSync(folder, { recursive: true });
}

async function ask<T>(query: string, variables: Record<string, unknown>): Promise<T> {
  const { data } = await server.executeOperation({ query, variables });
  return JSON.parse(JSON.stringify(data)) as T;
}

/** Kilobytes of what a page fetches before anything is asked. */
async function firstLoad(page: Page): Promise<number> {
  const addresses = new Set<string>();
  const note = (response: Response) => {
    if (/\.(?:js|css)$|\/$/.test(new URL(response.url()).pathname)) addresses.add(response.url());
  };
  page.on("response", note);
  await page.goto(home);
  await page.getByText("Most connected").waitFor();
  page.off("response", note);
  const sizes = [...addresses].map(async (address) => {
    const body = Buffer.from(await (await fetch(address)).arrayBuffer());
    return gzipSync(body).length;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
}

function tell(what: string, figures: readonly number[], limit: number): void {
  const sorted = [...figures].sort((a, b) => a - b);
  const at = (part: number) => (sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0).toFixed(1);
  console.log(`${what}: count=${sorted.length} median=${at(0.5)} p95=${at(0.95)} most=${at(1)} limit=${limit}`);
}
