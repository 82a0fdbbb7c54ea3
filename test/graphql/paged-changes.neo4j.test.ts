import { loadOntology } from "../../src/ontology/index.ts";
import { withHistory } from "../../src/store/index.ts";
import { describePagedChanges } from "../contract/paged-changes.ts";
import { describeWithNeo4j, openEmptyNeo4j } from "../support/neo4j.ts";

const ontology = await loadOntology();

describeWithNeo4j("on a real server", () => {
  describePagedChanges("Neo4j", { open: async () => withHistory(await openEmptyNeo4j(ontology), ontology) });
});
