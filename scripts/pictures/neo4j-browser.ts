// Neo4j Browser, driven as a person would: connect, type a command, drop a file, look at the answer.
import type { Browser, Page } from "playwright-core";

export interface Neo4jAccess {
  /** Where Neo4j Browser is served. Its default list lets it fetch guides from `localhost`. */
  readonly page: string;
  readonly bolt: string;
  readonly user: string;
  readonly password: string;
}

export async function openNeo4jBrowser(browser: Browser, access: Neo4jAccess): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.goto(`${access.page}?dbms=${access.bolt}`);
  await page.getByTestId("boltaddress").waitFor();
  await page.getByTestId("username").fill(access.user);
  await page.getByTestId("password").fill(access.password);
  await page.getByTestId("connect").click();
  await page.getByTestId("connect").waitFor({ state: "detached" });
  await page.getByTestId("activeEditor").waitFor();
  return page;
}

/** Types a command or a query into the editor and runs it. @returns the frame of its answer, once it is there */
export async function runCommand(page: Page, command: string) {
  const frames = page.getByTestId("frame");
  await page.getByTestId("activeEditor").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(command);
  const old = await frames.count();
  await page.keyboard.press("Control+Enter");
  await frames.nth(old).waitFor();
  return frames.first();
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
