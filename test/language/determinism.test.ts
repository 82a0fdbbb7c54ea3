// CI runs this on Node 22 and 24: the stored hash is one for all.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createLanguage } from "../../src/language/index.ts";
import { fingerprint } from "./fingerprint.ts";

const TEXTS = readFileSync(join(import.meta.dirname, "spacy", "texts.txt"), "utf8")
  .trimEnd()
  .split("\n");
/** Over the documents of all texts, in order. Changes with the model and with any change in what the engine says. */
const EXPECTED = "7322c49e2b8609ee516109e2f857154346d36e5cc7718caa2aac7d129ace3aff";

function hashOfAll(texts: string[]): string {
  const language = createLanguage();
  const hash = createHash("sha256");
  for (const text of texts) hash.update(fingerprint(language.parse(text)));
  return hash.digest("hex");
}

it("gives the same bits on every Node and every machine", () => {
  expect(hashOfAll([...TEXTS, TEXTS.join("\n"), TEXTS.join(" ").repeat(3)])).toBe(EXPECTED);
});
