// The list of known entities with the names they go by.
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { CitegraphError, compareText, ExternalIds, entityId, hashOf } from "../domain/index.ts";
import { readYaml, yamlFilesOf } from "./load-ontology.ts";

const names = z.array(z.string().min(1)).default([]);

export const GazetteerEntry = z.strictObject({
  id: z.string().optional(),
  type: z.string(),
  name: z.string().min(1),
  aliases: names,
  /** Names that do not decide by themselves, such as "Arm" or "Washington". */
  weak: names,
  externalIds: ExternalIds.default({}),
  /** Of a country: its adjectives and people ("Dutch"), and the capitals that stand for its government. */
  demonyms: names,
  metonyms: names,
  /** Of a company: the id of its country, which tells whom "the Dutch chipmaker" means. No statement is made of it. */
  home: z.string().optional(),
});
export type GazetteerEntry = z.infer<typeof GazetteerEntry> & { readonly id: string };

export interface Gazetteer {
  readonly entries: ReadonlyMap<string, GazetteerEntry>;
  readonly fingerprint: string;
}

/** The gazetteer that comes with citegraph. */
export const DEFAULT_GAZETTEER = fileURLToPath(new URL("../../seed/gazetteer", import.meta.url));

/**
 * Reads every .yaml file of the folders; an entry with a known id adds its names to that entity.
 * @throws CitegraphError ONTOLOGY_INVALID for a fault, or for one id with two types
 */
export async function loadGazetteer(...folders: readonly string[]): Promise<Gazetteer> {
  const entries: GazetteerEntry[] = [];
  for (const folder of folders.length > 0 ? folders : [DEFAULT_GAZETTEER]) {
    for (const file of await yamlFilesOf(folder)) entries.push(...(await readYaml(file, GazetteerFile)));
  }
  return toGazetteer(entries);
}

/** A gazetteer of given entries. */
export function toGazetteer(entries: readonly GazetteerEntry[]): Gazetteer {
  const byId = new Map<string, GazetteerEntry>();
  for (const entry of entries) byId.set(entry.id, joinEntries(byId.get(entry.id), entry));
  const sorted = new Map([...byId].sort(([a], [b]) => compareText(a, b)));
  return { entries: sorted, fingerprint: hashOf([...sorted.values()]) };
}

const GazetteerFile = z.array(
  GazetteerEntry.transform((entry): GazetteerEntry => ({ ...entry, id: entry.id ?? entityId(entry.type, entry.name) })),
);

function joinEntries(known: GazetteerEntry | undefined, entry: GazetteerEntry): GazetteerEntry {
  if (!known) return entry;
  if (known.type !== entry.type) {
    throw new CitegraphError("ONTOLOGY_INVALID", `${entry.id} is a ${known.type} and a ${entry.type}.`);
  }
  const union = (a: string[], b: string[]) => [...new Set([...a, ...b])];
  return {
    ...known,
    ...(entry.home === undefined ? {} : { home: entry.home }),
    aliases: union(known.aliases, entry.aliases),
    weak: union(known.weak, entry.weak),
    demonyms: union(known.demonyms, entry.demonyms),
    metonyms: union(known.metonyms, entry.metonyms),
    externalIds: { ...known.externalIds, ...entry.externalIds },
  };
}
