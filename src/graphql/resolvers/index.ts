// All resolvers, by type; those of enums come from the schema.
import type { Resolvers } from "../generated/resolvers.ts";
import { CommunityEdge } from "./analysis/communities.ts";
import { Changes } from "./changes/changes.ts";
import { Job } from "./changes/jobs.ts";
import { Candidate } from "./identity/candidates.ts";
import { Judgement } from "./identity/judgements.ts";
import { Mutation } from "./mutation.ts";
import { Query } from "./query.ts";
import { Subscription } from "./subscription.ts";
import { Conflict, ConflictSide } from "./types/conflict.ts";
import { Connection, Edge, SearchEdge } from "./types/connection.ts";
import { Entity } from "./types/entity.ts";
import { Node } from "./types/node.ts";
import { Relationship } from "./types/relationship.ts";
import { DateScalar, DateTime, EdtfTime } from "./types/scalars.ts";
import { SourceDocument } from "./types/source-document.ts";
import { Attribution, Evidence, Statement } from "./types/statement.ts";

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
