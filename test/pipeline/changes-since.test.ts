import { beforeEach, describe, expect, it } from "vitest";
import { loadOntology } from "../../src/ontology/index.ts";
import { changesSince } from "../../src/pipeline/changes-since.ts";
import { createEmbeddedStore, type GraphStore, withHistory } from "../../src/store/index.ts";
import { anExtraction } from "../support/an-extraction.ts";
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
    expect(await changesSince(store, since)).toMatchObject({
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
    const changes = await changesSince(store, since);
    expect(changes.statementsAdded.map(({ object }) => object)).toEqual(["chip:c"]);
    expect(changes.statementsWithdrawn.map(({ object }) => object)).toEqual(["chip:b"]);
    expect(changes.relations.map(({ relation, before, after }) => [relation.object, before, after]).sort()).toEqual([
      ["chip:b", "stated", null],
      ["chip:c", null, "stated"],
    ]);
  });

  it("finds nothing in what came and went again", async () => {
    await store.load([anExtraction({ key: "k" }, "company:amd PRODUCES chip:a")]);
    const since = await mark();
    await store.load([anExtraction({ key: "x" }, "company:amd PRODUCES chip:b")]);
    await store.retract(["x"]);
    const changes = await changesSince(store, since);
    expect(Object.values(changes).every((list) => list.length === 0)).toBe(true);
  });
});
