// The entities of a part: those that pass the filter, and all that its relations and statements name beside them.
import type { Attribution } from "../../domain/index.ts";
import type { EntityRecord, Filter, GraphStore, Link } from "../../store/index.ts";
import { linked, type NodeOf, readNodes } from "./read-nodes.ts";

const LOOKED_UP_AT_ONCE = 500;

/** By id those that pass or stand at an end of a relation of the part; after them those that only speak in it. */
export async function* readEntities(store: GraphStore, filter: Filter): AsyncIterable<EntityRecord> {
  for await (const entity of readNodes(store, { kind: "entity", ...ofPart(filter) })) {
    if (isInPart(entity, filter)) yield entity;
  }
  if (!isWhole(filter)) yield* readSpeakers(store, filter);
}

/** Which of these entities the part holds; all of them are looked up at one go. */
export async function entitiesInPart(store: GraphStore, filter: Filter, ids: readonly string[]): Promise<Set<string>> {
  const { edges } = await store.read({ kind: "entity", ids, ...ofPart(filter) });
  const nodes = edges.map(({ node }) => node as NodeOf<"entity">);
  return new Set(nodes.filter((node) => isInPart(node, filter)).map(({ id }) => id));
}

/** Whether a filter lets all pass. */
export function isWhole(filter: Filter): boolean {
  return Object.values(filter).every((wanted) => wanted === undefined);
}

/** Ids of all entities that an attribution names, the outermost report last. */
export function speakersOf(attribution: Attribution | null): string[] {
  if (attribution === null) return [];
  const { entity, via } = attribution;
  return [...(entity === null ? [] : [entity]), ...speakersOf(via)];
}

/**
 * Of an entity, `types` asks for its own type; a relation passes by the type of either end. So with `types` the other
 * end is asked for too: entities of any type, each with one relation that passes, if it has any.
 */
function ofPart(filter: Filter): { filter: Filter; links?: Record<string, Link> } {
  const { types, ...rest } = filter;
  if (!types) return { filter };
  return { filter: rest, links: { passing: { link: "relations", filter, page: { size: 1 } } } };
}

function isInPart(entity: NodeOf<"entity">, { types }: Filter): boolean {
  return !types || types.includes(entity.type) || linked(entity, "passing", "relation").length > 0;
}

/** Entities that only speak. Their ids are kept, so that each comes once: there are few of them. */
async function* readSpeakers(store: GraphStore, filter: Filter): AsyncIterable<EntityRecord> {
  const seen = new Set<string>();
  let fresh: string[] = [];
  for await (const { attributedTo } of readNodes(store, { kind: "statement", filter })) {
    for (const id of speakersOf(attributedTo)) {
      if (seen.has(id)) continue;
      seen.add(id);
      fresh.push(id);
    }
    if (fresh.length < LOOKED_UP_AT_ONCE) continue;
    yield* readOthers(store, filter, fresh);
    fresh = [];
  }
  yield* readOthers(store, filter, fresh);
}

async function* readOthers(store: GraphStore, filter: Filter, ids: readonly string[]): AsyncIterable<EntityRecord> {
  const known = await entitiesInPart(store, filter, ids);
  const others = ids.filter((id) => !known.has(id));
  if (others.length > 0) yield* readNodes(store, { kind: "entity", ids: others });
}
