// Both clocks on the command line: what holds on a day, and what was known at a time.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCitegraph } from "../support/run-citegraph.ts";

const rows = (...each: object[]) => each.map((row) => JSON.stringify(row)).join("\n");
const SPRING = rows(
  { type: "Company", name: "Acme" },
  { type: "Company", name: "Acme Inc" },
  { type: "Chip", name: "A1" },
  { type: "Country", name: "Arland" },
  { subject: "country:arland", relation: "RESTRICTS", object: "chip:a1", time: "2025-04/2025-07" },
  { subject: "company:acme", relation: "PRODUCES", object: "chip:a1", time: "2025-04" },
);
const SUMMER = rows(
  { type: "Chip", name: "A1" },
  { type: "Country", name: "Arland" },
  { subject: "country:arland", relation: "PERMITS", object: "chip:a1", time: "2025-06/.." },
);
const cwd = mkdtempSync(join(tmpdir(), "citegraph-clocks-"));
const run = (...argv: string[]) => runCitegraph(argv, { cwd, env: { USER: "ada" } });
const json = async (...argv: string[]) => {
  const ran = await run(...argv, "--json");
  expect(ran.code, ran.stderr).toBe(0);
  return JSON.parse(ran.stdout);
};
let then = "";

beforeAll(async () => {
  for (const [name, text] of Object.entries({ "spring.jsonl": SPRING, "summer.jsonl": SUMMER }))
    writeFileSync(join(cwd, name), text);
  await json("seed", "spring.jsonl");
  await sleep(5);
  then = new Date().toISOString();
  await sleep(5);
  await json("seed", "summer.jsonl");
  await json("judge", "company:acme", "company:acme-inc", "--different");
  await sleep(5);
});

afterAll(() => rmSync(cwd, { recursive: true }));

const relationsIn = ({ statements }: { statements: { relation: string }[] }) =>
  statements.map(({ relation }) => relation).sort();

describe("what reads the store", () => {
  it.for([
    [[], ["PERMITS", "PRODUCES", "RESTRICTS"]],
    [["--valid-at", "2025-05-01"], ["RESTRICTS"]],
    [
      ["--valid-at", "2025-06-15"],
      ["PERMITS", "RESTRICTS"],
    ],
    [["--known-at"], ["PRODUCES", "RESTRICTS"]],
    [["--valid-at", "2025-06-15", "--known-at"], ["RESTRICTS"]],
    [["--valid-at", "2024-01-01", "--known-at"], []],
  ] as const)("goes by both clocks, alone and together: %o", async ([options, relations]) => {
    const clocks = options.flatMap((each) => (each === "--known-at" ? [each, then] : [each]));
    expect(relationsIn(await json("statements", ...clocks))).toEqual(relations);
    expect(relationsIn(await json("timeline", "chip:a1", ...clocks))).toEqual(relations);
    expect(Object.keys((await json("stats", ...clocks)).relationsByName)).toEqual(relations);
    // The two sides met when the permit came: before that became known there was no conflict.
    const isKnown = !options.some((each) => each === "--known-at");
    expect((await json("conflicts", ...clocks)).totalCount).toBe(isKnown ? 1 : 0);
  });

  it("tells of candidates and judgements what was known at a time", async () => {
    const totals = async (...clocks: string[]) => [
      (await json("candidates", ...clocks)).totalCount,
      (await json("judgements", ...clocks)).judgements.length,
    ];
    expect([await totals(), await totals("--known-at", then)]).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it.for([
    ["candidates", "--valid-at", "2025-05-01"],
    ["judgements", "--valid-at", "2025-05-01"],
    ["changes", "--since", "2025-05-01", "--known-at", "2025-05-01"],
    ["changes", "--since", "2025-05-01", "--valid-at", "2025-05-01"],
    ["verify", "--known-at", "2025-05-01"],
    ["query", "{ stats { documents } }", "--known-at", "2025-05-01"],
    ["candidates", "--decide", "--known-at", "2025-05-01"],
  ])("says why a clock means nothing where it does not, and what to do: %o", async (argv) => {
    const { code, stderr } = await run(...argv);
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^citegraph: USAGE: .+ takes no --(known|valid)-at/),
    });
    expect(stderr).toMatch(/\n {2}hint: .+/);
  });

  it.for(["yesterday", "2025-02-30", "1"])("refuses %s, a time that is none", async (time) => {
    for (const argv of [["stats"], ["timeline", "chip:a1"], ["export"]]) {
      const { code, stderr } = await run(...argv, "--known-at", time);
      expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining("not an ISO 8601 date") });
    }
  });
});
