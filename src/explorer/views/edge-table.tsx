// The relation edges of the canvas, one a row.
import { Badge, StatusBadge } from "../controls/badges.tsx";
import { EntityLink } from "../panels/entity-link.tsx";
import type { CanvasEdge } from "../state/canvas.ts";
import { relationWords, toWords } from "../state/catalogue.ts";
import { select, selected } from "../state/selection.ts";
import { visibleEdges } from "../state/visible.ts";
import { findRows } from "./find-rows.ts";
import { type Column, useShown, useSorting } from "./sort-header.tsx";

const COLUMNS: readonly Column<CanvasEdge>[] = [
  { name: "Subject", value: ({ subject }) => subject.name },
  { name: "Relation", value: ({ relation }) => relation },
  { name: "Object", value: ({ object }) => object.name },
  { name: "Status", value: ({ status }) => status },
  { name: "Sources", value: ({ support }) => support, downFirst: true },
  { name: "Confidence", value: ({ confidence }) => confidence, downFirst: true },
  { name: "Last said", value: ({ lastSeen }) => lastSeen ?? "", downFirst: true },
];

export function EdgeTable({ wanted }: { readonly wanted: string }) {
  const found = findRows(visibleEdges.value, wanted, wordsOf);
  const { sorted, headings } = useSorting(found, COLUMNS, { column: "Sources", down: true });
  const { shown, more } = useShown(sorted);
  return (
    <>
      <table aria-rowcount={sorted.length + 1}>
        <caption class="unseen">Relations on the canvas</caption>
        <thead>
          <tr>{headings}</tr>
        </thead>
        <tbody>
          {shown.map((edge) => (
            <EdgeRow key={edge.id} edge={edge} />
          ))}
        </tbody>
      </table>
      {sorted.length === 0 && <p class="empty">No relation of the canvas speaks of that.</p>}
      {more}
    </>
  );
}

function wordsOf({ subject, relation, object, status }: CanvasEdge): string[] {
  const ends = [subject, object].flatMap(({ name, type }) => [name, toWords(type)]);
  return [...ends, relationWords(relation), toWords(status)];
}

function EdgeRow({ edge }: { readonly edge: CanvasEdge }) {
  const { id, subject, object, relation, status, support, confidence, lastSeen, conflicts } = edge;
  return (
    <tr class={id === selected.value ? "chosen" : ""}>
      <th scope="row">
        <EntityLink entity={subject} />
      </th>
      <td>
        <button type="button" class="link" onClick={() => select(id)}>
          {relationWords(relation)}
        </button>
      </td>
      <td>
        <EntityLink entity={object} />
      </td>
      <td>
        <span class="row">
          <StatusBadge status={status} />
          {conflicts.totalCount > 0 && <Badge tone="warning">conflict</Badge>}
        </span>
      </td>
      <td class="number">{support}</td>
      <td class="number">{Math.round(confidence * 100)}%</td>
      <td class="day">{lastSeen?.slice(0, 10) ?? ""}</td>
    </tr>
  );
}
