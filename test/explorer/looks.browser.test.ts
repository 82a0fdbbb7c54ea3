// How it looks and to whom: axe in every view and theme, keyboard alone, narrow screens, forced colours.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { aPage, atRest, goTo, served, show } from "../support/a-page.ts";
import { WORLD } from "../support/a-world.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { describeInBrowser } from "../support/chromium.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Another spelling of what the world has, so that there is something to judge. */
const SPELLING = anExtraction({ key: "spelling" }, "company:nVIDIA PRODUCES chip:h100");

/** What axe finds, as `rule: element`. Injected by the debugger, which no policy of the page forbids. */
async function violations(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axe });
  const run = `axe.run({ runOnly: ${JSON.stringify(TAGS)} }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html)))`;
  const { result } = await session.send("Runtime.evaluate", {
    expression: run,
    awaitPromise: true,
    returnByValue: true,
  });
  return result.value as string[];
}

/** Parts of the page that scroll sideways; a table may, in a frame of its own. */
function tooWide(page: Page): Promise<string[]> {
  const parts = page.locator(".scroll, .panel, .bar, .toolbar");
  return parts.evaluateAll((found) =>
    found.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ className }) => className),
  );
}

describeInBrowser("the explorer's looks", () => {
  it.for([
    { colorScheme: "light", width: 1280 },
    { colorScheme: "dark", width: 1280 },
    { colorScheme: "light", width: 360 },
    { colorScheme: "dark", width: 360 },
  ] as const)("have no fault that axe knows of, $colorScheme at $width pixels", async ({ colorScheme, width }) => {
    const page = await aPage((await served([...WORLD, SPELLING])).url, {
      colorScheme,
      viewport: { width, height: 800 },
    });
    await page.getByText("Most connected").waitFor();
    expect(await violations(page)).toEqual([]);
    await show(page, "Nvidia");
    expect(await violations(page)).toEqual([]);
    await show(page, "SMIC"); // of which more can be shown
    await page.getByRole("button", { name: "Expand all +1" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator(".edge-row .link").first().click();
    await page.locator(".passage .around").first().waitFor({ state: "attached" });
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Close details" }).click();
    for (const view of ["Table", "Timeline", "Conflicts", "Paths", "Documents", "Identity"]) {
      await goTo(page, view);
      await page.waitForTimeout(600);
      expect([view, await violations(page)]).toEqual([view, []]);
    }
    if (width < 900) await page.getByRole("button", { name: /^Filters/ }).click();
    expect(await violations(page)).toEqual([]);
  });

  it("are usable in forced colours and with reduced motion", async () => {
    const options = { forcedColors: "active", reducedMotion: "reduce" } as const;
    const page = await aPage((await served(WORLD)).url, options);
    await show(page, "Nvidia");
    await goTo(page, "Timeline");
    await page.locator(".histogram").waitFor();
    expect(await page.getByRole("button", { name: "Play" }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  it("show both clocks, and a range by dates as well as by thumbs", async () => {
    const page = await aPage((await served(WORLD)).url);
    await show(page, "Nvidia");
    await goTo(page, "Timeline");
    const [from, to] = [page.getByRole("slider", { name: "From" }), page.getByRole("slider", { name: "To" })];
    expect(await from.getAttribute("aria-valuetext")).toBe("2024-01-05");
    expect(await to.getAttribute("aria-valuetext")).toBe("2025-07-18");
    await page.getByLabel("First day").fill("2025-07-01");
    await page.getByText("4 of 6 relations on the canvas").waitFor();
    expect(await from.getAttribute("aria-valuetext")).toBe("2025-07-01");
    await from.press("ArrowRight");
    expect(await page.getByLabel("First day").inputValue()).toBe("2025-07-02");
    await page.getByRole("button", { name: "All times" }).click();
    await page.getByText("6 of 6 relations on the canvas").waitFor();
    await page.getByRole("button", { name: "The time it speaks of" }).click();
    await page.getByText("Nothing on the canvas has a time of this kind.").waitFor();
  });

  it("weigh at most 150 kB compressed before anything is asked", async () => {
    const sizes: Promise<number>[] = [];
    const prepare = async (page: Page) => {
      page.on("response", (response) => {
        if (/(?:\.js|\.css|\/)$/.test(new URL(response.url()).pathname)) {
          sizes.push(response.body().then((body) => gzipSync(body).length));
        }
      });
    };
    const page = await aPage((await served(WORLD)).url, { prepare });
    await page.getByText("Most connected").waitFor();
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(sizes.length).toBeGreaterThan(2);
    expect(total).toBeLessThan(150_000);
  });

  it("show on a phone which view a link opened", async () => {
    const { url } = await served(WORLD);
    const page = await aPage(url, { link: "view=documents", viewport: { width: 360, height: 740 } });
    const tab = page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Documents" });
    await page.getByRole("heading", { name: "Documents", exact: true }).waitFor();
    const { x, width } = (await tab.boundingBox())!;
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(360);
  });

  it("fit into 320 pixels without scrolling sideways", async () => {
    const page = await aPage((await served(WORLD)).url, { viewport: { width: 320, height: 640 } });
    await show(page, "Nvidia");
    await page.getByRole("button", { name: "Close details" }).click();
    for (const view of ["Graph", "Table", "Timeline", "Conflicts", "Paths", "Documents", "Identity"]) {
      await goTo(page, view);
      await page.waitForTimeout(400);
      const wide = await page.evaluate("document.documentElement.scrollWidth");
      expect([view, wide]).toEqual([view, 320]);
      expect([view, await tooWide(page)]).toEqual([view, []]);
    }
  });

  it("let a keyboard alone go from a name to its sentence, a path and a file", async () => {
    const page = await aPage((await served(WORLD)).url);
    const focusOn = async (name: RegExp, role: "button" | "combobox" | "menuitem") => {
      for (let step = 0; step < 150; step++) {
        const focused = page.locator(":focus");
        const isIt = (await focused.count()) > 0 && (await page.getByRole(role, { name }).and(focused).count()) > 0;
        if (isIt) return;
        await page.keyboard.press("Tab");
      }
      throw new Error(`${role} ${name} cannot be reached`);
    };
    await focusOn(/^Search/, "combobox");
    await page.keyboard.type("Nvidia");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await atRest(page);
    await focusOn(/Expand all|Path from here/, "button");
    await focusOn(/H20/, "button");
    await page.keyboard.press("Enter");
    await page.locator(".passage mark").first().waitFor();
    await focusOn(/^Nvidia/, "button");
    await page.keyboard.press("Enter");
    await focusOn(/Path from here/, "button");
    await page.keyboard.press("Enter");
    await focusOn(/^To$/, "combobox");
    await page.keyboard.type("Netherlands");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("article", { name: "Path 1" }).waitFor();
    await focusOn(/^Export/, "button");
    await page.keyboard.press("Enter");
    for (const _ of [1, 2]) await page.keyboard.press("ArrowDown");
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    expect(download.suggestedFilename()).toBe("graph.gexf");
  });
});
