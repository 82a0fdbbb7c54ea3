import { loadOntology } from "../../src/ontology/index.ts";
import { createEmbeddedStore, withHistory } from "../../src/store/index.ts";
import { describePagedChanges } from "../contract/paged-changes.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const ontology = await loadOntology();

describePagedChanges("embedded", {
  open: async () => withHistory(createEmbeddedStore({ folder: temporaryFolder(), ontology, durable: false }), ontology),
});
