import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { loadOntology } from "../../src/ontology/index.ts";
import { type CuratedStore, createEmbeddedStore, NODE_KINDS, withHistory } from "../../src/store/index.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { anyHistory } from "../support/any-extraction.ts";
import { PROPERTY_RUNS } from "../support/property-runs.ts";
import { allLinks } from "../support/whole-answer.ts";

const ontology = await loadOntology();
const open = async () =>
  withHistory(createEmbeddedStore({ folder: await mkdtemp(join(tmpdir(), "citegraph-history-")), ontology }), ontology);

/** All that a store answers, now or as of a time. */
async function answersOf(store: CuratedStore, knownAt?: string) {
  const ask = (kind: (typeof NODE_KINDS)[number]) =>
    store.read({ kind, text: true, totalCount: true, links: allLinks(kind), ...(knownAt && { knownAt }) });
  return Promise.all(NODE_KINDS.map(ask));
}

const now = async (store: CuratedStore) =>
  (await Array.fromAsync(store.log())).reduce(
    (last, { recordedAt, withdrawnAt }) => [last, recordedAt, withdrawnAt ?? ""].sort().at(-1)!,
    "",
  );

describe("a store with history", () => {
  let store: CuratedStore;
  beforeEach(async () => {
    store = await open();
    return () => store.close();
  });

  it("answers as it would have at an earlier time, after any history", async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, async ({ steps }) => {
        await store.close();
        store = await open();
        const then: { time: string; answers: unknown }[] = [];
        for (const step of steps) {
          if (step.do === "load") await store.load(step.extractions);
          else await store.retract(step.keys);
          const time = await now(store);
          if (time) then.push({ time, answers: await answersOf(store) });
        }
        await new Promise((resolve) => setTimeout(resolve, 2));
        for (const { time, answers } of then.slice(0, -1)) expect(await answersOf(store, time)).toEqual(answers);
      }),
      { numRuns: Math.ceil(PROPERTY_RUNS / 3) },
    );
  });

  it("shows an entity as it was judged at that time", async () => {
    await store.load([anExtraction({ names: ["company:smic", "company:zhongxin"] })]);
    const [judgement] = await store.judge([
      { a: "company:smic", b: "company:zhongxin", verdict: "same", by: "a curator" },
    ]);
    await store.revokeJudgements([judgement!.id]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const count = async (knownAt?: string) =>
      (await store.read({ kind: "entity", ...(knownAt && { knownAt }) })).edges.length;
    expect([await count(), await count(judgement!.at)]).toEqual([2, 1]);
  });

  it("refuses a time that is none", async () => {
    await expect(store.read({ kind: "entity", knownAt: "yesterday" })).rejects.toMatchObject({ code: "QUERY_INVALID" });
  });
});
