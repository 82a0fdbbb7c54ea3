// What the pages of docs/ show of the command line is what it prints, and what they point to is there.
import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { CONSOLE_PAGES, playPage } from "../../scripts/docs/console.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PAGES = ["README.md", "CONTRIBUTING.md", ...globSync("docs/**/*.md", { cwd: ROOT })];

describe.for(CONSOLE_PAGES.map((file) => [basename(file.pathname), file] as const))("%s", ([, file]) => {
  it("prints what it says", async () => {
    const page = readFileSync(file, "utf8");
    expect(page).toMatch(/^\$ .*citegraph /m);
    expect(await playPage(page), "`npm run docs:answers` writes it anew").toBe(page);
  });
});

it.for(PAGES)("%s points to files that are there", (page) => {
  const links = [...readFileSync(join(ROOT, page), "utf8").matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, to]) => to!);
  expect(links.filter((to) => !existsSync(join(ROOT, dirname(page), to)))).toEqual([]);
});

it("README.md leads to every page of docs/", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const pages = globSync("docs/*.md", { cwd: ROOT });
  expect(pages.filter((page) => !readme.includes(`](${page.replaceAll("\\", "/")})`))).toEqual([]);
});

it("docs/deployment.md names every setting", () => {
  const page = readFileSync(join(ROOT, "docs/deployment.md"), "utf8");
  const settings = readFileSync(join(ROOT, "src/config.ts"), "utf8").match(/\bCITEGRAPH_\w+/g) ?? [];
  const others = ["CITEGRAPH_KEY"]; // what a client is asked with
  expect([...new Set(settings)].filter((name) => !others.includes(name) && !page.includes(name))).toEqual([]);
});
