import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadOntology } from "../../src/ontology/index.ts";
import type { GraphStore } from "../../src/store/index.ts";
import { anExtraction } from "../support/an-extraction.ts";
import { describeWithNeo4j, openEmptyNeo4j, runCypher } from "../support/neo4j.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/neo4j.md"), "utf8");
const queries = [...page.matchAll(/```cypher\n(.+?)```/gs)].map(([, cypher]) => cypher!);

describeWithNeo4j("the queries of docs/neo4j.md", () => {
  let store: GraphStore;
  beforeAll(async () => {
    store = await openEmptyNeo4j(await loadOntology());
    await store.load([
      anExtraction({ key: "a" }, "company:nvidia PRODUCES chip:h20", "chip:h20 DESIGNED_FOR country:china"),
      anExtraction({ key: "b" }, { says: "chip:h20 DESIGNED_FOR country:china", polarity: "negated" }),
    ]);
  });
  afterAll(() => store.close());

  it("are several", () => expect(queries.length).toBeGreaterThan(3));

  it.for(queries)("find something: %s", async (cypher) => {
    expect((await runCypher(cypher)).length).toBeGreaterThan(0);
  });
});
