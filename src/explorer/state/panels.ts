// Whether the filters are open: beside the graph on a wide screen, over it on a narrow one.
import { signal } from "@preact/signals";

const WIDE = "(min-width: 901px)";

export const filtersOpen = signal(window.matchMedia(WIDE).matches);
