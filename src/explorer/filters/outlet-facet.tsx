// Outlets of the documents that were published last.
import { useEffect, useState } from "preact/hooks";
import { rowsOf } from "../api/batches.ts";
import { request } from "../api/request.ts";
import { DocumentsDocument } from "../generated/operations.ts";
import { dataVersion } from "../state/catalogue.ts";
import { chosenOutlets, toggle } from "../state/filters.ts";
import { FacetRow } from "./choice-facet.tsx";

export function OutletFacet() {
  const [outlets, setOutlets] = useState<readonly string[]>([]);
  useEffect(() => {
    const control = new AbortController();
    request(DocumentsDocument, {}, control.signal)
      .then(({ documents }) => setOutlets(namesOf(rowsOf(documents))))
      .catch(() => {}); // then only what is chosen is listed
    return () => control.abort();
  }, [dataVersion.value]);
  const all = [...new Set([...outlets, ...chosenOutlets.value])].sort();
  if (all.length === 0) return null;
  return (
    <details class="facet" open={chosenOutlets.value.size > 0}>
      <summary>Outlets</summary>
      <fieldset class="plain" aria-label="Outlets">
        {all.map((outlet) => (
          <FacetRow
            key={outlet}
            label={outlet}
            checked={chosenOutlets.value.has(outlet)}
            onToggle={() => toggle(chosenOutlets, outlet)}
          />
        ))}
      </fieldset>
    </details>
  );
}

function namesOf(documents: readonly { readonly outlet?: string | null }[]): string[] {
  return [...new Set(documents.flatMap(({ outlet }) => outlet ?? []))];
}
