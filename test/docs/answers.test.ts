// Every question of the documentation, asked of the documents that come with citegraph.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { basename } from "node:path/posix";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerExample, findExamples, PAGES } from "../../scripts/docs/answers.ts";
import { usingSeededServer } from "../../scripts/docs/seeded-server.ts";
import type { GraphQLServer } from "../../src/graphql/index.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const pages = PAGES.map((file) => ({
  page: basename(file.pathname),
  examples: findExamples(readFileSync(file, "utf8")),
}));
let server: GraphQLServer;
let url: string;
let end: () => void;
let ended: Promise<void>;

beforeAll(async () => {
  await new Promise<void>((begin) => {
    ended = usingSeededServer(async (seeded) => {
      server = seeded;
      ({ url } = await server.listen());
      await new Promise<void>((resolve) => {
        end = resolve;
        begin();
      });
    });
  });
});
afterAll(async () => {
  end();
  await ended;
});

describe.for(pages)("$page", ({ page, examples }) => {
  it("asks as much as it says", () => {
    expect(examples).toHaveLength(page === "cookbook.md" ? 25 : 5);
  });

  it.for(examples)("has the answer to: $question", async (example) => {
    expect(await answerExample(example, server, url), "`npm run docs:answers` writes it anew").toBe(example.answer);
  });
});

it("has examples in TypeScript that compile for those who have citegraph installed", () => {
  const sources = pages.flatMap(({ examples }) => examples.filter(({ language }) => language === "ts"));
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const options = {
    compilerOptions: {
      target: "ES2022",
      lib: ["ES2022", "DOM", "DOM.Iterable"],
      module: "NodeNext",
      types: [],
      strict: true,
      noEmit: true,
      exactOptionalPropertyTypes: true,
      paths: { "citegraph/client": [join(root, "dist/client/index.d.ts")] },
    },
  };
  const files = sources.map(({ question }, at) => [`example-${at}.mts`, question]);
  const folder = temporaryFolder({ ...Object.fromEntries(files), "tsconfig.json": JSON.stringify(options) });
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const compile = () => execFileSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
  expect(compile).not.toThrow();
});
