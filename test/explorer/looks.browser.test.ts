// How it looks and to whom: axe in every view and theme, keyboard alone, narrow screens, forced colours.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { aPage, atRest, describeInBrowser, goTo, served, show } from "../support/a-page.ts";
import { WORLD } from "../support/a-world.ts";
import { anExtraction } from "../support/an-extraction.ts";

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
