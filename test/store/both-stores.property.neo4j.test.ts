import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadOntology } from "../../src/ontology/index.ts";
import { createEmbeddedStore, type GraphStore, type Query } from "../../src/store/index.ts";
import { anyExtractionOf } from "../support/any-extraction.ts";
import { anyHistory, takeStep } from "../support/any-history.ts";
import { anyQuery } from "../support/any-query.ts";
import { describeWithNeo4j, openEmptyNeo4j, wipeNeo4j } from "../support/neo4j.ts";
import { withOtherValues } from "../support/other-values.ts";
import { PROMISE_RUNS } from "../support/property-runs.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { wholeAnswer } from "../support/whole-answer.ts";

const ontology = await loadOntology();
/** Random histories; CITEGRAPH_TEST_RUNS for a longer run. */
const numRuns = Number(process.env.CITEGRAPH_TEST_RUNS ?? PROMISE_RUNS);
/** Shapes of the questions that are asked after histories: Neo4j plans each once, which takes many times as long as to answer. */
const KNOWN_SHAPES = 50;
/** Questions of one shape, with other values each; a case is a question that was not asked before. */
const TURNS = 5;
const shapes = Math.ceil(Math.max(PROMISE_RUNS, numRuns) / 4);

/** Questions of known shapes, so that those that are asked after many histories are seldom planned anew. */
const anyKnownQuery = fc
  .tuple(fc.constantFrom(...fc.sample(anyQuery, { numRuns: KNOWN_SHAPES })), fc.nat(1_000))
  .map(([query, turn]) => withOtherValues(query, turn));

describeWithNeo4j("the embedded store and Neo4j", () => {
  let inNeo4j: GraphStore;
  beforeAll(async () => {
    inNeo4j = await openEmptyNeo4j(ontology);
  });
  afterAll(() => inNeo4j.close());

  it("give the same answers to the same questions after the same history", { timeout: numRuns * 30_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        anyHistory,
        fc.array(anyKnownQuery, { minLength: 3, maxLength: 3 }),
        async ({ steps }, queries) => {
          const folder = await mkdtemp(join(tmpdir(), "citegraph-both-"));
          const inFolder = createEmbeddedStore({ folder, ontology });
          await wipeNeo4j();
          for (const step of steps) expect(await takeStep(inNeo4j, step)).toEqual(await takeStep(inFolder, step));
          expect(await wholeAnswer(inNeo4j)).toEqual(await wholeAnswer(inFolder));
          expect(await Array.fromAsync(inNeo4j.extractions())).toEqual(await Array.fromAsync(inFolder.extractions()));
          expect(await verdictsIn(inNeo4j)).toEqual(await verdictsIn(inFolder));
          for (const query of queries) await compareAnswers(query, inNeo4j, inFolder);
          await inFolder.close();
          await rm(folder, { recursive: true });
        },
      ),
      { numRuns },
    );
  });
});

describeWithNeo4j("a graph of sixty documents", () => {
  it("answers the same to a large set of questions in both stores", { timeout: 1_800_000 }, async () => {
    const documents = Array.from({ length: 60 }, (_, at) => anyExtractionOf(`d${at}`));
    const [extractions = []] = fc.sample(fc.tuple(...documents), { numRuns: 1, seed: 11 });
    const inFolder = createEmbeddedStore({ folder: temporaryFolder(), ontology });
    const inNeo4j = await openEmptyNeo4j(ontology);
    await Promise.all([inFolder.load(extractions), inNeo4j.load(extractions)]);
    const asked = new Set<string>();
    const met = { some: 0, none: 0, all: 0 };
    const property = fc.asyncProperty(anyQuery, async (shape) => {
      for (let turn = 0; turn < TURNS; turn += 1) {
        const query = withOtherValues(shape, turn);
        const question = JSON.stringify(query);
        if (asked.has(question)) continue;
        asked.add(question);
        await compareAnswers(query, inNeo4j, inFolder);
        met[await shareOf(query, inFolder)] += 1;
      }
    });
    try {
      await fc.assert(property, { numRuns: shapes });
      // Filters that let everything or nothing pass compare little: those that cut must be many.
      expect(met.some).toBeGreaterThan(asked.size / 8);
      if (PROMISE_RUNS >= 1_000) expect(asked.size).toBeGreaterThanOrEqual(PROMISE_RUNS);
    } finally {
      await inFolder.close();
      await inNeo4j.close();
    }
  });
});

/** How many of its kind a question lets pass. */
async function shareOf({ kind, filter = {} }: Query, store: GraphStore): Promise<"some" | "none" | "all"> {
  const count = async (query: Query) => (await store.read({ ...query, nodes: false, totalCount: true })).totalCount;
  const [passed, all] = [await count({ kind, filter }), await count({ kind })];
  if (passed === all) return "all";
  return passed === 0 ? "none" : "some";
}

/** Live judgements in an order that does not depend on when they were made. */
async function verdictsIn(store: GraphStore): Promise<string[]> {
  return (await store.judgements()).map(({ a, b, verdict, by }) => `${a} ${b} ${verdict} ${by}`).sort();
}

/** Compares the answers to a question, and the page that goes on from a row in the middle, or leads up to it. */
async function compareAnswers(query: Query, one: GraphStore, other: GraphStore): Promise<void> {
  const answer = await one.read(query);
  expect(answer).toEqual(await other.read(query));
  const place = answer.edges[Math.floor(answer.edges.length / 2)]?.place;
  if (!place) return;
  const backward = answer.edges.length % 2 === 0;
  const page = { size: 2, backward, ...(backward ? { before: place } : { after: place }) };
  expect(await one.read({ ...query, page })).toEqual(await other.read({ ...query, page }));
}
