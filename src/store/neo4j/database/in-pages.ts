// Long answers, one query a page: memory holds no more than that.
import { bound } from "./cypher.ts";
import { int, type Row, type Run } from "./database.ts";

/** The condition that a property stands after the last row that was read. */
export type Beyond = (property: string) => string;

/**
 * Pages of rows in ascending order of a property of their own; the last may be empty.
 * @param next Cypher of a page: ordered by the property, at most `$size` rows, each with the property as `place`
 * @param first what every place is greater than
 */
export async function* inPages<T, Place extends string | number>(
  read: Run,
  next: (isBeyond: Beyond) => string,
  first: Place,
  pageSize: number,
  parameters: Row = {},
): AsyncGenerator<T[]> {
  for (let after = first; ; ) {
    const cypher = next((property) => `${property} > ${bound(after, () => "$after")}`);
    const last = typeof after === "number" ? int(after) : after;
    const page = await read<T & { place: Place }>(cypher, { ...parameters, after: last, size: int(pageSize) });
    yield page;
    if (page.length < pageSize) return;
    after = page.at(-1)!.place;
  }
}
