import { loadOntology } from "../../../src/ontology/index.ts";
import { describeIdentity } from "../../contract/identity.ts";
import { describeWithNeo4j, openEmptyNeo4j, wipeNeo4j } from "../../support/neo4j.ts";
import { PROMISE_RUNS } from "../../support/property-runs.ts";

const ontology = await loadOntology();

describeWithNeo4j("on a real server", () => {
  // A history takes a server the better part of a second: a folder is tried on four times as many, and what Neo4j offers after any history is
  // compared with a folder in promises.property.neo4j.test.ts.
  describeIdentity("Neo4j", {
    open: () => openEmptyNeo4j(ontology),
    empty: wipeNeo4j,
    runs: Math.ceil(PROMISE_RUNS / 4),
  });
});
