import { loadOntology } from "../../../src/ontology/index.ts";
import { describeGraphStore } from "../../contract/graph-store.ts";
import { describeWithNeo4j, openEmptyNeo4j, wipeNeo4j } from "../../support/neo4j.ts";
import { PROMISE_RUNS } from "../../support/property-runs.ts";

const ontology = await loadOntology();

describeWithNeo4j("on a real server", () => {
  describeGraphStore("Neo4j", {
    open: () => openEmptyNeo4j(ontology),
    empty: wipeNeo4j,
    // A thousand histories are compared with a folder beside (promises.property, both-stores.property); a rebuild of each takes longest.
    runs: Math.ceil(PROMISE_RUNS / 5),
    pasts: Math.ceil(PROMISE_RUNS / 10),
  });
});
