// Judging, and looking at what changed, from the command line.
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { runCitegraph } from "../support/run-citegraph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ROWS = [
  { type: "Company", name: "Acme" },
  { type: "Company", name: "Acme Holding" },
  { type: "Chip", name: "A1" },
  { subject: "company:acme", relation: "PRODUCES", object: "chip:a1", time: "2024-04" },
  { subject: "company:acme-holding", relation: "PRODUCES", object: "chip:a1", polarity: "negated", time: "2024" },
];

async function aStore() {
  const cwd = temporaryFolder({ "rows.jsonl": ROWS.map((row) => JSON.stringify(row)).join("\n") });
  const run = async (...argv: string[]) => runCitegraph(argv, { cwd, env: { USER: "ada" } });
  expect(await run("seed", "rows.jsonl")).toMatchObject({ code: 0 });
  return { run, json: async (...argv: string[]) => JSON.parse((await run(...argv, "--json")).stdout) };
}

const PAIR = ["company:acme", "company:acme-holding"] as const;

describe("citegraph judge", () => {
  it("foresees, judges, lists and revokes", async () => {
    const { run, json } = await aStore();
    const before = (await run("export")).stdout;
    expect((await run("judge", ...PAIR, "--same", "--preview")).stdout).toBe(
      "3 entities become 2; 1 statement would move.\n" +
        "A conflict appears: company:acme PRODUCES chip:a1 is affirmed and negated\n",
    );
    expect((await run("judgements")).stdout).toBe("Nothing was judged.\n");
    const judgement = await json("judge", ...PAIR, "--same", "--why", "one register entry");
    expect(judgement).toMatchObject({ a: PAIR[0], b: PAIR[1], verdict: "same", by: "ada", revokedAt: null });
    expect(await json("stats")).toMatchObject({ entities: 2, conflicts: 1 });
    expect((await run("judgements")).stdout).toContain(
      `${judgement.id}  company:acme same company:acme-holding, by ada`,
    );
    expect(await json("judgements")).toEqual({ judgements: [judgement] });
    expect((await run("revoke", judgement.id)).stdout).toBe("Revoked 1 judgement.\n");
    expect((await run("export")).stdout).toBe(before);
    expect((await json("judgements", "--all")).judgements).toMatchObject([{ revokedAt: expect.any(String) }]);
  });

  it.for<[string[], number, RegExp]>([
    [["judge", ...PAIR], 2, /--same, --different or --unsure/],
    [["judge", ...PAIR, "--same", "--different"], 2, /cannot be used with/],
    [["judge", PAIR[0], PAIR[0], "--same"], 2, /same as itself/],
    [["judge", PAIR[0], "company:none", "--same"], 66, /never saw an entity company:none/],
    [["judge", ...PAIR, "--same", "--score", "2"], 2, /from 0 to 1/],
    [["revoke", "judgement:none"], 66, /judgement:none/],
    [["changes"], 2, /--since/],
    [["changes", "--since", "yesterday"], 2, /yesterday is not/],
    [["timeline", "chip:none"], 66, /no entity chip:none/],
    [["timeline", "chip:a1", "--first", "0"], 2, /from 1/],
    [["retract", "nowhere.txt"], 66, /nowhere.txt/],
  ])("refuses %j", async ([argv, code, message]) => {
    const { run } = await aStore();
    const ran = await run(...argv);
    expect(ran.stderr).toMatch(message);
    expect(ran).toMatchObject({ code, stdout: "" });
  });
});

describe("citegraph timeline", () => {
  it("lists what is said of an entity in order of its times, and says how much is left out", async () => {
    const { run, json } = await aStore();
    const { stdout } = await run("timeline", "chip:a1");
    expect(stdout.split("\n").map((line) => line.slice(0, 12).trim())).toEqual(["2024", "2024-04", ""]);
    expect(stdout).toContain("company:acme-holding PRODUCES chip:a1 (negated): ");
    expect((await run("timeline", "chip:a1", "--first", "1")).stdout).toContain("… and 1 more");
    expect(await json("timeline", "chip:a1")).toMatchObject({
      entity: "chip:a1",
      totalCount: 2,
      statements: [{ time: "2024", document: "rows.jsonl" }, { time: "2024-04" }],
    });
  });
});

describe("citegraph changes", () => {
  it("says what came and went since a time", async () => {
    const { run, json } = await aStore();
    await sleep(5);
    const since = new Date().toISOString();
    expect((await run("changes", "--since", since)).stdout).toBe("Nothing changed.\n");
    await sleep(5);
    await run("retract", "rows.jsonl");
    const { stdout } = await run("changes", "--since", since);
    expect(stdout).toMatch(/^- document:\w+\n/);
    expect(stdout).toContain("! company:acme PRODUCES chip:a1: stated → not there");
    expect(await json("changes", "--since", since)).toMatchObject({ since, documentsAdded: [], relations: [{}, {}] });
  });
});

describe("citegraph changes of disputes", () => {
  /** A time between two changes. */
  const between = async () => {
    await sleep(5);
    const time = new Date().toISOString();
    await sleep(5);
    return time;
  };

  it("says what became of the sides of one that stands", async () => {
    const july = (sentence: string) => `---\npublished: 2025-07-16\n---\n${sentence}\n`;
    const cwd = temporaryFolder({
      "us.md": july("The United States restricts the H20."),
      "us2.md": july("The United States permits the H20."),
      "bis.md": july("The Bureau of Industry and Security restricts the H20."),
    });
    const run = (...argv: string[]) => runCitegraph(argv, { cwd });
    await run("ingest", "us.md", "us2.md", "bis.md");
    const since = await between();
    await run("retract", "bis.md");
    const rule = "chip:h20 is restricted and permitted at one time";
    const { stdout } = await run("changes", "--since", since);
    expect(stdout.split("\n").filter((line) => line.includes("conflict"))).toEqual([
      `! conflict: ${rule}: RESTRICTS 2 → 1`,
    ]);
    expect((await run("conflicts")).stdout).toContain(rule);
    const { conflictsChanged } = JSON.parse((await run("changes", "--since", since, "--json")).stdout);
    expect(conflictsChanged).toMatchObject([{ before: { sides: [{}, {}] }, after: { sides: [{}, {}] } }]);
  });

  it("says what a judgement alone makes and ends, and as what an edge is shown", async () => {
    const { run, json } = await aStore();
    const apart = await between();
    const { id } = await json("judge", ...PAIR, "--same");
    expect((await run("changes", "--since", apart)).stdout.split("\n").sort()).toEqual([
      "",
      "! company:acme PRODUCES chip:a1: stated → disputed",
      "! company:acme-holding PRODUCES chip:a1: denied → not there (shown as company:acme PRODUCES chip:a1)",
      "+ conflict: company:acme PRODUCES chip:a1 is affirmed and negated",
    ]);
    const together = await between();
    await run("revoke", id);
    expect((await run("changes", "--since", together)).stdout.split("\n").sort()).toEqual([
      "",
      "! company:acme PRODUCES chip:a1: disputed → stated",
      "! company:acme-holding PRODUCES chip:a1: not there → denied (was shown as company:acme PRODUCES chip:a1)",
      "- conflict: company:acme PRODUCES chip:a1 is affirmed and negated",
    ]);
    expect((await run("changes", "--since", apart)).stdout).toBe("Nothing changed.\n");
  });
});

describe("citegraph retract", () => {
  it("takes back what it knows and names what it does not", async () => {
    const { run, json } = await aStore();
    const ran = await run("retract", "rows.jsonl", "nowhere.txt");
    expect(ran).toMatchObject({ code: 66, stdout: "Retracted 1 document.\n" });
    expect(ran.stderr).toContain("The store holds no document nowhere.txt.");
    expect(await json("stats")).toMatchObject({ documents: 0 });
  });
});
