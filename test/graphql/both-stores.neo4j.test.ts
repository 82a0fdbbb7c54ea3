import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Extraction } from "../../src/domain/index.ts";
import { createServer } from "../../src/graphql/index.ts";
import { loadOntology } from "../../src/ontology/index.ts";
import { changesSince } from "../../src/pipeline/index.ts";
import { createEmbeddedStore, type GraphStore, withHistory } from "../../src/store/index.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { anyExtractionOf } from "../support/any-extraction.ts";
import { anyOperation, withOtherLiterals } from "../support/any-operation.ts";
import { describeWithNeo4j, openEmptyNeo4j } from "../support/neo4j.ts";
import { PROMISE_RUNS, promiseTimeoutMs } from "../support/property-runs.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ontology = await loadOntology();
/**
 * Shapes of questions, and how often other values are put into each: planning a new shape takes Neo4j longest. A case is a question
 * that was not asked before; of a thousand `PROMISE_RUNS` these make a few more, since some shapes have few values or none.
 */
const [SHAPES, TURNS] = [Math.ceil(PROMISE_RUNS * 0.3), 8];

describeWithNeo4j("the embedded store and Neo4j", () => {
  it(
    "give the same answer to every GraphQL question",
    async () => {
      const limits = { cost: 1_000_000, aliases: 100, tokens: 5_000, deadlineMs: 300_000 };
      const documents = Array.from({ length: 24 }, (_, at) => anyExtractionOf(`d${at}`));
      const [extractions = []] = fc.sample(fc.tuple(...documents), { numRuns: 1, seed: 7 });
      const stores = [createEmbeddedStore({ folder: temporaryFolder(), ontology }), await openEmptyNeo4j(ontology)];
      for (const store of stores) {
        await store.load(extractions);
        await store.judge([{ a: "company:nvidia", b: "company:amd", verdict: "same", by: "a test" }]);
      }
      const servers = stores.map((store) => createServer({ store, ontology, limits }));
      const asked = new Set<string>();
      let filled = 0;
      const property = fc.asyncProperty(anyOperation, async (shape) => {
        for (let turn = 0; turn < TURNS; turn += 1) {
          const query = withOtherLiterals(shape, turn);
          if (asked.has(query)) continue;
          asked.add(query);
          const [embedded, neo4j] = await Promise.all(servers.map((server) => server.executeOperation({ query })));
          expect([embedded?.errors, neo4j?.errors]).toEqual([undefined, undefined]);
          expect(neo4j).toEqual(embedded);
          if (JSON.stringify(embedded).length > 300) filled += 1;
        }
      });
      try {
        await fc.assert(property, { numRuns: SHAPES });
        expect(filled).toBeGreaterThan(asked.size / 2);
        if (PROMISE_RUNS >= 1_000) expect(asked.size).toBeGreaterThanOrEqual(PROMISE_RUNS);
      } finally {
        for (const server of servers) await server.stop();
        for (const store of stores) await store.close();
      }
    },
    promiseTimeoutMs(PROMISE_RUNS),
  );

  it("judge, foresee, revoke and remember alike", async () => {
    const documents = [
      anExtraction({ key: "a" }, "company:smic PRODUCES chip:kirin"),
      anExtraction({ key: "b" }, { says: "company:zhongxin PRODUCES chip:kirin", polarity: "negated" }),
    ];
    const [embedded, neo4j] = [
      await curate(withHistory(createEmbeddedStore({ folder: temporaryFolder(), ontology }), ontology), documents),
      await curate(withHistory(await openEmptyNeo4j(ontology), ontology), documents),
    ];
    expect(neo4j).toEqual(embedded);
    expect(embedded).toMatchObject([
      { data: { judgementPreview: { entitiesBefore: 3, entitiesAfter: 2, statementsMoved: 1 } } },
      { data: { judge: { judgements: [{ verdict: "SAME" }] } } },
      { data: { entity: { id: "company:smic" }, judgements: { totalCount: 1 } } },
      { data: { revokeJudgement: { revoked: 1 } } },
      { data: { entity: { id: "company:zhongxin" }, judgements: { totalCount: 0 } } },
      { data: { entity: { id: "company:smic" } } },
      { data: { changes: { documentsAdded: { totalCount: 0 }, documentsWithdrawn: { totalCount: 1 } } } },
    ]);
  });
});

/** What a server says while a person judges, revokes, takes a document back and asks for what was. */
async function curate(store: GraphStore, documents: readonly Extraction[]): Promise<unknown[]> {
  await store.load(documents);
  const server = createServer({ store, ontology, changesSince, writers: { retract: store.retract } });
  const said: unknown[] = [];
  const ask = async (query: string, variables: Record<string, unknown> = {}) => {
    said.push(await server.executeOperation({ query, variables }));
  };
  const judgements = [{ firstId: "company:smic", secondId: "company:zhongxin", verdict: "SAME", by: "Ada" }];
  const who = `{ entity(id: "company:zhongxin") { id aliases } judgements { totalCount } }`;
  await ask(
    `query ($judgements: [JudgementInput!]!) { judgementPreview(judgements: $judgements) {
      entitiesBefore entitiesAfter statementsMoved conflictsAdded { id rule } conflictsRemoved { id } } }`,
    { judgements },
  );
  await ask(
    `mutation ($judgements: [JudgementInput!]!) { judge(input: { judgements: $judgements }) {
      judgements { entityIds verdict by } } }`,
    { judgements },
  );
  await ask(who);
  const [judgement] = await store.judgements();
  await ask("mutation ($id: ID!) { revokeJudgement(input: { id: $id }) { revoked } }", { id: judgement!.id });
  await ask(who);
  await sleep(2);
  const since = new Date().toISOString();
  await sleep(2);
  await store.retract(["b"]);
  await ask(`query ($at: DateTime!) { entity(id: "company:zhongxin", knownAt: $at) { id } }`, { at: judgement!.at });
  await ask(
    `query ($since: DateTime!) { changes(since: $since) { documentsAdded { totalCount } documentsWithdrawn { totalCount } } }`,
    { since },
  );
  await server.stop();
  await store.close();
  return said;
}
