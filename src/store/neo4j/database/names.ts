// Labels and relationship types. They come from here and from the ontology, never from documents, and are quoted wherever they stand in
// Cypher: only what is created may take them from a row.
import { CitegraphError } from "../../../domain/index.ts";
import type { Ontology } from "../../../ontology/index.ts";

export const OWN_LABELS = [
  ...["Entity", "SourceDocument", "Statement", "Conflict"],
  ...["LogEntry", "Run", "Judgement", "MergedEntity", "Citegraph"],
] as const;
export const OWN_TYPES = ["SUBJECT", "OBJECT", "ATTRIBUTED_TO", "EVIDENCED_BY", "BETWEEN", "MENTIONS"] as const;

/** A label or relationship type as it stands in Cypher. */
export function quoted(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}

/** The ontology's relations as alternatives of one relationship pattern: `A|B|C`. */
export function anyOf(relations: Iterable<string>): string {
  return [...relations].map(quoted).join("|");
}

/** @throws CitegraphError ONTOLOGY_INVALID when a name of the ontology is one that the store uses itself */
export function assertNamesFree({ entityTypes, relations }: Ontology): void {
  const taken = [
    ...OWN_LABELS.filter((label) => entityTypes.has(label)),
    ...OWN_TYPES.filter((type) => relations.has(type)),
  ];
  if (taken.length === 0) return;
  throw new CitegraphError("ONTOLOGY_INVALID", `The Neo4j store uses the name ${taken.join(", ")} for itself.`, {
    hint: "Give the entity type or relation another name, or use the default store (a folder).",
  });
}
