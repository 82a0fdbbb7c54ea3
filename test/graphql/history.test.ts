import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { changesSince } from "../../src/pipeline/index.ts";
import { aServer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";

const first = anExtraction(
  { key: "a.txt" },
  "company:nvidia SELLS_TO country:china",
  "company:nvidia PRODUCES chip:h20",
);
const denial = anExtraction({ key: "b.txt" }, { says: "company:nvidia SELLS_TO country:china", polarity: "negated" });
const other = anExtraction({ key: "c.txt" }, "company:amd PRODUCES chip:mi308");

/** A server whose graph was changed after `then`: a denial came, `c.txt` went. */
async function changed() {
  const { store, ...server } = await aServer([first, other]);
  await sleep(5);
  const then = new Date().toISOString();
  await sleep(5);
  await store.load([denial]);
  await store.retract(["c.txt"]);
  return { ...server, store, then };
}

const CHANGES = `query ($since: DateTime!) { changes(since: $since) { since
  documentsAdded { totalCount edges { node { key statements { totalCount } } } }
  documentsWithdrawn { edges { node { key statements { totalCount edges { node { object { name } } } } } } }
  statementsAdded { totalCount edges { node { polarity evidence { quote document { key } } } } }
  statementsWithdrawn { edges { node { subject { name } relation object { name } } } }
  relations { totalCount edges { node { before after relationship { relation subject { name } object { name } } } } }
  conflictsAdded { totalCount edges { node { kind } } }
  conflictsResolved { totalCount }
} }`;

describe("changes", () => {
  it("tell what came and went, what went as it was", async () => {
    const { ask, then } = await changed();
    const { data, errors } = await ask(CHANGES, { since: then });
    expect(errors).toBeUndefined();
    expect(data.changes).toEqual({
      since: then,
      documentsAdded: { totalCount: 1, edges: [{ node: { key: "b.txt", statements: { totalCount: 1 } } }] },
      documentsWithdrawn: {
        edges: [
          { node: { key: "c.txt", statements: { totalCount: 1, edges: [{ node: { object: { name: "Mi308" } } }] } } },
        ],
      },
      statementsAdded: {
        totalCount: 1,
        edges: [
          { node: { polarity: "NEGATED", evidence: [{ quote: expect.any(String), document: { key: "b.txt" } }] } },
        ],
      },
      statementsWithdrawn: {
        edges: [{ node: { subject: { name: "Amd" }, relation: "PRODUCES", object: { name: "Mi308" } } }],
      },
      relations: {
        totalCount: 2,
        edges: expect.arrayContaining([
          {
            node: {
              before: "STATED",
              after: "DISPUTED",
              relationship: { relation: "SELLS_TO", subject: { name: "Nvidia" }, object: { name: "China" } },
            },
          },
          {
            node: {
              before: "STATED",
              after: null,
              relationship: { relation: "PRODUCES", subject: { name: "Amd" }, object: { name: "Mi308" } },
            },
          },
        ]),
      },
      conflictsAdded: { totalCount: 1, edges: [{ node: { kind: "POLARITY" } }] },
      conflictsResolved: { totalCount: 0 },
    });
  });

  it("tell of a conflict that stands what its sides were and are, and of edges as what they are shown", async () => {
    const dispute = (chip: string) => [`governmentbody:bis RESTRICTS ${chip}`, `governmentbody:bis PERMITS ${chip}`];
    const { store, ask } = await aServer([
      anExtraction({ key: "a" }, ...dispute("chip:h20")),
      anExtraction({ key: "b" }, ...dispute("chip:h20-gpu")),
    ]);
    await sleep(5);
    const since = new Date().toISOString();
    await sleep(5);
    await store.judge([{ a: "chip:h20", b: "chip:h20-gpu", verdict: "same", by: "Ada" }]);
    const conflict = "{ rule sides { label statementCount statements { evidence { document { key } } } } }";
    const query = `query ($since: DateTime!, $after: String) { changes(since: $since) {
      statementsAdded { totalCount } conflictsAdded { totalCount } conflictsResolved { totalCount }
      relations { edges { node { before after relationship { relation object { id } } shownAs { object { id name } } } } }
      conflictsChanged(first: 1, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { id before ${conflict} after ${conflict} } } } } }`;
    const { data, errors } = await ask(query, { since });
    expect(errors).toBeUndefined();
    const none = { totalCount: 0 };
    expect(data.changes).toMatchObject({ statementsAdded: none, conflictsAdded: none, conflictsResolved: none });
    const changed = (relation: string) => ({
      node: {
        ...{ before: "DISPUTED", after: null, relationship: { relation, object: { id: "chip:h20-gpu" } } },
        shownAs: [{ object: { id: "chip:h20", name: "H20" } }],
      },
    });
    const { edges } = data.changes.relations;
    expect(edges).toEqual(expect.arrayContaining([changed("RESTRICTS"), changed("PERMITS")]));
    const {
      totalCount,
      pageInfo,
      edges: [first],
    } = data.changes.conflictsChanged;
    expect({ totalCount, hasNextPage: pageInfo.hasNextPage }).toEqual({ totalCount: 2, hasNextPage: true });
    const sides = (...keys: string[]) =>
      ["PERMITS", "RESTRICTS"].map((label) => ({
        ...{ label, statementCount: keys.length },
        statements: expect.arrayContaining(keys.map((key) => ({ evidence: [{ document: { key } }] }))),
      }));
    expect(first.node.after).toEqual({
      rule: "chip:h20 is restricted and permitted at one time",
      sides: sides("a", "b"),
    });
    const next = (await ask(query, { since, after: pageInfo.endCursor })).data.changes.conflictsChanged;
    expect(next.pageInfo.hasNextPage).toBe(false);
    const [{ node }] = next.edges;
    expect(node.id).not.toBe(first.node.id);
    expect([first.node.before, node.before]).toEqual(
      expect.arrayContaining([
        { rule: "chip:h20 is restricted and permitted at one time", sides: sides("a") },
        { rule: "chip:h20-gpu is restricted and permitted at one time", sides: sides("b") },
      ]),
    );
  });

  it("come in pages", async () => {
    const { ask, then } = await changed();
    const page = `query ($since: DateTime!, $after: String) { changes(since: $since) {
      relations(first: 1, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id } } } } }`;
    const { relations } = (await ask(page, { since: then })).data.changes;
    expect(relations.pageInfo.hasNextPage).toBe(true);
    const next = (await ask(page, { since: then, after: relations.pageInfo.endCursor })).data.changes.relations;
    expect(next.pageInfo.hasNextPage).toBe(false);
    expect(next.edges[0].node.id).not.toBe(relations.edges[0].node.id);
  });

  it("are worked out once for all their pages, and anew when the store has changed", async () => {
    let times = 0;
    const { ask, store } = await aServer([first], {
      changesSince: (...asked) => changesSince(...asked).finally(() => (times += 1)),
    });
    const since = "2020-01-01T00:00:00Z";
    const totals = [];
    for (const more of [[], [], [denial], []]) {
      if (more.length > 0) await store.load(more);
      totals.push((await ask(CHANGES, { since })).data.changes.documentsAdded.totalCount);
    }
    expect({ totals, times }).toEqual({ totals: [1, 1, 2, 2], times: 2 });
  });

  it("are none since now, and need a time", async () => {
    const { ask } = await changed();
    await sleep(5);
    const { changes } = (await ask(CHANGES, { since: new Date().toISOString() })).data;
    expect([changes.documentsAdded.totalCount, changes.relations.totalCount]).toEqual([0, 0]);
    for (const since of ["yesterday", "2025-02-30T00:00:00Z", "2025-07-15", ""]) {
      expect((await ask(CHANGES, { since })).errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
    }
  });
});

describe("knownAt", () => {
  it("asks every list, walk and entity as of then, with all that is below", async () => {
    const { ask, then } = await changed();
    const query = `query ($f: Filter, $t: DateTime) {
      documents(filter: $f, orderBy: { field: KEY }) { edges { node { key } } }
      relations(filter: $f) { edges { node { status statements { totalCount } } } }
      statements(filter: $f) { totalCount }
      conflicts(filter: $f) { totalCount }
      search(text: "Amd", filter: $f) { totalCount }
      timeline(entity: "company:nvidia", filter: $f) { totalCount }
      neighbourhood(id: "company:amd", filter: $f) { entities { name } }
      paths(from: "company:amd", to: "chip:mi308", filter: $f) { totalCount edges { node { hops { relations { status } } } } }
      entity(id: "company:amd", knownAt: $t) { name relations { totalCount } }
      nodes(ids: ["company:amd", "company:nvidia"], knownAt: $t) { id ... on Entity { name relations { totalCount } } }
      stats(filter: $f) { id documents conflicts entitiesByType { name count } }
      ontology(filter: $f) { id entityTypes { name entityCount } } }`;
    const past = (await ask(query, { f: { knownAt: then }, t: then })).data;
    expect(past).toMatchObject({
      documents: { edges: [{ node: { key: "a.txt" } }, { node: { key: "c.txt" } }] },
      statements: { totalCount: 3 },
      conflicts: { totalCount: 0 },
      search: { totalCount: 1 },
      timeline: { totalCount: 2 },
      neighbourhood: { entities: [{ name: "Amd" }, { name: "Mi308" }] },
      paths: { totalCount: 1, edges: [{ node: { hops: [{ relations: [{ status: "STATED" }] }] } }] },
      entity: { name: "Amd", relations: { totalCount: 1 } },
      nodes: [{ id: "company:amd" }, { id: "company:nvidia" }],
      stats: { documents: 2, conflicts: 0, entitiesByType: [{ count: 2 }, { count: 2 }, { count: 1 }] },
    });
    expect(past.relations.edges.map((edge: { node: object }) => edge.node)).toEqual(
      Array.from({ length: 3 }, () => ({ status: "STATED", statements: { totalCount: 1 } })),
    );
    const now = (await ask(query, {})).data;
    expect(now).toMatchObject({
      documents: { edges: [{ node: { key: "a.txt" } }, { node: { key: "b.txt" } }] },
      conflicts: { totalCount: 1 },
      search: { totalCount: 0 },
      neighbourhood: null,
      entity: null,
      nodes: [null, { id: "company:nvidia" }],
      stats: { id: "stats", documents: 2, conflicts: 1 },
    });
    const countOf = ({ ontology }: typeof now, type: string) =>
      ontology.entityTypes.find(({ name }: { name: string }) => name === type).entityCount;
    expect([countOf(past, "Chip"), countOf(now, "Chip")]).toEqual([2, 1]);
    expect(new Set([past.stats.id, now.stats.id, past.ontology.id, now.ontology.id]).size).toBe(4);
  });

  it("binds cursors, and is refused where it would hold for a part of an answer", async () => {
    const { ask, then } = await changed();
    const query =
      "query ($f: Filter, $after: String) { relations(first: 1, filter: $f, after: $after) { pageInfo { endCursor } } }";
    const { endCursor } = (await ask(query, { f: { knownAt: then } })).data.relations.pageInfo;
    expect((await ask(query, { f: { knownAt: then }, after: endCursor })).errors).toBeUndefined();
    expect((await ask(query, { after: endCursor })).errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
    const nested = "query ($f: Filter) { entities { edges { node { relations(filter: $f) { totalCount } } } } }";
    expect((await ask(nested, { f: { knownAt: then } })).errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  });
});

describe("both clocks", () => {
  const dated = (time: string, relation = "RESTRICTS") => ({
    says: `country:united-states ${relation} chip:h20`,
    time,
  });

  it("ask of a thing by its id whether it holds on a day, as far as it was known at a time", async () => {
    const { ask, store } = await aServer([anExtraction({ key: "a.txt" }, dated("2025-04-15"))]);
    const [entry] = await Array.fromAsync(store.log());
    await store.load([anExtraction({ key: "b.txt" }, dated("2025-06-01"))]);
    await sleep(5);
    const [restricts] = (await ask("{ relations { edges { node { id } } } }")).data.relations.edges;
    const query = `query ($id: ID!, $d: Date, $t: DateTime) { nodes(ids: [$id, "chip:h20"], validAt: $d, knownAt: $t) { id } entity(id: "chip:h20", validAt: $d, knownAt: $t) { id } }`;
    const isThere = async (d?: string, t?: string) => {
      const { data } = await ask(query, { id: restricts.node.id, d, t });
      const all = [...data.nodes, data.entity].map((each) => each !== null);
      return [...new Set(all)];
    };
    expect(await isThere()).toEqual([true]);
    expect([await isThere("2025-04-15"), await isThere("2025-05-01")]).toEqual([[true], [false]]);
    expect([await isThere("2025-06-01"), await isThere("2025-06-01", entry!.recordedAt)]).toEqual([[true], [false]]);
  });

  it("are told of candidates and judgements as far as they speak of a time", async () => {
    const { ask, store } = await aServer([anExtraction({ names: ["company:acme", "company:acme-inc"] })]);
    await sleep(5);
    const then = new Date().toISOString();
    await sleep(5);
    const [judgement] = await store.judge([
      { a: "company:acme", b: "company:acme-inc", verdict: "different", by: "Ada" },
    ]);
    const query = `query ($t: DateTime) { candidates(knownAt: $t) { totalCount edges { node { id first { name } } } }
      judgements(knownAt: $t) { totalCount } }`;
    const past = (await ask(query, { t: then })).data;
    expect(past).toMatchObject({ candidates: { totalCount: 1 }, judgements: { totalCount: 0 } });
    expect((await ask(query)).data).toMatchObject({ candidates: { totalCount: 0 }, judgements: { totalCount: 1 } });
    const [{ node }] = past.candidates.edges;
    const byId = "query ($id: ID!, $t: DateTime, $d: Date) { nodes(ids: [$id], knownAt: $t, validAt: $d) { id } }";
    expect((await ask(byId, { id: node.id, t: then })).data.nodes).toEqual([{ id: node.id }]);
    expect((await ask(byId, { id: node.id })).data.nodes).toEqual([null]);
    expect((await ask(byId, { id: judgement!.id, t: then })).data.nodes).toEqual([null]);
    const [error] = (await ask(byId, { id: judgement!.id, d: "2025-01-01" })).errors!;
    expect(error).toMatchObject({
      message: expect.stringContaining("speak of none"),
      extensions: { code: "BAD_USER_INPUT" },
    });
  });
});
