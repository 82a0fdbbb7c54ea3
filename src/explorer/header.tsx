// The bar at the top: search, views, what to take away.

import { IconButton } from "./controls/icon-button.tsx";
import { CopyLink } from "./exports/copy-link.tsx";
import { ExportMenu } from "./exports/export-menu.tsx";
import { Combobox } from "./search/combobox.tsx";
import { nodes } from "./state/canvas.ts";
import { stats, toWords } from "./state/catalogue.ts";
import { showEntity } from "./state/explore.ts";
import { activeCount } from "./state/filters.ts";
import { filtersOpen } from "./state/panels.ts";
import { VIEWS, type View, view } from "./state/selection.ts";
import { THEMES, themeChoice } from "./state/theme.ts";

export function Header() {
  return (
    <header class="bar">
      <a class="brand" href="./" aria-label="citegraph, start anew">
        <img src="./icon.svg" alt="" />
        <span>citegraph</span>
      </a>
      <div class="bar-search">
        <Combobox
          label="Search"
          hideLabel
          placeholder="Search people, companies, chips, policies…"
          onChoose={({ id }) => void showEntity(id)}
        />
      </div>
      <nav class="tabs" aria-label="Views">
        {VIEWS.map((name) => (
          <Tab key={name} name={name} />
        ))}
      </nav>
      <div class="bar-end">
        <IconButton
          icon="filter"
          label={activeCount.value > 0 ? `Filters, ${activeCount.value} on` : "Filters"}
          pressed={filtersOpen.value}
          onClick={() => {
            filtersOpen.value = !filtersOpen.value;
          }}
        />
        <CopyLink />
        <ExportMenu />
        <ThemeButton />
      </div>
    </header>
  );
}

function Tab({ name }: { readonly name: View }) {
  const counts: Partial<Record<View, number | undefined>> = {
    graph: nodes.value.size,
    conflicts: stats.value?.conflicts,
    documents: stats.value?.documents,
  };
  const count = counts[name];
  return (
    <button
      type="button"
      class="tab"
      aria-current={view.value === name ? "page" : undefined}
      onClick={() => {
        view.value = name;
      }}
    >
      {toWords(name.charAt(0).toUpperCase() + name.slice(1))}
      {count ? <span class="count"> {count.toLocaleString("en")}</span> : null}
    </button>
  );
}

function ThemeButton() {
  const now = themeChoice.value;
  const next = THEMES[(THEMES.indexOf(now) + 1) % THEMES.length]!;
  const icons = { system: "system", light: "sun", dark: "moon" } as const;
  return (
    <IconButton
      icon={icons[now]}
      label={`Theme: ${now}. Change to ${next}`}
      onClick={() => {
        themeChoice.value = next;
      }}
    />
  );
}
