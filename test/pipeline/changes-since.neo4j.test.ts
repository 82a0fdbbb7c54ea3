import { loadOntology } from "../../src/ontology/index.ts";
import { withHistory } from "../../src/store/index.ts";
import { describeChanges } from "../contract/changes.ts";
import { describeWithNeo4j, openEmptyNeo4j, wipeNeo4j } from "../support/neo4j.ts";
import { PROMISE_RUNS } from "../support/property-runs.ts";

const ontology = await loadOntology();

describeWithNeo4j("on a real server", () => {
  describeChanges("Neo4j", {
    open: async () => withHistory(await openEmptyNeo4j(ontology), ontology),
    empty: wipeNeo4j,
    runs: PROMISE_RUNS,
    histories: Math.ceil(PROMISE_RUNS / 2.2), // each is asked about up to three times
  });
});
