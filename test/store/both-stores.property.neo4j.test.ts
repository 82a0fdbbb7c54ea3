import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadOntology } from "../../src/ontology/index.ts";
import { createEmbeddedStore, type GraphStore, type Query } from "../../src/store/index.ts";
import { anyHistory, type Step } from "../support/any-extraction.ts";
import { anyQuery } from "../support/any-query.ts";
import { describeWithNeo4j, openEmptyNeo4j, wipeNeo4j } from "../support/neo4j.ts";
import { wholeAnswer } from "../support/whole-answer.ts";

const ontology = await loadOntology();
/** Random histories; CITEGRAPH_TEST_RUNS for a longer run. */
const numRuns = Number(process.env.CITEGRAPH_TEST_RUNS ?? 100);

describeWithNeo4j("the embedded store and Neo4j", () => {
  let inNeo4j: GraphStore;
  beforeAll(async () => {
    inNeo4j = await openEmptyNeo4j(ontology);
  });
  afterAll(() => inNeo4j.close());

  it("give the same answers to the same questions after the same history", { timeout: numRuns * 30_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, fc.array(anyQuery, { minLength: 3, maxLength: 3 }), async ({ steps }, queries) => {
        const folder = await mkdtemp(join(tmpdir(), "citegraph-both-"));
        const inFolder = createEmbeddedStore({ folder, ontology });
        await wipeNeo4j();
        for (const step of steps) expect(await take(inNeo4j, step)).toEqual(await take(inFolder, step));
        expect(await wholeAnswer(inNeo4j)).toEqual(await wholeAnswer(inFolder));
        expect(await Array.fromAsync(inNeo4j.extractions())).toEqual(await Array.fromAsync(inFolder.extractions()));
        for (const query of queries) await compareAnswers(query, inNeo4j, inFolder);
        await inFolder.close();
        await rm(folder, { recursive: true });
      }),
      { numRuns },
    );
  });
});

const take = (store: GraphStore, step: Step) =>
  step.do === "load" ? store.load(step.extractions) : store.retract(step.keys);

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
