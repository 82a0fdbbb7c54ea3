// From a name to the sentence: search, panels, evidence, conflicts, paths.
import { expect, it } from "vitest";
import { aPage, atRest, goTo, served, show } from "../support/a-page.ts";
import { WORLD } from "../support/a-world.ts";
import { describeInBrowser } from "../support/chromium.ts";

describeInBrowser("the explorer, for reading", () => {
  it.for(["huawei", "华为", "hua wei tech"])("finds Huawei by %s", async (typed) => {
    const page = await aPage((await served(WORLD)).url);
    const search = page.getByRole("combobox", { name: "Search" });
    await search.fill(typed);
    await page.getByRole("option", { name: "Huawei" }).waitFor();
    expect(await search.getAttribute("aria-expanded")).toBe("true");
    await search.press("ArrowDown");
    const active = await search.getAttribute("aria-activedescendant");
    expect(await page.locator(`[id="${active}"]`).getAttribute("aria-selected")).toBe("true");
    await search.press("Escape");
    expect(await search.getAttribute("aria-expanded")).toBe("false");
  });

  it("highlights a sentence by its stored offsets, code point for code point", async () => {
    const { url, ask } = await served(WORLD);
    const page = await aPage(url);
    await show(page, "SMIC");
    await page.getByRole("button", { name: "Statements" }).click();
    await page.locator(".passage .around").first().waitFor({ state: "attached" });
    const query =
      '{ entity(id: "company:smic") { statements { edges { node { evidence { quote start end document { text } } } } } } }';
    const answer = await ask<Answer>(query);
    const [evidence] = answer.entity.statements.edges[0]!.node.evidence;
    const mark = page.locator(".passage mark").first();
    expect(await mark.textContent()).toBe(evidence!.document.text.slice(evidence!.start, evidence!.end));
    const paragraph = evidence!.document.text.split("\n\n")[1]!;
    expect(await page.locator(".passage").first().textContent()).toBe(paragraph);
    const source = page.getByRole("link", { name: "open source" });
    expect(await source.getAttribute("rel")).toBe("noopener noreferrer");
    expect(await source.getAttribute("href")).toBe("https://paper.example/scripts?a=1&b=2");
  });

  it("says who said a statement, how it is meant and when, and whose document it is", async () => {
    const page = await aPage((await served(WORLD)).url);
    await show(page, "Nvidia");
    await page.getByRole("button", { name: "China" }).first().click();
    const card = page.locator(".statement").first();
    await card.locator(".around").first().waitFor({ state: "attached" });
    expect(await card.textContent()).toMatch(/Ben Ode.*says.*alleged/i);
    expect(await card.locator(".source").textContent()).toMatch(/What the herald heard · Herald · 2025-07-18/);
    expect(await card.getByText("90%").count()).toBe(1);
  });

  it("shows both sentences of a contradiction within one document, side by side", async () => {
    const page = await aPage((await served(WORLD)).url);
    await goTo(page, "Conflicts");
    const conflict = page.locator(".conflict").filter({ hasText: "One affirms what another denies" });
    await conflict.waitFor();
    const [left, right] = await conflict.locator(".side-of-conflict").all();
    expect(await left!.locator("mark").allTextContents()).not.toEqual(await right!.locator("mark").allTextContents());
    const boxes = await Promise.all([left!.boundingBox(), right!.boundingBox()]);
    expect(boxes[0]!.y).toBe(boxes[1]!.y);
    expect(await page.locator(".conflict").filter({ hasText: "Two hold what only one can" }).count()).toBe(1);
  });

  it("shows the ways between two entities, each step with its sentence", async () => {
    const page = await aPage((await served(WORLD)).url);
    await goTo(page, "Paths");
    for (const [field, name] of [
      ["From", "Lens"],
      ["To", "H20"],
    ] as const) {
      await page.getByRole("combobox", { name: field, exact: true }).fill(name);
      await page.getByRole("option", { name }).first().waitFor();
      await page.keyboard.press("Enter");
    }
    const path = page.getByRole("article", { name: "Path 1" });
    await path.waitFor();
    expect(await path.locator(".hop").count()).toBe(3);
    expect(
      await path
        .locator(".hop")
        .filter({ has: page.locator("mark") })
        .count(),
    ).toBe(3);
    await path.getByRole("button", { name: "Show on the graph" }).click();
    await atRest(page);
    expect(await page.locator(".graph-status").textContent()).toContain("4 entities");
  });

  it("explains why there is no path, with the filters that are on", async () => {
    const link = "view=paths&path=company%3Alens+chip%3Ah20+2&status=DENIED";
    const page = await aPage((await served(WORLD)).url, { link });
    await page.getByText("No path of at most 2 relations, with 1 filters on").waitFor();
    await page.getByRole("button", { name: "Clear the filters" }).click();
    await page.getByRole("button", { name: "Allow 6" }).click();
    await page.getByRole("article", { name: "Path 1" }).waitFor();
  });
});

interface Answer {
  readonly entity: {
    readonly statements: {
      readonly edges: readonly {
        readonly node: {
          readonly evidence: readonly {
            readonly start: number;
            readonly end: number;
            readonly document: { readonly text: string };
          }[];
        };
      }[];
    };
  };
}
