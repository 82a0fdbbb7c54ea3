// The bar at the top: search, views, what to take away.

import { useEffect, useRef, useState } from "preact/hooks";
import { apiKey } from "./api/key.ts";
import { IconButton } from "./controls/icon-button.tsx";
import { Menu } from "./controls/menu.tsx";
import { KeyDialog } from "./curation/key-dialog.tsx";
import { CopyLink } from "./exports/copy-link.tsx";
import { ExportMenu } from "./exports/export-menu.tsx";
import { Combobox } from "./search/combobox.tsx";
import { mayCurate } from "./state/access.ts";
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
        <Combobox label="Search" hideLabel placeholder="Search names" onChoose={({ id }) => void showEntity(id)} />
      </div>
      <nav class="tabs" aria-label="Views">
        {VIEWS.filter((name) => name !== "identity" || mayCurate.value).map((name) => (
          <Tab key={name} name={name} />
        ))}
      </nav>
      <div class="bar-end">
        <FilterButton />
        <CopyLink />
        <ExportMenu />
        <Settings />
      </div>
    </header>
  );
}

/** With how many filters are on: while the panel is closed nothing else says why so little is shown. */
function FilterButton() {
  const on = activeCount.value;
  return (
    <span class="cornered">
      <IconButton
        icon="filter"
        label={on > 0 ? `Filters, ${on} on` : "Filters"}
        pressed={filtersOpen.value}
        onClick={() => {
          filtersOpen.value = !filtersOpen.value;
        }}
      />
      {on > 0 && (
        <span class="corner" aria-hidden="true">
          {on}
        </span>
      )}
    </span>
  );
}

function Tab({ name }: { readonly name: View }) {
  const counts: Partial<Record<View, number | undefined>> = {
    graph: nodes.value.size,
    conflicts: stats.value?.conflicts,
    documents: stats.value?.documents,
  };
  const count = counts[name];
  const isCurrent = view.value === name;
  const tab = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isCurrent) tab.current?.scrollIntoView({ block: "nearest", inline: "center" }); // on a phone it may stand out of sight
  }, [isCurrent]);
  return (
    <button
      ref={tab}
      type="button"
      class="tab"
      aria-current={isCurrent ? "page" : undefined}
      onClick={() => {
        view.value = name;
      }}
    >
      {toWords(name.charAt(0).toUpperCase() + name.slice(1))}
      {count ? <span class="count"> {count.toLocaleString("en")}</span> : null}
    </button>
  );
}

function Settings() {
  const [open, setOpen] = useState(false);
  const words = { system: "as the system has it", light: "light", dark: "dark" } as const;
  const themes = THEMES.map((name) => ({
    label: `Theme: ${words[name]}`,
    ...(name === themeChoice.value && { detail: "in use" }),
    onChoose: () => {
      themeChoice.value = name;
    },
  }));
  const keys = { label: "Your key…", detail: apiKey.value ? "in use" : "for servers that ask for one" };
  return (
    <>
      <Menu label="Settings" icon="settings" bare items={[...themes, { ...keys, onChoose: () => setOpen(true) }]} />
      {open && <KeyDialog onClose={() => setOpen(false)} />}
    </>
  );
}
