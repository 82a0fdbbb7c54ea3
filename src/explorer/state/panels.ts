// What is open: the filters, beside the graph on a wide screen and over it on a narrow one; and which of the tables.
import { signal } from "@preact/signals";

const WIDE = "(min-width: 901px)";

export const filtersOpen = signal(window.matchMedia(WIDE).matches);
/** What the table lists. */
export const tableTab = signal<"entities" | "relations">("entities");
