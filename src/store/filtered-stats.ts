// How much of a store passes a filter, by the same questions to every store.
import { compareText } from "../domain/index.ts";
import type { Ontology } from "../ontology/index.ts";
import type { Filter } from "./filter.ts";
import type { StoreStats } from "./graph-store.ts";
import { type Connection, MAX_FACET_VALUES, NODE_KINDS, type NodeKind, type Query } from "./query.ts";

/** What rows of a kind are counted by, and the member of a filter that names these values. */
const COUNTED_BY = {
  entity: { facet: "type", member: "types" },
  relation: { facet: "relation", member: "relations" },
} as const;

const PARTIAL = { kind: "document", filter: { is: { document: { isPartial: true } } } } as const;

/**
 * The questions whose answers, in their order, `toStats` makes counts of: one for each kind and one for documents that are held in part; and where an ontology has more
 * types or relations than a facet tells, one more for each so many of them.
 */
export function statsQuestions(filter: Filter, { entityTypes, relations }: Ontology): Query[] {
  return [
    ...NODE_KINDS.map((kind): Query => ({ kind, filter, nodes: false, totalCount: true })),
    { ...PARTIAL, filter: { and: [filter, PARTIAL.filter] }, nodes: false, totalCount: true },
    ...facetQuestions("entity", filter, [...entityTypes.keys()]),
    ...facetQuestions("relation", filter, [...relations.keys()]),
  ];
}

function facetQuestions(kind: keyof typeof COUNTED_BY, filter: Filter, names: readonly string[]): Query[] {
  const { facet, member } = COUNTED_BY[kind];
  const groups = Array.from({ length: Math.ceil(names.length / MAX_FACET_VALUES) }, (_, at) =>
    names.slice(at * MAX_FACET_VALUES, (at + 1) * MAX_FACET_VALUES),
  );
  return groups.map((some) => ({
    kind,
    filter: groups.length === 1 ? filter : { and: [filter, { [member]: some }] },
    nodes: false,
    facets: [facet],
  }));
}

/** The counts that the answers to `statsQuestions` hold. */
export function toStats(answers: readonly Connection[]): StoreStats {
  const total = (kind: NodeKind) => answers[NODE_KINDS.indexOf(kind)]?.totalCount ?? 0;
  const by = (facet: string) => {
    const counts = answers.flatMap(({ facets }) => facets?.[facet] ?? []);
    const named = counts.map(({ value, count }) => [String(value), count] as const);
    return Object.fromEntries(named.sort(([a], [b]) => compareText(a, b)));
  };
  return {
    documents: total("document"),
    partialDocuments: answers[NODE_KINDS.length]?.totalCount ?? 0,
    entities: total("entity"),
    relations: total("relation"),
    statements: total("statement"),
    conflicts: total("conflict"),
    entitiesByType: by("type"),
    relationsByName: by("relation"),
  };
}
