import { loadOntology } from "../../../src/ontology/index.ts";
import { describeIdentity } from "../../contract/identity.ts";
import { describeWithNeo4j, openEmptyNeo4j, wipeNeo4j } from "../../support/neo4j.ts";
import { PROMISE_RUNS } from "../../support/property-runs.ts";

const ontology = await loadOntology();

describeWithNeo4j("on a real server", () => {
  describeIdentity("Neo4j", {
    open: () => openEmptyNeo4j(ontology),
    empty: wipeNeo4j,
    runs: PROMISE_RUNS,
  });
});
