// What a store held at a time, as far as it is asked about: a store of the documents that tell of the relation edges in question, so
// that its cost follows these and not all that was known then.
import type { Judgement } from "../../domain/index.ts";
import type { Ontology } from "../../ontology/index.ts";
import { createSnapshot, type GraphStore, loadAll } from "../../store/index.ts";

export interface State extends Pick<GraphStore, "read" | "close"> {
  /** Makes sure of what these documents said then. A relation edge is whole, and in conflict, once all that tell of it are held. */
  hold(documents: readonly string[]): Promise<void>;
}

/**
 * @param knownAt ISO 8601, in UTC
 * @param judgements those that held then
 */
export async function openState(
  store: Pick<GraphStore, "extractions">,
  ontology: Ontology,
  knownAt: string,
  judgements: readonly Judgement[],
): Promise<State> {
  const part = await createSnapshot(ontology, [], judgements);
  const held = new Set<string>();
  const hold = async (documents: readonly string[]) => {
    const missing = [...new Set(documents)].filter((id) => !held.has(id));
    for (const id of missing) held.add(id);
    if (missing.length > 0) await loadAll(part, store.extractions({ knownAt, documents: missing }));
  };
  return { read: part.read, hold, close: part.close };
}
