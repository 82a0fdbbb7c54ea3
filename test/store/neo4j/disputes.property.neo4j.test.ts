// What a change tells an edge of its status from what it has read already, against the graph as it is then.
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadOntology } from "../../../src/ontology/index.ts";
import type { GraphStore } from "../../../src/store/index.ts";
import { anyDispute } from "../../support/any-dispute.ts";
import { anyHistory, takeStep } from "../../support/any-history.ts";
import { describeWithNeo4j, openEmptyNeo4j, runCypher, wipeNeo4j } from "../../support/neo4j.ts";
import { PROMISE_RUNS, promiseTimeoutMs } from "../../support/property-runs.ts";

const ontology = await loadOntology();

/** Edges of which the graph says otherwise, and statements that know another status than that of their edge. */
const WRONG = `MATCH (:Entity)-[r]->(:Entity)
  OPTIONAL MATCH (s:Statement {relationId: r.id})
  WITH r, collect(s.relationStatus) AS known, count(s) AS statements,
    EXISTS { MATCH (:Statement {relationId: r.id})<-[:BETWEEN]-(:Conflict) } AS isDisputed
  WHERE statements = 0 OR (r.status = "disputed") <> isDisputed OR any(status IN known WHERE status <> r.status)
    OR size(known) < statements
  RETURN r.id AS edge, r.status AS status, isDisputed, known`;

describeWithNeo4j("a relation edge in Neo4j", () => {
  let store: GraphStore;
  beforeAll(async () => {
    store = await openEmptyNeo4j(ontology);
  });
  afterAll(() => store.close());

  it("is disputed exactly while one of its statements is part of a conflict, and they know it", {
    timeout: promiseTimeoutMs(PROMISE_RUNS),
  }, async () => {
    const anySteps = fc.oneof({ weight: 4, arbitrary: anyDispute }, { weight: 1, arbitrary: anyHistory });
    const property = fc.asyncProperty(anySteps, async ({ steps }) => {
      await wipeNeo4j();
      for (const step of steps) {
        await takeStep(store, step);
        expect(await runCypher(WRONG)).toEqual([]);
      }
    });
    await fc.assert(property, { numRuns: PROMISE_RUNS });
  });
});
