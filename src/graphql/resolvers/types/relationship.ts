// Relation edges.
import { MODALITIES, POLARITIES } from "../../../domain/index.ts";
import type { RelationshipResolvers } from "../../generated/resolvers.ts";
import { linkedList, linkedNode } from "../../questions/read.ts";
import type { EntityParent } from "../../schema/parents.ts";

export const Relationship: RelationshipResolvers = {
  subject: (relation, _args, _context, info) => linkedNode<EntityParent>(relation, "entity", relation.subject, info),
  object: (relation, _args, _context, info) => linkedNode<EntityParent>(relation, "entity", relation.object, info),
  byPolarity: ({ id, byPolarity }) =>
    POLARITIES.map((polarity) => ({ id: `${id}/byPolarity/${polarity}`, polarity, count: byPolarity[polarity] })),
  byModality: ({ id, byModality }) =>
    MODALITIES.map((modality) => ({ id: `${id}/byModality/${modality}`, modality, count: byModality[modality] })),
  statements: (relation, args, _context, info) => linkedList(relation, "statements", args, info),
  conflicts: (relation, args, _context, info) => linkedList(relation, "conflicts", args, info),
};
