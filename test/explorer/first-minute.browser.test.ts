// An empty store, a text pasted, files dropped: the whole product behind the page.
import { once } from "node:events";
import { expect, it, onTestFinished } from "vitest";
import { aPage, atRest } from "../support/a-page.ts";
import { describeInBrowser } from "../support/chromium.ts";
import { startCitegraph } from "../support/spawn-citegraph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** `citegraph serve` on a new store; the address it prints. */
async function aCitegraph(): Promise<string> {
  const cwd = temporaryFolder();
  const child = startCitegraph(["serve", "--port", "0", "--json", "--store", "new"], { cwd });
  onTestFinished(async () => {
    child.kill("SIGTERM");
    await once(child, "close");
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const { url } = JSON.parse(line.toString()) as { url: string };
  return new URL("/", url).href;
}

const ARTICLE = `Nvidia makes the H20 for China. The United States restricted the H20 in April 2025.

Jensen Huang, the chief executive of Nvidia, criticised the export controls.`;

describeInBrowser("the first minute", () => {
  it("shows what to do, reads a pasted text and files, and grows the graph as they are read", async () => {
    const page = await aPage(await aCitegraph());
    await page.getByRole("heading", { name: "Nothing here yet" }).waitFor();
    await page.getByText("npx citegraph ingest articles/").waitFor();
    await page.getByRole("textbox", { name: "Text" }).fill(ARTICLE);
    await page.getByRole("textbox", { name: "Title" }).fill("The H20");
    await page.getByRole("button", { name: "Read it" }).click();
    await page.locator(".graph-status").waitFor();
    await atRest(page);
    expect(await page.locator(".graph-status").textContent()).toMatch(/^[3-9] entities, [2-9] relations/);

    await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Documents" }).click();
    await page.getByText(/added: \d+ entities, \d+ statements/).waitFor();
    const files = [
      {
        name: "amd.md",
        mimeType: "text/markdown",
        buffer: Buffer.from("---\ntitle: Another chip\ndate: 2025-05-01\n---\nAMD makes the MI308."),
      },
      {
        name: "lines.jsonl",
        mimeType: "application/jsonl",
        buffer: Buffer.from(
          '{"key":"k1","text":"Intel makes the Gaudi 3."}\n{"key":"k2","text":"SMIC is based in Shanghai."}',
        ),
      },
      { name: "scan.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF") },
    ];
    await page.getByLabel("Files to read").setInputFiles(files);
    await page.getByText("4 of 4 read").waitFor();
    await page.getByText("not text, Markdown or JSONL").waitFor();
    await page
      .getByRole("row", { name: /Another chip/ })
      .getByText("2025-05-01")
      .waitFor();
    await expect.poll(() => page.locator("table.documents tbody tr").count()).toBe(4);

    await page.getByRole("textbox", { name: "Text" }).fill(ARTICLE);
    await page.getByRole("textbox", { name: "Title" }).fill("The H20");
    await page.getByRole("button", { name: "Read it" }).click();
    await page.getByText(/^unchanged:/).waitFor();
  });

  it("loads the documents that come with citegraph", async () => {
    const page = await aPage(await aCitegraph());
    await page.getByRole("button", { name: "Load the example" }).click();
    await page.getByRole("heading", { name: "Most connected" }).waitFor({ timeout: 50_000 });
    expect(await page.locator(".tile").count()).toBe(12);
  });
});
