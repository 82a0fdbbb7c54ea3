// What a user does wrong gives one clear message with code and hint, an exit code, and nothing half-written.
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ERROR_CODES, type ErrorCode } from "../../src/domain/index.ts";
import { type Ran, runCitegraph } from "../support/run-citegraph.ts";
import { spawnCitegraph } from "../support/spawn-citegraph.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const GOOD = "Nvidia makes the H20.";
const line = (key: string) => JSON.stringify({ key, text: GOOD });
const FILES = {
  "good.txt": GOOD,
  "empty.txt": "",
  "picture.txt": Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
  "broken.jsonl": `${line("a")}\n${line("b")}\n{"key": "c", "text\n${line("d")}\n`,
  "seed.jsonl": `{"type":"Company","name":"Acme"}\n{"subject":"company:acme","relation":"GOVERNS","object":"company:acme"}\n`,
};
const RUNNERS = { "in the process": runCitegraph, "as a process": spawnCitegraph };

/** One message with its code and hint, and no stack. */
function expectFault({ code, stderr }: Ran, name: ErrorCode, ...says: string[]): void {
  expect(stderr.split("\n").filter((text) => text.startsWith("citegraph: "))).toEqual([
    expect.stringMatching(new RegExp(`^citegraph: ${name}: .+`)),
  ]);
  expect(stderr).toMatch(/^ {2}hint: \S.+$/m);
  expect(stderr).not.toMatch(/^\s+at /m);
  for (const said of says) expect(stderr).toContain(said);
  expect(code).toBe(ERROR_CODES[name].exitCode);
}

describe.for(Object.keys(RUNNERS) as (keyof typeof RUNNERS)[])("%s", (how) => {
  const run = RUNNERS[how];
  const documentsIn = async (cwd: string) => {
    const { code, stdout } = await run(["stats", "--json"], { cwd });
    return code === 0 ? (JSON.parse(stdout) as { documents: number }).documents : "no store";
  };

  it.for([
    ["a missing file", "gone.txt", "INPUT_NOT_FOUND", "There is no file gone.txt."],
    ["an empty file", "empty.txt", "INPUT_EMPTY", "empty.txt is empty"],
    ["a binary file", "picture.txt", "INPUT_UNREADABLE", "picture.txt is binary"],
    ["broken JSONL in line 3", "broken.jsonl", "INPUT_INVALID", "broken.jsonl:3: not JSON"],
  ] as const)("%s is named, and the other inputs are taken", async ([, input, code, says]) => {
    const cwd = temporaryFolder(FILES);
    const ran = await run(["ingest", input, "good.txt"], { cwd });
    expectFault(ran, code, says);
    expect(ran.stdout).toContain("1 document added, 0 replaced, 0 unchanged. 1 input could not be read.");
    expect(await documentsIn(cwd)).toBe(1);
  });

  it("an unknown relation in a seed is named by its line, and nothing of the seed is stored", async () => {
    const cwd = temporaryFolder(FILES);
    expectFault(
      await run(["seed", "seed.jsonl", "good.txt"], { cwd }),
      "SEED_INVALID",
      "seed.jsonl:2: unknown relation GOVERNS",
    );
    expect(await documentsIn(cwd)).toBe(0);
  });

  it("a Neo4j that is not running", async () => {
    const cwd = temporaryFolder(FILES);
    for (const command of [["ingest", "good.txt"], ["stats"], ["serve"]]) {
      expectFault(
        await run([...command, "--store", "bolt://127.0.0.1:1"], { cwd }),
        "STORE_UNREACHABLE",
        "bolt://127.0.0.1:1",
      );
    }
  });

  it("a server that is no Neo4j", async () => {
    const server = createHttpServer((_request, response) => void response.end("hello"));
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const ran = await run(["stats", "--store", `bolt://127.0.0.1:${port}`], { cwd: temporaryFolder() });
    server.close();
    expectFault(ran, "STORE_UNREACHABLE", "speaks HTTP, not bolt", "7687");
  });

  it("a question that takes a server too long", async () => {
    const errors = [{ message: "The operation took longer than 30 seconds.", extensions: { code: "TIMEOUT" } }];
    const server = createHttpServer((_request, response) => {
      response.writeHead(503, { "content-type": "application/graphql-response+json" }).end(JSON.stringify({ errors }));
    });
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/graphql`;
    const ran = await run(["query", "{ stats { documents } }", "--url", url], { cwd: temporaryFolder() });
    server.close();
    expectFault(ran, "TIMEOUT", "longer than 30 seconds");
  });

  describe("a port", () => {
    const occupant = createServer();
    beforeAll(() => new Promise<void>((resolve) => void occupant.listen(0, "127.0.0.1", resolve)));
    afterAll(() => void occupant.close());
    it("in use", async () => {
      const { port } = occupant.address() as { port: number };
      expectFault(
        await run(["serve", "--port", String(port)], { cwd: temporaryFolder() }),
        "PORT_IN_USE",
        String(port),
      );
    });
  });

  it("is told to programs as JSON", async () => {
    const { stderr, stdout } = await run(["ingest", "gone.txt", "--json"], { cwd: temporaryFolder() });
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: "INPUT_NOT_FOUND", hint: expect.any(String) } });
    expect(JSON.parse(stdout)).toEqual({ added: 0, replaced: 0, unchanged: 0, faults: 1 });
    const usage = await run(["stats", "--json", "--no-such"], { cwd: temporaryFolder() });
    expect(JSON.parse(usage.stderr)).toMatchObject({ error: { code: "USAGE" } });
  });
});

describe("citegraph refuses", () => {
  it.for([
    [["ingestt"], "USAGE", "Did you mean ingest?"],
    [["ingest"], "USAGE", "missing required argument"],
    [["stats", "--stor", "x"], "USAGE", "Did you mean --store?"],
    [["serve", "--port", "http"], "USAGE", "Give a number"],
    [["load"], "USAGE", "Give --from"],
    [["stats", "--store", "mysql://here"], "USAGE", "mysql://"],
    [["stats", "--store", ""], "USAGE", "The store has no name."],
    [["stats", "--store", "nowhere"], "STORE_UNREACHABLE", "There is no store in the folder nowhere"],
    [["load", "good.txt"], "INPUT_INVALID", "good.txt:1"],
    [["query", "{ stats {", "--store", "mine"], "QUERY_INVALID", "Syntax Error"],
    [["query", "--file", "gone.graphql"], "INPUT_NOT_FOUND", "gone.graphql"],
    [["query", "{ __typename }", "--variables", "[1]"], "USAGE", "--variables"],
    [["query", "{ __typename }", "--url", "http://127.0.0.1:1/graphql"], "STORE_UNREACHABLE", "citegraph serve"],
    [["retract", "gone.txt", "--store", "mine"], "NOT_FOUND", "gone.txt"],
  ] as const)("%j", async ([argv, code, says]) => {
    const cwd = temporaryFolder(FILES);
    if (argv.at(-1) === "mine") await runCitegraph(["ingest", "good.txt", "--store", "mine"], { cwd });
    expectFault(await runCitegraph(argv, { cwd }), code, says);
  });
});
