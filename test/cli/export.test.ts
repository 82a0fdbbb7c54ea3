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

describe("a part that citegraph export wrote", () => {
  const files = { "a.txt": "Nvidia makes the H20. AMD makes the MI308. Intel does not make the H20." };
  /** Runs commands in one folder, and fails when one of them does. */
  function aFolder() {
    const cwd = temporaryFolder(files);
    return async (argv: string, stdin?: string) => {
      const { code, stdout, stderr } = await runCitegraph(argv.split(" "), { cwd, ...(stdin && { stdin }) });
      expect(code, stderr).toBe(0);
      return stdout;
    };
  }
  const statementsIn = async (run: (argv: string) => Promise<string>, store: string) =>
    (JSON.parse(await run(`stats --json --store ${store}`)) as { statements: number }).statements;

  it.for([
    { name: "loaded whole", complete: "load whole.jsonl", said: "0 documents added, 1 replaced, 0 unchanged.\n" },
    { name: "read", complete: "ingest a.txt", said: "0 documents added, 1 replaced, 0 unchanged.\n" },
    {
      name: "copied from its store",
      complete: "load --from s1",
      said: "0 documents added, 1 replaced, 0 unchanged.\n",
    },
  ])(
    "is completed when the document is $name behind it, and is nothing new behind that",
    async ({ complete, said }) => {
      const run = aFolder();
      await run("ingest a.txt --store s1");
      await run("export --store s1 --out whole.jsonl");
      await run("export --store s1 --polarity negated --out negated.jsonl");
      await run("export --store s1 --polarity affirmed --out affirmed.jsonl");
      const whole = await run("export --store s1");
      expect(await statementsIn(run, "s1")).toBe(3);

      await run("load negated.jsonl --store s2");
      expect(await statementsIn(run, "s2")).toBe(1);
      const part = await run("export --store s2");
      expect(await run("load - --store copy", part)).toContain("1 document added");
      expect(await run("export --store copy")).toBe(part);
      expect(await run(`${complete} --store s2`)).toBe(said);
      expect(await run("export --store s2")).toBe(whole);
      for (const again of ["load affirmed.jsonl", "load negated.jsonl", complete])
        expect(await run(`${again} --store s2`)).toBe("0 documents added, 0 replaced, 1 unchanged.\n");
      expect(await run("export --store s2")).toBe(whole);
      await run("verify --store s2");

      await run("load affirmed.jsonl negated.jsonl --store s3");
      await run("load negated.jsonl affirmed.jsonl --store s4");
      expect(await statementsIn(run, "s3")).toBe(3);
      expect(await run("export --store s3")).toBe(await run("export --store s4"));
      expect(await run(`${complete} --store s3`)).toBe(said);
      expect(await run("export --store s3")).toBe(whole);
      await run("verify --store s3");
    },
  );
});
