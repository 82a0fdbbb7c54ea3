// The steps of a pattern: which tokens stand in a relation to a token, in text order (ancestors from below).
import type { Doc } from "../doc/doc.ts";
import type { Relation } from "./pattern.ts";

export function relatedTokens(doc: Doc, token: number, relation: Relation): ArrayLike<number> {
  switch (relation) {
    case "parent":
      return doc.head(token) === token ? [] : [doc.head(token)];
    case "ancestor":
      return doc.ancestors(token);
    case "child":
      return doc.children(token);
    case "leftChild":
      return doc.children(token).filter((child) => child < token);
    case "rightChild":
      return doc.children(token).filter((child) => child > token);
    case "descendant":
      return doc.subtree(token).filter((other) => other !== token);
    case "sibling":
      return siblings(doc, token).filter((other) => other !== token);
    case "leftSibling":
      return siblings(doc, token).filter((other) => other < token);
    case "rightSibling":
      return siblings(doc, token).filter((other) => other > token);
    case "next":
      return isInSentence(doc, token, token + 1) ? [token + 1] : [];
    case "previous":
      return isInSentence(doc, token, token - 1) ? [token - 1] : [];
  }
}

function siblings(doc: Doc, token: number): Uint32Array {
  return doc.head(token) === token ? new Uint32Array(0) : doc.children(doc.head(token));
}

function isInSentence(doc: Doc, token: number, other: number): boolean {
  const { start, end } = doc.sentenceOf(token);
  return other >= start && other < end;
}
