// Random questions: any kind, filter, order and search, with links down to two levels.
import fc from "fast-check";
import {
  LINKS,
  type Link,
  NODE_KINDS,
  type NodeKind,
  ORDER_FIELDS,
  type Query,
  type Selection,
} from "../../src/store/index.ts";
import { anyFilter } from "./any-filter.ts";

const someOf = (...values: readonly string[]) => fc.subarray([...values]);

const maybe = <T>(some: fc.Arbitrary<T>, weight: number) => fc.option(some, { nil: undefined, freq: weight });

function anySelection(kind: NodeKind, depth: number): fc.Arbitrary<Selection> {
  return fc
    .record({
      filter: maybe(anyFilter, Math.max(depth, 0) + 1),
      orderBy: maybe(
        fc.record({
          field: fc.constantFrom<string>(...ORDER_FIELDS[kind]),
          direction: fc.constantFrom("asc" as const, "desc" as const),
        }),
        3,
      ),
      page: maybe(fc.record({ size: fc.integer({ min: 1, max: 3 }), backward: fc.boolean() }), 2),
      totalCount: fc.boolean(),
      nodes: fc.constantFrom(true, true, true, false),
      text: fc.boolean(),
      links: fc.array(anyLink(kind, depth - 1), { maxLength: depth }),
    })
    .map(({ links, ...rest }) => ({
      ...withoutMissing(rest),
      links: Object.fromEntries(links.map((link, index) => [`${link.link} ${index}`, link])),
    }));
}

function anyLink(kind: NodeKind, depth: number): fc.Arbitrary<Link> {
  const direction = maybe(fc.constantFrom("outgoing" as const, "incoming" as const), 2);
  return fc.constantFrom(...Object.entries(LINKS[kind] as Record<string, NodeKind>)).chain(([link, target]) =>
    fc.tuple(anySelection(target, depth), direction).map(([selection, way]) => ({
      ...selection,
      link,
      ...(way !== undefined && { direction: way }),
    })),
  );
}

/** A question; those for entities search now and then. */
export const anyQuery: fc.Arbitrary<Query> = fc.constantFrom(...NODE_KINDS).chain((kind) =>
  fc
    .tuple(
      anySelection(kind, 2),
      maybe(fc.constantFrom("n", "nvidia", "lisa s", "su lisa", "h", "华", "昇腾", "腾昇", "𠮷", "*"), 2),
      maybe(someOf("company:nvidia", "chip:h20", "person:unheard"), 6),
    )
    .map(([selection, search, ids]) => ({
      kind,
      ...selection,
      ...(kind === "entity" && search !== undefined && { search }),
      ...(kind === "entity" && ids !== undefined && { ids }),
    })),
);

function withoutMissing<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as never;
}
