// How two entities hang together, with a sentence for every step.
import { useEffect } from "preact/hooks";
import { rowsOf } from "../api/batches.ts";
import { request } from "../api/request.ts";
import { WhenLoaded } from "../controls/loading.tsx";
import { useResource } from "../controls/use-resource.ts";
import { PathsDocument, type PathsQuery } from "../generated/operations.ts";
import { dataVersion } from "../state/catalogue.ts";
import { activeCount, clearFilters, wholeFilter } from "../state/filters.ts";
import { MAX_LENGTH, pathQuestion } from "../state/path-question.ts";
import { PathCard } from "./path-card.tsx";
import { PathEnds } from "./path-ends.tsx";

type Paths = PathsQuery["paths"];

export function PathsView() {
  const { from, to, maxLength } = pathQuestion.value;
  const paths = useResource<Paths>();
  const load = () => {
    if (!from || !to) return paths.clear();
    const variables = { from: from.id, to: to.id, maxLength, filter: wholeFilter.value };
    void paths.load(async (signal) => (await request(PathsDocument, variables, signal)).paths);
  };
  useEffect(load, [from, to, maxLength, wholeFilter.value, dataVersion.value]);
  return (
    <section class="scroll" aria-label="Paths">
      <div class="column wide">
        <header class="stack tight">
          <h1>How are these two connected?</h1>
          <p class="quiet">
            The shortest ways over at most {MAX_LENGTH} relations, each step with a sentence that states it.
          </p>
        </header>
        <PathEnds />
        {from && to ? (
          <WhenLoaded of={paths.loaded.value} retry={load}>
            {(found) => (found.edges.length > 0 ? <Found paths={found} /> : <NoPath maxLength={maxLength} />)}
          </WhenLoaded>
        ) : (
          <p class="empty">Choose two entities to look for the ways between them.</p>
        )}
      </div>
    </section>
  );
}

function Found({ paths }: { readonly paths: Paths }) {
  const rows = rowsOf(paths);
  return (
    <>
      {!paths.complete && <p class="small quiet">The search was stopped for its size: there may be more ways.</p>}
      {rows.map((path, index) => (
        <PathCard key={path.id} path={path} number={index + 1} />
      ))}
    </>
  );
}

function NoPath({ maxLength }: { readonly maxLength: number }) {
  const isFiltered = activeCount.value > 0;
  const longer = () => {
    pathQuestion.value = { ...pathQuestion.value, maxLength: MAX_LENGTH };
  };
  return (
    <div class="empty" role="status">
      <p>
        No path of at most {maxLength} {maxLength === 1 ? "relation" : "relations"}
        {isFiltered && `, with ${activeCount.value} filters on`}.
      </p>
      <div class="row">
        {maxLength < MAX_LENGTH && (
          <button type="button" class="button" onClick={longer}>
            Allow {MAX_LENGTH}
          </button>
        )}
        {isFiltered && (
          <button type="button" class="button" onClick={clearFilters}>
            Clear the filters
          </button>
        )}
      </div>
    </div>
  );
}
