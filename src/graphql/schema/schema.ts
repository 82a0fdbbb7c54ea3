// The schema that is served: schema.graphql with its resolvers, as a subgraph.
import { readFileSync } from "node:fs";
import { makeExecutableSchema } from "@graphql-tools/schema";
import { type GraphQLSchema, parse } from "graphql";
import { resolvers } from "../resolvers/index.ts";
import { enumsOf } from "./enums.ts";
import { Entity, entities, FEDERATION_SDL, toSubgraphSdl } from "./federation.ts";

const FILE = new URL("../../../schema.graphql", import.meta.url);

export function createSchema(): GraphQLSchema {
  const sdl = readFileSync(FILE, "utf8");
  const subgraph = { sdl: toSubgraphSdl(sdl) };
  return makeExecutableSchema({
    typeDefs: [sdl, FEDERATION_SDL],
    resolvers: [
      resolvers,
      enumsOf(parse(sdl)),
      { _Entity: Entity, Query: { _entities: entities, _service: () => subgraph } },
    ],
  });
}
