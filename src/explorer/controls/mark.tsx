// The shape and colour of an entity type, as the graph draws it.
import { lookOfType, OUTLINES } from "../canvas/shapes.ts";

export function Mark({ type }: { readonly type: string }) {
  const { colour, shape } = lookOfType(type);
  return (
    <svg class="mark" viewBox="-1.15 -1.15 2.3 2.3" aria-hidden="true">
      <path d={OUTLINES[shape]} fill={colour} />
    </svg>
  );
}
