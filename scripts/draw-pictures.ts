// Draws docs/pictures/ from the running product and the documents that come with citegraph: `npm run readme`. The
// explorer and Neo4j Browser are opened in Chromium; Neo4j itself is started for the time being.
import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { createExplorerHandler, createSharedFiles } from "../src/graphql/index.ts";
import { createServer, type GraphStore, loadOntology, openStore } from "../src/index.ts";
import { createNeo4jBrowserFiles, loadLog, logOf, NEO4J_BROWSER_PATH, SAVED_QUERIES } from "../src/pipeline/index.ts";
import { usingSeededServer } from "./docs/seeded-server.ts";
import { findFreePort, startNeo4j, stopNeo4j } from "./neo4j/server.ts";
import { launchChromium } from "./pictures/chromium.ts";
import { goTo, openExplorer, showEntity, showRelation } from "./pictures/explorer.ts";
import { drawFrame, type Neo4jAccess, openNeo4jBrowser, runCommand } from "./pictures/neo4j-browser.ts";

const FOLDER = fileURLToPath(new URL("../docs/pictures/", import.meta.url));
const LARGEST_KB = 250;
const ontology = await loadOntology();

await mkdir(FOLDER, { recursive: true });
const browser = await launchChromium();
try {
  await usingSeededServer(async (_server, store) => {
    const origin = await serve(store);
    await drawExplorer(browser, origin.url);
    await usingNeo4j(store, (access) => drawNeo4jBrowser(browser, origin.url, access));
    await origin.stop();
  });
} finally {
  await browser.close();
}
for (const name of await readdir(FOLDER)) {
  const kilobytes = Math.round((await stat(join(FOLDER, name))).size / 1000);
  if (kilobytes > LARGEST_KB) throw new Error(`docs/pictures/${name} has ${kilobytes} kB`);
  console.log(`docs/pictures/${name}: ${kilobytes} kB`);
}

/** The explorer, and what Neo4j Browser fetches, before a store. Neo4j Browser fetches guides from `localhost`. */
async function serve(store: GraphStore): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const filesFor = (origin: string) => createNeo4jBrowserFiles(ontology, origin);
  const fallback = createSharedFiles(NEO4J_BROWSER_PATH, filesFor, createExplorerHandler());
  const server = createServer({ store, ontology, port: 0, fallback });
  const { url } = await server.listen();
  return { url: `http://localhost:${new URL(url).port}`, stop: () => server.stop() };
}

async function drawExplorer(browser: Browser, origin: string): Promise<void> {
  const page = await openExplorer(browser, origin);
  const draw = (name: string) => page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await page.getByText("Most connected").waitFor();
  await draw("explorer-start");
  await showEntity(page, "H20");
  await draw("explorer-h20");
  await showRelation(page, "restricted by", "China");
  await draw("explorer-sentence");
  await page.getByRole("button", { name: "Close details" }).click();
  await goTo(page, "Conflicts");
  await draw("explorer-conflicts");
  await page.close();
}

async function drawNeo4jBrowser(browser: Browser, origin: string, access: Neo4jAccess): Promise<void> {
  const page = await openNeo4jBrowser(browser, access);
  await runCommand(page, `:style ${origin}${NEO4J_BROWSER_PATH}citegraph.grass`);
  const { cypher } = SAVED_QUERIES.find(({ name }) => name === "What is said of the H20")!;
  const frame = await runCommand(page, cypher);
  await drawFrame(page, frame, join(FOLDER, "neo4j-browser.png"));
  await page.close();
}

/** A Neo4j for as long as some work takes, with the graph of a store in it. */
async function usingNeo4j(from: GraphStore, work: (access: Neo4jAccess) => Promise<void>): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "citegraph-pictures-"));
  const [bolt, http] = [await findFreePort(), await findFreePort()];
  const [user, password] = ["neo4j", "citegraph-pictures"];
  try {
    await startNeo4j({ home, bolt, http, password, log: console.log });
    const url = `bolt://127.0.0.1:${bolt}`;
    const store = await openStore(url, { ontology, neo4j: { user, password } });
    await loadLog(store, logOf(from));
    await store.close();
    await work({ bolt: url, page: `http://localhost:${http}/browser/`, user, password });
  } finally {
    await stopNeo4j(home);
    await rm(home, { recursive: true, force: true });
  }
}
