// How many rows have each value of a field → one Cypher subquery.
import { CitegraphError } from "../../../domain/index.ts";
import { FACET_FIELDS, type FacetCount, MAX_FACET_VALUES, type NodeKind } from "../../query.ts";
import { fieldOf } from "../database/cypher.ts";
import { matching, type Source } from "./sources.ts";

export type FacetRow = readonly [value: string | null, count: number];

/**
 * Within a row of another level Cypher takes no count(*), which it believes to group the rows above: there the rows of each
 * value are counted by a subquery.
 * @throws CitegraphError QUERY_INVALID for a field that the kind is not counted by
 */
export function compileFacet(
  kind: NodeKind,
  n: string,
  field: string,
  source: Source,
  filter: readonly string[],
  isRoot: boolean,
): string {
  if (!(FACET_FIELDS[kind] as readonly string[]).includes(field)) {
    throw new CitegraphError("QUERY_INVALID", `A ${kind} cannot be counted by ${field}.`);
  }
  const each = fieldOf(kind, n, field);
  const distinct = source.distinct ? "DISTINCT " : "";
  const isOfValue = `coalesce(${each} = value, ${each} IS NULL AND value IS NULL)`;
  const counted = isRoot
    ? `WITH ${distinct}${n} WITH ${each} AS value, count(*) AS count`
    : `WITH DISTINCT ${each} AS value
       WITH value, COUNT { ${matching(source, [...filter, isOfValue])} RETURN ${distinct}${n} } AS count`;
  return `COLLECT {
    ${matching(source, filter)}
    ${counted} ORDER BY count DESC, value IS NULL, value LIMIT ${MAX_FACET_VALUES} RETURN [value, count]
  }`;
}

/** @param counts of each field, in their order */
export function toFacets(fields: readonly string[], counts: readonly (readonly FacetRow[])[]) {
  const named = (rows: readonly FacetRow[] = []): FacetCount[] => rows.map(([value, count]) => ({ value, count }));
  return Object.fromEntries(fields.map((field, i) => [field, named(counts[i])]));
}
