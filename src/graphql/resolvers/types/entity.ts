// Entities: all but their lists is theirs already.
import type { EntityResolvers } from "../../generated/resolvers.ts";
import { linkedList } from "../../questions/read.ts";

export const Entity: EntityResolvers = {
  externalIds: ({ id, externalIds }) =>
    Object.entries(externalIds).map(([scheme, value]) => ({ id: `${id}/externalIds/${scheme}`, scheme, value })),
  relations: (entity, args, _context, info) => linkedList(entity, "relations", args, info),
  statements: (entity, args, _context, info) => linkedList(entity, "statements", args, info),
  documents: (entity, args, _context, info) => linkedList(entity, "documents", args, info),
  conflicts: (entity, args, _context, info) => linkedList(entity, "conflicts", args, info),
};
