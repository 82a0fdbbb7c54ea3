// A document and what it says.
import { useEffect, useState } from "preact/hooks";
import { rowsOf } from "../api/batches.ts";
import { request } from "../api/request.ts";
import { WhenLoaded } from "../controls/loading.tsx";
import { useResource } from "../controls/use-resource.ts";
import {
  DocumentDetailDocument,
  type DocumentDetailQuery,
  type StatementFullFragment,
} from "../generated/operations.ts";
import { dataVersion } from "../state/catalogue.ts";
import { showDocument } from "../state/explore.ts";
import { count } from "./entity-panel.tsx";
import { safeUrl } from "./safe-url.ts";
import { StatementCard } from "./statement-card.tsx";

type Doc = Extract<NonNullable<DocumentDetailQuery["node"]>, { readonly key: string }>;
interface Detail {
  readonly document: Doc;
  readonly rows: readonly StatementFullFragment[];
  readonly next: string | null;
}

export function DocumentPanel({ id }: { readonly id: string }) {
  const detail = useResource<Detail | null>();
  const load = () => void detail.load((signal) => fetchDocument(id, null, signal));
  useEffect(load, [id, dataVersion.value]);
  const more = async (after: string) => {
    const page = await fetchDocument(id, after);
    detail.update((now) => (now && page ? { ...page, rows: [...now.rows, ...page.rows] } : now));
  };
  return (
    <WhenLoaded of={detail.loaded.value} retry={load}>
      {(found) => (found ? <Body {...found} more={more} /> : <p class="empty">This document was taken back.</p>)}
    </WhenLoaded>
  );
}

async function fetchDocument(id: string, after: string | null, signal?: AbortSignal): Promise<Detail | null> {
  const { node } = await request(DocumentDetailDocument, { id, after }, signal);
  if (!node || !("key" in node)) return null;
  const { pageInfo } = node.statements;
  const next = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
  return { document: node, rows: rowsOf(node.statements), next };
}

function Body({ document, rows, next, more }: Detail & { readonly more: (after: string) => Promise<void> }) {
  const [adding, setAdding] = useState(false);
  const url = safeUrl(document.key);
  const show = async () => {
    setAdding(true);
    await showDocument(document.id, document.title ?? document.key);
    setAdding(false);
  };
  return (
    <div class="panel-body">
      <header class="stack tight">
        <p class="kind">Document</p>
        <h2>
          <bdi>{document.title ?? document.key}</bdi>
        </h2>
        <p class="small quiet">
          {[document.outlet, document.author, document.publishedAt, document.language].filter(Boolean).join(" · ")}
        </p>
        <p class="small key">
          {url ? (
            <a href={url} target="_blank" rel="noopener noreferrer">
              {document.key}
            </a>
          ) : (
            <bdi>{document.key}</bdi>
          )}
        </p>
      </header>
      <button type="button" class="button" disabled={adding || rows.length === 0} onClick={() => void show()}>
        Show what it says on the graph
      </button>
      <section class="stack" aria-label="Statements">
        <h3>{count(document.statements.totalCount, "statement")}</h3>
        {rows.map((statement) => (
          <StatementCard key={statement.id} statement={statement} />
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
