import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Extraction, toStatement } from "../../src/domain/index.ts";
import { loadOntology } from "../../src/ontology/index.ts";
import { type ConflictChange, changesSince, type RelationChange } from "../../src/pipeline/index.ts";
import {
  type ConflictRecord,
  createEmbeddedStore,
  type GraphStore,
  type RelationRecord,
  withHistory,
} from "../../src/store/index.ts";
import { describeChanges } from "../contract/changes.ts";
import { A_LATER_RUN, anExtraction, withRun } from "../support/an-extraction.ts";
import { PROMISE_RUNS } from "../support/property-runs.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ontology = await loadOntology();

describeChanges("embedded", {
  open: async () => withHistory(createEmbeddedStore({ folder: temporaryFolder(), ontology, durable: false }), ontology),
  runs: PROMISE_RUNS,
});

/** Of one July: two bodies that restrict a chip, and one that permits it. */
const threeDocuments = [
  anExtraction({ key: "us", outlet: "Gazette", publishedAt: "2025-07-15" }, "country:united-states RESTRICTS chip:h20"),
  anExtraction({ key: "us2", publishedAt: "2025-07-16" }, "country:united-states PERMITS chip:h20"),
  anExtraction({ key: "bis", publishedAt: "2025-07-16" }, "governmentbody:bis RESTRICTS chip:h20"),
] as const;

/** How many statements stand on each side. */
const sizesOf = ({ sides }: ConflictRecord) =>
  Object.fromEntries(sides.map(({ label, statements }) => [label, statements.length]));
const shapeOf = ({ before, after }: ConflictChange) => ({ before: sizesOf(before), after: sizesOf(after) });

const statementsIn = ({ sides }: ConflictRecord) => sides.flatMap(({ statements }) => statements).sort();
const idsIn = (extractions: readonly Extraction[]) =>
  extractions.flatMap(({ statements }) => statements.map(({ id }) => id)).sort();

function inShort({ relation, before, after, shownAs }: RelationChange): string {
  const edge = (record: RelationRecord) => `${record.relation} ${record.object}`;
  return `${edge(relation)}: ${before} → ${after}, shown as ${shownAs.map(edge).join()}`;
}

/** The same store, never asked as a whole for what it held then, and the keys of the documents that are read of its log. */
function noteExtractions(store: GraphStore): [GraphStore, string[]] {
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
    still: async () => ({ ...noting, close: async () => undefined }),
  };
  return [noting, read];
}

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
    const [noting, read] = noteExtractions(store);
    const changes = await changesSince(noting, since, ontology);
    expect(changes.relations.map(({ relation, before, after }) => [relation.relation, before, after]).sort()).toEqual([
      ["PERMITS", null, "disputed"], // by the document of before
      ["PRODUCES", "stated", null],
      ["RESTRICTS", "stated", "disputed"],
    ]);
    expect(read.sort()).toEqual(["gone", "old"]);
  });

  it("tells of a dispute that loses one of its documents as changed, and not as resolved", async () => {
    await store.load([...threeDocuments]);
    const since = await mark();
    await store.retract(["bis"]);
    const changes = await changesSince(store, since, ontology);
    expect(changes).toMatchObject({ conflictsAdded: [], conflictsResolved: [] });
    expect(changes.conflictsChanged.map(shapeOf)).toEqual([
      { before: { PERMITS: 1, RESTRICTS: 2 }, after: { PERMITS: 1, RESTRICTS: 1 } },
    ]);
    const { edges } = await store.read({ kind: "conflict" });
    expect(edges.map(({ node }) => node.id)).toEqual(changes.conflictsChanged.map(({ after }) => after.id));
  });

  it("tells of a dispute that one more document joins as changed, and not as added", async () => {
    const [us, permit, bis] = threeDocuments;
    await store.load([us!, permit!]);
    const since = await mark();
    await store.load([bis!]);
    const changes = await changesSince(store, since, ontology);
    expect(changes).toMatchObject({ conflictsAdded: [], conflictsResolved: [] });
    expect(changes.conflictsChanged.map(shapeOf)).toEqual([
      { before: { PERMITS: 1, RESTRICTS: 1 }, after: { PERMITS: 1, RESTRICTS: 2 } },
    ]);
  });

  it("says nothing of a dispute beside which something agrees with neither side", async () => {
    await store.load([...threeDocuments]);
    const since = await mark();
    await store.load([anExtraction({ key: "old", publishedAt: "2020-01-01" }, "governmentbody:bis PERMITS chip:h20")]);
    const changes = await changesSince(store, since, ontology);
    expect(changes).toMatchObject({ conflictsAdded: [], conflictsResolved: [], conflictsChanged: [] });
  });

  it("tells of a dispute that took the place of another one about the same thing", async () => {
    const dispute = (year: string) => [
      anExtraction({ key: `us of ${year}`, publishedAt: `${year}-07-15` }, "country:united-states RESTRICTS chip:h20"),
      anExtraction({ key: `bis of ${year}`, publishedAt: `${year}-07-16` }, "governmentbody:bis PERMITS chip:h20"),
    ];
    const [former, present] = [dispute("2024"), dispute("2026")];
    await store.load(former);
    const since = await mark();
    await store.retract(former.map(({ document }) => document.key));
    await store.load(present);
    const { conflictsAdded, conflictsResolved, conflictsChanged } = await changesSince(store, since, ontology);
    expect(conflictsChanged).toEqual([]);
    expect(conflictsAdded.map(statementsIn)).toEqual([idsIn(present)]);
    expect(conflictsResolved.map(statementsIn)).toEqual([idsIn(former)]);
    expect(conflictsAdded[0]!.id).toBe(conflictsResolved[0]!.id);
  });

  it("goes on from where it ended, also with what was being written then", async () => {
    const since = "2020-01-01T00:00:00.000Z";
    expect(await changesSince(store, since, ontology)).toMatchObject({ until: since, documentsAdded: [] });
    await store.load([threeDocuments[0]]);
    const begun = Date.now() + 2;
    await new Promise((resolve) => setTimeout(resolve, 5));
    const { until } = await changesSince(store, since, ontology);
    vi.useFakeTimers({ now: begun, toFake: ["Date"] });
    try {
      await store.load([threeDocuments[1]]);
    } finally {
      vi.useRealTimers();
    }
    const found = await changesSince(store, until, ontology);
    expect(found).toMatchObject({ documentsAdded: [threeDocuments[1].document.id] });
    await store.judge([{ a: "chip:h20", b: "chip:h100", verdict: "same", by: "Ada" }], { acceptUnseen: true });
    const [judgement] = await store.judgements();
    expect(await changesSince(store, found.until, ontology)).toMatchObject({ until: judgement!.at });
    expect(await changesSince(store, "2999-01-01", ontology)).toMatchObject({ until: "2999-01-01T00:00:00.000Z" });
  });

  it("tells of conflicts and edges that a judgement makes, and that revoking it ends", async () => {
    await store.load([
      anExtraction({ key: "a" }, "governmentbody:bis RESTRICTS chip:h20"),
      anExtraction(
        { key: "b" },
        "governmentbody:commerce PERMITS chip:h20-gpu",
        "governmentbody:bis RESTRICTS chip:l20",
      ),
    ]);
    const apart = await mark();
    const [judgement] = await store.judge([{ a: "chip:h20", b: "chip:h20-gpu", verdict: "same", by: "Ada" }]);
    const joined = await changesSince(store, apart, ontology);
    expect(joined).toMatchObject({
      ...{ documentsAdded: [], documentsWithdrawn: [], statementsAdded: [], statementsWithdrawn: [] },
      ...{ conflictsResolved: [], conflictsChanged: [] },
      conflictsAdded: [{ conflictKind: "opposite", rule: "chip:h20 is restricted and permitted at one time" }],
    });
    expect(joined.relations.map(inShort).sort()).toEqual([
      "PERMITS chip:h20-gpu: stated → null, shown as PERMITS chip:h20",
      "PERMITS chip:h20: null → disputed, shown as PERMITS chip:h20-gpu",
      "RESTRICTS chip:h20: stated → disputed, shown as ",
    ]);
    await new Promise((resolve) => setTimeout(resolve, 3));
    const together = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 3));
    await store.revokeJudgements([judgement!.id]);
    const split = await changesSince(store, together, ontology);
    expect(split).toMatchObject({ statementsAdded: [], statementsWithdrawn: [], conflictsAdded: [] });
    expect(split.conflictsResolved).toEqual(joined.conflictsAdded);
    expect((await changesSince(store, apart, ontology)).relations).toEqual([]);
  });

  it("tells of two disputes that a judgement joined what became of each", async () => {
    const dispute = (chip: string) => [`governmentbody:bis RESTRICTS ${chip}`, `governmentbody:bis PERMITS ${chip}`];
    await store.load([
      anExtraction({ key: "a" }, ...dispute("chip:h20")),
      anExtraction({ key: "b" }, ...dispute("chip:h20-gpu")),
    ]);
    const since = await mark();
    await store.judge([{ a: "chip:h20", b: "chip:h20-gpu", verdict: "same", by: "Ada" }]);
    const { conflictsAdded, conflictsResolved, conflictsChanged } = await changesSince(store, since, ontology);
    expect([conflictsAdded, conflictsResolved]).toEqual([[], []]);
    expect(conflictsChanged.map(shapeOf)).toEqual([
      { before: { PERMITS: 1, RESTRICTS: 1 }, after: { PERMITS: 2, RESTRICTS: 2 } },
      { before: { PERMITS: 1, RESTRICTS: 1 }, after: { PERMITS: 2, RESTRICTS: 2 } },
    ]);
    expect(new Set(conflictsChanged.map(({ after }) => after.id)).size).toBe(1);
    expect(new Set(conflictsChanged.map(({ before }) => before.id)).size).toBe(2);
  });

  it("shows no statement as withdrawn and added because its ends are shown as others", async () => {
    const [kept, fresh] = ["company:zhongxin PRODUCES chip:kirin", "company:zhongxin PRODUCES chip:ascend"];
    await store.load([anExtraction({ key: "k" }, kept!)]);
    const since = await mark();
    await store.load([anExtraction({ key: "k" }, fresh!, kept!)]);
    await store.judge([{ a: "company:smic", b: "company:zhongxin", verdict: "same", by: "Ada" }], {
      acceptUnseen: true,
    });
    const changes = await changesSince(store, since, ontology);
    expect(changes.statementsAdded.map(({ subject, object }) => [subject, object])).toEqual([
      ["company:smic", "chip:ascend"],
    ]);
    expect(changes.statementsWithdrawn).toEqual([]);
  });

  it("shows no statement as withdrawn and added because another reading calls an end by another name of one entity", async () => {
    const sentence = "The foundry makes the Kirin.";
    const reading = (company: string) =>
      anExtraction(
        { key: "k", names: ["company:smic", "company:zhongxin"] },
        { says: `${company} PRODUCES chip:kirin`, sentence },
      );
    await store.load([reading("company:zhongxin")]);
    const since = await mark();
    await store.load([withRun(reading("company:smic"), A_LATER_RUN)]);
    const apart = await changesSince(store, since, ontology);
    expect([apart.statementsAdded.length, apart.statementsWithdrawn.length]).toEqual([1, 1]);
    await store.judge([{ a: "company:smic", b: "company:zhongxin", verdict: "same", by: "Ada" }]);
    expect(await changesSince(store, since, ontology)).toMatchObject({ statementsAdded: [], statementsWithdrawn: [] });
  });

  it("shows a sentence that another outlet says now as withdrawn and added, and its dispute as changed", async () => {
    const [us, permit] = threeDocuments;
    const says = "country:united-states RESTRICTS chip:h20";
    for (const [key, outlet] of [
      ["us", "Herald"],
      ["elsewhere", "Herald"],
    ]) {
      await store.load([us!, permit!]);
      const since = await mark();
      if (key !== "us") await store.retract(["us"]);
      await store.load([anExtraction({ key: key!, outlet: outlet!, publishedAt: "2025-07-15" }, says)]);
      const changes = await changesSince(store, since, ontology);
      for (const each of [changes.statementsAdded, changes.statementsWithdrawn])
        expect(each.map(({ evidence }) => evidence[0]!.quote)).toEqual(["United States restricts H20."]);
      expect(changes.conflictsChanged.map(shapeOf)).toEqual([
        { before: { PERMITS: 1, RESTRICTS: 1 }, after: { PERMITS: 1, RESTRICTS: 1 } },
      ]);
      expect([...changes.conflictsAdded, ...changes.conflictsResolved]).toEqual([]);
      await store.retract(["us", "elsewhere"]);
    }
  });

  it("knows a statement again whose speaker is named at another place of a revised text", async () => {
    const says = {
      says: "company:nvidia SELLS_TO country:china",
      by: "officials",
      sentence: "Officials say Nvidia sells to China.",
    };
    const withCue = (...said: Parameters<typeof anExtraction> extends [unknown, ...infer S] ? S : never) => {
      const { statements, ...rest } = anExtraction({ key: "k" }, ...said);
      const told = statements.map(({ id: _id, ...statement }) => {
        const { start } = statement.evidence[0]!;
        const cue = { start: start + 10, end: start + 13 };
        return toStatement({
          ...statement,
          attributedTo: statement.attributedTo && { ...statement.attributedTo, cue },
        });
      });
      return { ...rest, statements: told };
    };
    await store.load([withCue(says)]);
    const since = await mark();
    await store.load([withCue("company:amd PRODUCES chip:a", says)]);
    const { statementsAdded, statementsWithdrawn } = await changesSince(store, since, ontology);
    expect(statementsAdded.map(({ object }) => object)).toEqual(["chip:a"]);
    expect(statementsWithdrawn).toEqual([]);
  });

  it("reads of then only what a judgement since moved, and what stands on the edges of that", async () => {
    const others = Array.from({ length: 30 }, (_, at) =>
      anExtraction({ key: `other-${at}` }, `company:smic PRODUCES chip:x${at}`),
    );
    await store.load([
      ...others,
      anExtraction({ key: "beside" }, "company:smic PRODUCES chip:kirin"),
      anExtraction({ key: "moved" }, "company:zhongxin PRODUCES chip:kirin"),
    ]);
    const since = await mark();
    await store.judge([{ a: "company:smic", b: "company:zhongxin", verdict: "same", by: "Ada" }]);
    const [noting, read] = noteExtractions(store);
    const { relations } = await changesSince(noting, since, ontology);
    expect(relations.map(({ relation, after, shownAs }) => [relation.subject, after, shownAs.length])).toEqual([
      ["company:zhongxin", null, 1],
    ]);
    expect([...new Set(read)].sort()).toEqual(["beside", "moved"]);
  });

  it("takes a time without a zone for UTC, and none that is no time", async () => {
    await store.load([anExtraction({ key: "k" }, "company:amd PRODUCES chip:a")]);
    const { documentsAdded } = await changesSince(store, (await mark()).replace("Z", ""), ontology);
    expect(documentsAdded).toEqual([]);
    await expect(changesSince(store, "yesterday", ontology)).rejects.toMatchObject({ code: "QUERY_INVALID" });
  });

  it("finds nothing in what came and went again", async () => {
    await store.load([anExtraction({ key: "k" }, "company:amd PRODUCES chip:a")]);
    const since = await mark();
    await store.load([anExtraction({ key: "x" }, "company:amd PRODUCES chip:b")]);
    await store.retract(["x"]);
    const { until: _until, ...changes } = await changesSince(store, since, ontology);
    expect(Object.values(changes).every((list) => list.length === 0)).toBe(true);
  });
});
