// Tools of the graph: steps back, layouts, camera.
import { useEffect, useState } from "preact/hooks";
import { LAYOUTS, type Layout, layout, runLayout, running, stopLayout } from "../canvas/layout.ts";
import { IconButton } from "../controls/icon-button.tsx";
import { camera, HOME } from "../state/camera.ts";
import { clearCanvas, nodes, undo, undoable } from "../state/canvas.ts";
import { scatter, seed } from "../state/positions.ts";

const WORDS: Readonly<Record<Layout, string>> = { force: "Forces", circle: "Circle", columns: "Columns by type" };

export function Toolbar() {
  const zoom = (factor: number) => {
    const { ratio } = camera.value;
    camera.value = { ...camera.value, ratio: Math.round(Math.min(8, Math.max(0.02, ratio * factor)) * 1e4) / 1e4 };
  };
  return (
    <div class="toolbar" role="toolbar" aria-label="Graph tools">
      <div class="row">
        <UndoButton />
        <button type="button" class="button" onClick={clearCanvas}>
          Clear
        </button>
      </div>
      <LayoutTools />
      <div class="zoom">
        <IconButton icon="plus" label="Zoom in" onClick={() => zoom(1 / 1.5)} />
        <IconButton icon="minus" label="Zoom out" onClick={() => zoom(1.5)} />
        <IconButton
          icon="fit"
          label="Fit the graph to the screen"
          onClick={() => {
            camera.value = HOME;
          }}
        />
      </div>
    </div>
  );
}

function UndoButton() {
  const what = undoable.value;
  return (
    <IconButton icon="undo" label={what ? `Undo ${what}` : "Nothing to undo"} disabled={!what} onClick={stepBack} />
  );
}

/** A layout still running would move what the step back has put in its place. */
function stepBack(): void {
  stopLayout();
  undo();
}

function LayoutTools() {
  const [announced, setAnnounced] = useState(false);
  useEffect(() => setAnnounced(running.value), [running.value]);
  const again = () => {
    seed.value = (seed.value % 999) + 1;
    scatter([...nodes.value.keys()]);
    runLayout();
  };
  return (
    <div class="row layout-tools">
      <label class="unseen" for="layout">
        Layout
      </label>
      <select
        id="layout"
        class="select"
        value={layout.value}
        onChange={({ currentTarget }) => {
          layout.value = currentTarget.value as Layout;
          runLayout();
        }}
      >
        {LAYOUTS.map((name) => (
          <option key={name} value={name}>
            {WORDS[name]}
          </option>
        ))}
      </select>
      <IconButton
        icon={running.value ? "stop" : "play"}
        label={running.value ? "Stop the layout" : "Lay out anew"}
        onClick={running.value ? stopLayout : runLayout}
      />
      <IconButton icon="shuffle" label={`Lay out from another start (seed ${seed.value})`} onClick={again} />
      <span class="unseen" role="status">
        {announced ? "Laying out" : ""}
      </span>
    </div>
  );
}
