// What can be done with an entity on the canvas; all of it by keyboard.
import { IconButton } from "../controls/icon-button.tsx";
import type { EntityBriefFragment } from "../generated/operations.ts";
import { hiddenCount, nodes, removeFromCanvas } from "../state/canvas.ts";
import { busy, expand, showEntity } from "../state/explore.ts";
import { pathQuestion } from "../state/path-question.ts";
import { pinned, togglePin } from "../state/positions.ts";
import { view } from "../state/selection.ts";

export function EntityActions({ entity }: { readonly entity: EntityBriefFragment }) {
  const { id, name } = entity;
  const isShown = nodes.value.has(id);
  if (!isShown) {
    return (
      <div class="row wrap">
        <button type="button" class="button primary" disabled={busy.value > 0} onClick={() => void showEntity(id)}>
          Show on the graph
        </button>
        <PathButton id={id} name={name} />
      </div>
    );
  }
  const hidden = hiddenCount(entity);
  return (
    <div class="row wrap">
      {hidden > 0 && (
        <button type="button" class="button primary" disabled={busy.value > 0} onClick={() => void expand(id)}>
          Expand all <span class="count">+{hidden}</span>
        </button>
      )}
      <PathButton id={id} name={name} />
      <IconButton
        icon="pin"
        label={pinned.value.has(id) ? `Unpin ${name}` : `Pin ${name}`}
        pressed={pinned.value.has(id)}
        onClick={() => togglePin(id)}
      />
      <IconButton icon="remove" label={`Remove ${name} from the graph`} onClick={() => removeFromCanvas(id)} />
      {hidden === 0 && <span class="small quiet all-shown">All relations shown</span>}
    </div>
  );
}

function PathButton({ id, name }: { readonly id: string; readonly name: string }) {
  const { from } = pathQuestion.value;
  const isSecond = from !== null && from.id !== id;
  const choose = () => {
    pathQuestion.value = isSecond
      ? { ...pathQuestion.value, to: { id, name } }
      : { ...pathQuestion.value, from: { id, name }, to: null };
    view.value = "paths";
  };
  return (
    <button type="button" class="button" onClick={choose}>
      {isSecond ? `Path from ${from.name}` : "Path from here"}
    </button>
  );
}
