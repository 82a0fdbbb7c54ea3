import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { Judgement } from "../../src/domain/index.ts";
import { loadOntology } from "../../src/ontology/index.ts";
import { changesSince } from "../../src/pipeline/changes-since.ts";
import { createEmbeddedStore, type GraphStore, withHistory } from "../../src/store/index.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { anyHistory, takeStep } from "../support/any-history.ts";
import { PROPERTY_RUNS, PROPERTY_TIMEOUT_MS } from "../support/property-runs.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ontology = await loadOntology();

describe("what changed since a time", () => {
  let store: GraphStore;
  /** The time of the last change; the next one is later. */
  const mark = async () => {
    const times = await Array.fromAsync(store.log(), ({ recordedAt, withdrawnAt }) => withdrawnAt ?? recordedAt);
    await new Promise((resolve) => setTimeout(resolve, 3));
    return times.sort().at(-1)!;
  };
  beforeEach(() => {
    store = withHistory(createEmbeddedStore({ folder: temporaryFolder(), ontology }), ontology);
    return () => store.close();
  });

  it("names what was added and which edges are newly disputed, with the conflict", async () => {
    await store.load([
      anExtraction({ key: "old" }, "company:nvidia SELLS_TO country:china", "company:amd PRODUCES chip:mi308"),
    ]);
    const since = await mark();
    const denial = anExtraction({ key: "new" }, { says: "company:nvidia SELLS_TO country:china", polarity: "negated" });
    await store.load([denial]);
    expect(await changesSince(store, since, ontology)).toMatchObject({
      documentsAdded: [denial.document.id],
      documentsWithdrawn: [],
      statementsAdded: [{ id: denial.statements[0]!.id }],
      statementsWithdrawn: [],
      relations: [{ relation: { relation: "SELLS_TO" }, before: "stated", after: "disputed" }],
      conflictsAdded: [{ conflictKind: "polarity" }],
      conflictsResolved: [],
    });
  });

  it("tells of a revision only what it says differently", async () => {
    const [kept, dropped, fresh] = [
      "company:amd PRODUCES chip:a",
      "company:amd PRODUCES chip:b",
      "company:amd PRODUCES chip:c",
    ];
    await store.load([anExtraction({ key: "k" }, kept!, dropped!)]);
    const since = await mark();
    await store.load([anExtraction({ key: "k" }, fresh!, kept!)]);
    const changes = await changesSince(store, since, ontology);
    expect(changes.statementsAdded.map(({ object }) => object)).toEqual(["chip:c"]);
    expect(changes.statementsWithdrawn.map(({ object }) => object)).toEqual(["chip:b"]);
    expect(changes.relations.map(({ relation, before, after }) => [relation.object, before, after]).sort()).toEqual([
      ["chip:b", "stated", null],
      ["chip:c", null, "stated"],
    ]);
  });

  it("reads of then only what tells of the edges that changed, and of those they may contradict", async () => {
    const others = Array.from({ length: 30 }, (_, at) =>
      anExtraction({ key: `other-${at}` }, `company:c${at} PRODUCES chip:x${at}`),
    );
    await store.load([
      ...others,
      anExtraction({ key: "old" }, "governmentbody:bis RESTRICTS chip:h20"),
      anExtraction({ key: "gone" }, "company:nvidia PRODUCES chip:h20"),
    ]);
    const since = await mark();
    await store.load([anExtraction({ key: "new" }, "governmentbody:commerce PERMITS chip:h20")]);
    await store.retract(["gone"]);
    const read: string[] = [];
    const noting: GraphStore = {
      ...store,
      read: (query, options) => {
        expect(query.knownAt).toBeUndefined();
        return store.read(query, options);
      },
      async *extractions(options) {
        for await (const extraction of store.extractions(options)) {
          read.push(extraction.document.key);
          yield extraction;
        }
      },
    };
    const changes = await changesSince(noting, since, ontology);
    expect(changes.relations.map(({ relation, before, after }) => [relation.relation, before, after]).sort()).toEqual([
      ["PERMITS", null, "stated"],
      ["PRODUCES", "stated", null],
    ]);
    expect(read.sort()).toEqual(["gone", "old"]);
  });

  it("says the same as a whole store of then would, after any history", { timeout: PROPERTY_TIMEOUT_MS }, async () => {
    let partly = 0;
    await fc.assert(
      fc.asyncProperty(anyHistory, fc.nat(), async ({ steps }, at) => {
        const history = withHistory(createEmbeddedStore({ folder: temporaryFolder(), ontology }), ontology);
        for (const step of steps) await takeStep(history, step);
        const log = await Array.fromAsync(history.log());
        const times = log.flatMap(({ recordedAt, withdrawnAt }) => [recordedAt, withdrawnAt ?? recordedAt]);
        const judged = (await history.judgements({ revoked: true })).flatMap((each) => [
          each.at,
          each.revokedAt ?? each.at,
        ]);
        const since = times.sort()[at % Math.max(1, times.length)] ?? "2020-01-01T00:00:00.000Z";
        if (judged.every((time) => time <= since)) partly += 1;
        // A judgement of later lets it ask a whole store of then.
        const later = { at: "2999-01-01T00:00:00.000Z", revokedAt: null } as Judgement;
        const asking: GraphStore = { ...history, judgements: async () => [later] };
        expect(await changesSince(history, since, ontology)).toEqual(await changesSince(asking, since, ontology));
        await history.close();
      }),
      { numRuns: PROPERTY_RUNS },
    );
    expect(partly).toBeGreaterThan(0);
  });

  it("finds nothing in what came and went again", async () => {
    await store.load([anExtraction({ key: "k" }, "company:amd PRODUCES chip:a")]);
    const since = await mark();
    await store.load([anExtraction({ key: "x" }, "company:amd PRODUCES chip:b")]);
    await store.retract(["x"]);
    const changes = await changesSince(store, since, ontology);
    expect(Object.values(changes).every((list) => list.length === 0)).toBe(true);
  });
});
