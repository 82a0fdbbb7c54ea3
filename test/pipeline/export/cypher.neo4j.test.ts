import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { Extraction } from "../../../src/domain/index.ts";
import { loadOntology } from "../../../src/ontology/index.ts";
import { exportGraph } from "../../../src/pipeline/index.ts";
import { createEmbeddedStore, createNeo4jStore, type Filter } from "../../../src/store/index.ts";
import { anExtraction } from "../../support/an-extraction.ts";
import { anyExtraction } from "../../support/any-extraction.ts";
import { anyNastyExtraction } from "../../support/any-nasty-extraction.ts";
import { connection, describeWithNeo4j, openEmptyNeo4j, runCypher, runScript, wipeNeo4j } from "../../support/neo4j.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const ontology = await loadOntology();
const NUM_RUNS = 10;

async function scriptOf(extractions: readonly Extraction[], filter?: Filter): Promise<string> {
  const store = createEmbeddedStore({ folder: temporaryFolder(), ontology });
  await store.load(extractions);
  const script = await Array.fromAsync(exportGraph(store, { format: "cypher", ...(filter && { filter }) }));
  await store.close();
  return script.join("");
}

/** The graph, without the log that it is derived from: a script carries what people look at. */
const IN_GRAPH = "NOT n:Citegraph AND NOT n:LogEntry AND NOT n:Run";

/** What the server holds: nodes by labels, relationships by type and the ids of their ends, and how often. */
async function graphOnServer() {
  const nodes = await runCypher(
    `MATCH (n) WHERE ${IN_GRAPH} UNWIND labels(n) AS label RETURN label, n.id AS id ORDER BY label, id`,
  );
  const relationships = await runCypher(
    `MATCH (a)-[r]->(b) RETURN type(r) AS type, a.id AS from, b.id AS to, r.id AS id, r.status AS status,
      r.confidence AS confidence, r.support AS support, r.firstSeen AS firstSeen, r.lastSeen AS lastSeen,
      r.start AS start, r.end AS end, r.quote AS quote, r.side AS side ORDER BY type, from, to, id, start, end, side`,
  );
  return { nodes, relationships };
}

/** Properties that both ways of filling a server give a node. */
const sharedProperties = () =>
  runCypher(
    `MATCH (n) WHERE ${IN_GRAPH} RETURN n {.id, .type, .name, .aliases, .externalIds, .documentCount, .mentionCount,
      .relationCount, .key, .title, .outlet, .author, .publishedAt, .language, .relationId, .subject, .relation, .object,
      .role, .polarity, .modality, .time, .clock, .confidence, .speaker, .document, .kind, .rule, run: CASE WHEN n:Statement THEN n.run END} AS node
     ORDER BY n.id`,
  );

describeWithNeo4j("a graph as a Cypher script", () => {
  beforeEach(wipeNeo4j);

  it("fills a server with the nodes and relationships that the Neo4j store makes", async () => {
    const extractions = fc.uniqueArray(anyExtraction, { maxLength: 4, selector: ({ document }) => document.key });
    const property = fc.asyncProperty(extractions, async (documents) => {
      const store = await openEmptyNeo4j(ontology);
      await store.load(documents);
      await store.close();
      const [stored, properties] = [await graphOnServer(), await sharedProperties()];
      await wipeNeo4j();
      await runScript(await scriptOf(documents));
      expect(await graphOnServer()).toEqual(stored);
      expect(await sharedProperties()).toEqual(properties);
    });
    await fc.assert(property, { numRuns: NUM_RUNS });
  });

  it("changes nothing when it runs again", async () => {
    const script = await scriptOf([
      anExtraction({ key: "a" }, "country:aland RESTRICTS chip:x1", {
        says: "person:ann LEADS company:acme",
        by: "person:bo",
      }),
      anExtraction({ key: "b" }, { says: "country:aland RESTRICTS chip:x1", polarity: "negated" }),
    ]);
    await runScript(script);
    const first = await graphOnServer();
    await runScript(script);
    expect(await graphOnServer()).toEqual(first);
    expect(first.relationships.filter(({ type }) => type === "BETWEEN")).toHaveLength(2);
  });

  it("is not taken for a store, since it carries no log, and stays as it is", async () => {
    const documents = [anExtraction({ key: "a" }, "company:acme PRODUCES chip:x1")];
    for (const isStrange of [false, true]) {
      await runCypher("MATCH (n) DETACH DELETE n");
      if (!isStrange) await (await openEmptyNeo4j(ontology)).close();
      await runScript(await scriptOf(documents));
      const graph = await graphOnServer();
      await expect(createNeo4jStore({ ...connection, ontology })).rejects.toMatchObject({
        code: "STORE_VERSION",
        hint: expect.stringContaining("citegraph load"),
      });
      expect(await graphOnServer()).toEqual(graph);
    }
  });

  it("keeps every name as it is and runs none of them", async () => {
    const extractions = fc.uniqueArray(anyNastyExtraction, { maxLength: 2, selector: ({ document }) => document.key });
    const property = fc.asyncProperty(extractions, async (documents) => {
      await wipeNeo4j();
      const folder = temporaryFolder();
      const store = createEmbeddedStore({ folder, ontology });
      await store.load(documents);
      await runScript((await Array.fromAsync(exportGraph(store, { format: "cypher" }))).join(""));
      const wellFormed = (text: string) => text.toWellFormed();
      const { edges: entities } = await store.read({ kind: "entity" });
      const { edges: statements } = await store.read({ kind: "statement" });
      const { edges: relations } = await store.read({ kind: "relation" });
      await store.close();
      const found = await runCypher(
        "MATCH (e:Entity) RETURN e.id AS id, e.type AS type, e.name AS name, e.aliases AS aliases",
      );
      const expected = entities.map(({ node }) => {
        if (node.kind !== "entity") throw new Error("not an entity");
        return { id: node.id, type: node.type, name: node.name, aliases: node.aliases.map(wellFormed) };
      });
      expect(new Map(found.map((row) => [row.id, row]))).toEqual(new Map(expected.map((row) => [row.id, row])));
      const quotes = await runCypher("MATCH (s:Statement)-[v:EVIDENCED_BY]->() RETURN s.id AS id, v.quote AS quote");
      const said = statements.map(
        ({ node }) => node.kind === "statement" && [node.id, wellFormed(node.evidence[0]!.quote)],
      );
      expect(new Map(quotes.map(({ id, quote }) => [id, quote]))).toEqual(new Map(said as [string, string][]));
      const [count] = await runCypher("MATCH (:Entity)-[r]->(:Entity) RETURN count(r) AS n");
      expect(count).toEqual({ n: relations.length });
    });
    await fc.assert(property, { numRuns: NUM_RUNS });
  });

  it("holds a part of the graph without loose ends", async () => {
    const documents = [
      anExtraction({ key: "a", outlet: "Gazette" }, { says: "company:acme PRODUCES chip:x1", by: "person:ann" }),
      anExtraction({ key: "b", outlet: "Herald" }, "company:acme PRODUCES chip:x2", "company:bolt PRODUCES chip:x1"),
    ];
    await runScript(await scriptOf(documents, { outlet: ["Gazette"] }));
    const { nodes, relationships } = await graphOnServer();
    expect(nodes.filter(({ label }) => label === "Entity").map(({ id }) => id)).toEqual([
      "chip:x1",
      "company:acme",
      "person:ann",
    ]);
    expect(relationships.map(({ type }) => type).sort()).toEqual([
      "ATTRIBUTED_TO",
      "EVIDENCED_BY",
      "MENTIONS",
      "MENTIONS",
      "MENTIONS",
      "OBJECT",
      "PRODUCES",
      "SUBJECT",
    ]);
  });
});

describe("a Cypher script", () => {
  it("has one statement after another, each ending a line", async () => {
    const script = await scriptOf([anExtraction({ key: "a;\nb" }, "company:acme PRODUCES chip:x1")]);
    expect(script.split(";\n").at(-1)).toBe("");
    expect(script).toContain("'a;\\nb'");
  });
});
