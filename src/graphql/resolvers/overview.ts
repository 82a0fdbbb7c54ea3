// What the graph may hold, and how much of it there is.

import { compareText } from "../../domain/index.ts";
import type { QueryResolvers } from "../generated/resolvers.ts";

export const ontology: Required<QueryResolvers>["ontology"] = async (_root, _args, { store, ontology }) => {
  const { entitiesByType, relationsByName } = await store.stats();
  return {
    id: `ontology:${ontology.fingerprint}`,
    entityTypes: [...ontology.entityTypes.values()].map(({ name, definition }) => ({
      id: `ontology/entityTypes/${name}`,
      name,
      definition,
      entityCount: entitiesByType[name] ?? 0,
    })),
    relations: [...ontology.relations.values()].map((type) => ({
      id: `ontology/relations/${type.name}`,
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

export const stats: Required<QueryResolvers>["stats"] = async (_root, _args, { store }) => {
  const { entitiesByType, relationsByName, ...totals } = await store.stats();
  return {
    id: "stats",
    ...totals,
    entitiesByType: toCounts("stats/entitiesByType", entitiesByType),
    relationsByName: toCounts("stats/relationsByName", relationsByName),
  };
};

function toCounts(id: string, counts: Readonly<Record<string, number>>) {
  return Object.entries(counts)
    .sort(([a, x], [b, y]) => y - x || compareText(a, b))
    .map(([name, count]) => ({ id: `${id}/${name}`, name, count }));
}
