import fc from "fast-check";
import { expect, it } from "vitest";
import { createServer } from "../../src/graphql/index.ts";
import { loadOntology } from "../../src/ontology/index.ts";
import { createEmbeddedStore } from "../../src/store/index.ts";
import { anyExtractionOf } from "../support/any-extraction.ts";
import { anyOperation } from "../support/any-operation.ts";
import { describeWithNeo4j, openEmptyNeo4j } from "../support/neo4j.ts";
import { PROPERTY_RUNS } from "../support/property-runs.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ontology = await loadOntology();

describeWithNeo4j("the embedded store and Neo4j", () => {
  it("give the same answer to every GraphQL question", async () => {
    const limits = { cost: 1_000_000, aliases: 100, tokens: 5_000 };
    const documents = Array.from({ length: 24 }, (_, at) => anyExtractionOf(`d${at}`));
    const [extractions = []] = fc.sample(fc.tuple(...documents), { numRuns: 1, seed: 7 });
    const stores = [createEmbeddedStore({ folder: temporaryFolder(), ontology }), await openEmptyNeo4j(ontology)];
    for (const store of stores) await store.load(extractions);
    const servers = stores.map((store) => createServer({ store, ontology, limits }));
    let filled = 0;
    const property = fc.asyncProperty(anyOperation, async (query) => {
      const [embedded, neo4j] = await Promise.all(servers.map((server) => server.executeOperation({ query })));
      expect(embedded?.errors).toBeUndefined();
      expect(neo4j).toEqual(embedded);
      if (JSON.stringify(embedded).length > 300) filled += 1;
    });
    try {
      await fc.assert(property, { numRuns: Math.ceil(PROPERTY_RUNS / 2) });
      expect(filled).toBeGreaterThan(PROPERTY_RUNS / 4);
    } finally {
      for (const server of servers) await server.stop();
      for (const store of stores) await store.close();
    }
  }, 600_000);
});
