// All that cannot hold together, side by side, with every sentence.
import { useEffect } from "preact/hooks";
import { rowsOf } from "../api/batches.ts";
import { request } from "../api/request.ts";
import { WhenLoaded } from "../controls/loading.tsx";
import { useResource } from "../controls/use-resource.ts";
import { type ConflictFullFragment, ConflictsDocument } from "../generated/operations.ts";
import { ConflictCard } from "../panels/conflict-card.tsx";
import { dataVersion } from "../state/catalogue.ts";
import { wholeFilter } from "../state/filters.ts";

interface Page {
  readonly rows: readonly ConflictFullFragment[];
  readonly total: number;
  readonly next: string | null;
}

export function ConflictsView() {
  const page = useResource<Page>();
  const load = () => void page.load((signal) => fetchPage(null, signal));
  useEffect(load, [wholeFilter.value, dataVersion.value]);
  const more = async (after: string) => {
    const next = await fetchPage(after);
    page.update((now) => ({ ...next, rows: [...now.rows, ...next.rows] }));
  };
  return (
    <section class="scroll" aria-label="Conflicts">
      <div class="column wide">
        <header class="stack tight">
          <h1>What disagrees</h1>
          <p class="quiet">Statements that cannot all hold. None of them wins: read both sides.</p>
        </header>
        <WhenLoaded of={page.loaded.value} retry={load}>
          {({ rows, total, next }) => (
            <>
              {rows.length === 0 && <p class="empty">{emptyWords(wholeFilter.value !== null)}</p>}
              {rows.map((conflict) => (
                <ConflictCard key={conflict.id} conflict={conflict} />
              ))}
              {next && (
                <button type="button" class="button" onClick={() => void more(next)}>
                  Show more of {total}
                </button>
              )}
            </>
          )}
        </WhenLoaded>
      </div>
    </section>
  );
}

function emptyWords(isFiltered: boolean): string {
  return isFiltered ? "No conflict passes the filter." : "No two statements contradict each other.";
}

async function fetchPage(after: string | null, signal?: AbortSignal): Promise<Page> {
  const { conflicts } = await request(ConflictsDocument, { after, filter: wholeFilter.peek() }, signal);
  const { totalCount, pageInfo } = conflicts;
  return {
    rows: rowsOf(conflicts),
    total: totalCount,
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
  };
}
