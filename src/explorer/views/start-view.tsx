// What a graph holds, before anything of it is on the canvas: ways in.
import { useEffect } from "preact/hooks";
import { rowsOf } from "../api/batches.ts";
import { request } from "../api/request.ts";
import { StatusBadge } from "../controls/badges.tsx";
import { WhenLoaded } from "../controls/loading.tsx";
import { Mark } from "../controls/mark.tsx";
import { useResource } from "../controls/use-resource.ts";
import { countOf } from "../filters/facet-counts.ts";
import { type EdgeBriefFragment, StartDocument, type StartQuery } from "../generated/operations.ts";
import { dataVersion, relationTypes, relationWords, stats, toWords } from "../state/catalogue.ts";
import { showEntity, showRelation } from "../state/explore.ts";
import { wholeFilter } from "../state/filters.ts";
import { select, view } from "../state/selection.ts";

const LEADS = {
  graph: "Every relation here leads to the sentences that state it. Search for a name, or start below.",
  table: "The table lists what is on the graph, and nothing is yet. Search for a name, or start below.",
  timeline: "The timeline is of what is on the graph, and nothing is yet. Search for a name, or start below.",
} as const;

export function StartView({ of = "graph" }: { readonly of?: keyof typeof LEADS }) {
  const start = useResource<StartQuery>();
  const load = () => void start.load((signal) => request(StartDocument, { filter: wholeFilter.value }, signal));
  useEffect(load, [dataVersion.value, wholeFilter.value]);
  return (
    <div class="scroll">
      <div class="column start">
        <header class="stack tight">
          <h1>Who says what about whom?</h1>
          <p class="quiet">{LEADS[of]}</p>
        </header>
        <Totals />
        <WhenLoaded of={start.loaded.value} retry={load}>
          {({ entities, latest }) => (
            <>
              <Entities rows={rowsOf(entities)} />
              <div class="ways-in">
                <Latest rows={rowsOf(latest)} />
                <Relations />
              </div>
            </>
          )}
        </WhenLoaded>
      </div>
    </div>
  );
}

function Totals() {
  const now = stats.value;
  if (!now) return null;
  const totals = [
    { name: "entities", value: now.entities },
    { name: "relations", value: now.relations },
    { name: "statements", value: now.statements },
    { name: "documents", value: now.documents, to: "documents" as const },
    { name: "conflicts", value: now.conflicts, to: "conflicts" as const },
  ];
  return (
    <ul class="totals">
      {totals.map(({ name, value, to }) => (
        <li key={name}>
          <strong>{value.toLocaleString("en")}</strong>
          {to ? (
            <button
              type="button"
              class="link"
              onClick={() => {
                view.value = to;
              }}
            >
              {name}
            </button>
          ) : (
            <span>{name}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Entities({ rows }: { readonly rows: StartQuery["entities"]["edges"][number]["node"][] }) {
  if (rows.length === 0) return <p class="empty">Nothing in the graph passes these filters.</p>;
  return (
    <section class="stack">
      <h2>Most connected</h2>
      <ul class="tiles">
        {rows.map((entity) => (
          <li key={entity.id}>
            <button type="button" class="tile" onClick={() => void showEntity(entity.id)}>
              <Mark type={entity.type} />
              <span class="grow">
                <bdi class="tile-name">{entity.name}</bdi>
                <span class="quiet small">{toWords(entity.type)}</span>
              </span>
              <span class="count small" title="Relations">
                {entity.relationCount}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Relations() {
  const known = relationTypes.value.map((each) => ({
    ...each,
    count: countOf("relations", each.name) ?? each.relationCount,
  }));
  const rows = known.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  if (rows.length === 0) return null;
  return (
    <section class="stack">
      <h2>By relation</h2>
      <ul class="row wrap">
        {rows.map(({ name, definition, count }) => (
          <li key={name}>
            <button type="button" class="button" title={definition} onClick={() => void showRelation(name)}>
              {relationWords(name)} <span class="count">{count}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Latest({ rows }: { readonly rows: readonly EdgeBriefFragment[] }) {
  if (rows.length === 0) return null;
  return (
    <section class="stack">
      <h2>Stated last</h2>
      <ul class="latest">
        {rows.map((edge) => (
          <li key={edge.id}>
            <button type="button" class="latest-row" onClick={() => select(edge.id)}>
              <time class="quiet small">{edge.lastSeen?.slice(0, 10) ?? "undated"}</time>
              <span class="grow">
                <bdi>{edge.subject.name}</bdi> <span class="relation">{relationWords(edge.relation)}</span>{" "}
                <bdi>{edge.object.name}</bdi>
              </span>
              {edge.status !== "STATED" && <StatusBadge status={edge.status} />}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
