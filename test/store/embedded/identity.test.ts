import { loadOntology } from "../../../src/ontology/index.ts";
import { createEmbeddedStore } from "../../../src/store/index.ts";
import { describeIdentity } from "../../contract/identity.ts";
import { PROMISE_RUNS } from "../../support/property-runs.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const ontology = await loadOntology();

describeIdentity("embedded", {
  open: async () => createEmbeddedStore({ folder: temporaryFolder(), ontology, durable: false }),
  runs: PROMISE_RUNS,
});
