// Base noun phrases: a noun with what stands to its left in its subtree (spacy/lang/en/syntax_iterators.py, MIT).
import type { Doc, TokenSpan } from "./doc.ts";

const NOUN_KINDS = new Set(["NOUN", "PROPN", "PRON"]);
const PHRASE_DEPS = new Set(["oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT"]);

/** In text order, never one inside another; the last token of a chunk is its head noun. */
export function findNounChunks(doc: Doc): TokenSpan[] {
  const chunks: TokenSpan[] = [];
  let lastEnd = -1;
  for (let i = 0; i < doc.length; i++) {
    if (!NOUN_KINDS.has(doc.pos(i)) || doc.leftEdge(i) <= lastEnd) continue;
    if (!PHRASE_DEPS.has(doc.dep(firstConjunct(doc, i)))) continue;
    lastEnd = i;
    chunks.push({ start: doc.leftEdge(i), end: i + 1 });
  }
  return chunks;
}

/** Of "chips and tools", the token "chips" for "tools": what heads the coordination. */
function firstConjunct(doc: Doc, token: number): number {
  if (doc.dep(token) !== "conj") return token;
  let head = doc.head(token);
  while (doc.dep(head) === "conj" && doc.head(head) < head) head = doc.head(head);
  return head;
}
