import { rmSync } from "node:fs";
import { expect, it } from "vitest";
import { loadOntology } from "../../../src/ontology/index.ts";
import { createEmbeddedStore } from "../../../src/store/index.ts";
import { describeGraphStore } from "../../contract/graph-store.ts";
import { PROMISE_RUNS } from "../../support/property-runs.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const ontology = await loadOntology();

describeGraphStore("embedded", {
  runs: PROMISE_RUNS,
  place: async () => {
    const folder = temporaryFolder();
    return async (with_) => createEmbeddedStore({ folder, ontology: with_ });
  },
  open: async () => {
    const folder = temporaryFolder();
    const store = createEmbeddedStore({ folder, ontology });
    // Those of a thousand histories would fill a small disk.
    const close = () => store.close().finally(() => rmSync(folder, { recursive: true, force: true }));
    return { ...store, close };
  },
});

it.for(["/proc/none/store", "/dev/null/store"])("says at once that no store can be made in %s", (folder) => {
  expect(() => createEmbeddedStore({ folder, ontology })).toThrow(
    expect.objectContaining({ code: "STORE_UNREACHABLE" }),
  );
});
