// A Neo4j that is away, cut off, slow or in doubt while it is written to: what was stored stays, the same call goes on
// from there, and nothing is there twice.
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { CitegraphError } from "../../../src/domain/index.ts";
import { loadOntology } from "../../../src/ontology/index.ts";
import { type LogItem, loadLog, verifyStore } from "../../../src/pipeline/index.ts";
import { createEmbeddedStore, createNeo4jStore, type GraphStore } from "../../../src/store/index.ts";
import { anExtraction } from "../../support/an-extraction.ts";
import { type BoltProxy, startBoltProxy } from "../../support/bolt-proxy.ts";
import { dumpOf } from "../../support/expect-whole.ts";
import { connection, describeWithNeo4j, openEmptyNeo4j } from "../../support/neo4j.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const ontology = await loadOntology();

/** Documents that share entities and edges, so that a document that is lost or doubled shows in counts. */
const documents = Array.from({ length: 40 }, (_, at) =>
  anExtraction({ key: `k${at}` }, `company:maker-${at % 5} PRODUCES chip:h20`, {
    says: "company:nvidia SELLS_TO country:china",
    polarity: at % 2 ? "negated" : "affirmed",
  }),
);
const items = async function* (): AsyncGenerator<LogItem> {
  yield { kind: "judgement", judgement: { a: "company:maker-1", b: "company:maker-2", verdict: "same", by: "Ada" } };
  for (const extraction of documents) yield { kind: "extraction", extraction };
};

async function undisturbed(): Promise<string[]> {
  const store = createEmbeddedStore({ folder: temporaryFolder(), ontology });
  await loadLog(store, items());
  return dumpOf(store).finally(() => store.close());
}

describeWithNeo4j("a Neo4j in trouble", () => {
  let proxy: BoltProxy;
  let direct: GraphStore;
  const open = (retryMs: number) => createNeo4jStore({ ...connection, url: proxy.url, retryMs, ontology });
  beforeEach(async () => {
    direct = await openEmptyNeo4j(ontology);
    proxy = await startBoltProxy(connection.url);
  });
  afterEach(async () => {
    await direct.close();
    await proxy.close();
  });

  it("holds a document once when the answer to its commit was lost", async () => {
    const store = await open(10_000);
    proxy.loseAnswers(1);
    // Whether it was this call that added it, nobody can know: the store holds it.
    expect(await store.load(documents.slice(0, 1))).toEqual({ added: 0, replaced: 0, unchanged: 1 });
    expect(await Array.fromAsync(direct.log())).toHaveLength(1);
    expect(await direct.stats()).toMatchObject({ documents: 1, statements: 2 });
    await store.close();
  });

  it("judges, revokes and takes back once when the answer was lost", async () => {
    const store = await open(10_000);
    await store.load(documents.slice(0, 3));
    const judge = () => store.judge([{ a: "company:maker-0", b: "company:maker-1", verdict: "same", by: "Ada" }]);
    proxy.loseAnswers(1);
    const [judgement] = await judge();
    expect(await direct.judgements({ revoked: true })).toEqual([judgement]);
    proxy.loseAnswers(1);
    await store.revokeJudgements([judgement!.id]);
    expect(await direct.judgements({ revoked: true })).toMatchObject([{ revokedAt: expect.any(String) }]);
    proxy.loseAnswers(1);
    await store.retract(["k0"]);
    expect(await direct.stats()).toMatchObject({ documents: 2 });
    expect((await verifyStore(direct, ontology)).faults).toEqual([]);
    await store.close();
  });

  it("tries again what never reached it", async () => {
    const store = await open(10_000);
    proxy.loseCommits(2);
    expect(await store.load(documents.slice(0, 1))).toEqual({ added: 1, replaced: 0, unchanged: 0 });
    await store.close();
  });

  it("is tried again when connections end while they log in, to write, to read and to connect", async () => {
    const store = await open(10_000);
    const loggingIn = () => {
      proxy.cut();
      proxy.loseLogins(2);
    };
    loggingIn();
    expect(await store.load(documents.slice(0, 1))).toEqual({ added: 1, replaced: 0, unchanged: 0 });
    loggingIn();
    expect(await store.stats()).toMatchObject({ documents: 1 });
    await store.close();
    loggingIn();
    await (await open(10_000)).close();
  });

  it("is given up after the budget when no connection logs in", async () => {
    const store = await open(500);
    proxy.cut();
    proxy.loseLogins(Number.POSITIVE_INFINITY);
    await expect(store.load(documents.slice(0, 1))).rejects.toMatchObject({ code: "STORE_INTERRUPTED" });
    await expect(store.stats()).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
    await expect(open(500)).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
    await store.close();
  });

  it.for([
    { trouble: "no connection logs in", strike: () => proxy.loseLogins(Number.POSITIVE_INFINITY) },
    { trouble: "it refuses connections", strike: () => proxy.refuse() },
    { trouble: "nothing gets through", strike: () => proxy.pause() },
  ])("is read from no longer than somebody waits while $trouble", { timeout: 30_000 }, async ({ trouble, strike }) => {
    const store = await open(600_000); // longer than the test may take
    if (trouble !== "nothing gets through") proxy.cut();
    strike();
    const query = { kind: "entity", ids: ["chip:h20"] } as const;
    const late = store.read(query, { deadline: performance.now() + 300 });
    await expect(late).rejects.toMatchObject({ code: "CANCELLED" });
    const gone = new AbortController();
    const left = store.read(query, { signal: gone.signal });
    await sleep(100);
    gone.abort();
    await expect(left).rejects.toMatchObject({ code: "CANCELLED" });
    await expect(store.read(query, { signal: gone.signal })).rejects.toMatchObject({ code: "CANCELLED" });
    proxy.accept();
    proxy.loseLogins(0);
    proxy.resume();
    expect((await store.read(query, { deadline: performance.now() + 20_000 })).edges).toEqual([]);
    await store.close();
  });

  it("is waited for while it is away for less than the budget", async () => {
    const store = await open(15_000);
    proxy.refuse();
    proxy.cut();
    const load = store.load(documents);
    await sleep(2_000);
    proxy.accept();
    expect(await load).toMatchObject({ added: documents.length });
    await store.close();
  });

  it("is given up after the budget with a code to try again by, and the same load goes on", async () => {
    const store = await open(1_500);
    await loadLog(store, items(), { batchSize: 10 });
    await direct.retract(documents.slice(5).map(({ document }) => document.key));
    proxy.refuse();
    proxy.cut();
    const begun = performance.now();
    const error = await store.load(documents).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "STORE_INTERRUPTED", exitCode: 75 });
    expect(performance.now() - begun).toBeLessThan(15_000);
    proxy.accept();
    expect(await loadLog(store, items())).toMatchObject({ added: 35, unchanged: 5 });
    expect(await dumpOf(direct)).toEqual(await undisturbed());
    await store.close();
  });

  it("goes on after a pause in which nothing got through", async () => {
    const store = await open(20_000);
    const load = store.load(documents);
    await sleep(50);
    proxy.pause();
    await sleep(3_000);
    proxy.resume();
    expect(await load).toMatchObject({ added: documents.length });
    await store.close();
  });

  it("holds in the end what was to be loaded, after any troubles", { timeout: 400_000 }, async () => {
    const trouble = fc.tuple(
      fc.constantFrom("cut", "refuse", "pause", "delay", "loseAnswers", "loseCommits", "loseLogins"),
      fc.integer({ min: 5, max: 400 }),
    );
    const whole = await undisturbed();
    // A failing schedule is printed with its seed and path, by which fast-check plays it again.
    await fc.assert(
      fc.asyncProperty(fc.array(trouble, { minLength: 3, maxLength: 10 }), async (troubles) => {
        await direct.close();
        direct = await openEmptyNeo4j(ontology);
        const strikes = async () => {
          for (const [what, ms] of troubles) await strike(proxy, what, ms);
        };
        await Promise.all([untilLoaded(() => open(500)), strikes()]);
        expect(await dumpOf(direct)).toEqual(whole);
        expect(await Array.fromAsync(direct.log())).toHaveLength(documents.length);
        expect(await direct.load(documents)).toMatchObject({ added: 0, replaced: 0 });
      }),
      { numRuns: Number(process.env.CITEGRAPH_FAULT_RUNS ?? 12) },
    );
  });
});

async function strike(proxy: BoltProxy, what: string, ms: number): Promise<void> {
  if (what === "loseAnswers") proxy.loseAnswers(1);
  if (what === "loseCommits") proxy.loseCommits(1);
  if (what === "loseLogins") proxy.loseLogins(1);
  if (what === "cut" || what === "refuse") proxy.cut();
  if (what === "refuse") proxy.refuse();
  if (what === "pause") proxy.pause();
  if (what === "delay") proxy.delay(ms / 20);
  await sleep(ms);
  proxy.accept();
  proxy.resume();
  proxy.delay(0);
}

/** Runs the same load again and again until it comes to its end, as a person with the same command does. */
async function untilLoaded(open: () => Promise<GraphStore>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    await sleep(attempt === 0 ? 0 : 100);
    const store = await open().catch(refuseOthers);
    if (!store) continue;
    const report = await loadLog(store, items(), { batchSize: 4 }).catch(refuseOthers);
    await store.close();
    if (report) return;
  }
  throw new Error("the load never came to its end");
}

/** Whatever goes wrong has a name that says: try again. */
function refuseOthers(error: unknown): undefined {
  const code = error instanceof CitegraphError ? error.code : String(error);
  expect(["STORE_INTERRUPTED", "STORE_UNREACHABLE"]).toContain(code);
}
