// The documents behind the graph, and the way to add more.
import { useEffect } from "preact/hooks";
import { rowsOf } from "../api/batches.ts";
import { request } from "../api/request.ts";
import { WhenLoaded } from "../controls/loading.tsx";
import { useResource } from "../controls/use-resource.ts";
import { DocumentsDocument, type DocumentsQuery } from "../generated/operations.ts";
import { IngestBox } from "../intake/ingest-box.tsx";
import { mayCurate } from "../state/access.ts";
import { dataVersion } from "../state/catalogue.ts";
import { wholeFilter } from "../state/filters.ts";
import { select, selected } from "../state/selection.ts";

type Row = DocumentsQuery["documents"]["edges"][number]["node"];
interface Page {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly next: string | null;
}

export function DocumentsView() {
  const page = useResource<Page>();
  const load = () => void page.load((signal) => fetchPage(null, signal));
  useEffect(load, [wholeFilter.value, dataVersion.value]);
  const more = async (after: string) => {
    const next = await fetchPage(after);
    page.update((now) => ({ ...next, rows: [...now.rows, ...next.rows] }));
  };
  return (
    <section class="scroll" aria-label="Documents">
      <div class="column">
        <h1>Documents</h1>
        {mayCurate.value ? (
          <IngestBox />
        ) : (
          <p class="small quiet">
            This server takes documents from curators only. A key can be given in the settings, above.
          </p>
        )}
        <WhenLoaded of={page.loaded.value} retry={load}>
          {({ rows, total, next }) => (
            <div class="stack">
              {rows.length === 0 ? (
                <p class="empty">No document passes the filter.</p>
              ) : (
                <div class="wide-table">
                  <DocumentTable rows={rows} />
                </div>
              )}
              {next && (
                <button type="button" class="button" onClick={() => void more(next)}>
                  Show more of {total}
                </button>
              )}
            </div>
          )}
        </WhenLoaded>
      </div>
    </section>
  );
}

function DocumentTable({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <table class="documents">
      <caption class="unseen">Documents, the latest first</caption>
      <thead>
        <tr>
          <th scope="col">Title</th>
          <th scope="col">Outlet</th>
          <th scope="col">Published</th>
          <th scope="col" class="number">
            Statements
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, title, key, outlet, publishedAt, statements }) => (
          <tr key={id} class={id === selected.value ? "chosen" : ""}>
            <th scope="row">
              <button type="button" class="link" onClick={() => select(id)}>
                <bdi>{title ?? key}</bdi>
              </button>
            </th>
            <td>
              <bdi>{outlet}</bdi>
            </td>
            <td class="date">{publishedAt?.slice(0, 10)}</td>
            <td class="number">{statements.totalCount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

async function fetchPage(after: string | null, signal?: AbortSignal): Promise<Page> {
  const { documents } = await request(DocumentsDocument, { after, filter: wholeFilter.peek() }, signal);
  const { totalCount, pageInfo } = documents;
  return {
    rows: rowsOf(documents),
    total: totalCount,
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
  };
}
