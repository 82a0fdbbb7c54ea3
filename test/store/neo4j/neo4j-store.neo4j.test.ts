import { loadOntology } from "../../../src/ontology/index.ts";
import { createNeo4jStore } from "../../../src/store/index.ts";
import { describeGraphStore } from "../../contract/graph-store.ts";
import { connection, describeWithNeo4j, openEmptyNeo4j, wipeNeo4j } from "../../support/neo4j.ts";
import { PROMISE_RUNS } from "../../support/property-runs.ts";

const ontology = await loadOntology();

describeWithNeo4j("on a real server", () => {
  describeGraphStore("Neo4j", {
    open: () => openEmptyNeo4j(ontology),
    place: async () => {
      await wipeNeo4j();
      return (with_) => createNeo4jStore({ ...connection, ontology: with_ });
    },
    empty: wipeNeo4j,
    runs: PROMISE_RUNS,
    histories: Math.ceil(PROMISE_RUNS / 2), // each is asked about all of its times
  });
});
