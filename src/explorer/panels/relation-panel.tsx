// A relation edge: what its statements come to, what disagrees, and every statement with its sentence.
import { useEffect } from "preact/hooks";
import { rowsOf } from "../api/batches.ts";
import { request } from "../api/request.ts";
import { Badge, Confidence, StatusBadge } from "../controls/badges.tsx";
import { WhenLoaded } from "../controls/loading.tsx";
import { useResource } from "../controls/use-resource.ts";
import { EdgeDetailDocument, type EdgeDetailQuery, type StatementFullFragment } from "../generated/operations.ts";
import { addToCanvas, edges } from "../state/canvas.ts";
import { dataVersion, relationDefinition, relationWords, toWords } from "../state/catalogue.ts";
import { statementFilter } from "../state/filters.ts";
import { ConflictCard } from "./conflict-card.tsx";
import { EntityLink } from "./entity-link.tsx";
import { count } from "./entity-panel.tsx";
import { StatementCard } from "./statement-card.tsx";

type Edge = Extract<NonNullable<EdgeDetailQuery["node"]>, { readonly subject: unknown }>;
interface Detail {
  readonly edge: Edge;
  readonly rows: readonly StatementFullFragment[];
  readonly next: string | null;
}

export function RelationPanel({ id }: { readonly id: string }) {
  const detail = useResource<Detail | null>();
  const load = () => void detail.load((signal) => fetchEdge(id, null, signal));
  useEffect(load, [id, statementFilter.value, dataVersion.value]);
  const more = async (after: string) => {
    const page = await fetchEdge(id, after);
    detail.update((now) => (now && page ? { ...page, rows: [...now.rows, ...page.rows] } : now));
  };
  return (
    <WhenLoaded of={detail.loaded.value} retry={load}>
      {(found) =>
        found ? <Relation {...found} more={more} /> : <p class="empty">No document states this relation any more.</p>
      }
    </WhenLoaded>
  );
}

async function fetchEdge(id: string, after: string | null, signal?: AbortSignal): Promise<Detail | null> {
  const { node } = await request(EdgeDetailDocument, { id, after, filter: statementFilter.peek() }, signal);
  if (!node || !("subject" in node)) return null;
  const { pageInfo } = node.statements;
  return {
    edge: node,
    rows: rowsOf(node.statements),
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
  };
}

function Relation({ edge, rows, next, more }: Detail & { readonly more: (after: string) => Promise<void> }) {
  const conflicts = rowsOf(edge.inConflict);
  return (
    <div class="panel-body">
      <header class="stack close">
        <p class="kind">Relation</p>
        <h2 class="relation-title">
          <EntityLink entity={edge.subject} />
          <span class="relation" title={relationDefinition(edge.relation)?.definition}>
            {relationWords(edge.relation)}
          </span>
          <EntityLink entity={edge.object} />
        </h2>
        <div class="row wrap">
          <StatusBadge status={edge.status} />
          <Confidence value={edge.confidence} />
          <span class="small quiet">{count(edge.support, "independent source")}</span>
        </div>
        <Summary edge={edge} />
      </header>
      {!edges.value.has(edge.id) && (
        <button type="button" class="button" onClick={() => addToCanvas({ what: "adding a relation", edges: [edge] })}>
          Show on the graph
        </button>
      )}
      {conflicts.length > 0 && (
        <section class="stack" aria-label="Conflicts">
          <h3>{count(conflicts.length, "conflict")}</h3>
          {conflicts.map((conflict) => (
            <ConflictCard key={conflict.id} conflict={conflict} compact />
          ))}
        </section>
      )}
      <section class="stack" aria-label="Statements">
        <h3>
          {count(edge.statements.totalCount, "statement")}
          {edge.statements.totalCount < edge.statementCount && ` of ${edge.statementCount} pass the filter`}
        </h3>
        {rows.map((statement) => (
          <StatementCard key={statement.id} statement={statement} whole={false} />
        ))}
        {next && (
          <button type="button" class="button" onClick={() => void more(next)}>
            Show more
          </button>
        )}
      </section>
    </div>
  );
}

function Summary({ edge }: { readonly edge: Edge }) {
  const seen = [edge.firstSeen, edge.lastSeen].flatMap((time) => (time ? [time.slice(0, 10)] : []));
  const meant = [...edge.byPolarity.filter(({ polarity }) => polarity === "NEGATED"), ...edge.byModality];
  return (
    <p class="small quiet row wrap">
      {meant
        .filter((each) => each.count > 0)
        .map((each) => (
          <Badge key={each.id}>
            {each.count} {"modality" in each ? toWords(each.modality) : "denied"}
          </Badge>
        ))}
      {seen.length > 0 && <span>published {[...new Set(seen)].join(" to ")}</span>}
    </p>
  );
}
