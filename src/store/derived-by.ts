// A store is changed only by those who derive as it was derived: changes made by two ontologies would be what neither makes of the log.
import { CitegraphError } from "../domain/index.ts";

/**
 * @param rules by which the store is derived now, see `rulesOf`
 * @throws CitegraphError STORE_VERSION where another process, with another ontology, derived it anew since it was opened
 */
export function assertDerivedBy(rules: string | null | undefined, own: string): void {
  if (rules === own) return;
  throw new CitegraphError("STORE_VERSION", "The store was derived anew with another ontology since it was opened.", {
    hint: "Give all who open the store the same ontology, and start again.",
  });
}
