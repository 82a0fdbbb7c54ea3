// `citegraph eval`: scores, keeps runs and compares them.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runCitegraph } from "../support/run-citegraph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const LABELS = {
  date: "2025-07-15",
  entities: [
    { name: "Nvidia", type: "Company", aliases: ["Nvidia"] },
    { name: "H20", type: "Chip", aliases: ["H20"] },
    { name: "Moonstone", type: "Chip", aliases: ["Moonstone"] },
  ],
  relations: [
    {
      ...{ head: "Nvidia", type: "PRODUCES", tail: "H20", polarity: "affirmed", modality: "asserted" },
      ...{ attribution: null, time: null, sentence: "Nvidia makes the H20." },
    },
    {
      ...{ head: "Moonstone", type: "SUCCEEDS", tail: "H20", polarity: "affirmed", modality: "asserted" },
      ...{ attribution: null, time: null, sentence: "One day there was Moonstone." },
    },
  ],
};
const FILES = {
  "gold/a.txt": "Nvidia makes the H20. One day there was Moonstone.",
  "gold/a.gold.json": JSON.stringify(LABELS),
};

function aFolder(files: Readonly<Record<string, string>> = FILES) {
  const cwd = temporaryFolder(files);
  return { cwd, run: (...argv: string[]) => runCitegraph(argv, { cwd }) };
}

describe("citegraph eval", () => {
  it("prints precision, recall and F1 by type and by relation, and what is wrong with its sentence", async () => {
    const { code, stdout } = await aFolder().run("eval", "gold", "--errors");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^relations {2}P 1\.000 R 0\.500 F1 0\.667/m);
    expect(stdout).toMatch(/^ {2}PRODUCES +P 1\.000 {2}R 1\.000 {2}F1 1\.000/m);
    expect(stdout).toMatch(/^ {2}SUCCEEDS +P 0\.000 {2}R 0\.000 {2}F1 0\.000/m);
    expect(stdout).toContain("  a  relation- Moonstone SUCCEEDS H20\n      “One day there was Moonstone.”");
  });

  it("gives programs the same figures as JSON", async () => {
    const { stdout } = await aFolder().run("eval", "gold", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      documents: 1,
      relations: { right: 1, found: 1, wanted: 2, precision: 1, recall: 0.5 },
      byRelation: { PRODUCES: { f1: 1 }, SUCCEEDS: { f1: 0 } },
      byEntityType: { Company: { f1: 1 } },
      badOffsets: 0,
      perDocument: [{ name: "a", relations: { right: 1 } }],
      errors: expect.arrayContaining([expect.objectContaining({ document: "a", kind: "relation-" })]),
    });
  });

  it("keeps a run, and says what is newly right and newly wrong beside it", async () => {
    const { cwd, run } = aFolder();
    await run("eval", "gold", "--save", "runs/now");
    const file = path.join(cwd, "runs/now/predictions.jsonl");
    const saved = JSON.parse(readFileSync(file, "utf8")) as { statements: unknown[] };
    writeFileSync(path.join(cwd, "before.jsonl"), JSON.stringify({ ...saved, statements: [] }));
    const better = await run("eval", "gold", "--predictions", "runs/now", "--compare", "before.jsonl");
    expect(better.stdout).toMatch(/Newly right: 1\n {2}a {2}relation- Nvidia PRODUCES H20\n.*\n\nNewly wrong: 0\n$/);
    const worse = await run("eval", "gold", "--predictions", "before.jsonl", "--compare", "runs/now", "--json");
    expect(JSON.parse(worse.stdout)).toMatchObject({
      comparison: {
        newlyRight: [],
        newlyWrong: [{ document: "a", kind: "relation-", sentence: "Nvidia makes the H20." }],
      },
    });
  });

  it.for([
    ["a folder that is not there", ["eval", "nowhere"], {}, 66, "INPUT_NOT_FOUND"],
    ["a folder without labels", ["eval", "."], { "a.txt": "A." }, 66, "INPUT_NOT_FOUND"],
    ["labels without their text", ["eval", "."], { "a.gold.json": FILES["gold/a.gold.json"] }, 66, "INPUT_NOT_FOUND"],
    ["labels that are none", ["eval", "."], { "a.gold.json": "{}", "a.txt": "A." }, 65, "INPUT_INVALID"],
    ["a run that is not there", ["eval", "gold", "--compare", "nowhere"], FILES, 66, "INPUT_NOT_FOUND"],
    ["a run that is none", ["eval", "gold", "-p", "gold/a.gold.json"], FILES, 65, "INPUT_INVALID"],
  ] as const)("refuses %s", async ([, argv, files, exitCode, error]) => {
    const { code, stderr } = await aFolder(files).run(...argv);
    expect([code, stderr]).toEqual([exitCode, expect.stringContaining(error)]);
  });
});
