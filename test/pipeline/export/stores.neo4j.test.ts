import fc from "fast-check";
import { expect, it } from "vitest";
import { loadOntology } from "../../../src/ontology/index.ts";
import { type ExportOptions, exportGraph } from "../../../src/pipeline/index.ts";
import { createEmbeddedStore, type GraphStore } from "../../../src/store/index.ts";
import { anyExtraction } from "../../support/any-extraction.ts";
import { describeWithNeo4j, openEmptyNeo4j } from "../../support/neo4j.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const ontology = await loadOntology();

const EXPORTS: readonly ExportOptions[] = [
  { format: "jsonl" },
  { format: "csv", table: "edges" },
  { format: "cypher" },
  { format: "jsonld", filter: { types: ["Chip"] } },
  { format: "csv", table: "nodes", filter: { relations: ["PRODUCES"], polarity: ["affirmed"] } },
  { format: "csv", table: "statements", filter: { outlet: ["Gazette"], minConfidence: 0.5 } },
];

describeWithNeo4j("an export", () => {
  it("is the same text from the embedded store and from Neo4j", async () => {
    const extractions = fc.uniqueArray(anyExtraction, { maxLength: 4, selector: ({ document }) => document.key });
    const property = fc.asyncProperty(extractions, async (documents) => {
      const embedded = createEmbeddedStore({ folder: temporaryFolder(), ontology });
      const neo4j = await openEmptyNeo4j(ontology);
      for (const store of [embedded, neo4j]) await store.load(documents);
      const textsOf = (store: GraphStore) =>
        Promise.all(EXPORTS.map((options) => Array.fromAsync(exportGraph(store, options))));
      expect(await textsOf(neo4j)).toEqual(await textsOf(embedded));
      await Promise.all([embedded.close(), neo4j.close()]);
    });
    await fc.assert(property, { numRuns: 10 });
  });
});
