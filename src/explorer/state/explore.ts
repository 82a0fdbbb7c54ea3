// Walking the graph: what the user does to bring entities and their relations before them.
import { signal } from "@preact/signals";
import { inBatches, rowsOf } from "../api/batches.ts";
import { type RequestError, request } from "../api/request.ts";
import { toRequestError } from "../api/resource.ts";
import {
  DocumentEdgesDocument,
  type Filter,
  LinksAmongDocument,
  NeighboursDocument,
  RelationsOfDocument,
} from "../generated/operations.ts";
import { addToCanvas, edges, isEmpty, nodes } from "./canvas.ts";
import { wholeFilter } from "./filters.ts";
import { tableTab } from "./panels.ts";
import { select, view } from "./selection.ts";

/** At most so many relation edges come with one expansion; the rest with the next. */
export const PAGE = 100;
const FIRST_LOOK = 24;
const LINK_BATCH = 25;

/** How many explorations wait for the server. */
export const busy = signal(0);
export const exploreError = signal<RequestError | null>(null);
/** Said to screen readers after the canvas changed. */
export const announcement = signal("");

/** Shows an entity: with its best supported relations when the canvas is empty, else with its links to what is there. */
export async function showEntity(id: string): Promise<void> {
  await attempt(async () => {
    const first = isEmpty.peek() ? FIRST_LOOK : 0;
    const { entity } = await request(NeighboursDocument, { id, first, filter: wholeFilter.peek() });
    if (!entity) throw new Error(`No document speaks of ${id} any more.`);
    const found = rowsOf(entity.relations);
    const added = addToCanvas({ what: `adding ${entity.name}`, nodes: [entity], edges: found });
    select(id);
    if (!["graph", "table", "timeline"].includes(view.peek())) view.value = "graph";
    announce(added.length, found.length);
    await linkUp(added);
  });
}

/** How far the relation edges of an entity were brought, by entity, relation and filter. */
const reached = new Map<string, string>();

/**
 * Adds the best supported relation edges of an entity that are not there yet, a page at most: of one relation, or of all.
 * Doing it again goes on behind them.
 */
export async function expand(id: string, relation?: string): Promise<void> {
  await attempt(async () => {
    const filter: Filter | null = relation ? { ...wholeFilter.peek(), relations: [relation] } : wholeFilter.peek();
    const key = `${id} ${JSON.stringify(filter)}`;
    const { entity, found } = await nextNeighbours(id, filter, key);
    if (!entity) return;
    const added = addToCanvas({ what: `expanding ${entity.name}`, nodes: [entity], edges: found, around: id });
    announce(added.length, found.length);
    await linkUp(added);
  });
}

/** The next page with anything new on it; from the start again behind the last, for steps may have been taken back. */
async function nextNeighbours(id: string, filter: Filter | null, key: string) {
  for (let wrapped = !reached.has(key); ; ) {
    const variables = { id, first: PAGE, after: reached.get(key) ?? null, filter };
    const { entity } = await request(NeighboursDocument, variables);
    const found = entity ? rowsOf(entity.relations).filter((edge) => !edges.peek().has(edge.id)) : [];
    const { hasNextPage = false, endCursor = null } = entity?.relations.pageInfo ?? {};
    if (hasNextPage && endCursor) reached.set(key, endCursor);
    else reached.delete(key);
    if (!entity || found.length > 0 || (!hasNextPage && wrapped)) return { entity, found };
    if (!hasNextPage) wrapped = true;
  }
}

/** Shows the relation edges of one relation, best supported first. */
export async function showRelation(relation: string): Promise<void> {
  await attempt(async () => {
    const filter = { ...wholeFilter.peek(), relations: [relation] };
    const { relations } = await request(RelationsOfDocument, { filter, first: PAGE });
    const added = addToCanvas({ what: `showing ${relation}`, edges: rowsOf(relations) });
    view.value = "graph";
    tableTab.value = "relations"; // it is what was asked for
    announce(added.length, relations.edges.length);
  });
}

/** Shows the relation edges that a document states, up to the first hundred statements. */
export async function showDocument(id: string, title: string): Promise<void> {
  await attempt(async () => {
    const { node } = await request(DocumentEdgesDocument, { id });
    if (!node || !("statements" in node)) return;
    const found = rowsOf(node.statements).map(({ relationship }) => relationship);
    const added = addToCanvas({ what: `showing “${title}”`, edges: found });
    view.value = "graph";
    announce(added.length, found.length);
  });
}

/** Adds the relation edges between new entities and all others on the canvas. */
export async function linkUp(added: readonly string[]): Promise<void> {
  const withMore = added.filter((id) => nodes.peek().has(id)).slice(0, PAGE);
  const found = await inBatches(withMore, LINK_BATCH, async (ids) => {
    const answer = await request(LinksAmongDocument, { ids });
    return answer.nodes.flatMap((node) => (node && "relations" in node ? rowsOf(node.relations) : []));
  });
  const here = nodes.peek();
  const among = found.filter(
    ({ id, subject, object }) => !edges.peek().has(id) && here.has(subject.id) && here.has(object.id),
  );
  addToCanvas({ what: "adding links", edges: among, quiet: true });
}

async function attempt<T>(explore: () => Promise<T>): Promise<T | null> {
  busy.value++;
  try {
    exploreError.value = null;
    return await explore();
  } catch (error) {
    exploreError.value = toRequestError(error);
    return null;
  } finally {
    busy.value--;
  }
}

function announce(entities: number, relations: number): void {
  const size = `${nodes.peek().size} entities, ${edges.peek().size} relations on the canvas`;
  announcement.value = `Added ${entities} entities with ${relations} relations. Now ${size}.`;
}
