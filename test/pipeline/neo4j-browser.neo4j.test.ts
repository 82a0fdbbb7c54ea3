// What `citegraph neo4j-browser` gives, in a real Neo4j Browser in Chromium. Screenshots stay in .screenshots/.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "../../scripts/pictures/chromium.ts";
import { drawFrame, dropFile, openNeo4jBrowser, runCommand } from "../../scripts/pictures/neo4j-browser.ts";
import { createServer, createSharedFiles } from "../../src/graphql/index.ts";
import { loadOntology } from "../../src/ontology/index.ts";
import {
  createExtractor,
  createNeo4jBrowserFiles,
  loadSeed,
  NEO4J_BROWSER_PATH,
  SAVED_QUERIES,
} from "../../src/pipeline/index.ts";
import type { GraphStore } from "../../src/store/index.ts";
import { describeInBrowser, hasChromium } from "../support/chromium.ts";
import { connection, describeWithNeo4j, openEmptyNeo4j, runCypher } from "../support/neo4j.ts";

const ontology = await loadOntology();
const LABELS = ["Entity", ...ontology.entityTypes.keys(), "Statement", "SourceDocument", "Conflict"];
const LOG_TYPES = ["SUBJECT", "OBJECT", "ATTRIBUTED_TO", "EVIDENCED_BY", "BETWEEN", "MENTIONS"];
const PICTURES = join(import.meta.dirname, "../../.screenshots");
const files = (origin: string) => createNeo4jBrowserFiles(ontology, origin);

(hasChromium ? describeWithNeo4j : describeInBrowser)("Neo4j Browser with what citegraph gives it", () => {
  let store: GraphStore;
  let browser: Browser;
  let page: Page;
  let origin: string;
  const cleanups: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    store = await openEmptyNeo4j(ontology);
    await loadSeed(store, [], { ontology, extractor: await createExtractor() });
    const fallback = createSharedFiles(NEO4J_BROWSER_PATH, files, (_request, response) => void response.end());
    const server = createServer({ store, ontology, port: 0, fallback });
    origin = `http://localhost:${new URL((await server.listen()).url).port}`;
    browser = await launchChromium();
    cleanups.push(server.stop, store.close, () => browser.close());
    page = await openNeo4jBrowser(browser, { ...connection, page: connection.browser, bolt: toBolt(connection.url) });
  });
  afterAll(async () => {
    for (const clean of cleanups) await clean();
  });

  it("plays the guide from our server, whose first slide sets the style", async () => {
    const guide = await runCommand(page, `:play ${origin}${NEO4J_BROWSER_PATH}guide.html`);
    await guide.getByText("A graph that shows its sentences").waitFor();
    await page.screenshot({ path: join(PICTURES, "neo4j-browser-guide.png") });
    await guide.locator("pre.runnable").first().click();
    await page.keyboard.press("Control+Enter");
    await page.getByText("node.SourceDocument {").waitFor();
  });

  it("keeps the saved queries as favourites in a folder", async () => {
    await dropFile(page, "favourites.zip", files(origin).get("favourites.zip")!);
    await page.getByTestId("navigationFavorites").click();
    await page.getByTestId("expandFolder-citegraph").click();
    const names = await page.getByTestId(/^scriptTitle-/).allTextContents();
    expect(names).toEqual(expect.arrayContaining(SAVED_QUERIES.map(({ name }) => name)));
    await page.screenshot({ path: join(PICTURES, "neo4j-browser-favourites.png") });
    await page.getByTestId("navigationFavorites").click();
  });

  it.for([
    "What is said of the H20",
    "Which chips and technologies are restricted, and by what",
    "Who disagrees",
    "The sentences about the H20, as a picture",
  ])("draws “%s” with the labels and types of the ontology and the log alone", async (wanted, { expect }) => {
    const { cypher } = SAVED_QUERIES.find(({ name }) => name === wanted)!;
    const frame = await runCommand(page, cypher);
    const shown = async (kind: "node-label" | "relationship-type") => {
      const prefix = `property-details-overview-${kind}-`;
      const ids = await frame.getByTestId(new RegExp(`^${prefix}`)).evaluateAll((all) => {
        return all.map((each) => each.getAttribute("data-testid") ?? "");
      });
      return ids.map((id) => id.slice(prefix.length)).filter((id) => id !== "*");
    };
    await drawFrame(page, frame, join(PICTURES, `neo4j-browser-${wanted.replaceAll(/\W+/g, "-").toLowerCase()}.png`));
    const [labels, types] = [await shown("node-label"), await shown("relationship-type")];
    expect(labels.length).toBeGreaterThan(1);
    expect(types.length).toBeGreaterThan(0);
    expect(labels.filter((label) => !LABELS.includes(label))).toEqual([]);
    expect(types.filter((type) => !ontology.relations.has(type) && !LOG_TYPES.includes(type))).toEqual([]);
  });

  it.for(SAVED_QUERIES)("finds something in the seed by “$name”", async ({ cypher }, { expect }) => {
    expect((await runCypher(cypher)).length).toBeGreaterThan(0);
  });
});

function toBolt(url: string): string {
  return url.replace(/^neo4j/, "bolt");
}
