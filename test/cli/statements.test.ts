import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCitegraph } from "../support/run-citegraph.ts";

const REPORTS = {
  "april.md": "---\ndate: 2025-04-02\n---\nThe United States restricts the H20. Nvidia makes the H20.\n",
  "july.md": "---\ndate: 2025-07-15\n---\nThe United States permits the H20. Huawei does not make the H20.\n",
  "late.md": "---\ndate: 2025-07-20\n---\nThe United States restricts the H20, Reuters reported.\n",
};
const cwd = mkdtempSync(join(tmpdir(), "citegraph-statements-"));
const run = async (...argv: string[]) => {
  const ran = await runCitegraph(argv, { cwd });
  expect(ran.code, ran.stderr).toBe(0);
  return ran.stdout;
};

beforeAll(async () => {
  for (const [name, text] of Object.entries(REPORTS)) writeFileSync(join(cwd, name), text);
  await run("ingest", ".");
});
afterAll(() => rmSync(cwd, { recursive: true }));

describe("citegraph statements", () => {
  it("lists what is said by name, the newest first, with its sentence and who says so", async () => {
    const lines = (await run("statements")).trim().split("\n");
    expect(lines[0]).toBe(
      '2025-07-20  United States RESTRICTS H20 (says Reuters): "The United States restricts the H20, Reuters reported." late.md',
    );
    expect(lines).toContain('2025-07-15  Huawei PRODUCES H20 (negated): "Huawei does not make the H20." july.md');
    expect(lines).toHaveLength(5);
  });

  it("takes the filter of exports, and says how many more there are", async () => {
    const restricted = await run("statements", "--relations", "RESTRICTS", "--types", "Chip", "--first", "1");
    expect(restricted.trim().split("\n")[1]).toBe("… and 1 more: --first shows them.");
    const { totalCount, statements } = JSON.parse(await run("statements", "--polarity", "negated", "--json"));
    expect(totalCount).toBe(1);
    expect(statements[0]).toMatchObject({ subject: "company:huawei", subjectName: "Huawei", document: "july.md" });
  });
});

describe("citegraph conflicts", () => {
  it("lists both sides with their sentences", async () => {
    expect(await run("conflicts")).toBe(
      `chip:h20 is restricted and permitted at one time (opposite)
  PERMITS
    2025-07-15  United States PERMITS H20: "The United States permits the H20." july.md
  RESTRICTS
    2025-07-20  United States RESTRICTS H20 (says Reuters): "The United States restricts the H20, Reuters reported." late.md
`,
    );
    expect(await run("conflicts", "--types", "Person")).toBe("Nothing disagrees.\n");
  });
});
