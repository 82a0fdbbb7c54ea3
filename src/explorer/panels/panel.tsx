// What is known about the thing that was chosen.
import { useEffect, useRef, useState } from "preact/hooks";
import { IconButton } from "../controls/icon-button.tsx";
import { select, selected, selectedKind } from "../state/selection.ts";
import { DocumentPanel } from "./document-panel.tsx";
import { EntityPanel } from "./entity-panel.tsx";
import { RelationPanel } from "./relation-panel.tsx";

export function Panel() {
  const id = selected.value;
  const panel = useRef<HTMLElement>(null);
  const [tall, setTall] = useState(false);
  useEffect(() => {
    // What had the focus is gone when it was in the panel that this one took the place of.
    if (document.activeElement === document.body) panel.current?.focus();
  }, [id]);
  if (id === null) return null;
  const kind = selectedKind.value;
  return (
    <aside
      class={tall ? "panel tall" : "panel"}
      ref={panel}
      tabIndex={-1}
      aria-label="Details"
      onKeyDown={({ key }) => {
        if (key === "Escape") select(null);
      }}
    >
      <div class="panel-close">
        <div class="panel-size">
          <IconButton
            icon={tall ? "down" : "up"}
            label={tall ? "Show more of the view" : "Show more of the details"}
            onClick={() => setTall(!tall)}
            plain
          />
        </div>
        <IconButton icon="close" label="Close details" onClick={() => select(null)} plain />
      </div>
      {kind === "relation" && <RelationPanel key={id} id={id} />}
      {kind === "document" && <DocumentPanel key={id} id={id} />}
      {kind === "entity" && <EntityPanel key={id} id={id} />}
    </aside>
  );
}
