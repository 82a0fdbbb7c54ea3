// The examples of docs/exports.md are true.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadOntology } from "../../../src/ontology/index.ts";
import { EXPORT_FORMATS } from "../../../src/pipeline/index.ts";
import { createEmbeddedStore } from "../../../src/store/index.ts";
import { anExtraction } from "../../support/an-extraction.ts";
import { textOf } from "../../support/nasty-stores.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const docs = readFileSync(new URL("../../../docs/exports.md", import.meta.url), "utf8");
const report = anExtraction(
  { key: "reports/1.md", title: "Results", outlet: "Harbour Gazette", publishedAt: "2025-07-15" },
  {
    says: "company:acme PRODUCES chip:x1",
    by: "person:ann-lee",
    sentence: "Ann Lee said Acme makes the X1.",
    time: "2025-07",
  },
);

describe("docs/exports.md", () => {
  it.for(EXPORT_FORMATS)("shows what stands in a %s export", async (format) => {
    const store = createEmbeddedStore({ folder: temporaryFolder(), ontology: await loadOntology() });
    await store.load([report]);
    const text = await textOf(store, { format, ...(format === "csv" && { table: "nodes" }) });
    await store.close();
    const [, example = ""] = docs.split(`\n\`\`\`${format}\n`);
    const lines = (example.split("\n```")[0] ?? "").split("\n");
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(text).toContain(line);
  });
});
