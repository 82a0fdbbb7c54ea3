// What the panel is about, and which view fills the page.
import { computed, signal } from "@preact/signals";

export const VIEWS = ["graph", "table", "timeline", "conflicts", "paths", "documents", "identity"] as const;
export type View = (typeof VIEWS)[number];

export const view = signal<View>("graph");
/** Id of an entity, relation edge or document; null when nothing is chosen. */
export const selected = signal<string | null>(null);
export const hovered = signal<string | null>(null);

export const selectedKind = computed(() => (selected.value === null ? null : kindOf(selected.value)));

export function select(id: string | null): void {
  selected.value = id;
}

function kindOf(id: string): "entity" | "relation" | "document" {
  if (/^relation:[0-9a-f]{32,64}$/.test(id)) return "relation";
  return /^document:[0-9a-f]{32,64}$/.test(id) ? "document" : "entity";
}
