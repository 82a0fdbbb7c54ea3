import { setImmediate as nextTurn } from "node:timers/promises";
import fc from "fast-check";
import { execute, getOperationAST, type OperationDefinitionNode, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { createAnalysis } from "../../src/graph/index.ts";
import type { Context } from "../../src/graphql/context.ts";
import { GiveUp, toPlan } from "../../src/graphql/operations/plan.ts";
import { createSchema } from "../../src/graphql/schema/schema.ts";
import { loadOntology } from "../../src/ontology/index.ts";
import { createEmbeddedStore } from "../../src/store/index.ts";
import { aServer } from "../support/a-server.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { anyExtractionOf } from "../support/any-extraction.ts";
import { anyOperation } from "../support/any-operation.ts";
import { PROPERTY_RUNS } from "../support/property-runs.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ontology = await loadOntology();
const schema = createSchema();

function planOf(query: string, variableValues = {}) {
  const document = parse(query);
  const operation = getOperationAST(document) as OperationDefinitionNode;
  return { document, plan: toPlan({ schema, fragments: {}, operation, variableValues, rootValue: undefined }) };
}

describe("a plan", () => {
  it("answers as graphql-js does, in the same order of fields", async () => {
    const documents = Array.from({ length: 24 }, (_, at) => anyExtractionOf(`d${at}`));
    const [extractions = []] = fc.sample(fc.tuple(...documents), { numRuns: 1, seed: 7 });
    const store = createEmbeddedStore({ folder: temporaryFolder(), ontology });
    await store.load(extractions);
    const analysis = createAnalysis();
    const contextValue = { store, ontology, analysis } as Context;
    const property = fc.asyncProperty(anyOperation, async (query) => {
      const { document, plan } = planOf(query);
      const { data, errors } = await execute({ schema, document, contextValue });
      expect(errors).toBeUndefined();
      expect(JSON.stringify(await plan(contextValue))).toBe(JSON.stringify(data));
    });
    await fc.assert(property, { numRuns: PROPERTY_RUNS });
    await store.close();
    await analysis.close();
  });

  it.for(["{ __schema { queryType { name } } }", 'mutation { revokeJudgement(input: { id: "x" }) { revoked } }'])(
    "is not made for %s",
    (query) => {
      expect(() => planOf(query)).toThrow(GiveUp);
    },
  );

  it.for([
    "{ __proto__: stats { id } }",
    '{ changes(since: "2020-01-01T00:00:00Z") { since statementsAdded { totalCount } } }',
  ])("leaves %s to graphql-js, which answers", async (query) => {
    const { ask } = await aServer([anExtraction({}, "company:nvidia PRODUCES chip:h20")]);
    const { data, errors } = await ask(query);
    expect(errors).toBeUndefined();
    expect(Object.values(data)[0]).toBeTruthy();
  });

  it("leaves no failure behind that nobody hears of when it gives up", async () => {
    const unheard: unknown[] = [];
    const hear = (error: unknown) => unheard.push(error);
    process.on("unhandledRejection", hear);
    const { ask } = await aServer([anExtraction({}, "company:nvidia PRODUCES chip:h20")]);
    const { errors } = await ask(
      `{ changes(since: "2020-01-01T00:00:00Z") { documentsAdded(last: 101) { totalCount } } }`,
    );
    await nextTurn();
    process.off("unhandledRejection", hear);
    expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
    expect(unheard).toEqual([]);
  });

  it("is not tried again for what it once gave up on", async () => {
    const { ask, reads } = await aServer([anExtraction({}, "company:nvidia PRODUCES chip:h20")]);
    const query = '{ changes(since: "2020-01-01T00:00:00Z") { statementsAdded { totalCount } } }';
    await ask(query);
    const first = reads.length;
    await ask(query);
    expect(reads.length - first).toBe(1);
  });

  it("is made anew where variables choose other fields or arguments", async () => {
    const { ask } = await aServer([anExtraction({}, "company:nvidia PRODUCES chip:h20")]);
    const query = `query ($type: String!, $named: Boolean!) {
      entities(filter: { types: [$type] }) { edges { node { id name @include(if: $named) } } } }`;
    const answers = [];
    for (const [type, named] of [
      ["Chip", true],
      ["Company", false],
      ["Chip", false],
    ]) {
      const { data } = await ask(query, { type, named });
      answers.push(data.entities.edges.map(({ node }: { node: object }) => node));
    }
    expect(answers).toEqual([[{ id: "chip:h20", name: "H20" }], [{ id: "company:nvidia" }], [{ id: "chip:h20" }]]);
  });
});
