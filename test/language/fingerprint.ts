import { createHash } from "node:crypto";
import type { Doc } from "../../src/language/index.ts";

/** A hash of everything in a document but the numbers of its strings, which depend on what was parsed before. */
export function fingerprint(doc: Doc): string {
  const { data } = doc;
  const hash = createHash("sha256");
  const { starts, ends, tags, pos, morphs, deps, heads, leftEdges, rightEdges, sentenceStarts, entities } = data;
  for (const array of [starts, ends, tags, pos, morphs, deps, heads, leftEdges, rightEdges, sentenceStarts, entities]) {
    hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  }
  for (let i = 0; i < doc.length; i++) hash.update(`${doc.norm(i)}\n${doc.lemma(i)}\n`);
  return hash.digest("hex");
}
