// Neo4j answers what is committed when it reads each part of a question, and shows a commit in parts while it makes it.
import { setTimeout as sleep } from "node:timers/promises";
import neo4j from "neo4j-driver";
import { expect, it, onTestFinished } from "vitest";
import { loadOntology } from "../../../src/ontology/index.ts";
import { createNeo4jStore, type GraphStore, type Query } from "../../../src/store/index.ts";
import { anExtraction } from "../../support/an-extraction.ts";
import { connection, describeWithNeo4j, openEmptyNeo4j, runCypher } from "../../support/neo4j.ts";

const ontology = await loadOntology();
const DOCUMENTS = 150;
const VERSIONS = 12;
/** How many connections the driver has at a time, and how long it waits for one. */
const CONNECTIONS = 100;
const ACQUISITION_MS = 60_000;

/** All documents, as one of their versions says it: another outlet and another sentence each time. */
const versionOf = (version: number) =>
  Array.from({ length: DOCUMENTS }, (_, i) =>
    anExtraction(
      { key: `k${i}`, outlet: `v${version}` },
      { says: "company:nvidia PRODUCES chip:h20", sentence: `Sentence ${i} of version ${version} on Nvidia and H20.` },
      `company:c${i} PRODUCES chip:h20`,
    ),
  );

const ALL_EDGES: Query = {
  kind: "relation",
  links: {
    said: { link: "statements", totalCount: true, links: { in: { link: "documents" } } },
    object: { link: "object" },
  },
};

/** Of which versions an answer about everything is; throws where something is missing or too much. */
async function versionsSeen(store: GraphStore): Promise<string[]> {
  const { edges } = await store.read(ALL_EDGES);
  expect(edges).toHaveLength(DOCUMENTS + 1);
  const outlets = edges.flatMap(({ node: edge }) => {
    const said = edge.links.said!;
    expect(edge).toMatchObject({ statementCount: said.totalCount });
    expect(edge.links.object!.edges).toHaveLength(1);
    return said.edges.flatMap(({ node: statement }) => {
      const documents = statement.links.in!.edges;
      expect(documents).toHaveLength(1);
      return documents.map(({ node }) => (node as { outlet?: string | null }).outlet ?? "");
    });
  });
  return [...new Set(outlets)];
}

/** Has the writers' lock until told to let it go. */
async function holdAsWriter(): Promise<() => Promise<void>> {
  const driver = neo4j.driver(connection.url, neo4j.auth.basic(connection.user, connection.password));
  const transaction = driver.session().beginTransaction();
  await transaction.run('MATCH (c:Citegraph {id: "schema"}) SET c.writing = true');
  return async () => {
    await transaction.rollback();
    await driver.close();
  };
}

describeWithNeo4j("an answer of a Neo4j", () => {
  it("is of one state, however often others load while it is read, and is given by all that ask", async () => {
    const store = await openEmptyNeo4j(ontology);
    const writer = await createNeo4jStore({ ...connection, ontology });
    onTestFinished(async () => {
      await Promise.all([store.close(), writer.close()]);
    });
    await store.load(versionOf(0));
    let isOver = false;
    const seen = new Set<string>();
    const ask = async () => {
      while (!isOver) {
        const versions = await versionsSeen(store);
        expect(versions).toHaveLength(1);
        seen.add(versions[0]!);
      }
    };
    const load = async () => {
      for (let version = 1; version <= VERSIONS; version += 1) await writer.load(versionOf(version));
    };
    await Promise.all([ask(), ask(), load().finally(() => (isOver = true))]);
    expect(seen.size).toBeGreaterThan(2); // they did meet
    expect(await versionsSeen(store)).toEqual([`v${VERSIONS}`]);
  });

  it("is given when a writer was killed in the middle of its commit, by holding the others off once", async () => {
    const store = await openEmptyNeo4j(ontology);
    onTestFinished(() => store.close());
    await store.load(versionOf(0));
    await runCypher('MATCH (m:Citegraph {id: "commits"}) SET m.begun = m.begun + 1');
    expect(await versionsSeen(store)).toEqual(["v0"]);
    const [mark] = await runCypher('MATCH (m:Citegraph {id: "commits"}) RETURN m.begun = m.ended AS isOver');
    expect(mark).toEqual({ isOver: true });
  });

  it("waits no longer for a change under way than somebody waits for it", async () => {
    const store = await openEmptyNeo4j(ontology);
    onTestFinished(() => store.close());
    await store.load(versionOf(0));
    await runCypher('MATCH (m:Citegraph {id: "commits"}) SET m.begun = m.begun + 1');
    const letGo = await holdAsWriter();
    const deadline = performance.now() + 1_000;
    await expect(store.read(ALL_EDGES, { deadline })).rejects.toMatchObject({ code: "CANCELLED" });
    await letGo();
    expect(await versionsSeen(store)).toEqual(["v0"]);
  });

  it("counts with a filter as one state has it, where a change comes while the counts wait", async () => {
    const store = await openEmptyNeo4j(ontology);
    onTestFinished(() => store.close());
    const filter = { types: ["Company", "Chip"] };
    const states = [
      [anExtraction({ key: "k", outlet: "few" }, "company:c0 PRODUCES chip:h0")],
      [anExtraction({ key: "k" }, ...[1, 2, 3].map((i) => `company:c${i} PRODUCES chip:h${i}`))],
    ];
    const counts = [];
    for (const state of states) {
      await store.load(state);
      counts.push(await store.stats({ filter }));
    }
    for (let time = 0; time < 6; time += 1) {
      await runCypher('MATCH (m:Citegraph {id: "commits"}) SET m.begun = m.begun + 1');
      const letGo = await holdAsWriter();
      const asked = store.stats({ filter });
      await sleep(500);
      const loaded = store.load(states[time % 2]!);
      await sleep(500);
      await letGo();
      expect(counts).toContainEqual(await asked);
      await loaded;
    }
  });
});

describeWithNeo4j("a change of a Neo4j", () => {
  it("is marked though as many others as there are connections wait for it", async () => {
    const store = await openEmptyNeo4j(ontology);
    onTestFinished(() => store.close());
    const started = performance.now();
    await Promise.all(Array.from({ length: CONNECTIONS }, () => store.retract(["nothing"])));
    expect(performance.now() - started).toBeLessThan(ACQUISITION_MS);
  });
});
