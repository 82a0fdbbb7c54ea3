import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadOntology } from "../../../src/ontology/index.ts";
import { createEmbeddedStore } from "../../../src/store/index.ts";
import { describeGraphStore } from "../../contract/graph-store.ts";

const ontology = await loadOntology();

describeGraphStore("embedded", {
  open: async () => createEmbeddedStore({ folder: await mkdtemp(join(tmpdir(), "citegraph-store-")), ontology }),
});
