// Which rows lists hold, kept until the store changes as records are: a reader turns pages, and asks the same of neighbours again.
import type { GraphNode } from "../../query.ts";
import type { Value } from "../database/database.ts";

/** A row of a list: its number, and its place in the order. */
export interface Place {
  readonly n: number;
  readonly id: string;
  readonly place: Value;
  /** What is shown of it, where that is made of the row itself (see slim-edges.ts). */
  readonly node?: GraphNode;
}

/** One row more than the page where there is one; `count` is of all rows, null unless it was asked for. */
export interface List {
  readonly rows: readonly Place[];
  readonly count: number | null;
}

export interface Lists {
  /**
   * The lists of these parents, in their order. Those that are not known are read by one call.
   * @param of all that lists depend on beside the parent, as text
   */
  get(of: string, parents: readonly number[], read: (missing: readonly number[]) => readonly List[]): readonly List[];
  /** Rows held; a list counts as one more. */
  size(): number;
  clear(): void;
}

export function createLists(): Lists {
  const held = new Map<string, Map<number, List>>();
  let size = 0;
  return {
    get: (of, parents, read) => {
      const known = held.get(of) ?? new Map<number, List>();
      held.set(of, known);
      const missing = parents.some((n) => !known.has(n)) ? [...new Set(parents)].filter((n) => !known.has(n)) : [];
      for (const [at, list] of missing.length > 0 ? read(missing).entries() : []) {
        known.set(missing[at]!, list);
        size += 1 + list.rows.length;
      }
      return parents.map((n) => known.get(n)!);
    },
    size: () => size,
    clear: () => {
      held.clear();
      size = 0;
    },
  };
}
