// A column heading that sorts, and the order it asks for.
import { useState } from "preact/hooks";

export interface Column<T> {
  readonly name: string;
  readonly value: (row: T) => string | number;
  /** The most or the newest first: that is what one looks for there. */
  readonly downFirst?: boolean;
}
export interface Sorting {
  readonly column: string;
  readonly down: boolean;
}

const text = new Intl.Collator("en", { numeric: true });

/** Rows in the chosen order, and the headings that choose it. */
export function useSorting<T>(rows: readonly T[], columns: readonly Column<T>[], start: Sorting) {
  const [sorting, setSorting] = useState(start);
  const { value } = columns.find(({ name }) => name === sorting.column)!;
  const compare = (a: T, b: T) => {
    const [x, y] = [value(a), value(b)];
    const order = typeof x === "number" && typeof y === "number" ? x - y : text.compare(String(x), String(y));
    return sorting.down ? -order : order;
  };
  const sorted = [...rows].sort(compare);
  const headings = columns.map(({ name, downFirst = false }) => (
    <th key={name} scope="col" aria-sort={name !== sorting.column ? "none" : sorting.down ? "descending" : "ascending"}>
      <button
        type="button"
        class="heading"
        onClick={() => setSorting({ column: name, down: name === sorting.column ? !sorting.down : downFirst })}
      >
        {name}
        <span aria-hidden="true">{name === sorting.column ? (sorting.down ? " ▾" : " ▴") : ""}</span>
      </button>
    </th>
  ));
  return { sorted, headings };
}

const PAGE = 100;

/** The first rows, and a button for more: thousands of rows at once would hold up the page. */
export function useShown<T>(rows: readonly T[]) {
  const [limit, setLimit] = useState(PAGE);
  const more =
    rows.length > limit ? (
      <button type="button" class="button" onClick={() => setLimit(limit + PAGE)}>
        Show {Math.min(PAGE, rows.length - limit)} more of {rows.length}
      </button>
    ) : null;
  return { shown: rows.slice(0, limit), more };
}
