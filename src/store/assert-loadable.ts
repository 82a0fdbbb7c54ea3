// What a store takes, whichever it is.
import { assertSound, CitegraphError, type Extraction } from "../domain/index.ts";
import type { Ontology } from "../ontology/index.ts";

/**
 * @throws CitegraphError EVIDENCE_MISMATCH for an extraction that is not whole, see `assertSound`; ONTOLOGY_INVALID for one
 * with a type or relation that the store's ontology lacks, since nothing says how to derive or to name it
 */
export function assertLoadable(extraction: Extraction, { entityTypes, relations }: Ontology): void {
  assertSound(extraction);
  const { document, entities, statements } = extraction;
  const unknown = (name: string) => {
    throw new CitegraphError("ONTOLOGY_INVALID", `${document.key}: ${name} is not in the ontology.`, {
      hint: "Open the store with the ontology that the document was extracted with.",
    });
  };
  for (const { type } of entities) if (!entityTypes.has(type)) unknown(type);
  for (const { relation } of statements) if (!relations.has(relation)) unknown(relation);
}
