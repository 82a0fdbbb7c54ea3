// The page: bar, filters, view, details.
import { isSettling } from "./canvas/watch-additions.ts";
import { IconButton } from "./controls/icon-button.tsx";
import { Failure } from "./controls/loading.tsx";
import { IdentityView } from "./curation/identity-view.tsx";
import { KeyForm } from "./curation/key-form.tsx";
import { FilterPanel } from "./filters/filter-panel.tsx";
import { Header } from "./header.tsx";
import { Panel } from "./panels/panel.tsx";
import { catalogue, loadCatalogue } from "./state/catalogue.ts";
import { announcement, busy, exploreError } from "./state/explore.ts";
import { filtersOpen } from "./state/panels.ts";
import { missing } from "./state/restore.ts";
import { type View, view } from "./state/selection.ts";
import { ConflictsView } from "./views/conflicts-view.tsx";
import { DocumentsView } from "./views/documents-view.tsx";
import { GraphView } from "./views/graph-view.tsx";
import { PathsView } from "./views/paths-view.tsx";
import { TableView } from "./views/table-view.tsx";
import { TimelineView } from "./views/timeline-view.tsx";

const SHOWN: Readonly<Record<View, () => preact.ComponentChild>> = {
  graph: () => <GraphView />,
  table: () => <TableView />,
  timeline: () => <TimelineView />,
  conflicts: () => <ConflictsView />,
  paths: () => <PathsView />,
  documents: () => <DocumentsView />,
  identity: () => <IdentityView />,
};

export function Explorer() {
  return (
    <div class="explorer">
      <Header />
      {filtersOpen.value && (
        <aside class="side" aria-label="Legend and filters">
          <div class="side-close">
            <IconButton
              icon="close"
              label="Close filters"
              plain
              onClick={() => {
                filtersOpen.value = false;
              }}
            />
          </div>
          <FilterPanel />
        </aside>
      )}
      <main class="main" aria-busy={isSettling.value}>
        <Content />
        <Messages />
      </main>
      <Panel />
      <p class="unseen" role="status">
        {announcement.value}
      </p>
    </div>
  );
}

function Content() {
  const loaded = catalogue.value;
  if (loaded.state !== "failed") return <>{SHOWN[view.value]()}</>;
  return (
    <div class="scroll">
      <div class="column">
        <Failure error={loaded.error} retry={() => void loadCatalogue()} />
        {loaded.error.code === "UNAUTHENTICATED" && (
          <section class="card" aria-label="Your key">
            <KeyForm />
          </section>
        )}
      </div>
    </div>
  );
}

function Messages() {
  return (
    <div class="messages">
      {busy.value > 0 && <p class="notice loading">Asking…</p>}
      {exploreError.value && (
        <Failure
          error={exploreError.value}
          retry={undefined}
          dismiss={() => {
            exploreError.value = null;
          }}
        />
      )}
      {missing.value && (
        <div class="notice" role="status">
          <p class="grow">{missing.value}</p>
          <IconButton
            icon="close"
            label="Dismiss"
            plain
            onClick={() => {
              missing.value = null;
            }}
          />
        </div>
      )}
    </div>
  );
}
