// What is taken away opens elsewhere.
import { readFileSync } from "node:fs";
import { parse as parseCsv } from "csv-parse/sync";
import { DirectedGraph, MultiDirectedGraph } from "graphology";
import * as gexf from "graphology-gexf";
import * as graphml from "graphology-graphml";
import jsonld from "jsonld";
import type { Page } from "playwright-core";
import { SaxesParser } from "saxes";
import { expect, it } from "vitest";
import { toStorableText } from "../../src/domain/index.ts";
import { aPage, served, show } from "../support/a-page.ts";
import { WORLD } from "../support/a-world.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { describeInBrowser } from "../support/chromium.ts";

const NASTY = anExtraction(
  { key: "=1+1", title: '"a", <b>\u0001 & c', outlet: "@SUM(A1)", publishedAt: "2025-01-01" },
  {
    says: "company:nasty PRODUCES chip:h20",
    sentence: toStorableText('=HYPERLINK("x"),\u0000]]> "Nasty" <i>H20</i> & more'),
  },
);

async function save(page: Page, format: string): Promise<Buffer> {
  await page.getByRole("button", { name: "Export" }).click();
  const item = page.getByRole("menuitem", { name: format });
  const [download] = await Promise.all([page.waitForEvent("download"), item.first().click()]);
  return readFileSync(await download.path());
}

function wellFormed(xml: string): number {
  let elements = 0;
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", () => elements++);
  parser.write(xml).close();
  return elements;
}

describeInBrowser("what the explorer exports", () => {
  it("opens as graph, table, picture, linked data and list of sources", async () => {
    const page = await aPage((await served([...WORLD, NASTY])).url);
    await show(page, "H20");
    const [, nodes, edges] = /(\d+) entities, (\d+) relations/.exec(
      (await page.locator(".graph-status").textContent())!,
    )!;
    const size = { order: Number(nodes), size: Number(edges) };

    const fromGexf = gexf.parse(MultiDirectedGraph, (await save(page, "GEXF")).toString());
    expect({ order: fromGexf.order, size: fromGexf.size }).toEqual(size);
    const fromGraphMl = graphml.parse(MultiDirectedGraph, (await save(page, "GraphML")).toString());
    expect({ order: fromGraphMl.order, size: fromGraphMl.size }).toEqual(size);
    expect(fromGraphMl).not.toBeInstanceOf(DirectedGraph);
    expect(wellFormed((await save(page, "SVG")).toString())).toBeGreaterThan(size.order + size.size);
    const png = await save(page, "PNG");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.readUInt32BE(16)).toBeGreaterThan(800);

    const entities = parseCsv(await save(page, "CSV of entities"), { columns: true });
    expect(entities).toHaveLength(size.order);
    expect(parseCsv(await save(page, "CSV of relations"), { columns: true })).toHaveLength(size.size);
    const statements = parseCsv(await save(page, "CSV of statements"), { columns: true }) as Record<string, string>[];
    expect(statements.find(({ document }) => document === "'=1+1")).toMatchObject({ outlet: "'@SUM(A1)", start: "0" });
    const cells = statements.flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^[=+@\t\r]/.test(cell))).toEqual([]);

    const json = JSON.parse((await save(page, "JSON")).toString()) as { entities: unknown[]; statements: unknown[] };
    expect([json.entities.length, json.statements.length]).toEqual([size.order, statements.length]);
    const documentLoader = async (address: string) => {
      throw new Error(`${address} was to be fetched`);
    };
    const expanded = await jsonld.expand(JSON.parse((await save(page, "JSON-LD")).toString()), { documentLoader });
    expect(expanded).toHaveLength(size.order + statements.length);
    const citations = (await save(page, "List of citations")).toString();
    expect(citations).toContain("- Gazette (2025-04-16). *A chip between two rules*. https://gazette.example/h20");
    expect(citations).toContain("  > =HYPERLINK");
  });
});
