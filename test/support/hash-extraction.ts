// A fingerprint of everything that extraction says of the seed documents.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { toSourceDocument } from "../../src/domain/index.ts";
import { createExtractor, toExtractionJson } from "../../src/pipeline/index.ts";

const SEED = new URL("../../seed/documents/", import.meta.url);

/** SHA-256 of the extractions as `citegraph extract` prints them, by file name, whatever the order they were read in. */
export async function hashExtraction(order: "forwards" | "backwards"): Promise<string> {
  const extractor = await createExtractor();
  const names = readdirSync(SEED).sort();
  const lines = new Map<string, string>();
  for (const name of order === "forwards" ? names : names.toReversed()) {
    const document = toSourceDocument({ key: name, text: readFileSync(new URL(name, SEED), "utf8") });
    lines.set(name, JSON.stringify(toExtractionJson(await extractor.extract(document))));
  }
  await extractor.close();
  return createHash("sha256")
    .update(names.map((name) => lines.get(name)).join("\n"))
    .digest("hex");
}
