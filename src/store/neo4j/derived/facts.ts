// What derivation needs to know of a statement, with the keys that it is found by among the others.
import type { RelationStatus, SourceDocument } from "../../../domain/index.ts";
import {
  type ConflictKey,
  conflictKeysOf,
  relationIdOf,
  type StatementFacts,
  storyOf,
  toFacts,
} from "../../../graph/index.ts";
import type { Ontology } from "../../../ontology/index.ts";
import type { ShownStatement } from "./shown.ts";

/** Facts of a statement with the id of its relation edge. */
export type StoredFact = StatementFacts & { readonly relationId: string };

/** Those of a statement that the store holds, with the status that its relation edge has there. */
export type HeldFact = StoredFact & { readonly relationStatus: RelationStatus };

/** With all it may contradict. */
export type Fact = StoredFact & { readonly keys: readonly ConflictKey[] };

const known = new WeakMap<ShownStatement, Fact>();

/**
 * The facts of a statement between entities as they are shown. Made once of each statement, which stands in one document: they
 * are looked up by, planned with and written.
 */
export function toFact(statement: ShownStatement, document: SourceDocument, ontology: Ontology): Fact {
  const held = known.get(statement);
  if (held) return held;
  const facts = toFacts(statement, document, storyOf(document), statement.scopeIds);
  const relationId = relationIdOf(facts, ontology);
  const fact = { ...facts, relationId, keys: conflictKeysOf(facts, ontology) };
  known.set(statement, fact);
  return fact;
}
