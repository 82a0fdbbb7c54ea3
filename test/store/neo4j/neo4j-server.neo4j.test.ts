// What Neo4j's own users meet: the picture in Neo4j Browser, and servers that are away, closed or newer.
import neo4j, { type ProfiledPlan } from "neo4j-driver";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { findFreePort } from "../../../scripts/neo4j/server.ts";
import { loadOntology, type Ontology } from "../../../src/ontology/index.ts";
import { createNeo4jStore, type GraphStore, openStore, type Query } from "../../../src/store/index.ts";
import { connect, type Database, type Row, type Run } from "../../../src/store/neo4j/database/database.ts";
import { type Ask, inOneStatement } from "../../../src/store/neo4j/database/still.ts";
import { loadExtractions } from "../../../src/store/neo4j/log/change.ts";
import { compileQuery } from "../../../src/store/neo4j/questions/compile-query.ts";
import { aWholeGraph } from "../../support/a-whole-graph.ts";
import { anExtraction, aPartOf } from "../../support/an-extraction.ts";
import { connection, describeWithNeo4j, openEmptyNeo4j, runCypher, wipeNeo4j } from "../../support/neo4j.ts";
import { allLinks, idsOf, wholeAnswer } from "../../support/whole-answer.ts";

const ontology = await loadOntology();
const disputed = () => [
  anExtraction(
    { key: "yes" },
    { says: "company:nvidia SELLS_TO country:china", by: "person:jensen-huang" },
    "company:nvidia PRODUCES chip:h20",
  ),
  anExtraction({ key: "no" }, { says: "company:nvidia SELLS_TO country:china", polarity: "negated" }),
];

describeWithNeo4j("a graph in Neo4j", () => {
  let store: GraphStore;
  beforeEach(async () => {
    store = await openEmptyNeo4j(ontology);
  });
  afterEach(() => store.close());

  it("draws entities by their type and relation edges as relationships of their name", async () => {
    await store.load(disputed());
    const rows = await runCypher(
      `MATCH (c:Entity:Company {id: "company:nvidia"})-[r:PRODUCES]->(h:Entity:Chip)
       RETURN c.name AS company, h.name AS chip, r.status AS status, r.support AS support, r.confidence AS confidence`,
    );
    expect(rows).toEqual([{ company: "Nvidia", chip: "H20", status: "stated", support: 1, confidence: 0.9 }]);
  });

  it("leads from a conflict to both sentences, and from a sentence to its speaker", async () => {
    await store.load(disputed());
    const rows = await runCypher(
      `MATCH (:Conflict)-[b:BETWEEN]->(s:Statement)-[e:EVIDENCED_BY]->(d:SourceDocument), (s)-[:SUBJECT]->(a), (s)-[:OBJECT]->(o)
       OPTIONAL MATCH (s)-[:ATTRIBUTED_TO]->(p:Person)
       RETURN b.side AS side, d.key AS key, substring(d.text, e.start, e.end - e.start) = e.quote AS exact, a.id AS subject,
         o.id AS object, p.name AS speaker ORDER BY side`,
    );
    const triple = { exact: true, subject: "company:nvidia", object: "country:china" };
    expect(rows).toEqual([
      { ...triple, side: "affirmed", key: "yes", speaker: "Jensen Huang" },
      { ...triple, side: "negated", key: "no", speaker: null },
    ]);
  });

  it("uses no label and no relationship type that the ontology or the design does not name", async () => {
    await store.load(disputed());
    // Not by db.relationshipTypes(), which may still name a type whose last relationship was just deleted.
    const [{ labels, types }] = (await runCypher(
      `MATCH (n) UNWIND labels(n) AS label WITH collect(DISTINCT label) AS labels
       MATCH ()-[r]->() RETURN labels, collect(DISTINCT type(r)) AS types`,
    )) as [{ labels: string[]; types: string[] }];
    const own = [
      "Entity",
      "SourceDocument",
      "Statement",
      "Conflict",
      "LogEntry",
      "Run",
      "Judgement",
      "MergedEntity",
      "Citegraph",
    ];
    const ownTypes = ["SUBJECT", "OBJECT", "ATTRIBUTED_TO", "EVIDENCED_BY", "BETWEEN", "MENTIONS"];
    expect(labels.filter((label) => !own.includes(label) && !ontology.entityTypes.has(label))).toEqual([]);
    expect(types.filter((type) => !ownTypes.includes(type) && !ontology.relations.has(type))).toEqual([]);
  });

  it("keeps every id unique, of nodes and of relation edges", async () => {
    const rows = await runCypher(
      "SHOW CONSTRAINTS YIELD labelsOrTypes, properties RETURN labelsOrTypes[0] AS of, properties",
    );
    const unique = new Set(rows.filter(({ properties }) => properties[0] === "id").map(({ of }) => of));
    const wanted = ["Entity", "SourceDocument", "Statement", "Conflict", ...ontology.relations.keys()];
    expect(wanted.filter((name) => !unique.has(name))).toEqual([]);
  });

  it("refuses a relation that the ontology does not have, and writes nothing of the batch", async () => {
    const strange = anExtraction({ key: "strange" }, "company:nvidia KNOWS`}) company:amd");
    await expect(store.load([...disputed(), strange])).rejects.toMatchObject({ code: "ONTOLOGY_INVALID" });
    expect(await store.stats()).toMatchObject({ documents: 0, entities: 0 });
  });

  it("undoes the whole batch when the server refuses a part of it", async () => {
    await runCypher(`CREATE (:Statement {id: $id})`, { id: disputed()[1]!.statements[0]!.id });
    await expect(store.load(disputed())).rejects.toMatchObject({ code: "INTERNAL" });
    expect(await store.stats()).toMatchObject({ documents: 0, entities: 0, statements: 1, relations: 0 });
  });

  it("goes on after somebody removed every node by hand", async () => {
    await store.load(disputed());
    await runCypher("MATCH (n) DETACH DELETE n");
    expect(await store.load(disputed())).toMatchObject({ added: 2 });
    const again = await createNeo4jStore({ ...connection, ontology });
    expect(await wholeAnswer(again)).toEqual(await wholeAnswer(store));
    await again.close();
  });

  it("lets two writers of the same things wait for each other", async () => {
    const other = await createNeo4jStore({ ...connection, ontology });
    const documents = Array.from({ length: 12 }, (_, i) =>
      anExtraction(
        { key: `k${i}` },
        { says: "company:nvidia PRODUCES chip:h20", sentence: `Sentence ${i} on Nvidia and H20.` },
      ),
    );
    await Promise.all(documents.map((each, i) => (i % 2 ? store : other).load([each])));
    const together = await wholeAnswer(store);
    await other.close();
    await wipeNeo4j();
    await store.load(documents);
    expect(await wholeAnswer(store)).toEqual(together);
  });
});

describeWithNeo4j("a Neo4j whose rebuild was broken off", () => {
  it("refuses to answer from the part that is there, and answers again after the next rebuild", async () => {
    const store = await openEmptyNeo4j(ontology);
    await store.load([anExtraction({ key: "a" }, "company:nvidia PRODUCES chip:h20")]);
    await runCypher("MATCH (c:Citegraph) SET c.rebuilding = true");
    await runCypher("MATCH (n:Statement|SourceDocument|Entity) DETACH DELETE n");
    for (const ask of [
      () => store.read({ kind: "entity" }),
      () => store.stats(),
      () => store.candidates(),
      () => store.load([anExtraction({ key: "b" }, "company:amd PRODUCES chip:mi308")]),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code: "STORE_BUSY" });
    }
    await store.rebuild();
    expect((await store.read({ kind: "entity" })).edges).toHaveLength(2);
    await store.close();
  });
});

describeWithNeo4j("the number of statements sent to Neo4j, beside the two marks of a commit,", () => {
  let database: Database;
  let sent: string[];
  const note =
    (run: Run): Run =>
    (cypher, parameters) => {
      sent.push(cypher);
      return run(cypher, parameters);
    };
  const counting = (): Database => ({ ...database, change: (work) => database.change((run) => work(note(run))) });
  beforeEach(async () => {
    await (await openEmptyNeo4j(ontology)).close();
    database = await connect(connection);
    sent = [];
  });
  afterEach(() => database.close());

  it("does not grow with the documents of a load", async () => {
    const documents = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, i) =>
        anExtraction({ key: `${prefix}${i}` }, `company:${prefix}${i} PRODUCES chip:h20`),
      );
    await loadExtractions(database, documents("first", 1), ontology);
    await loadExtractions(counting(), documents("one", 1), ontology);
    const ofOne = sent.splice(0).length;
    await loadExtractions(counting(), documents("many", 40), ontology);
    expect(sent.length).toBe(ofOne);
  });

  it("is two for documents that are there already", async () => {
    await loadExtractions(database, disputed(), ontology);
    await loadExtractions(counting(), disputed(), ontology);
    expect(sent).toHaveLength(2);
  });

  it("is one for a question, whatever it brings along", async () => {
    const query: Query = { kind: "entity", ids: ["it's"], links: allLinks("entity") };
    const { cypher, parameters } = compileQuery(query, ["LEADS"]);
    await inOneStatement(cypher, parameters)(note(database.read));
    expect(sent).toHaveLength(1);
    expect(sent[0]).not.toContain("it's");
    expect(Object.values(parameters)).toContainEqual(["it's"]);
  });
});

describeWithNeo4j("a page of entities in Neo4j", () => {
  const chips = Array.from({ length: 2000 }, (_, at) => `company:c${at % 9} PRODUCES chip:h${at}`);

  beforeAll(async () => {
    const store = await openEmptyNeo4j(ontology);
    await store.load([anExtraction({ key: "k" }, ...chips)]);
    await store.close();
    await runCypher("CALL db.awaitIndexes(300)");
    // Plans that the server made for an emptier database are no measure of these.
    await runCypher("CALL db.prepareForReplanning(300)");
  });

  it.for([
    { orderBy: { field: "name", direction: "asc" }, page: { size: 5 } },
    { orderBy: { field: "name", direction: "desc" }, page: { size: 5, after: ["H77", "chip:h77"] } },
    { orderBy: { field: "id", direction: "asc" }, page: { size: 5, backward: true } },
  ] as const)("is read by $orderBy.field, $orderBy.direction, without looking at the others", async (asked) => {
    for (const filter of [{ types: ["Chip"] }, {}]) {
      const { cypher, parameters } = compileQuery({ kind: "entity", ...asked, filter, members: [] }, []);
      expect(await accessesOf(inOneStatement(cypher, parameters))).toBeLessThan(100);
    }
  });
});

/** How often the database was asked for something, by its own profile. */
async function accessesOf(ask: Ask<unknown>): Promise<number> {
  const driver = neo4j.driver(connection.url, neo4j.auth.basic(connection.user, connection.password));
  const sum = (plan: ProfiledPlan): number => Number(plan.dbHits) + plan.children.reduce((n, each) => n + sum(each), 0);
  let accesses = 0;
  await ask(async <R>(cypher: string, parameters?: Row) => {
    const { summary, records } = await driver.executeQuery(`PROFILE ${cypher}`, parameters);
    accesses += sum(summary.profile as ProfiledPlan);
    return records.map((record) => record.toObject() as R);
  });
  await driver.close();
  return accesses;
}

describeWithNeo4j("a Neo4j that cannot be used", () => {
  it("says when nothing listens", async () => {
    const url = `neo4j://127.0.0.1:${await findFreePort()}`;
    await expect(createNeo4jStore({ ...connection, url, ontology })).rejects.toMatchObject({
      code: "STORE_UNREACHABLE",
    });
  });

  it("says when the password is wrong, without printing it", async () => {
    const opening = createNeo4jStore({ ...connection, password: "not-the-password", ontology });
    await expect(opening).rejects.toMatchObject({ code: "STORE_UNAUTHORISED" });
    await expect(opening).rejects.not.toThrow(/not-the-password/);
  });

  it("says when there is no such database", async () => {
    const opening = createNeo4jStore({ ...connection, database: "nowhere", ontology });
    await expect(opening).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
  });

  it("says when a newer citegraph wrote the database, or one that kept no log", async () => {
    await (await openEmptyNeo4j(ontology)).close();
    await runCypher(`MATCH (c:Citegraph {id: "schema"}) SET c.version = c.version + 1`);
    await expect(createNeo4jStore({ ...connection, ontology })).rejects.toMatchObject({ code: "STORE_VERSION" });
    await runCypher(`MATCH (c:Citegraph {id: "schema"}) SET c.version = 1`);
    await expect(createNeo4jStore({ ...connection, ontology })).rejects.toMatchObject({ code: "STORE_VERSION" });
    await runCypher(`MATCH (c:Citegraph {id: "schema"}) SET c.version = 7`);
  });

  it("derives anew what an earlier version derived by other rules", async () => {
    const store = await openEmptyNeo4j(ontology);
    await aWholeGraph(store);
    const answer = await wholeAnswer(store);
    await store.close();
    await runCypher("MATCH (s:Statement) SET s.passage = '0123456789abcdef' REMOVE s.story");
    await runCypher("MATCH ()-[r:PRODUCES]->() SET r.support = 99");
    await runCypher(`MATCH (c:Citegraph {id: "schema"}) SET c.version = 2`);
    const opened = await createNeo4jStore({ ...connection, ontology });
    expect(await wholeAnswer(opened)).toEqual(answer);
    expect(await Array.fromAsync(opened.faults())).toEqual([]);
    await opened.close();
  });

  it("knows again by what each statement was read when an earlier version kept that in its log alone", async () => {
    const store = await openEmptyNeo4j(ontology);
    await aWholeGraph(store);
    const answer = await wholeAnswer(store);
    await store.close();
    await runCypher("MATCH (r:Run) DELETE r");
    await runCypher(`MATCH (c:Citegraph {id: "schema"}) SET c.version = 3`);
    const opened = await createNeo4jStore({ ...connection, ontology });
    expect(await wholeAnswer(opened)).toEqual(answer);
    await opened.close();
  });

  it("lets what takes effect on a day hold from then on, where an earlier version let it end with the day", async () => {
    const store = await openEmptyNeo4j(ontology);
    const says = "country:united-states RESTRICTS chip:h20";
    const effective = (time: string) => anExtraction({ key: time }, { says, time, clock: "effective" });
    await store.load([effective("2025-04-15"), effective("2025-04/2025-06"), effective("2025-07/..")]);
    await store.load([anExtraction({ key: "b" }, { says, time: "2025-04-15", clock: "occurred" })]);
    await store.close();
    await runCypher("MATCH (s:Statement {time: '2025-04-15'}) SET s.validTo = '2025-04-15'");
    await runCypher(`MATCH (c:Citegraph {id: "schema"}) SET c.version = 6`);
    const opened = await createNeo4jStore({ ...connection, ontology });
    expect(await idsOf(opened, { kind: "statement", filter: { validAt: "2025-05-01" } })).toHaveLength(2);
    expect(await Array.fromAsync(opened.faults())).toEqual([]);
    await opened.close();
  });

  it("compares only what is limited to the same, where an earlier version took a ban for one country and a permit for another for a conflict", async () => {
    const store = await openEmptyNeo4j(ontology);
    const said = (relation: string, role: string) => ({ says: `country:united-states ${relation} chip:h20`, role });
    await store.load([anExtraction({}, said("RESTRICTS", "for China"), said("PERMITS", "for Peru"))]);
    const answer = await wholeAnswer(store);
    await store.close();
    await runCypher(`CREATE (c:Conflict {id: "conflict:0", kind: "opposite", rule: ""}) WITH c
      MATCH (s:Statement) CREATE (c)-[:BETWEEN {side: s.relation}]->(s)`);
    await runCypher(`MATCH (c:Citegraph {id: "schema"}) SET c.version = 11`);
    const opened = await createNeo4jStore({ ...connection, ontology });
    expect(await wholeAnswer(opened)).toEqual(answer);
    expect((await opened.stats()).conflicts).toBe(0);
    expect(await Array.fromAsync(opened.faults())).toEqual([]);
    await opened.close();
  });

  it("derives anew what does not tell by which ontology it was derived, and then no more until another one comes", async () => {
    const store = await openEmptyNeo4j(ontology);
    await store.load([anExtraction({}, "company:nvidia PRODUCES chip:h20")]);
    await store.close();
    const opened = async (with_ = ontology) => (await createNeo4jStore({ ...connection, ontology: with_ })).close();
    const spoil = () => runCypher("MATCH ()-[r:PRODUCES]->() SET r.support = 99");
    const supports = async () => (await runCypher("MATCH ()-[r:PRODUCES]->() RETURN r.support AS n")).map(({ n }) => n);
    await spoil();
    await runCypher(`MATCH (c:Citegraph {id: "schema"}) SET c.version = 12 REMOVE c.rules`);
    await opened();
    expect(await supports()).toEqual([1]);
    await spoil();
    await opened();
    await opened({ ...ontology, relations: new Map([...ontology.relations].toReversed()), frames: [] });
    expect(await supports()).toEqual([99]);
    await opened({ ...ontology, posts: new Map() });
    expect(await supports()).toEqual([1]);
  });

  it("takes for whole what an earlier version loaded, which knew no parts of readings", async () => {
    const store = await openEmptyNeo4j(ontology);
    const extraction = anExtraction({}, "company:nvidia PRODUCES chip:h20", "person:lisa-su LEADS company:amd");
    await store.load([extraction]);
    await store.close();
    await runCypher("MATCH (l:LogEntry) REMOVE l.partial");
    await runCypher(`MATCH (c:Citegraph {id: "schema"}) SET c.version = 7`);
    const opened = await createNeo4jStore({ ...connection, ontology });
    expect(await opened.missing([extraction.document.id], extraction.run.id)).toEqual([]);
    expect(await opened.load([aPartOf(extraction, "PRODUCES")])).toMatchObject({ unchanged: 1 });
    expect(await Array.fromAsync(opened.faults())).toEqual([]);
    await runCypher("MATCH (l:LogEntry) SET l.partial = l.runs");
    expect(await Array.fromAsync(opened.faults())).toEqual(["what a.txt says is not found by it"]);
    await opened.close();
  });

  it("is named without its credentials", async () => {
    const url = connection.url.replace("://", "://someone:secret@");
    const store = await openStore(url, { ontology, neo4j: connection });
    expect(store.location).toBe(connection.url);
    await store.close();
  });

  it("refuses an ontology that takes one of the store's own names", async () => {
    const entityTypes = new Map([...ontology.entityTypes, ["Statement", ontology.entityTypes.get("Chip")!]]);
    const taken: Ontology = { ...ontology, entityTypes };
    await expect(createNeo4jStore({ ...connection, ontology: taken })).rejects.toMatchObject({
      code: "ONTOLOGY_INVALID",
    });
  });
});
