// What documents say of an entity's names → the entity. Kept as counts, so that adding or taking back one document
// costs the same however many others there are.
import { compareText, type ExternalIds, type ExtractedEntity } from "../domain/index.ts";

/** How many documents use something; taking a document back subtracts what it added. */
export interface EntityTally {
  readonly documents: number;
  readonly mentions: number;
  /** Name → documents that prefer it; surface form → documents that use it; `scheme=id` → documents that give it. */
  readonly names: Readonly<Record<string, number>>;
  readonly aliases: Readonly<Record<string, number>>;
  readonly externalIds: Readonly<Record<string, number>>;
}

export const EMPTY_TALLY: EntityTally = { documents: 0, mentions: 0, names: {}, aliases: {}, externalIds: {} };

/** The tally with one document's view of the entity added (`by` = 1) or taken back (`by` = -1). */
export function tallyEntity(tally: EntityTally, entity: ExtractedEntity, by: 1 | -1): EntityTally {
  const ids = Object.entries(entity.externalIds).map(([scheme, id]) => `${scheme}=${id}`);
  return {
    documents: tally.documents + by,
    mentions: tally.mentions + by * entity.mentions.length,
    names: count(tally.names, [entity.name], by),
    aliases: count(tally.aliases, entity.aliases, by),
    externalIds: count(tally.externalIds, ids, by),
  };
}

/** The tally with all that one document says of the entity, by several ids perhaps, added or taken back. */
export function tallyDocument(tally: EntityTally, entities: readonly ExtractedEntity[], by: 1 | -1): EntityTally {
  const sum = entities.reduce((total, entity) => tallyEntity(total, entity, by), tally);
  return entities.length > 1 ? { ...sum, documents: tally.documents + by } : sum;
}

/** The tally of several entities that are one. Documents are summed: one that names both counts twice. */
export function sumTallies(tallies: readonly EntityTally[]): EntityTally {
  const sum = (part: "names" | "aliases" | "externalIds") => {
    const counts = new Map<string, number>();
    for (const tally of tallies) {
      for (const [key, n] of Object.entries(tally[part])) counts.set(key, (counts.get(key) ?? 0) + n);
    }
    return Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b)));
  };
  return {
    documents: tallies.reduce((total, { documents }) => total + documents, 0),
    mentions: tallies.reduce((total, { mentions }) => total + mentions, 0),
    names: sum("names"),
    aliases: sum("aliases"),
    externalIds: sum("externalIds"),
  };
}

/** What the entity is called: the name most documents prefer, all surface forms, all external ids; ties by order of text. */
export function assembleEntity(tally: EntityTally): { name: string; aliases: string[]; externalIds: ExternalIds } {
  const byCount = (a: [string, number], b: [string, number]) => b[1] - a[1] || compareText(a[0], b[0]);
  const externalIds = new Map<string, string>();
  for (const [pair] of Object.entries(tally.externalIds).sort(byCount)) {
    const [scheme = "", id = ""] = splitOnce(pair, "=");
    if (!externalIds.has(scheme)) externalIds.set(scheme, id);
  }
  const sortedIds = [...externalIds].sort(([a], [b]) => compareText(a, b));
  return {
    name: Object.entries(tally.names).sort(byCount)[0]?.[0] ?? "",
    aliases: Object.keys(tally.aliases).sort(compareText),
    externalIds: Object.fromEntries(sortedIds),
  };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + separator.length)];
}

function count(counts: Readonly<Record<string, number>>, keys: readonly string[], by: 1 | -1): Record<string, number> {
  const next = new Map(Object.entries(counts));
  for (const key of new Set(keys)) {
    const total = (next.get(key) ?? 0) + by;
    if (total === 0) next.delete(key);
    else next.set(key, total);
  }
  return Object.fromEntries([...next].sort(([a], [b]) => compareText(a, b)));
}
