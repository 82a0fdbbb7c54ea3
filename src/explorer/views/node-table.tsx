// The entities of the canvas, one a row.
import { IconButton } from "../controls/icon-button.tsx";
import { EntityLink } from "../panels/entity-link.tsx";
import { type CanvasNode, hiddenCount, removeFromCanvas, shownDegree } from "../state/canvas.ts";
import { toWords } from "../state/catalogue.ts";
import { expand } from "../state/explore.ts";
import { pinned, togglePin } from "../state/positions.ts";
import { selected } from "../state/selection.ts";
import { visibleNodes } from "../state/visible.ts";
import { findRows } from "./find-rows.ts";
import { type Column, useShown, useSorting } from "./sort-header.tsx";

const COLUMNS: readonly Column<CanvasNode>[] = [
  { name: "Name", value: ({ name }) => name },
  { name: "Type", value: ({ type }) => type },
  { name: "Shown", value: ({ id }) => shownDegree.value.get(id) ?? 0, downFirst: true },
  { name: "Hidden", value: hiddenCount, downFirst: true },
];

export function NodeTable({ wanted }: { readonly wanted: string }) {
  const found = findRows(visibleNodes.value, wanted, ({ name, type }) => [name, toWords(type)]);
  const { sorted, headings } = useSorting(found, COLUMNS, { column: "Shown", down: true });
  const { shown, more } = useShown(sorted);
  return (
    <>
      <table aria-rowcount={sorted.length + 1}>
        <caption class="unseen">Entities on the canvas</caption>
        <thead>
          <tr>
            {headings}
            <th scope="col" class="actions">
              Actions
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((node) => (
            <NodeRow key={node.id} node={node} />
          ))}
        </tbody>
      </table>
      {sorted.length === 0 && <p class="empty">No entity of the canvas speaks of that.</p>}
      {more}
    </>
  );
}

function NodeRow({ node }: { readonly node: CanvasNode }) {
  const { id, name, type } = node;
  const hidden = hiddenCount(node);
  const isPinned = pinned.value.has(id);
  return (
    <tr class={id === selected.value ? "chosen" : ""}>
      <th scope="row">
        <EntityLink entity={node} />
      </th>
      <td>{toWords(type)}</td>
      <td class="number">{shownDegree.value.get(id) ?? 0}</td>
      <td class="number">{hidden}</td>
      <td>
        <div class="row actions">
          <button type="button" class="button plain" disabled={hidden === 0} onClick={() => void expand(id)}>
            Expand<span class="unseen"> {name}</span>
          </button>
          <IconButton
            icon="pin"
            label={`${isPinned ? "Unpin" : "Pin"} ${name}`}
            pressed={isPinned}
            onClick={() => togglePin(id)}
            plain
          />
          <IconButton icon="remove" label={`Remove ${name}`} onClick={() => removeFromCanvas(id)} plain />
        </div>
      </td>
    </tr>
  );
}
