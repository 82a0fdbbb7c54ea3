// Which document a sentence stands in.
import type { DocumentBriefFragment } from "../generated/operations.ts";
import { select } from "../state/selection.ts";
import { safeUrl } from "./safe-url.ts";

export function SourceLine({ document }: { readonly document: DocumentBriefFragment }) {
  const url = safeUrl(document.key);
  const facts = [document.outlet, document.author].filter(Boolean);
  return (
    <figcaption class="source">
      <button type="button" class="link" onClick={() => select(document.id)}>
        <bdi>{document.title ?? document.key}</bdi>
      </button>
      {facts.map((fact) => (
        <span key={fact}>
          {" · "}
          <bdi>{fact}</bdi>
        </span>
      ))}
      {document.publishedAt && (
        <>
          {" · "}
          <time>{document.publishedAt.slice(0, 10)}</time>
        </>
      )}
      {url && (
        <>
          {" · "}
          <a href={url} target="_blank" rel="noopener noreferrer">
            open source
          </a>
        </>
      )}
    </figcaption>
  );
}
