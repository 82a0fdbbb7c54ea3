// The colour and dash of a status, as the graph draws it.
import { DASHES, statusColour } from "../canvas/shapes.ts";
import type { RelationStatus } from "../generated/operations.ts";

export function StatusLine({ status }: { readonly status: RelationStatus }) {
  return (
    <svg class="status-line" viewBox="0 0 34 10" aria-hidden="true">
      <path
        d="M0 5H34"
        stroke={statusColour(status)}
        stroke-width="2.6"
        stroke-dasharray={DASHES[status].map((length) => length * 0.75).join(" ")}
      />
    </svg>
  );
}
