// The explorer of a server that answers the documents of a list alone.
import { expect, it } from "vitest";
import { aPage, atRest, goTo, show } from "../support/a-page.ts";
import { describeInBrowser } from "../support/chromium.ts";
import { runCitegraph } from "../support/run-citegraph.ts";
import { startCitegraph } from "../support/spawn-citegraph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

describeInBrowser("the explorer, on a server started with --documents", () => {
  it("asks all that it asks elsewhere, while others ask what is listed and nothing more", async () => {
    const cwd = temporaryFolder({ "list.json": JSON.stringify({ any: "{ stats { documents } }" }) });
    await runCitegraph(["seed"], { cwd });
    const child = startCitegraph(["serve", "--port", "0", "--json", "--documents", "list.json"], { cwd });
    const [chunk] = (await child.stdout.take(1).toArray()) as Buffer[];
    const { url } = JSON.parse(String(chunk)) as { url: string };
    const statusOf = async (query: string) => {
      const headers = { "content-type": "application/json" };
      return (await fetch(url, { method: "POST", headers, body: JSON.stringify({ query }) })).status;
    };
    expect(await statusOf("{ stats { documents } }")).toBe(200);
    expect(await statusOf("{ stats { entities } }")).toBe(403);
    const page = await aPage(new URL("/", url).href);
    await show(page, "Nvidia");
    await page.getByRole("button", { name: "Statements" }).click();
    await page.locator(".passage mark").first().waitFor();
    for (const view of ["Graph", "Table", "Timeline", "Paths", "Conflicts", "Documents", "Identity"]) {
      await goTo(page, view);
      await atRest(page);
      expect(await page.getByRole("alert").count(), view).toBe(0);
    }
    const panel = page.getByRole("button", { name: "Filters" });
    if ((await panel.getAttribute("aria-pressed")) !== "true") await panel.click();
    await page.getByText("Affirmed or denied").click();
    await page
      .locator(".facet-row")
      .filter({ hasText: /affirmed\d+/ })
      .waitFor();
    await page
      .locator(".facet-row")
      .filter({ hasText: /Chip[1-9]\d*/ })
      .waitFor();
  });
});
