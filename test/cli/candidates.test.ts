// Candidates from the command line: listed, decided by rule, measured.
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runCitegraph } from "../support/run-citegraph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ROWS = [
  { type: "Company", name: "Kestrel" },
  { type: "Company", name: "Kestrel Inc." },
  { type: "GovernmentBody", name: "BIS" },
  { type: "GovernmentBody", name: "Bureau of Industry and Security" },
];
const TUNED = fileURLToPath(new URL("../gold/identity/tuned.csv", import.meta.url));

async function aStore() {
  const cwd = temporaryFolder({ "rows.jsonl": ROWS.map((row) => JSON.stringify(row)).join("\n") });
  const run = async (...argv: string[]) => runCitegraph(argv, { cwd, env: { USER: "ada" } });
  expect(await run("seed", "rows.jsonl")).toMatchObject({ code: 0 });
  return { run, json: async (...argv: string[]) => JSON.parse((await run(...argv, "--json")).stdout) };
}

describe("citegraph candidates", () => {
  it("lists pairs with their evidence, and says what a rule is sure of", async () => {
    const { run, json } = await aStore();
    const { stdout } = await run("candidates");
    expect(stdout).toMatch(
      /^0\.9\d {2}company:kestrel {2}company:kestrel-inc {2}\(rule:legal-form is sure\)\n {6}\+\d/,
    );
    expect(stdout).toContain("BIS are the initials of Bureau of Industry and Security.");
    expect(await json("candidates", "--type", "GovernmentBody")).toMatchObject({
      totalCount: 1,
      candidates: [{ first: "governmentbody:bis", rule: null, unsure: null }],
    });
    expect((await run("candidates", "--first", "1")).stdout).toContain("… and 1 more");
    expect((await run("candidates", "--entity", "company:kestrel-inc", "--min-score", "0.99")).stdout).toBe(
      "No pair is open at 0.99 or above.\n",
    );
  });

  it("decides by rule when told so, after a preview that changes nothing, and is revoked whole", async () => {
    const { run, json } = await aStore();
    const before = (await run("export")).stdout;
    expect((await run("candidates", "--decide", "--preview")).stdout).toMatch(
      /^company:kestrel same company:kestrel-inc, by rule:legal-form: .*\n4 entities become 3; 0 statements would move\.\n$/,
    );
    expect((await run("export")).stdout).toBe(before);
    const { judgements } = await json("candidates", "--decide");
    expect(judgements).toMatchObject([{ by: "rule:legal-form", verdict: "same", score: expect.any(Number) }]);
    expect((await run("candidates", "--decide")).stdout).toBe("Judged 0 pairs the same.\n");
    expect(await json("stats")).toMatchObject({ entities: 3 });
    await run("revoke", judgements[0].id);
    expect((await run("export")).stdout).toBe(before);
  });

  it.for<[string[], number, RegExp]>([
    [["candidates", "--entity", "company:none"], 66, /no entity company:none/],
    [["candidates", "--min-score", "2"], 2, /from 0 to 1/],
    [["candidates", "--first", "0"], 2, /from 1/],
    [["candidates", "--preview"], 2, /--decide/],
    [["eval-matching", "nowhere.csv"], 66, /nowhere\.csv/],
  ])("refuses %j", async ([argv, code, message]) => {
    const { run } = await aStore();
    const ran = await run(...argv);
    expect(ran.stderr).toMatch(message);
    expect(ran.code).toBe(code);
  });
});

describe("citegraph eval-matching", () => {
  it("tells precision, recall and F1 by threshold, what blocking finds, and the errors", async () => {
    const { run, json } = await aStore();
    const { stdout } = await run("eval-matching", TUNED, "--errors");
    expect(stdout).toMatch(/^\d+ pairs of \d+ entities, \d+ of them the same\nblocking recall .*\n\nthreshold/);
    expect(stdout).toMatch(/^0\.50 +0\.9\d\d +0\.\d{3} {2}0\.9\d\d$/m);
    expect(stdout).toMatch(/^same, but not found: CXMT \/ ChangXin Memory Technologies/m);
    const report = await json("eval-matching", TUNED);
    expect(report).toMatchObject({ thresholds: expect.any(Array), rules: { falsePositives: 0 }, threshold: 0.5 });
    expect(report.errors.length).toBeGreaterThan(0);
  });
});
