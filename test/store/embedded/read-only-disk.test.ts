// A store on a disk that is mounted read-only: read as it is, or refused by name, and never by halves.
import { cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadOntology } from "../../../src/ontology/index.ts";
import { createEmbeddedStore } from "../../../src/store/index.ts";
import { anExtraction } from "../../support/an-extraction.ts";
import { canMountReadOnly, startReadOnly } from "../../support/read-only-disk.ts";
import { runCitegraph } from "../../support/run-citegraph.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const ontology = await loadOntology();
const report = (key: string) =>
  anExtraction({ key, publishedAt: "2025-07-15" }, "company:nvidia PRODUCES chip:h20", {
    says: "country:united-states RESTRICTS chip:h20",
    time: "2025-04-15",
  });

async function aFolder(...keys: string[]): Promise<string> {
  const folder = temporaryFolder();
  const store = createEmbeddedStore({ folder, ontology });
  await store.load(keys.map(report));
  await store.close();
  return folder;
}

const contentOf = (folder: string) =>
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "hex")]);

describe.skipIf(!canMountReadOnly)("a store on a disk that cannot be written to", () => {
  it.for([
    ["query", "{ stats { documents } candidates { totalCount } }"],
    ["timeline", "chip:h20", "--valid-at", "2025-04-15", "--known-at", "2099-01-01"],
    ["verify", "--quiet"],
  ])("answers `%s %s` as one that can", async (argv) => {
    const folder = await aFolder("a", "b");
    const there = await startReadOnly(folder, argv);
    expect(there).toMatchObject({ code: 0, stderr: "" });
    expect(there.stdout).toBe((await runCitegraph(argv, { cwd: folder, env: { CITEGRAPH_STORE: folder } })).stdout);
  });

  it.for([["seed"], ["retract", "a"], ["rebuild"], ["judge", "company:nvidia", "chip:h20", "--different"]])(
    "refuses `%s`, and is as it was",
    async (argv) => {
      const folder = await aFolder("a");
      const before = contentOf(folder);
      const { code, stderr } = await startReadOnly(folder, argv);
      expect({ code, stderr }).toMatchObject({
        code: 69,
        stderr: expect.stringMatching(/STORE_UNREACHABLE: .+\n {2}hint: Give a folder that can be written to/),
      });
      expect(contentOf(folder)).toEqual(before);
    },
  );

  it("shows what another process, which can write to it, has not put in order yet", async () => {
    const folder = await aFolder("a");
    const writer = createEmbeddedStore({ folder, ontology });
    await writer.load([report("b")]);
    const { stdout, stderr } = await startReadOnly(folder, ["stats", "--json"]);
    await writer.close();
    expect([JSON.parse(stdout).documents, stderr]).toEqual([2, ""]);
  });

  it("is refused where a process that was killed left changes that cannot be put in order", async () => {
    const folder = await aFolder("a");
    const writer = createEmbeddedStore({ folder, ontology });
    await writer.load([report("b")]);
    const left = temporaryFolder();
    cpSync(folder, left, { recursive: true });
    await writer.close();
    rmSync(join(left, "graph.sqlite-shm"));
    const { code, stderr } = await startReadOnly(left, ["stats"]);
    expect({ code, stderr }).toMatchObject({
      code: 69,
      stderr: expect.stringMatching(/was not closed.+\n {2}hint: Copy the whole folder/),
    });
  });

  it("ends an answer by STORE_BUSY when others change it meanwhile, rather than to mix two states", async () => {
    const folder = await aFolder("a");
    const answered = Promise.withResolvers<void>();
    const ended = startReadOnly(
      folder,
      ["query", "{ stats { documents } }", "--watch", "0.1"],
      (printed, interrupt) => {
        if (printed.stdout !== "") answered.resolve();
        if (printed.stderr !== "") interrupt();
      },
    );
    await Promise.race([answered.promise, ended]);
    const writer = createEmbeddedStore({ folder, ontology });
    await writer.load([report("b")]);
    await writer.close();
    const { stderr } = await ended;
    expect(stderr).toContain("STORE_BUSY: The store in");
  });
});
