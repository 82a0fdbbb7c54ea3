import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadOntology } from "../../src/ontology/index.ts";
import { dumpLines, exportGraph, loadLog, readDump, verifyStore } from "../../src/pipeline/index.ts";
import { createEmbeddedStore, type GraphStore } from "../../src/store/index.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { anyHistory, type Step, takeStep } from "../support/any-history.ts";
import { PROMISE_RUNS, promiseTimeoutMs } from "../support/property-runs.ts";
import { temporaryFolder, withFolder } from "../support/temporary-folder.ts";

const ontology = await loadOntology();
const openIn = (folder: string) => createEmbeddedStore({ folder, ontology, durable: false });
const aStore = () => openIn(temporaryFolder());
const dump = async (store: GraphStore) => {
  const lines: string[] = [];
  for await (const line of dumpLines(store)) lines.push(line);
  return lines;
};
const bytesOf = async function* (lines: readonly string[]) {
  yield Buffer.from(lines.join("\n"));
};

/** A random history, an empty store to take its steps in, and another one. */
const anyCase = (work: (history: { steps: Step[] }, store: GraphStore, copy: GraphStore) => Promise<void>) =>
  fc.asyncProperty(anyHistory, (history) =>
    withFolder(async (folder) => {
      const [store, copy] = [openIn(join(folder, "one")), openIn(join(folder, "copy"))];
      await work(history, store, copy).finally(() => Promise.all([store.close(), copy.close()]));
    }),
  );

describe("the canonical dump", () => {
  it("is the same after it was loaded into another store, and after loading twice", {
    timeout: promiseTimeoutMs(PROMISE_RUNS),
  }, async () => {
    await fc.assert(
      anyCase(async ({ steps }, store, copy) => {
        for (const step of steps) await takeStep(store, step);
        const lines = await dump(store);
        for (let times = 0; times < 2; times += 1) {
          await loadLog(copy, readDump(bytesOf(lines), "dump"), { batchSize: 2 });
          expect(await dump(copy)).toEqual(lines);
        }
      }),
      { numRuns: PROMISE_RUNS },
    );
  });

  it("is refused when a line was changed, before anything is loaded", async () => {
    const [store, copy] = [aStore(), aStore()];
    await store.load([
      anExtraction({ key: "a" }, "company:acme PRODUCES chip:a1"),
      anExtraction({ key: "b" }, "company:acme PRODUCES chip:b2"),
    ]);
    const lines = await dump(store);
    const changed = lines.with(2, lines[2]!.replace("PRODUCES", "ACQUIRES"));
    await expect(loadLog(copy, readDump(bytesOf(changed), "dump"))).rejects.toMatchObject({
      code: "INPUT_INVALID",
      message: expect.stringMatching(/^(dump:3|b): /),
    });
    await expect(loadLog(copy, readDump(bytesOf(lines.slice(1)), "dump"))).rejects.toMatchObject({
      code: "INPUT_INVALID",
    });
    expect(await copy.stats()).toMatchObject({ documents: 0 });
  });

  it("is refused when it was cut off or a number in it was changed, and one of format 1 is read as it is", async () => {
    const [store, copy] = [aStore(), aStore()];
    await store.load([
      anExtraction({ key: "a" }, "company:acme PRODUCES chip:a1"),
      anExtraction({ key: "b" }, "company:acme PRODUCES chip:b2"),
    ]);
    const lines = await dump(store);
    const load = (some: readonly string[]) => loadLog(copy, readDump(bytesOf(some), "dump"));
    const cut = lines.map((_, length) => lines.slice(0, length)).slice(1);
    const without = lines.map((_, at) => lines.toSpliced(at, 1));
    const twice = lines.map((line, at) => lines.toSpliced(at, 0, line));
    const changed = lines.map((line) => line.replace('"confidence":0.9', '"confidence":0.8'));
    const joined = [...lines.slice(0, 3), ...lines];
    for (const some of [...cut, ...without, ...twice, changed, joined])
      await expect(load(some)).rejects.toMatchObject({ code: "INPUT_INVALID" });
    expect(await copy.stats()).toMatchObject({ documents: 0 });
    const old = changed.slice(0, -1).with(0, '{"format":1,"kind":"citegraph"}');
    expect(await load([...lines, ...old])).toMatchObject({ added: 2 });
    await Promise.all([store.close(), copy.close()]);
  });

  it("is refused with its line when a value is nested too deep to be read, and with what to do when it was changed", async () => {
    const [store, copy] = [aStore(), aStore()];
    await store.load([anExtraction({ key: "a" }, { says: "company:acme PRODUCES chip:a1", by: "officials" })]);
    const lines = await dump(store);
    const load = (some: readonly string[]) => loadLog(copy, readDump(bytesOf(some), "dump"));
    const via = `${'{"cue":null,"entity":null,"name":"x","via":'.repeat(20_000)}null${"}".repeat(20_000)}`;
    const deep = lines.map((line) => line.replace('"via":null', `"via":${via}`));
    await expect(load(deep)).rejects.toMatchObject({
      code: "INPUT_INVALID",
      message: expect.stringMatching(/^dump:2: /),
    });
    const hint = expect.stringContaining("Export it again");
    await expect(load(lines.toSpliced(2, 1))).rejects.toMatchObject({ code: "INPUT_INVALID", hint });
    await Promise.all([store.close(), copy.close()]);
  });

  it("holds the judgements of the time that is exported", async () => {
    const store = aStore();
    await store.load([anExtraction({ names: ["company:smic", "company:zhongxin"] })]);
    const [judgement] = await store.judge([{ a: "company:smic", b: "company:zhongxin", verdict: "same", by: "Ada" }]);
    await store.revokeJudgements([judgement!.id]);
    const judged = async (knownAt?: string) => {
      const text = await Array.fromAsync(exportGraph(store, { format: "jsonl", ...(knownAt && { knownAt }) }));
      return text.filter((line) => line.includes('"kind":"judgement"')).length;
    };
    expect([await judged(), await judged(judgement!.at)]).toEqual([0, 1]);
  });

  it("holds no time of ours", async () => {
    const store = aStore();
    const extraction = anExtraction({ key: "a" }, "company:acme PRODUCES chip:a1");
    await store.load([{ ...extraction, document: { ...extraction.document, retrievedAt: "2025-07-15T10:00:00Z" } }]);
    expect((await dump(store)).join()).not.toContain("2025-07-15T10:00:00Z");
  });
});

describe("a store's verification", () => {
  it("passes what was loaded", async () => {
    const store = aStore();
    await store.load([anExtraction({ key: "a" }, "company:acme PRODUCES chip:a1")]);
    expect(await verifyStore(store, ontology)).toMatchObject({ documents: 1, statements: 1, faults: [] });
  });
});
