// Statements about an entity, latest document first, a page at a time.
import { useEffect } from "preact/hooks";
import { rowsOf } from "../api/batches.ts";
import { request } from "../api/request.ts";
import { WhenLoaded } from "../controls/loading.tsx";
import { useResource } from "../controls/use-resource.ts";
import { EntityStatementsDocument, type StatementFullFragment } from "../generated/operations.ts";
import { dataVersion } from "../state/catalogue.ts";
import { wholeFilter } from "../state/filters.ts";
import { StatementCard } from "./statement-card.tsx";

interface Page {
  readonly rows: readonly StatementFullFragment[];
  readonly total: number;
  readonly next: string | null;
}

export function EntityStatements({ id }: { readonly id: string }) {
  const page = useResource<Page>();
  const load = () => void page.load((signal) => fetchPage(id, null, signal));
  useEffect(load, [id, wholeFilter.value, dataVersion.value]);
  const more = async (after: string) => {
    const next = await fetchPage(id, after);
    page.update((now) => ({ ...next, rows: [...now.rows, ...next.rows] }));
  };
  return (
    <WhenLoaded of={page.loaded.value} retry={load}>
      {({ rows, total, next }) => (
        <div class="stack">
          <p class="small quiet">
            {total} {total === 1 ? "statement" : "statements"}, latest document first
          </p>
          {rows.map((statement) => (
            <StatementCard key={statement.id} statement={statement} />
          ))}
          {next && (
            <button type="button" class="button" onClick={() => void more(next)}>
              Show more
            </button>
          )}
        </div>
      )}
    </WhenLoaded>
  );
}

async function fetchPage(id: string, after: string | null, signal?: AbortSignal): Promise<Page> {
  const { entity } = await request(EntityStatementsDocument, { id, after, filter: wholeFilter.peek() }, signal);
  if (!entity) return { rows: [], total: 0, next: null };
  const { totalCount, pageInfo } = entity.statements;
  const next = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
  return { rows: rowsOf(entity.statements), total: totalCount, next };
}
