// Labels and relationship types. They cannot be parameters in Cypher, so they come from here and from the ontology, never
// from documents, and are always quoted.
import { CitegraphError, type Extraction } from "../../domain/index.ts";
import type { Ontology } from "../../ontology/index.ts";

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

/** @throws CitegraphError ONTOLOGY_INVALID when a document holds a type or relation that would need a name of its own */
export function assertNamesKnown({ document, entities, statements }: Extraction, ontology: Ontology): void {
  const unknown = (name: string) => {
    throw new CitegraphError("ONTOLOGY_INVALID", `${document.key}: ${name} is not in the ontology.`, {
      hint: "Open the store with the ontology that the document was extracted with.",
    });
  };
  for (const { type } of entities) if (!ontology.entityTypes.has(type)) unknown(type);
  for (const { relation } of statements) if (!ontology.relations.has(relation)) unknown(relation);
}
