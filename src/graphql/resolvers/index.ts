// All resolvers, by type; those of enums come from the schema.
import type { Resolvers } from "../generated/resolvers.ts";
import { Candidate } from "./candidates.ts";
import { Changes } from "./changes.ts";
import { CommunityEdge } from "./communities.ts";
import { Conflict, ConflictSide } from "./conflict.ts";
import { Connection, Edge, SearchEdge } from "./connection.ts";
import { Entity } from "./entity.ts";
import { Job } from "./jobs.ts";
import { Judgement } from "./judgements.ts";
import { Mutation } from "./mutation.ts";
import { Node } from "./node.ts";
import { Query } from "./query.ts";
import { Relationship } from "./relationship.ts";
import { DateScalar, DateTime, EdtfTime } from "./scalars.ts";
import { SourceDocument } from "./source-document.ts";
import { Attribution, Evidence, Statement } from "./statement.ts";
import { Subscription } from "./subscription.ts";

const LISTS = ["Search", "Entity", "Relationship", "Statement", "SourceDocument", "Conflict"];
const lists = Object.fromEntries(
  LISTS.flatMap((name) => [
    [`${name}Connection`, Connection],
    [`${name}Edge`, Edge],
  ]),
);

const types: Resolvers = {
  Query,
  Mutation,
  Subscription,
  Job,
  Node,
  Entity,
  Relationship,
  Statement,
  Attribution,
  Evidence,
  SourceDocument,
  Conflict,
  ConflictSide,
  Candidate,
  Changes,
  CommunityEdge,
  Judgement,
};

export const resolvers = { ...types, ...lists, SearchEdge, Date: DateScalar, DateTime, EdtfTime };
