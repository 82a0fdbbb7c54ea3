// How many rows of a level have each value of a field.
import { CitegraphError } from "../../../domain/index.ts";
import { type Connection, FACET_FIELDS, type FacetCount, MAX_FACET_VALUES, type NodeKind } from "../../query.ts";
import type { Database } from "../database/database.ts";
import { allOf, type Condition, columnOf, TABLES } from "./conditions.ts";
import type { Level } from "./read-level.ts";

type Facets = Required<Connection>["facets"];

/** Of the rows that meet a condition. */
export function facetsOf(
  { all }: Database,
  { kind, wanted }: Level,
  source: Condition,
  fields: readonly string[],
): Facets {
  const { sql, values } = allOf([source, wanted]);
  const rows = `FROM ${TABLES[kind]} x WHERE ${sql}`;
  return byField(fields, (field) => {
    const select = `SELECT ${facetColumn(kind, field)} AS facet, count(*) AS held ${rows} GROUP BY 1`;
    const found = all<Counted>(`${select} ${ORDER} LIMIT ${MAX_FACET_VALUES}`, ...values);
    return found.map(({ facet, held }) => ({ value: facet, count: held }));
  });
}

/** Named so that no table has such a column: in an expression SQLite takes a column for an alias. */
interface Counted {
  readonly facet: string | null;
  readonly held: number;
}
const ORDER = "ORDER BY held DESC, facet IS NULL, facet";

/** Of the rows of each of many parents, by the parents' numbers; sources share no row. */
export function facetsOfParents(
  { all }: Database,
  { kind, wanted }: Level,
  sources: readonly Condition[],
  parents: readonly number[],
  fields: readonly string[],
): Facets[] {
  const each = sources.map((source) => allOf([source, wanted]));
  const rows = each.map(({ sql }) => `SELECT x.n FROM ${TABLES[kind]} x WHERE ${sql}`).join(" UNION ALL ");
  const values = each.flatMap((condition) => condition.values);
  const facets = parents.map((): Record<string, FacetCount[]> => byField(fields, () => []));
  for (const field of fields) {
    const found = all<Counted & { parent: number }>(
      `SELECT parent.key AS parent, ${facetColumn(kind, field)} AS facet, count(*) AS held
        FROM json_each(?) parent CROSS JOIN ${TABLES[kind]} x ON x.n IN (${rows}) GROUP BY 1, 2 ${ORDER}`,
      JSON.stringify(parents),
      ...values,
    );
    for (const { parent, facet, held } of found) {
      const list = facets[parent]![field]!;
      if (list.length < MAX_FACET_VALUES) list.push({ value: facet, count: held });
    }
  }
  return facets;
}

function byField<T>(fields: readonly string[], of: (field: string) => T): Record<string, T> {
  return Object.fromEntries(fields.map((field) => [field, of(field)]));
}

function facetColumn(kind: NodeKind, field: string): string {
  if ((FACET_FIELDS[kind] as readonly string[]).includes(field)) return `x.${columnOf(field)}`;
  throw new CitegraphError("QUERY_INVALID", `A ${kind} cannot be counted by ${field}.`);
}
