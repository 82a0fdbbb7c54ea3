// The README's commands and its example are what citegraph does and says.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { spawnCitegraph, startCitegraph } from "../support/spawn-citegraph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const README = read("README.md");
const blocksOf = (language: string) =>
  [...README.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(([, content]) =>
    content!.trim(),
  );
const [FIRST, SECOND] = blocksOf("sh");

it("has two commands, whose parts are there", () => {
  expect([FIRST, SECOND]).toEqual([
    "npm install && npx citegraph seed && npx citegraph serve",
    "npm install && npm test",
  ]);
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["test", "prepare", "neo4j", "neo4j:stop"]));
});

it("shows what the first command prints, with a question and its true answer", async () => {
  const cwd = temporaryFolder();
  const seeded = await spawnCitegraph(["seed"], { cwd });
  const [printed] = blocksOf("text");
  const [seedLine, serveLine] = printed!.split("\n");
  expect(seeded).toMatchObject({ code: 0, stdout: `${seedLine}\n` });
  const child = startCitegraph(["serve", "--port", "0"], { cwd });
  const closed = new Promise((resolve) => child.on("close", resolve));
  const [chunk] = (await child.stdout.take(1).toArray()) as Buffer[];
  const output = String(chunk).replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:4000");
  const [start, end] = serveLine!.split("…");
  expect(output.split("\n")[0]).toMatch(new RegExp(`^${start}.+${end}$`));
  expect(output).toContain(blocksOf("graphql")[0]);
  expect(output, "`npm run readme` writes the answer anew").toContain(blocksOf("json")[0]);
  child.kill("SIGINT");
  await closed;
});

it("names only commands that there are", async () => {
  const { stdout } = await spawnCitegraph(["--help"], { cwd: temporaryFolder() });
  const named = [...README.matchAll(/npx citegraph ([\w-]+)/g)].map(([, name]) => name);
  for (const name of new Set(named)) expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
});

it("shows TypeScript that compiles and runs where citegraph is installed", async () => {
  const options = { target: "ES2023", module: "NodeNext", types: ["node"], strict: true, noEmit: true };
  const folder = temporaryFolder({
    "example.mts": blocksOf("ts")[0]!,
    "tsconfig.json": JSON.stringify({ compilerOptions: options, files: ["example.mts"] }),
    "reports/a.txt": "Nvidia makes the H20.",
  });
  const root = fileURLToPath(new URL("../..", import.meta.url));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules/citegraph"));
  symlinkSync(join(root, "node_modules/@types"), join(folder, "node_modules/@types"));
  const run = (...argv: string[]) => execFileSync(process.execPath, argv, { cwd: folder, encoding: "utf8" });
  expect(run(join(root, "node_modules/typescript/bin/tsc"))).toBe("");
  run("--experimental-strip-types", "--disable-warning=ExperimentalWarning", "example.mts");
  const { stdout } = await spawnCitegraph(["stats", "--json"], { cwd: folder });
  expect(JSON.parse(stdout)).toMatchObject({ documents: 1, relations: 1 });
});
