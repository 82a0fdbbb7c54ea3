// Checks what a store holds against the first promise: no statement without its exact evidence.
import { assertSound, type CitegraphError, toCitegraphError } from "../domain/index.ts";
import type { GraphStore } from "../store/index.ts";

export interface VerifyReport {
  readonly documents: number;
  readonly statements: number;
  readonly mentions: number;
  /** One a document that fails: the first thing that is wrong with it. */
  readonly faults: readonly CitegraphError[];
}

/** Reads every document again and compares every quote and mention with its text, every id with its content. */
export async function verifyStore(
  store: GraphStore,
  onDocument: (count: number) => void = () => {},
): Promise<VerifyReport> {
  const faults: CitegraphError[] = [];
  const count = { documents: 0, statements: 0, mentions: 0 };
  for await (const extraction of store.extractions()) {
    count.documents += 1;
    count.statements += extraction.statements.length;
    count.mentions += extraction.entities.reduce((sum, { mentions }) => sum + mentions.length, 0);
    try {
      assertSound(extraction);
    } catch (thrown) {
      faults.push(toCitegraphError(thrown));
    }
    onDocument(count.documents);
  }
  return { ...count, faults };
}
