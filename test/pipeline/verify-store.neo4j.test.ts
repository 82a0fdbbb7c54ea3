// Damage to a graph in Neo4j, as somebody does it by hand, and what `verify` and `rebuild` make of it.
import { afterEach, beforeEach, expect, it } from "vitest";
import { loadOntology } from "../../src/ontology/index.ts";
import { verifyStore } from "../../src/pipeline/index.ts";
import type { GraphStore } from "../../src/store/index.ts";
import { aWholeGraph } from "../support/a-whole-graph.ts";
import { describeWithNeo4j, openEmptyNeo4j, runCypher } from "../support/neo4j.ts";
import { wholeAnswer } from "../support/whole-answer.ts";

const ontology = await loadOntology();

describeWithNeo4j("verification of a graph in Neo4j", () => {
  let store: GraphStore;
  beforeEach(async () => {
    store = await openEmptyNeo4j(ontology);
    await aWholeGraph(store);
  });
  afterEach(() => store.close());

  const messages = async () => (await verifyStore(store, ontology)).faults.map(({ message }) => message).join("\n");

  it("finds nothing wrong with what was loaded, revised, judged and taken back", async () => {
    expect(await messages()).toBe("");
    await store.rebuild();
    expect(await messages()).toBe("");
  });

  it.for<[string, string, RegExp]>([
    ["a relation's support", "MATCH ()-[r:SELLS_TO]->() SET r.support = 7", /relation \S+: support is 7/],
    ["a relation that is lost", "MATCH ()-[r:SELLS_TO]->() DELETE r", /relation \S+ is missing/],
    [
      "a relation too many",
      `MATCH (a:Chip), (b:Country) WITH a, b LIMIT 1 CREATE (a)-[:SELLS_TO {id: "relation:x"}]->(b)`,
      /relation relation:x/,
    ],
    ["a conflict that is lost", "MATCH (c:Conflict) DETACH DELETE c", /conflict \S+ is missing/],
    ["a side that is lost", "MATCH (:Conflict)-[b:BETWEEN {side: 'negated'}]->() DELETE b", /conflict \S+: sides is/],
    ["an entity's count", "MATCH (e:Chip) SET e.mentionCount = 9", /entity \S+: mentionCount is 9/],
    ["an entity's name", "MATCH (e:Company) SET e.name = 'Nobody'", /: name is "Nobody"/],
    [
      "a search row",
      "MATCH (e:Entity) SET e.searchText = 'ghost'",
      /is not searched by its names|is not found by its name/,
    ],
    [
      "the days a statement holds",
      "MATCH (s:Statement) SET s.validFrom = '1999-01-01'",
      /statement \S+ is not found by/,
    ],
    [
      "the status a statement is filtered by",
      "MATCH (s:Statement) SET s.relationStatus = 'denied'",
      /statement \S+ does not know the status of its relation edge/,
    ],
    ["a statement's polarity", "MATCH (s:Statement) SET s.polarity = 'negated'", /statement \S+: polarity is/],
    ["a quote", "MATCH ()-[v:EVIDENCED_BY]->() SET v.quote = 'nothing'", /statement \S+: evidence is/],
    [
      "a text that quotes are cut from",
      "MATCH (d:SourceDocument) SET d.text = d.text + ' And more.'",
      /document \S+ is not held as the log has it/,
    ],
    ["where names stand", "MATCH ()-[m:MENTIONS]->() SET m.starts = []", /document \S+ is not held as the log has it/],
    ["a label", "MATCH (e:Company) REMOVE e:Company SET e:Person", /entity \S+ does not have the label of its type/],
    ["a title", "MATCH (d:SourceDocument) SET d.title = 'Another'", /document \S+: title is "Another"/],
    ["a document that is lost", "MATCH (d:SourceDocument {key: 'old'}) DETACH DELETE d", /document \S+ is missing/],
    ["a merge that is lost", "MATCH (m:MergedEntity) DELETE m", /is not found by what it says/],
    ["a rebuild that was broken off", "MATCH (c:Citegraph) SET c.rebuilding = true", /a rebuild is not finished/],
  ])("names %s, and a rebuild mends it", async ([, cypher, fault]) => {
    const before = await wholeAnswer(store);
    await runCypher(cypher);
    expect(await messages()).toMatch(fault);
    await store.rebuild();
    expect(await messages()).toBe("");
    expect(await wholeAnswer(store)).toEqual(before);
  });

  it.for<[string, string, RegExp]>([
    [
      "a confidence",
      "MATCH (l:LogEntry) SET l.content = replace(l.content, '0.9', '0.8')",
      /does not fit its checksum/,
    ],
    [
      "a text",
      "MATCH (l:LogEntry) SET l.content = replace(l.content, 'Nvidia', 'Nvidla')",
      /does not fit|is not in the text/,
    ],
    ["an entry of long ago", "MATCH (l:LogEntry {key: 'gone'}) SET l.content = '[]'", /what gone says does not fit/],
    [
      "what an entry is found by",
      "MATCH (l:LogEntry {key: 'old'}) SET l.key = 'new'",
      /what new says is not found by it/,
    ],
    ["an entry that is lost", "MATCH (l:LogEntry) WITH l ORDER BY l.n SKIP 1 LIMIT 1 DELETE l", /the log misses 1 of/],
    [
      "a time of coming",
      "MATCH (l:LogEntry) SET l.recordedAt = l.recordedAt * 2",
      /a time that no change of the store/,
    ],
    ["the store's clock", "MATCH (c:Citegraph) SET c.time = 1", /a time that no change of the store had/],
    ["a run", "MATCH (r:Run) SET r.version = '99'", /the id of run:\S+ does not fit its content/],
    ["a judgement", "MATCH (j:Judgement) SET j.why = 'no reason'", /The id of judgement/],
  ])("names %s that was changed in the log", async ([, cypher, fault]) => {
    await runCypher(cypher);
    expect(await messages()).toMatch(fault);
  });
});
