// The relation edges of an entity by relation and direction; each group can be put on the canvas.
import { useState } from "preact/hooks";
import { StatusBadge } from "../controls/badges.tsx";
import { Mark } from "../controls/mark.tsx";
import type { EdgeBriefFragment, EntityBriefFragment } from "../generated/operations.ts";
import { edges as canvasEdges } from "../state/canvas.ts";
import { relationDefinition, relationWords } from "../state/catalogue.ts";
import { expand, PAGE } from "../state/explore.ts";
import { select } from "../state/selection.ts";

interface RelationGroupsProps {
  readonly entity: EntityBriefFragment;
  readonly edges: readonly EdgeBriefFragment[];
  readonly total: number;
}

const SHORT = 5;

export function RelationGroups({ entity, edges, total }: RelationGroupsProps) {
  if (edges.length === 0) return <p class="empty">No relation passes the filter.</p>;
  const groups = Map.groupBy(edges, (edge) => `${edge.relation} ${directionOf(edge, entity.id)}`);
  return (
    <div class="stack">
      {[...groups].map(([key, group]) => (
        <Group key={key} entity={entity} edges={group} isPart={total > edges.length} />
      ))}
      {total > edges.length && (
        <p class="small quiet">
          The {edges.length} best supported of {total}. Expanding brings {PAGE} at a time.
        </p>
      )}
    </div>
  );
}

interface GroupProps {
  readonly entity: EntityBriefFragment;
  readonly edges: readonly EdgeBriefFragment[];
  /** Whether there may be more than is listed. */
  readonly isPart: boolean;
}

function Group({ entity, edges, isPart }: GroupProps) {
  const [isLong, setLong] = useState(false);
  const { relation } = edges[0]!;
  const hidden = edges.filter(({ id }) => !canvasEdges.value.has(id)).length;
  return (
    <section class="group">
      <div class="row">
        <h3 class="grow" title={relationDefinition(relation)?.definition}>
          {relationWords(relation, directionOf(edges[0]!, entity.id))}{" "}
          <span class="count">
            {edges.length}
            {isPart && "+"}
          </span>
        </h3>
        {(hidden > 0 || isPart) && (
          <button type="button" class="button plain" onClick={() => void expand(entity.id, relation)}>
            {hidden > 0 ? `Add +${hidden}` : "Show more"}
            <span class="unseen"> {relationWords(relation)} to the graph</span>
          </button>
        )}
      </div>
      <ul>
        {edges.slice(0, isLong ? edges.length : SHORT).map((edge) => (
          <EdgeRow key={edge.id} edge={edge} from={entity.id} />
        ))}
      </ul>
      {edges.length > SHORT && (
        <button type="button" class="link small" aria-expanded={isLong} onClick={() => setLong(!isLong)}>
          {isLong ? "Show fewer" : `${edges.length - SHORT} more`}
        </button>
      )}
    </section>
  );
}

function EdgeRow({ edge, from }: { readonly edge: EdgeBriefFragment; readonly from: string }) {
  const other = edge.subject.id === from ? edge.object : edge.subject;
  return (
    <li class="row edge-row">
      <button type="button" class="link grow entity-link" onClick={() => select(edge.id)}>
        <Mark type={other.type} />
        <bdi>{other.name}</bdi>
      </button>
      {edge.status !== "STATED" && <StatusBadge status={edge.status} />}
      <span class="count small" title="Independent sources that affirm it">
        ×{edge.support}
      </span>
    </li>
  );
}

export function directionOf({ object, subject }: EdgeBriefFragment, id: string): "outgoing" | "incoming" {
  return object.id === id && subject.id !== id ? "incoming" : "outgoing";
}
