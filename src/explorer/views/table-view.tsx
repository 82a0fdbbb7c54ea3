// Exactly what the graph shows, as tables: every action of the picture is here by keyboard.
import { useState } from "preact/hooks";
import { IconButton } from "../controls/icon-button.tsx";
import { isEmpty, nodes, undo, undoable } from "../state/canvas.ts";
import { stats } from "../state/catalogue.ts";
import { tableTab } from "../state/panels.ts";
import { visibleEdges, visibleNodes } from "../state/visible.ts";
import { EdgeTable } from "./edge-table.tsx";
import { FirstMinute } from "./first-minute.tsx";
import { NodeTable } from "./node-table.tsx";
import { StartView } from "./start-view.tsx";

export function TableView() {
  const tab = tableTab.value;
  const [wanted, setWanted] = useState("");
  if (isEmpty.value) return stats.value?.documents === 0 ? <FirstMinute /> : <StartView of="table" />;
  const counts = { entities: visibleNodes.value.length, relations: visibleEdges.value.length };
  return (
    <section class="table-view" aria-label="Table">
      <div class="row table-bar">
        <div class="row" role="tablist" aria-label="What to list">
          {(["entities", "relations"] as const).map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`tab-${name}`}
              aria-controls="table-panel"
              class="button"
              aria-selected={tab === name}
              tabIndex={tab === name ? 0 : -1}
              onClick={() => {
                tableTab.value = name;
              }}
              onKeyDown={({ key }) => {
                if (key !== "ArrowLeft" && key !== "ArrowRight") return;
                const other = name === "entities" ? "relations" : "entities";
                tableTab.value = other;
                document.getElementById(`tab-${other}`)?.focus();
              }}
            >
              {name === "entities" ? "Entities" : "Relations"} <span class="count">{counts[name]}</span>
            </button>
          ))}
        </div>
        <input
          class="field table-find"
          type="search"
          aria-label="Find in the table"
          placeholder="Find, such as chip"
          value={wanted}
          onInput={({ currentTarget }) => setWanted(currentTarget.value)}
        />
        <span class="grow small quiet">
          {counts.entities < nodes.value.size && `${nodes.value.size - counts.entities} filtered away`}
        </span>
      </div>
      <div class="row table-tools">
        <IconButton
          icon="undo"
          label={undoable.value ? `Undo ${undoable.value}` : "Nothing to undo"}
          disabled={!undoable.value}
          onClick={undo}
        />
      </div>
      <div id="table-panel" class="table-scroll" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {tab === "entities" ? <NodeTable wanted={wanted} /> : <EdgeTable wanted={wanted} />}
      </div>
    </section>
  );
}
