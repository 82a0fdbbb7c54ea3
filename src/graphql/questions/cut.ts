// Pages of lists that are held whole, in ascending order of the first part of their places and then of ids.
import { compareText } from "../../domain/index.ts";
import type { Page, Place } from "../../store/index.ts";
import { toCursor } from "./cursor.ts";

export interface Placed {
  readonly place: Place;
}

export function cut<R extends Placed>(rows: readonly R[], { size, backward, after, before }: Page) {
  const inside = rows.filter(
    ({ place }) => (!after || comparePlaces(place, after) > 0) && (!before || comparePlaces(place, before) < 0),
  );
  const shown = backward ? inside.slice(Math.max(0, inside.length - size)) : inside.slice(0, size);
  const more = shown.length < inside.length;
  return {
    rows: shown,
    hasPreviousPage: backward ? more : after !== undefined,
    hasNextPage: backward ? before !== undefined : more,
  };
}

function comparePlaces(a: Place, b: Place): number {
  return compareText(String(a[0]), String(b[0])) || compareText(a[1], b[1]);
}

/** A page of a list that is held whole, as its connection type has it. */
export interface PageOf<N> {
  readonly edges: readonly { readonly cursor: string; readonly node: N }[];
  readonly pageInfo: {
    readonly hasPreviousPage: boolean;
    readonly hasNextPage: boolean;
    readonly startCursor?: string;
    readonly endCursor?: string;
  };
  readonly totalCount: number;
}

export function toPageOf<N>(rows: readonly (Placed & { readonly node: N })[], page: Page, binding: string): PageOf<N> {
  const { rows: shown, ...more } = cut(rows, page);
  const edges = shown.map(({ place, node }) => ({ cursor: toCursor(place, binding), node }));
  const [first, last] = [edges.at(0), edges.at(-1)];
  const cursors = { ...(first && { startCursor: first.cursor }), ...(last && { endCursor: last.cursor }) };
  return { edges, pageInfo: { ...more, ...cursors }, totalCount: rows.length };
}
