// What the graph may hold and how much of it there is.
import { computed, signal } from "@preact/signals";
import { request } from "../api/request.ts";
import { createResource } from "../api/resource.ts";
import { CatalogueDocument, type CatalogueQuery } from "../generated/operations.ts";

export type RelationDefinition = CatalogueQuery["ontology"]["relations"][number];

const resource = createResource<CatalogueQuery>();

export const catalogue = resource.loaded;
/** Counts up whenever documents came or went, so that views know to ask again. */
export const dataVersion = signal(0);

export function loadCatalogue(): Promise<void> {
  return resource.load((signal) => request(CatalogueDocument, {}, signal));
}

/** To be called after documents were added or taken back. */
export async function dataChanged(): Promise<void> {
  await loadCatalogue();
  dataVersion.value++;
}

const known = computed(() => {
  const now = catalogue.value;
  if (now.state === "ready") return now.value;
  return now.state === "loading" ? (now.previous ?? null) : null;
});

export const stats = computed(() => known.value?.stats ?? null);
export const entityTypes = computed(() => known.value?.ontology.entityTypes ?? []);
export const relationTypes = computed(() => known.value?.ontology.relations ?? []);
const relationByName = computed(() => new Map(relationTypes.value.map((relation) => [relation.name, relation])));

export function relationDefinition(name: string): RelationDefinition | undefined {
  return relationByName.value.get(name);
}

/** A relation as it reads from its subject's end, or its object's: `RESTRICTS` → "restricts", "restricted by". */
export function relationWords(name: string, direction: "outgoing" | "incoming" = "outgoing"): string {
  const inverse = direction === "incoming" ? relationByName.value.get(name)?.inverse : null;
  if (inverse) return toWords(inverse);
  const symmetric = relationByName.value.get(name)?.symmetric;
  return direction === "incoming" && !symmetric ? `← ${toWords(name)}` : toWords(name);
}

/** `PART_OF` → "part of", `GovernmentBody` → "Government body". */
export function toWords(name: string): string {
  if (/^[A-Z0-9_]+$/.test(name)) return name.toLowerCase().replaceAll("_", " ");
  const words = name.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
