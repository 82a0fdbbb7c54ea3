// Starts the page: restores what the address says, then keeps the address in step.
import { render } from "preact";
import { watchPalette } from "./canvas/palette.ts";
import { watchAdditions } from "./canvas/watch-additions.ts";
import { Explorer } from "./explorer.tsx";
import { watchFacets } from "./filters/facet-counts.ts";
import { loadCatalogue } from "./state/catalogue.ts";
import { watchLink } from "./state/link.ts";
import { watchFilter } from "./state/passing.ts";
import { restore } from "./state/restore.ts";
import { watchTheme } from "./state/theme.ts";
import { watchTimeMarks } from "./state/time-marks.ts";
import "./styles/tokens.css";
import "./styles/layout.css";
import "./styles/controls.css";
import "./styles/views.css";

watchTheme();
watchPalette();
render(<Explorer />, document.getElementById("explorer")!);
await loadCatalogue();
await restore(window.location.hash);
watchFilter();
watchTimeMarks();
watchFacets();
watchAdditions();
watchLink();
window.addEventListener("hashchange", () => void restore(window.location.hash));
