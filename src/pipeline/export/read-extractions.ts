// What the documents of a part said, and which runs read them.
import type { Extraction, Run } from "../../domain/index.ts";
import type { Filter, GraphStore } from "../../store/index.ts";
import { entitiesInPart, isWhole, speakersOf } from "./read-entities.ts";
import { linked, type NodeOf } from "./read-nodes.ts";

/** What each document of the part said, cut to the part's statements and entities, and marked as a part where that leaves any out. */
export async function* readExtractions(store: GraphStore, filter: Filter): AsyncIterable<Extraction> {
  const whole = isWhole(filter);
  for await (const extraction of store.extractions()) {
    const cut = whole ? extraction : await cutToPart(store, filter, extraction);
    if (cut) yield cut;
  }
}

async function cutToPart(store: GraphStore, filter: Filter, extraction: Extraction): Promise<Extraction | null> {
  const { document, entities, statements } = extraction;
  const passing = { link: "statements", filter };
  const { edges } = await store.read({ kind: "document", ids: [document.id], filter, links: { passing } });
  const [found] = edges.map(({ node }) => node as NodeOf<"document">);
  if (!found) return null;
  const ids = new Set(linked(found, "passing", "statement").map(({ id }) => id));
  const kept = statements.filter(({ id }) => ids.has(id));
  const named = kept.flatMap(({ subject, object, attributedTo }) => [subject, object, ...speakersOf(attributedTo)]);
  const inPart = await entitiesInPart(
    store,
    filter,
    entities.map(({ id }) => id),
  );
  const keeps = new Set([...inPart, ...named]);
  const cut = { ...extraction, statements: kept, entities: entities.filter(({ id }) => keeps.has(id)) };
  const isWhole = cut.statements.length === statements.length && cut.entities.length === entities.length;
  return isWhole ? extraction : { ...cut, partial: true };
}

/**
 * Runs by their ids, each once, in order of ids. Documents are read until every run is known, which is soon when one
 * extractor read them all.
 */
export async function* readRuns(store: GraphStore, ids: ReadonlySet<string>): AsyncIterable<Run> {
  const found = new Map<string, Run>();
  if (ids.size === 0) return;
  for await (const { run } of store.extractions()) {
    if (ids.has(run.id)) found.set(run.id, run);
    if (found.size === ids.size) break;
  }
  for (const id of [...found.keys()].sort()) yield found.get(id)!;
}
