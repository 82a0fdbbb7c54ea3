import { setTimeout as sleep } from "node:timers/promises";
import { ManagedTransaction, Session } from "neo4j-driver";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Extraction } from "../../src/domain/index.ts";
import { createServer, type GraphQLServer } from "../../src/graphql/index.ts";
import { createSchema } from "../../src/graphql/schema/schema.ts";
import { loadOntology } from "../../src/ontology/index.ts";
import { changesSince } from "../../src/pipeline/index.ts";
import { type GraphStore, withHistory } from "../../src/store/index.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { describeWithNeo4j, openEmptyNeo4j } from "../support/neo4j.ts";

const ontology = await loadOntology();
const PAGE = `totalCount pageInfo { endCursor } edges { node`;
const STATEMENT =
  "{ id extractedBy { extractor version } subject { name } evidence { quote document { key title } } attributedTo { entity { name } } }";
const EDGE = `{ relation subject { name } object { name } statements(first: 5) { ${PAGE} ${STATEMENT} } } }`;

/**
 * For each field of Query a question that leads down several levels, and how many Cypher statements it may cost, however
 * much it finds. Walks ask once a ring. `changes` has a test of its own.
 */
const QUESTIONS: Readonly<Record<string, { readonly ask: string; readonly statements: number }>> = {
  node: { ask: `node(id: "chip:h0") { id ... on Entity { relations { ${PAGE} ${EDGE} } } } }`, statements: 1 },
  nodes: {
    ask: `nodes(ids: ["chip:h0", "company:c1"]) { id ... on Entity { documents { ${PAGE} { key } } } } }`,
    statements: 1,
  },
  search: {
    ask: `search(text: "h") { countBy(field: TYPE) { value } ${PAGE} { name relations { ${PAGE} ${EDGE} } } } } }`,
    statements: 1,
  },
  entity: { ask: `entity(id: "chip:h0") { name relations(first: 50) { ${PAGE} ${EDGE} } } }`, statements: 1 },
  entities: {
    ask: `entities(first: 50) { countBy(field: TYPE) { count } ${PAGE} { name relations { ${PAGE} ${EDGE} } } } } }`,
    statements: 1,
  },
  relations: { ask: `relations(first: 50) { ${PAGE} ${EDGE} } }`, statements: 1 },
  statements: { ask: `statements(first: 50) { ${PAGE} ${STATEMENT} } }`, statements: 1 },
  documents: { ask: `documents(first: 50) { ${PAGE} { key statements { ${PAGE} ${STATEMENT} } } } } }`, statements: 1 },
  conflicts: { ask: `conflicts(first: 50) { ${PAGE} { sides { statements ${STATEMENT} } } } }`, statements: 1 },
  timeline: { ask: `timeline(entity: "chip:h0", first: 50) { ${PAGE} ${STATEMENT} } }`, statements: 1 },
  neighbourhood: {
    ask: `neighbourhood(id: "chip:h0", depth: 2) { entities { name } relations ${EDGE} }`,
    statements: 1 + 3 + 2,
  },
  paths: {
    ask: `paths(from: "chip:h0", to: "company:c2", maxLength: 4) { ${PAGE} { hops { relations ${EDGE} } } } }`,
    statements: 2 + 4 + 2,
  },
  communities: {
    ask: `communities { ${PAGE} { name } members { ${PAGE} { name relations { ${PAGE} ${EDGE} } } } } } } }`,
    statements: 2,
  },
  centrality: {
    ask: `centrality(measure: PAGE_RANK) { ${PAGE} { name relations { ${PAGE} ${EDGE} } } } } }`,
    statements: 2,
  },
  // One, and a look at the commits before and behind it.
  judgements: { ask: `judgements { ${PAGE} { id } } }`, statements: 1 + 2 },
  judgementPreview: {
    ask: `judgementPreview(judgements: [{ firstId: "chip:h0", secondId: "chip:h1", verdict: SAME }]) { statementsMoved }`,
    statements: 20,
  },
  candidates: {
    ask: `candidates { ${PAGE} { score first { name relations { ${PAGE} ${EDGE} } } } } } }`,
    statements: 6,
  },
  viewer: { ask: "viewer { role mutations }", statements: 0 },
  job: { ask: `job(id: "job:none") { id }`, statements: 0 },
  ontology: { ask: "ontology { entityTypes { entityCount } relations { relationCount } }", statements: 1 },
  stats: { ask: "stats { documents entitiesByType { count } }", statements: 1 },
  _entities: {
    ask: `_entities(representations: [{ __typename: "Entity", id: "chip:h0" }, { __typename: "Entity", id: "company:c1" }]) {
      ... on Entity { name relations { ${PAGE} ${EDGE} } } } }`,
    statements: 1,
  },
  _service: { ask: "_service { sdl }", statements: 0 },
};

function documents(from: number, to: number): Extraction[] {
  return Array.from({ length: to - from }, (_, at) => from + at).map((at) =>
    anExtraction(
      { key: `d${at}.txt`, publishedAt: `2025-0${(at % 9) + 1}` },
      { says: `company:c${at % 7} PRODUCES chip:h${at % 3}`, by: "person:lisa-su" },
      { says: `governmentbody:bis RESTRICTS chip:h${at % 5}`, polarity: at % 2 ? "affirmed" : "negated" },
      `company:c${at % 7} COMPETES_WITH company:c${(at + 1) % 7}`,
    ),
  );
}

describeWithNeo4j("on Neo4j", () => {
  let store: GraphStore;
  let server: GraphQLServer;
  const ran = [Session, ManagedTransaction].map(({ prototype }) => vi.spyOn(prototype, "run"));

  beforeAll(async () => {
    store = withHistory(await openEmptyNeo4j(ontology), ontology);
    await store.load(documents(0, 4));
    server = createServer({ store, ontology, changesSince, limits: { cost: 1_000_000, deadlineMs: 300_000 } });
  }, 120_000);
  afterAll(async () => {
    for (const each of ran) each.mockRestore();
    await server?.stop();
    await store?.close();
  });

  /** Statements that the question ran, and the length of its answer. */
  async function costOf(question: string): Promise<{ statements: number; length: number }> {
    for (const each of ran) each.mockClear();
    const { data, errors } = await server.executeOperation({ query: `{ ${question} }` });
    expect(errors).toBeUndefined();
    return {
      statements: ran.reduce((sum, { mock }) => sum + mock.calls.length, 0),
      length: JSON.stringify(data).length,
    };
  }

  it("every field of Query has its number of statements, which does not grow with what is found", async () => {
    const fields = Object.keys(createSchema().getQueryType()?.getFields() ?? {});
    expect(Object.keys(QUESTIONS).sort()).toEqual(fields.filter((field) => field !== "changes").sort());
    const few = new Map<string, Awaited<ReturnType<typeof costOf>>>();
    for (const [field, { ask }] of Object.entries(QUESTIONS)) few.set(field, await costOf(ask));
    await store.load(documents(4, 70));
    const counts: Record<string, string> = {};
    for (const [field, { ask, statements }] of Object.entries(QUESTIONS)) {
      const [before, after] = [few.get(field)!, await costOf(ask)];
      const told = `${field}: ${before.statements} for ${before.length} characters, ${after.statements} for ${after.length}`;
      expect(Math.max(before.statements, after.statements), told).toBeLessThanOrEqual(statements);
      counts[field] = told;
    }
    console.log(Object.values(counts).join("\n"));
  }, 300_000);

  /** Documents that one statement reads of the log, see PAGE_SIZE of the store. */
  const PAGE_OF_LOG = 50;

  it("changes have their number of statements, and one for each fifty documents that tell of what changed", async () => {
    const since = new Date().toISOString();
    await sleep(2);
    const list = `{ ${PAGE} { id } } }`;
    const ask = `changes(since: "${since}") { documentsAdded(first: 5) ${list.replace("id", "key")} documentsWithdrawn ${list}
      statementsAdded(first: 5) { ${PAGE} ${STATEMENT} } } relations(first: 5) { ${PAGE} { before relationship ${EDGE} } } }
      conflictsAdded ${list} }`;
    await store.load(documents(70, 72));
    const few = await costOf(ask);
    await store.load(documents(72, 180));
    const many = await costOf(ask);
    const told = `changes: ${few.statements} for ${few.length} characters, ${many.statements} for ${many.length}`;
    // The version before and behind, the log and the judgements, what was said and its edges now, what these may contradict, and the edges of what stands against them.
    const before = Math.ceil(70 / PAGE_OF_LOG);
    // Then a page of each list, with the version before and behind it, and once whether that is still the one that was compared.
    const pages = 5 * 3 + 2;
    expect(Math.max(few.statements, many.statements), told).toBeLessThanOrEqual(12 + before + pages);
    console.log(told);
  }, 300_000);
});
