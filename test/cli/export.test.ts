import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { loadOntology } from "../../src/ontology/index.ts";
import { createEmbeddedStore } from "../../src/store/index.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { runCitegraph } from "../support/run-citegraph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ontology = await loadOntology();

/** A folder with a store of two reports, and the command in it. */
async function aStore() {
  const cwd = temporaryFolder();
  const store = createEmbeddedStore({ folder: path.join(cwd, ".citegraph"), ontology });
  await store.load([
    anExtraction(
      { key: "a", outlet: "Gazette, the" },
      { says: "company:acme PRODUCES chip:x1", confidence: 0.9, time: "2024" },
      "person:ann LEADS company:acme",
    ),
    anExtraction(
      { key: "b", outlet: "Herald" },
      { says: "company:acme PRODUCES chip:x2", polarity: "negated", confidence: 0.4 },
    ),
  ]);
  await store.close();
  return { cwd, run: (...argv: string[]) => runCitegraph(["export", ...argv], { cwd }) };
}

describe("citegraph export", () => {
  it.for([
    { format: "graphml", begins: "<?xml", ends: "</graphml>\n" },
    { format: "gexf", begins: "<?xml", ends: "</gexf>\n" },
    { format: "jsonld", begins: '{"@context"', ends: "]}\n" },
    { format: "cypher", begins: "CREATE CONSTRAINT", ends: ";\n" },
    { format: "jsonl", begins: '{"format":2', ends: "}\n" },
  ])("writes $format to standard output, and the same to a file", async ({ format, begins, ends }) => {
    const { cwd, run } = await aStore();
    const { code, stdout, stderr } = await run("--format", format);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.startsWith(begins) && stdout.endsWith(ends)).toBe(true);
    const written = await run("--format", format, "--out", "deep/graph", "--json");
    const file = path.join(cwd, "deep/graph");
    expect(JSON.parse(written.stdout)).toEqual({ files: [{ path: file, bytes: Buffer.byteLength(stdout) }] });
    expect(readFileSync(file, "utf8")).toBe(stdout);
    expect(readdirSync(path.dirname(file))).toEqual(["graph"]);
  });

  it("writes the three tables of a CSV into a folder, or one of them to standard output", async () => {
    const { cwd, run } = await aStore();
    expect(await run("-f", "csv", "--out", "tables")).toMatchObject({ code: 0, stderr: "" });
    expect(readdirSync(path.join(cwd, "tables")).sort()).toEqual(["edges.csv", "nodes.csv", "statements.csv"]);
    const { stdout } = await run("-f", "csv", "--table", "edges");
    expect(stdout).toBe(readFileSync(path.join(cwd, "tables/edges.csv"), "utf8"));
    expect(await run("-f", "csv")).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("--table") });
  });

  it.for([
    { options: ["--types", "Person"], edges: ["LEADS"] },
    { options: ["--relations", "LEADS, PRODUCES"], edges: ["LEADS", "PRODUCES", "PRODUCES"] },
    { options: ["--status", "denied"], edges: ["PRODUCES"] },
    { options: ["--polarity", "affirmed", "--relations", "PRODUCES"], edges: ["PRODUCES"] },
    { options: ["--min-confidence", "0.5"], edges: ["LEADS", "PRODUCES"] },
    { options: ["--outlet", "Herald"], edges: ["PRODUCES"] },
    { options: ["--outlet", "Gazette, the", "--outlet", "Herald"], edges: ["LEADS", "PRODUCES", "PRODUCES"] },
    { options: ["--valid-at", "2025-01-01"], edges: ["LEADS", "PRODUCES"] },
    { options: ["--modality", "planned"], edges: [] },
    { options: ["--attributed-to", "person:ann"], edges: [] },
    { options: ["--known-at", "2001-01-01T00:00:00Z"], edges: [] },
  ])("writes the part that $options names", async ({ options, edges }) => {
    const { run } = await aStore();
    const { code, stdout } = await run("-f", "csv", "--table", "edges", ...options);
    const rows = parseCsv(stdout, { columns: true }) as { relation: string }[];
    expect({ code, edges: rows.map(({ relation }) => relation).sort() }).toEqual({ code: 0, edges });
  });

  it.for([
    { options: ["--types", "Chipp"], says: "The ontology has no entity type Chipp." },
    { options: ["--relations", "MAKES"], says: "The ontology has no relation MAKES." },
    { options: ["--status", "true"], says: "true is none of stated" },
    { options: ["--min-confidence", "70%"], says: "a number from 0 to 1" },
    { options: ["--valid-at", "yesterday"], says: "a day such as" },
    { options: ["--valid-at", "2025-02-30"], says: "a day such as" },
    { options: ["--table", "nodes"], says: "Only a CSV has tables." },
    { options: ["--format", "xlsx"], says: "xlsx" },
  ])("refuses $options by saying what is wrong", async ({ options, says }) => {
    const { run } = await aStore();
    expect(await run(...options)).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining(says) });
  });

  it("names the path that cannot be written", async () => {
    const { run } = await aStore();
    expect(await run("--out", "/dev/full")).toMatchObject({
      code: 73,
      stderr: expect.stringContaining("OUTPUT_UNWRITABLE"),
    });
  });
});
