// What the graph may hold, and how much of it there is.

import { compareText, hashOf } from "../../domain/index.ts";
import type { StatsOptions } from "../../store/index.ts";
import type { QueryResolvers } from "../generated/resolvers.ts";
import { type FilterArgument, toFilter } from "../questions/filter.ts";
import { asOf } from "../questions/list-arguments.ts";

export const ontology: Required<QueryResolvers>["ontology"] = async (_root, args, { store, ontology }) => {
  const counted = toStatsOptions(args.filter);
  const { entitiesByType, relationsByName } = await store.stats(counted);
  const part = partOf(counted);
  return {
    id: `ontology:${ontology.fingerprint}${part}`,
    entityTypes: [...ontology.entityTypes.values()].map(({ name, definition }) => ({
      id: `ontology${part}/entityTypes/${name}`,
      name,
      definition,
      entityCount: entitiesByType[name] ?? 0,
    })),
    relations: [...ontology.relations.values()].map((type) => ({
      id: `ontology${part}/relations/${type.name}`,
      name: type.name,
      definition: type.definition,
      domain: type.domain,
      range: type.range,
      symmetric: type.symmetric,
      inverse: type.inverse,
      functional: type.functional != null,
      opposite: type.opposite,
      conflicts: type.conflicts,
      relationCount: relationsByName[type.name] ?? 0,
    })),
  };
};

export const stats: Required<QueryResolvers>["stats"] = async (_root, args, { store }) => {
  const counted = toStatsOptions(args.filter);
  const { entitiesByType, relationsByName, ...totals } = await store.stats(counted);
  const id = `stats${partOf(counted)}`;
  return {
    id,
    ...totals,
    entitiesByType: toCounts(`${id}/entitiesByType`, entitiesByType),
    relationsByName: toCounts(`${id}/relationsByName`, relationsByName),
  };
};

function toStatsOptions(argument: FilterArgument): StatsOptions {
  const filter = toFilter(argument);
  return { ...asOf(argument), ...(filter && { filter }) };
}

/** What tells counts of a part from those of another part, in the ids by which clients keep them. */
const partOf = (counted: StatsOptions): string => (Object.keys(counted).length > 0 ? `:${hashOf(counted)}` : "");

function toCounts(id: string, counts: Readonly<Record<string, number>>) {
  return Object.entries(counts)
    .sort(([a, x], [b, y]) => y - x || compareText(a, b))
    .map(([name, count]) => ({ id: `${id}/${name}`, name, count }));
}
