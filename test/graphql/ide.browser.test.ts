// GraphiQL as its users have it: typed into and run in a real Chromium.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "../../scripts/pictures/chromium.ts";
import { aServer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { describeInBrowser } from "../support/chromium.ts";

const document = (key: string) => anExtraction({ key }, `company:nvidia PRODUCES chip:${key}`);

describeInBrowser("GraphiQL", () => {
  let browser: Browser;
  beforeAll(async () => {
    const built = fileURLToPath(new URL("../../dist/ide/index.html", import.meta.url));
    if (!existsSync(built)) await import("../../scripts/build-ide.ts");
    browser = await launchChromium([]);
  });
  afterAll(() => browser.close());

  async function run(page: Page, text: string) {
    await page.locator(".graphiql-query-editor").click();
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
    await page.keyboard.insertText(text);
    await page.locator(".graphiql-query-editor").getByText(text.slice(0, 6)).first().waitFor();
    await page.keyboard.press("Control+Enter");
  }

  it("answers a question, and tells on of what is subscribed to", async () => {
    const { server, store } = await aServer([document("h20")], { ide: true });
    const { url } = await server.listen();
    const page = await browser.newPage();
    await page.goto(new URL("/ide", url).href);
    const result = page.locator(".result-window");
    await page.locator(".graphiql-query-editor").getByText("search").waitFor();
    await run(page, '{ entity(id: "chip:h20") { name } }');
    await result.getByText('"H20"').waitFor();
    await run(page, "subscription { documentChanges { added { key } } }");
    await result.getByText('"H20"').waitFor({ state: "detached" });
    await store.load([document("h21")]);
    await result.getByText('"h21"').waitFor();
    expect(await result.textContent()).not.toContain("errors");
    await page.close();
  });
});
