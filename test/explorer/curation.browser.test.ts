// Deciding which entities are one: offered only to those who may, foreseen before it is done, and taken back.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { createApiKey } from "../../src/graphql/index.ts";
import { aPage, atRest, goTo, served, show } from "../support/a-page.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { describeInBrowser } from "../support/chromium.ts";

/** Two spellings of one company, each with a chief executive of its own. */
const SPELLINGS = [
  anExtraction({ key: "a.txt" }, { says: "person:ada-lane LEADS company:nvidia", role: "CEO" }),
  anExtraction({ key: "b.txt" }, { says: "person:ben-ode LEADS company:nVIDIA", role: "CEO" }),
];

const views = (page: Page) => page.getByRole("navigation", { name: "Views" });

describeInBrowser("curation", () => {
  it("foresees a merge with its new conflict, merges what the graph shows, and parts it again", async () => {
    const { url, ask } = await served(SPELLINGS);
    const page = await aPage(url);
    await show(page, "Ben Ode");
    await show(page, "Ada Lane");
    await goTo(page, "Identity");
    const pair = page.locator(".candidate");
    await pair.getByText("Ada Lane").first().waitFor();
    expect(await pair.getByRole("heading", { level: 3 }).allTextContents()).toEqual(["NVIDIA", "Nvidia"]);
    await pair.getByRole("textbox", { name: "Why" }).fill("one register entry");
    await pair.getByRole("button", { name: "Same…" }).click();
    const foreseen = page.getByRole("region", { name: "What merging would do" });
    await foreseen.waitFor();
    expect(await foreseen.textContent()).toContain("1 statement would move; 4 entities would become 3.");
    expect(await foreseen.textContent()).toContain("1 conflict would come up");
    const { judgements } = await ask<{ judgements: { totalCount: number } }>("{ judgements { totalCount } }");
    expect(judgements.totalCount).toBe(0);

    await foreseen.getByRole("button", { name: "Merge them" }).click();
    await page.getByText("No two entities look like one.").waitFor();
    expect(await page.locator(".judgement").textContent()).toContain("one register entry");
    await goTo(page, "Graph");
    await atRest(page);
    expect(await page.locator(".graph-status").textContent()).toBe("3 entities, 2 relations");
    const merged = await ask<Conflicts>("{ conflicts { totalCount } }");
    expect(merged.conflicts.totalCount).toBe(1);

    await goTo(page, "Identity");
    await page.getByRole("button", { name: /Undo the judgement/ }).click();
    await pair.waitFor();
    const parted = await ask<Conflicts>("{ conflicts { totalCount } }");
    expect(parted.conflicts.totalCount).toBe(0);
  });

  it("leaves a pair judged different out, and keeps one judged unsure in", async () => {
    const page = await aPage((await served(SPELLINGS)).url);
    await goTo(page, "Identity");
    await page.getByRole("button", { name: "Unsure" }).click();
    await page.getByText("judged unsure by unnamed").waitFor();
    await page.getByRole("button", { name: "Different" }).click();
    await page.getByText("No two entities look like one.").waitFor();
    expect(await page.locator(".judgement").count()).toBe(1);
  });

  it("is offered only to who shows the key of a curator", async () => {
    const [reader, curator] = [createApiKey("reader"), createApiKey("curator")];
    const access = { keys: [reader.stored, curator.stored], anonymous: null };
    const link = "view=identity";
    // A browser reports each answer of 401 and 403 by itself; those are what is tested here.
    const page = await aPage((await served(SPELLINGS, undefined, access)).url, { link, expected: /status of 40[13]/ });
    await page.getByRole("alert").getByText("need the role reader").waitFor();
    const form = page.getByRole("region", { name: "Your key" });
    await form.getByLabel("API key").fill(reader.key);
    await form.getByRole("button", { name: "Use this key" }).click();
    await page.getByText("Only who may curate sees this").waitFor();
    expect(await views(page).getByRole("button", { name: "Identity" }).count()).toBe(0);

    await page.getByRole("button", { name: "Settings" }).click();
    await page.getByRole("menuitem", { name: /Your key/ }).click();
    const dialog = page.getByRole("dialog", { name: "Your key" });
    await dialog.getByLabel("API key").fill(curator.key);
    await dialog.getByRole("button", { name: "Use this key" }).click();
    await dialog.getByText("judge which entities are one").waitFor();
    await dialog.getByRole("button", { name: "Close" }).click();
    await page.locator(".candidate").waitFor();
    expect(page.url()).not.toContain("cg_");
  });
});

interface Conflicts {
  readonly conflicts: { readonly totalCount: number };
}
