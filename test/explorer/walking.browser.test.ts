// Around the graph: expanding, stepping back, filtering, the table that mirrors it, and links to it.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { linkToWhole } from "../../scripts/bench/explorer/whole-graph.ts";
import { aPage, atRest, goTo, served, show, WITHOUT_WEBGL } from "../support/a-page.ts";
import { aHub, aWeb, WORLD } from "../support/a-world.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { describeInBrowser } from "../support/chromium.ts";

/** What the address says of the view: entities, places, camera, filters. */
const stateOf = (page: Page) => new URL(page.url()).hash;

const rowsOf = (page: Page) => page.locator("tbody tr");
const tab = (page: Page, name: string) => page.getByRole("tab", { name });

/** Lets every answer of the API wait. */
async function answerLate(page: Page, waitMs: number): Promise<void> {
  await page.route("**/graphql", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    await route.fallback();
  });
}

describeInBrowser("the explorer, for walking", () => {
  it("adds the relations of one kind, counts what stays hidden, and takes the steps back", async () => {
    const page = await aPage((await served(WORLD)).url);
    await show(page, "Netherlands");
    await goTo(page, "Table");
    expect(await rowsOf(page).count()).toBe(2);
    await page.getByRole("button", { name: "Lens", exact: true }).first().click();
    await page.getByRole("button", { name: "Add +1 supplies to the graph" }).click();
    await atRest(page);
    expect(await rowsOf(page).count()).toBe(3);
    const foundry = page.getByRole("row", { name: /Foundry/ });
    expect(await foundry.locator("td").allTextContents()).toEqual(expect.arrayContaining(["1"]));
    await foundry.getByRole("button", { name: "Expand" }).click();
    await atRest(page);
    expect(await rowsOf(page).count()).toBe(4);
    for (const left of [3, 2]) {
      await page.getByRole("button", { name: /^Undo/ }).click();
      expect(await rowsOf(page).count()).toBe(left);
    }
  });

  it("takes back the last ten steps", async () => {
    const page = await aPage((await served(aHub(100))).url);
    await show(page, "Hub");
    await goTo(page, "Table");
    const all = await rowsOf(page).count();
    for (let step = 0; step < 11; step++) {
      await page
        .getByRole("button", { name: /^Remove Buyer/ })
        .first()
        .click();
    }
    expect(await rowsOf(page).count()).toBe(all - 11);
    for (let step = 0; step < 10; step++) await page.getByRole("button", { name: /^Undo removing/ }).click();
    expect(await rowsOf(page).count()).toBe(all - 1);
    expect(await page.getByRole("button", { name: "Nothing to undo" }).isDisabled()).toBe(true);
  });

  it("brings at most a hundred neighbours of a hub at a time", async () => {
    const page = await aPage((await served(aHub(10_000))).url);
    await show(page, "Hub");
    await goTo(page, "Graph");
    expect(await page.getByRole("button", { name: /^Expand all/ }).textContent()).toBe("Expand all +9976");
    await goTo(page, "Table");
    await page.getByRole("row", { name: /Hub/ }).getByRole("button", { name: "Expand" }).click();
    await atRest(page);
    expect(await tab(page, "entities").textContent()).toBe("Entities 101");
    await page.getByRole("button", { name: "Show more sells to to the graph" }).click();
    await atRest(page);
    expect(await tab(page, "entities").textContent()).toBe("Entities 201");
  });

  it("filters the graph as the API does, shows the API's totals, and keeps the filter in the address", async () => {
    const { url, ask } = await served(WORLD);
    const page = await aPage(url);
    await show(page, "H20");
    const disputed = page.getByRole("checkbox", { name: /disputed/ });
    const shown = await page.locator("label", { has: disputed }).locator(".count").textContent();
    const total = await ask<{ relations: { totalCount: number } }>(
      "{ relations(filter: { status: [DISPUTED] }) { totalCount } }",
    );
    expect(Number(shown)).toBe(total.relations.totalCount);
    await disputed.check();
    await page.getByText("pass the filter").waitFor();
    expect(await page.locator(".graph-status").textContent()).toContain("2 of 4 entities, 1 of");
    await atRest(page);
    expect(page.url()).toContain("status=DISPUTED");
    await page.getByText("How it is meant").click();
    await page.getByRole("checkbox", { name: /planned/ }).check();
    await page.getByText("0 of 4 entities").waitFor();
    await page.getByRole("button", { name: "Clear all" }).click();
    await page.getByText(/^4 entities/).waitFor();
    expect(await disputed.isChecked()).toBe(false);
  });

  it("narrows all views to what concerns an entity, though only sentences name it, and the link says so", async () => {
    const says = "governmentbody:bureau RESTRICTS chip:a100";
    const [barred, kept] = ["Bureau bars A100 from Norway.", "Bureau restricts A100 at home."];
    const { url } = await served([
      anExtraction(
        { key: "one", names: ["country:norway"] },
        { says, sentence: barred },
        "company:nvidia PRODUCES chip:a100",
      ),
      anExtraction({ key: "two" }, { says, sentence: kept }, "company:nvidia COMPETES_WITH company:amd"),
    ]);
    const page = await aPage(url);
    await page.getByRole("combobox", { name: "Only what concerns" }).fill("norw");
    await page.getByRole("option", { name: "Norway" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "competes with 1" }).waitFor({ state: "hidden" });
    expect(await page.locator(".latest-row").count()).toBe(1);
    await page.getByRole("button", { name: "restricts 1" }).click();
    await atRest(page);
    await goTo(page, "Table");
    expect(await rowsOf(page).count()).toBe(1);
    await page.getByRole("button", { name: "restricts", exact: true }).click();
    await page.locator(".passage mark").first().waitFor();
    expect(await page.locator(".statement").count()).toBe(1);
    expect(await page.locator(".statement").textContent()).toContain(barred);
    await atRest(page);
    const again = await aPage(url, { link: new URL(page.url()).hash.slice(1) });
    expect(await again.getByRole("checkbox", { name: "Norway" }).isChecked()).toBe(true);
    await again.getByRole("button", { name: "Filters, 1 on" }).waitFor();
    await again.getByRole("tab", { name: "Relations 1" }).waitFor();
  });

  it("opens a link to thousands of entities by a handful of requests", async () => {
    const { url, ask } = await served(aWeb(2_000));
    const { nodes, edges, link } = await linkToWhole(ask);
    let restoring = 0;
    const count = (page: Page) => {
      page.on("request", (request) => {
        if (request.postData()?.includes("query Restore")) restoring++;
      });
      return Promise.resolve();
    };
    const page = await aPage(url, { link: `view=table&${link}`, prepare: count });
    await page.getByRole("tab", { name: `Entities ${nodes}` }).waitFor();
    expect(restoring).toBeLessThanOrEqual(Math.ceil(nodes / 1_000) + Math.ceil(edges / 1_000));
  });

  it("lists in the table exactly what the graph shows, with the same selection", async () => {
    const page = await aPage((await served(WORLD)).url);
    await show(page, "Nvidia");
    const status = await page.locator(".graph-status").textContent();
    await goTo(page, "Table");
    const entities = await rowsOf(page).count();
    expect(await page.locator("tr.chosen").textContent()).toContain("Nvidia");
    await tab(page, "relations").click();
    expect(status).toBe(`${entities} entities, ${await rowsOf(page).count()} relations`);
    await page.getByRole("button", { name: "Subject" }).click();
    const names = await page.locator("tbody th").allTextContents();
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, "en")));
  });

  it("finds the rows of a table by names, types and words of relations", async () => {
    const page = await aPage((await served(WORLD)).url);
    await show(page, "H20");
    await goTo(page, "Table");
    await tab(page, "relations").click();
    const all = await rowsOf(page).count();
    await page.getByRole("searchbox", { name: "Find in the table" }).fill("restricts chip");
    expect(await rowsOf(page).allTextContents()).toEqual([expect.stringContaining("restricts")]);
    await page.getByRole("searchbox", { name: "Find in the table" }).fill("nobody");
    await page.getByText("No relation of the canvas speaks of that.").waitFor();
    await page.getByRole("searchbox", { name: "Find in the table" }).fill("");
    expect(await rowsOf(page).count()).toBe(all);
  });

  it("restores the same entities, places and view from a link, in another browser", async () => {
    const { url } = await served(WORLD);
    const first = await aPage(url);
    await show(first, "Nvidia");
    await first.getByRole("button", { name: "Pin Nvidia" }).click();
    await first.getByRole("button", { name: "Zoom in" }).click();
    await first.getByRole("button", { name: "Close details" }).click();
    await atRest(first);
    const link = new URL(first.url()).hash.slice(1);
    const second = await aPage(url, { link });
    await second.locator(".graph-status").waitFor();
    await atRest(second);
    // One step further in both: each page now writes its own places and camera into its address.
    for (const page of [first, second]) {
      await page.getByRole("button", { name: "Zoom in" }).click();
      await atRest(page);
    }
    expect(stateOf(second)).toBe(stateOf(first));
    expect(stateOf(second)).not.toBe(`#${link}`);
  });

  it("says so when a link names what has gone", async () => {
    const { url, store } = await served(WORLD);
    const first = await aPage(url);
    await show(first, "Lens");
    const link = new URL(first.url()).hash.slice(1);
    await store.retract(["herald-3"]);
    const second = await aPage(url, { link });
    await second.getByText("no longer in the graph").waitFor();
  });

  it("lays out in a circle and in columns, and the same seed gives the same places, be the server fast or slow", async () => {
    const { url } = await served(WORLD);
    const states: string[] = [];
    for (const waitMs of [0, 1000]) {
      const page = await aPage(url, { prepare: (opened) => answerLate(opened, waitMs) });
      await show(page, "Nvidia");
      await atRest(page);
      states.push(stateOf(page));
      for (const layout of ["circle", "columns"]) {
        await page.getByRole("combobox", { name: "Layout" }).selectOption(layout);
        await atRest(page);
        states.push(stateOf(page));
      }
    }
    expect(states.slice(3)).toEqual(states.slice(0, 3));
    expect(new Set(states).size).toBe(3);
  });

  it("draws without WebGL, and everything else works", async () => {
    const page = await aPage((await served(WORLD)).url, { args: WITHOUT_WEBGL });
    await show(page, "Nvidia");
    expect(await page.locator("svg.picture .svg-node").count()).toBe(6);
    const hidden = page.locator("svg.picture .svg-node", { hasText: "Foundry" }).locator(".svg-badge");
    expect(await hidden.textContent()).toBe("+1"); // Lens supplies it
    expect(await page.locator(".svg-words").allTextContents()).toContain("supplies");
    expect(await page.locator(".svg-badge.disputed, .svg-words.disputed").count()).toBeGreaterThan(0);
    await page.locator("svg.picture .svg-node", { hasText: "H20" }).click();
    await page.getByRole("heading", { name: "H20" }).waitFor();
    await page.locator(".edge-row .link").first().click();
    await page.locator(".passage mark").first().waitFor();
    await goTo(page, "Table");
    expect(await rowsOf(page).count()).toBe(6);
    await page.getByRole("checkbox", { name: /alleged/ }).check();
    await page.getByText("4 filtered away").waitFor();
    expect(await rowsOf(page).count()).toBe(2);
    await page.getByRole("button", { name: "Clear all" }).click();
    await goTo(page, "Conflicts");
    await page.locator(".conflict mark").first().waitFor();
    await goTo(page, "Timeline");
    await page.locator(".histogram").waitFor();
  });

  it("finds and draws paths without WebGL", async () => {
    const link = "view=paths&path=company%3Alens+chip%3Ah20+4";
    const page = await aPage((await served(WORLD)).url, { args: WITHOUT_WEBGL, link });
    const path = page.getByRole("article", { name: "Path 1" });
    await path.waitFor();
    await path.getByRole("button", { name: "Show on the graph" }).click();
    await atRest(page);
    expect(await page.locator("svg.picture .svg-node").allTextContents()).toHaveLength(4);
    expect(await page.locator("svg.picture .svg-edge").count()).toBeGreaterThanOrEqual(3);
  });
});
