// What is known about the thing that was chosen.
import { IconButton } from "../controls/icon-button.tsx";
import { select, selected, selectedKind } from "../state/selection.ts";
import { DocumentPanel } from "./document-panel.tsx";
import { EntityPanel } from "./entity-panel.tsx";
import { RelationPanel } from "./relation-panel.tsx";

export function Panel() {
  const id = selected.value;
  if (id === null) return null;
  const kind = selectedKind.value;
  return (
    <aside
      class="panel"
      aria-label="Details"
      onKeyDown={({ key }) => {
        if (key === "Escape") select(null);
      }}
    >
      <div class="panel-close">
        <IconButton icon="close" label="Close details" onClick={() => select(null)} plain />
      </div>
      {kind === "relation" && <RelationPanel key={id} id={id} />}
      {kind === "document" && <DocumentPanel key={id} id={id} />}
      {kind === "entity" && <EntityPanel key={id} id={id} />}
    </aside>
  );
}
