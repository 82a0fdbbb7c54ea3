// The explorer in a real Chromium, before a real server. Whatever it asks of another host, logs as an error or throws
// fails the test.
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, expect } from "vitest";
import { launchChromium, WEBGL } from "../../scripts/pictures/chromium.ts";
import type { Extraction } from "../../src/domain/index.ts";
import { createExplorerHandler, createServer, type ServerOptions, type Writers } from "../../src/graphql/index.ts";
import { loadOntology } from "../../src/ontology/index.ts";
import { createEmbeddedStore, type GraphStore } from "../../src/store/index.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export const WITHOUT_WEBGL = ["--disable-3d-apis"];

const ontology = await loadOntology();
const browsers = new Map<string, Promise<Browser>>();
const cleanups: (() => Promise<unknown>)[] = [];
/** What must not happen in any test. */
let faults: string[] = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
  const seen = faults;
  faults = [];
  expect(seen).toEqual([]);
});

afterAll(async () => {
  for (const browser of browsers.values()) await (await browser).close();
});

function browserWith(args: readonly string[]): Promise<Browser> {
  const key = args.join(" ");
  const browser = browsers.get(key) ?? launchChromium(args);
  browsers.set(key, browser);
  return browser;
}

export interface Served {
  readonly url: string;
  readonly store: GraphStore;
  /** The data of an answer; tests know the shape they asked for. */
  ask<T>(query: string, variables?: Record<string, unknown>): Promise<T>;
}

/** A server of the explorer whose store holds these documents. */
export async function served(
  extractions: readonly Extraction[],
  writers?: Writers,
  access: ServerOptions["access"] = {},
  more: Partial<ServerOptions> = {},
): Promise<Served> {
  const store = createEmbeddedStore({ folder: temporaryFolder(), ontology });
  await store.load(extractions);
  const options = {
    writers: writers ?? { retract: store.retract },
    access,
    fallback: createExplorerHandler(),
    ...more,
  };
  const server = createServer({ store, ontology, port: 0, ...options });
  const { url } = await server.listen();
  cleanups.push(async () => {
    await server.stop();
    await store.close();
  });
  const ask = async <T>(query: string, variables: Record<string, unknown> = {}) => {
    const { data } = await server.executeOperation({ query, variables });
    return JSON.parse(JSON.stringify(data)) as T;
  };
  return { url: new URL("/", url).href, store, ask };
}

export interface PageOptions extends BrowserContextOptions {
  readonly args?: readonly string[];
  /** What comes behind `#`. */
  readonly link?: string;
  /** What the page may log as an error. */
  readonly expected?: RegExp;
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Opens the explorer in a browser profile of its own. */
export async function aPage(
  url: string,
  { args = WEBGL, link = "", expected, prepare, ...options }: PageOptions = {},
): Promise<Page> {
  const browser = await browserWith(args);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  cleanups.push(() => context.close());
  const page = await context.newPage();
  const { origin } = new URL(url);
  await context.route("**/*", (route) => {
    const address = route.request().url();
    if (address.startsWith(`${origin}/`) || address.startsWith("blob:") || address.startsWith("data:"))
      return route.continue();
    faults.push(`asked ${address}`);
    return route.abort();
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !expected?.test(message.text())) faults.push(message.text());
  });
  page.on("dialog", (dialog) => {
    faults.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await prepare?.(page);
  await page.goto(`${url}${link && `#${link}`}`);
  await page.getByRole("navigation", { name: "Views" }).waitFor();
  return page;
}

/** Types into the search field and takes the first suggestion; returns when it is on the canvas and at rest. */
export async function show(page: Page, name: string): Promise<void> {
  const search = page.getByRole("combobox", { name: "Search" });
  await search.fill(name);
  await page.getByRole("option").first().waitFor();
  await search.press("Enter");
  await page.getByRole("complementary", { name: "Details" }).waitFor();
  await atRest(page);
}

/** The address is written a quarter of a second after the last change. */
const ADDRESS_MS = 350;

/** Waits until nothing more comes, no layout runs and the address has been written. */
export async function atRest(page: Page): Promise<void> {
  await page.locator("main[aria-busy=false]").waitFor({ timeout: 60_000 });
  // By the page's own clock, which runs late on a busy machine.
  await page.evaluate(
    (ms) => new Promise((done) => setTimeout(() => requestIdleCallback(done, { timeout: 500 }), ms)),
    ADDRESS_MS,
  );
}

export async function goTo(page: Page, view: string): Promise<void> {
  await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: view }).click();
}
