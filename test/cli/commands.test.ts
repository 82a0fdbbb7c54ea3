// Every command does what its help says, through `main`.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it, vi } from "vitest";
import { ERROR_CODES } from "../../src/domain/index.ts";
import { DEFAULT_ONTOLOGY } from "../../src/ontology/index.ts";
import { KEYS, MANY_DOCUMENTS } from "../support/kill-at-random.ts";
import { type RunOptions, runCitegraph } from "../support/run-citegraph.ts";
import { BIN, spawnCitegraph, startCitegraph } from "../support/spawn-citegraph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const FILES = {
  "a.md": "---\ntitle: First\ndate: 2025-07-15\n---\nNvidia makes the H20. Huawei makes the Ascend 910B.\n",
  "b.txt": "AMD makes the MI308.",
};

/** Runs commands in one folder, and fails when one of them does. */
function aFolder(files: Readonly<Record<string, string>> = FILES) {
  const cwd = temporaryFolder(files);
  return async (argv: string, options: Partial<RunOptions> = {}): Promise<string> => {
    const ran = await runCitegraph(argv.split(" "), { cwd, ...options });
    expect(ran.code, ran.stderr).toBe(0);
    return ran.stdout;
  };
}
const json = (text: string): unknown => JSON.parse(text);

describe("citegraph", () => {
  it("ingests once what it is given twice", async () => {
    const run = aFolder();
    expect(json(await run("ingest a.md b.txt --json"))).toEqual({ added: 2, replaced: 0, unchanged: 0, faults: 0 });
    const dump = await run("export");
    expect(await run("ingest .")).toBe("0 documents added, 0 replaced, 2 unchanged.\n");
    expect(await run("export --format jsonl")).toBe(dump);
  });

  it("ingests JSON Lines from standard input", async () => {
    const run = aFolder();
    const stdin = '{"key":"https://example.org/1","title":"T","text":"Nvidia makes the H20."}\n';
    await run("ingest - --quiet", { stdin });
    expect(json(await run("stats --json"))).toMatchObject({ documents: 1 });
    expect(await run("stats")).toMatch(/^ +1 {2}documents$/m);
  });

  it("extracts to one JSON object a document, without a store", async () => {
    const cwd = temporaryFolder(FILES);
    const { stdout } = await runCitegraph(["extract", "a.md", "b.txt"], { cwd });
    const [first, second] = stdout.trim().split("\n").map(json) as {
      document: object;
      entities: object[];
      statements: object[];
    }[];
    expect(first?.document).toEqual({
      id: expect.stringMatching(/^document:/),
      key: "a.md",
      title: "First",
      publishedAt: "2025-07-15",
    });
    expect(first?.entities).toContainEqual(
      expect.objectContaining({
        id: "company:nvidia",
        type: "Company",
        name: "Nvidia",
        aliases: ["Nvidia"],
        mentions: [{ start: 0, end: 6, text: "Nvidia", kind: "name" }],
      }),
    );
    const quote = "Nvidia makes the H20.";
    expect(first?.statements).toContainEqual({
      id: expect.stringMatching(/^statement:/),
      subject: "company:nvidia",
      relation: "PRODUCES",
      object: "chip:h20",
      role: null,
      polarity: "affirmed",
      modality: "asserted",
      attributedTo: null,
      attribution: null,
      time: null,
      clock: null,
      confidence: expect.any(Number),
      evidence: [
        {
          ...{ start: 0, end: quote.length, quote },
          ...{ subject: { start: 0, end: 6 }, trigger: { start: 7, end: 12 }, object: { start: 17, end: 20 } },
        },
      ],
    });
    expect(second?.document).toMatchObject({ key: "b.txt" });
    expect(readdirSync(cwd).sort()).toEqual(["a.md", "b.txt"]);
  });

  it("answers a query from an argument, a file and standard input", async () => {
    const cwd = temporaryFolder({
      ...FILES,
      "q.graphql": "query Q($id: ID!) { entity(id: $id) { name } }",
      "v.json": '{"id":"chip:h20"}',
    });
    const run = async (argv: string[], stdin = "") => {
      const { stdout, stderr } = await runCitegraph(argv, { cwd, stdin });
      expect(stderr).toBe(""); // a query says nothing of its progress
      return (json(stdout) as { data: unknown }).data;
    };
    await runCitegraph(["ingest", "."], { cwd });
    const answer = { entity: { name: "H20" } };
    expect(await run(["query", '{ entity(id: "chip:h20") { name } }'])).toEqual(answer);
    expect(await run(["query", "--file", "q.graphql", "--variables", '{"id":"chip:h20"}'])).toEqual(answer);
    expect(await run(["query", "--file", "q.graphql", "--variables", "@v.json"])).toEqual(answer);
    expect(await run(["query"], '{ entity(id: "chip:h20") { name } }')).toEqual(answer);
  });

  it("watches an answer, and prints it again when it has changed", async () => {
    const cwd = temporaryFolder(FILES);
    await runCitegraph(["ingest", "a.md"], { cwd });
    const stop = new AbortController();
    const printed: string[] = [];
    const watching = runCitegraph(["query", "{ stats { documents } }", "--json", "--watch", "0.05"], {
      cwd,
      signal: stop.signal,
      onOutput: (text) => printed.push(text),
    });
    await vi.waitFor(() => expect(printed).toHaveLength(1), { timeout: 30_000 });
    await runCitegraph(["ingest", "b.txt"], { cwd });
    await vi.waitFor(() => expect(printed).toHaveLength(2), { timeout: 30_000 });
    stop.abort();
    expect((await watching).code).toBe(130);
    expect(printed.map((line) => json(line))).toMatchObject([
      { data: { stats: { documents: 1 } } },
      { data: { stats: { documents: 2 } } },
    ]);
  });

  it("takes a document back, so that the graph is the one that never saw it", async () => {
    const [run, other] = [aFolder(), aFolder()];
    await run("ingest a.md b.txt");
    await other("ingest b.txt");
    expect(await run("retract a.md")).toBe("Retracted 1 document.\n");
    expect(await run("export")).toBe(await other("export"));
  });

  it("verifies a store", async () => {
    const run = aFolder();
    await run("ingest .");
    expect(await run("verify")).toMatch(
      /^\d+ statements and \d+ mentions of 2 documents hold, and \d+ rows that follow from them\.\n$/,
    );
    expect(json(await run("verify --json"))).toMatchObject({ documents: 2, faults: [] });
  });

  it("finds by an ontology of one's own that a captain and a skipper contradict each other, whatever it was seeded with", async () => {
    const leads = (person: string, role: string) =>
      JSON.stringify({ subject: `person:${person}`, relation: "LEADS", object: "company:acme", role, time: "2024" });
    const named = [
      { type: "Person", name: "Ada" },
      { type: "Person", name: "Grace" },
      { type: "Company", name: "Acme" },
    ];
    const rows = [...named.map((row) => JSON.stringify(row)), leads("ada", "captain"), leads("grace", "Skipper")];
    const run = aFolder({
      "rows.jsonl": rows.join("\n"),
      "own/posts.yaml": "posts: [{name: captain, also: [skipper]}]",
    });
    await run("seed rows.jsonl");
    const env = { CITEGRAPH_ONTOLOGY: `${DEFAULT_ONTOLOGY}:own` };
    expect(await run("conflicts")).toContain("Nothing disagrees.");
    expect(await run("conflicts", { env })).toMatch(/captain[\s\S]+Skipper/);
    await run("verify --quiet", { env });
    expect(await run("conflicts")).toContain("Nothing disagrees.");
  });

  it("names what is damaged, exits with 1, and rebuilds what is derived", async () => {
    const cwd = temporaryFolder(FILES);
    const run = (...argv: string[]) => runCitegraph(argv, { cwd });
    await run("ingest", ".");
    const db = new DatabaseSync(`${cwd}/.citegraph/graph.sqlite`);
    db.exec("UPDATE relations SET support = 9");
    db.close();
    const { code, stdout } = await run("verify");
    expect([code, stdout]).toEqual([
      1,
      expect.stringMatching(/^relation \S+: support is 9 and should be 1\n(.|\n)*rebuild/),
    ]);
    expect((await run("rebuild")).stdout).toMatch(
      /^\d+ entities, \d+ relations?, 0 conflicts made anew from 2 documents\.\n$/,
    );
    expect(await run("verify")).toMatchObject({ code: 0 });
  });

  it("copies a store, and a dump of one, to an equal store", async () => {
    const run = aFolder();
    await run("ingest .");
    const dump = await run("export");
    expect(await run("load --from .citegraph --store copy")).toBe("2 documents added, 0 replaced, 0 unchanged.\n");
    expect(await run("load --from .citegraph --store copy")).toBe("0 documents added, 0 replaced, 2 unchanged.\n");
    await run("load - --store from-dump", { stdin: dump });
    for (const store of ["copy", "from-dump"]) expect(await run(`export --store ${store}`)).toBe(dump);
  });

  it("keeps the newer text where a dump holds an older one of the same key, tells so, and takes it when told to", async () => {
    const report = (date: string, says: string) =>
      `---\nkey: report\ndate: ${date}\n---\n${says} Nvidia makes the H20.\n`;
    const run = aFolder({
      "april.md": report("2025-04-16", "The United States restricts the H20."),
      "july.md": report("2025-07-15", "The United States permits the H20."),
    });
    await run("ingest april.md --store april");
    await run("ingest july.md");
    const july = await run("export");
    const [whole, part] = [await run("export --store april"), await run("export --store april --relations PRODUCES")];
    const told =
      "0 documents added, 0 replaced, 0 unchanged.\nLeft out of 1 document, since the store holds a newer text (--replace takes them): report\n";
    for (const dump of [whole, part]) expect(await run("load -", { stdin: dump })).toBe(told);
    expect(await run("load --from april")).toBe(told);
    expect(json(await run("load --from april --json"))).toMatchObject({ replaced: 0, leftOut: ["report"] });
    expect(await run("export")).toBe(july);
    expect(await run("load - --replace", { stdin: whole })).toBe("0 documents added, 1 replaced, 0 unchanged.\n");
    expect(await run("export")).toBe(whole);
    expect(await run("load -", { stdin: july })).toBe("0 documents added, 1 replaced, 0 unchanged.\n");
  });

  it("counts the documents that a store holds only in part", async () => {
    const run = aFolder({ "a.txt": "Nvidia makes the H20. The United States restricts the H20." });
    await run("ingest a.txt");
    expect(await run("stats")).not.toContain("in part");
    await run("load - --store part", { stdin: await run("export --relations PRODUCES") });
    expect(await run("stats --store part")).toContain("         1  documents\n         1  documents held in part\n");
    expect(json(await run("stats --store part --json --relations PRODUCES"))).toMatchObject({ partialDocuments: 1 });
  });

  it("seeds a store with what comes with citegraph, wherever it is called, and once", async () => {
    const [run, other] = [aFolder(), aFolder({})];
    expect(json(await run("seed --json"))).toMatchObject({ documents: 25, added: 25 });
    expect(json(await run("seed --json"))).toMatchObject({ added: 0, unchanged: 25 });
    await other("seed");
    expect(await run("export")).toBe(await other("export"));
  });

  it("takes settings from the environment, and options before them", async () => {
    const run = aFolder();
    await run("ingest b.txt", { env: { CITEGRAPH_STORE: "there" } });
    expect(json(await run("stats --json --store there"))).toMatchObject({ documents: 1 });
  });

  it("ends between two batches when it is interrupted, and goes on from there", async () => {
    const cwd = temporaryFolder(FILES);
    const signal = AbortSignal.abort();
    const { code, stdout } = await runCitegraph(["ingest", "."], { cwd, signal });
    expect([code, stdout]).toEqual([130, expect.stringContaining("Interrupted")]);
    expect((await runCitegraph(["ingest", "."], { cwd })).stdout).toContain("2 documents added");
  });

  it("shows examples and exit codes in its help", async () => {
    const run = aFolder();
    expect(await run("--help")).toMatch(/Examples:[\s\S]+Exit codes:[\s\S]+66 {2}INPUT_NOT_FOUND/);
    expect(await run("help ingest")).toContain("$ citegraph ingest");
    expect(await run("--version")).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("citegraph as a process", () => {
  it("says nothing on standard error when all is well", async () => {
    const cwd = temporaryFolder(FILES);
    expect(await spawnCitegraph(["ingest", "b.txt", "--quiet"], { cwd })).toMatchObject({ code: 0, stderr: "" });
  });

  it("serves until it is interrupted", async () => {
    const cwd = temporaryFolder(FILES);
    await runCitegraph(["ingest", "."], { cwd });
    const child = startCitegraph(["serve", "--port", "0", "--json"], { cwd });
    const closed = new Promise((resolve) => child.on("close", resolve));
    const [chunk] = (await child.stdout.take(1).toArray()) as Buffer[];
    const { url } = json(String(chunk)) as { url: string };
    const { stdout } = await runCitegraph(["query", "{ stats { documents } }", "--url", url], { cwd });
    expect(json(stdout)).toMatchObject({ data: { stats: { documents: 2 } } });
    child.kill("SIGINT");
    expect(await closed).toBe(0);
  });

  it("ends quietly when its reader goes away", async () => {
    const cwd = temporaryFolder({});
    await runCitegraph(["seed"], { cwd });
    const child = startCitegraph(["export"], { cwd });
    const closed = new Promise((resolve) => child.on("close", resolve));
    await child.stdout.take(1).toArray(); // destroys the stream
    const stderr = Buffer.concat(await child.stderr.toArray()).toString();
    expect([await closed, stderr]).toEqual([0, ""]);
  });

  it("finishes its work when nobody reads its progress", async () => {
    const cwd = temporaryFolder({ "many.jsonl": MANY_DOCUMENTS });
    const child = startCitegraph(["ingest", "many.jsonl"], { cwd });
    child.stderr.destroy();
    const stdout = Buffer.concat(await child.stdout.toArray()).toString();
    expect(stdout).toContain(`${KEYS.length} documents added`);
  });

  it("says that standard output takes no more", async ({ skip }) => {
    if (!existsSync("/dev/full")) skip("this system has no /dev/full");
    const cwd = temporaryFolder({ "a.txt": "Nvidia makes the H20." });
    await runCitegraph(["ingest", "a.txt"], { cwd });
    const { status, stderr } = spawnSync("sh", ["-c", '"$0" "$@" >/dev/full', process.execPath, BIN, "export"], {
      cwd,
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([
      ERROR_CODES.OUTPUT_UNWRITABLE.exitCode,
      expect.stringMatching(/^citegraph: OUTPUT_UNWRITABLE: .+ENOSPC.+\n {2}hint: .+free some space/),
    ]);
  });
});
