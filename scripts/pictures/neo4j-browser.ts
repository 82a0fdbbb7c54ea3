// Neo4j Browser, driven as a person would: connect, type a command, drop a file, look at the answer.
import type { Browser, Locator, Page } from "playwright-core";

export interface Neo4jAccess {
  /** Where Neo4j Browser is served. Its default list lets it fetch guides from `localhost`. */
  readonly page: string;
  readonly bolt: string;
  readonly user: string;
  readonly password: string;
}

/** Milliseconds: Neo4j plans its first queries for long on a machine that does much else. */
const PATIENCE_MS = 180_000;

export async function openNeo4jBrowser(browser: Browser, access: Neo4jAccess): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${access.page}?dbms=${access.bolt}`);
  await page.getByTestId("boltaddress").waitFor();
  await page.getByTestId("username").fill(access.user);
  await page.getByTestId("password").fill(access.password);
  await page.getByTestId("connect").click();
  await page.getByTestId("connect").waitFor({ state: "detached" });
  await page.getByTestId("activeEditor").waitFor();
  // It plays its start page once it is connected: a query before that finds no connection.
  await page.getByTestId("frame").filter({ hasText: ":play start" }).waitFor();
  return page;
}

/** Types a command or a query into the editor and runs it. @returns the frame of its answer, once it is there */
export async function runCommand(page: Page, command: string): Promise<Locator> {
  const frames = page.getByTestId("frame");
  await page.getByTestId("activeEditor").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(command);
  await page.keyboard.press("Control+Enter");
  // Not simply the first: the frame that Neo4j Browser opens by itself may come later than ours.
  const frame = frames.filter({ hasText: command.split("\n")[0]! }).first();
  await frame.waitFor();
  return frame;
}

/** Drops a file on the page. */
export async function dropFile(page: Page, name: string, bytes: Buffer): Promise<void> {
  const file = { name, content: bytes.toString("base64") };
  const dataTransfer = await page.evaluateHandle(({ name, content }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(content), (each) => each.charCodeAt(0))], name));
    return transfer;
  }, file);
  await page.getByTestId("main").dispatchEvent("drop", { dataTransfer });
}

/** Draws a frame over the whole page, once its nodes are at rest and all of them in sight. */
export async function drawFrame(page: Page, frame: Locator, path: string): Promise<void> {
  await frame.getByText(/^Displaying \d+ nodes/).waitFor();
  const close = frame.getByTitle("Close fullscreen");
  // By keys, and in this frame alone: the editor covers a frame's buttons, and other frames have the same ones.
  await frame.getByTitle("Fullscreen", { exact: true }).press("Enter");
  await close.waitFor();
  await page.waitForTimeout(3000);
  await frame.getByLabel("zoom-to-fit").press("Enter");
  await page.waitForTimeout(1500);
  await page.screenshot({ path });
  await close.press("Enter");
  await close.waitFor({ state: "detached" });
}
