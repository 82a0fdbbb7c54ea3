// Who asks, and what they may do here: for clients that show only what will be answered.
import { hashOf } from "../../domain/index.ts";
import { allows, refusal, requiredRole } from "../access/index.ts";
import { isAble } from "../changes/needs.ts";
import type { QueryResolvers } from "../generated/resolvers.ts";

export const viewer: Required<QueryResolvers>["viewer"] = (_root, _args, { identity, writers }, { schema }) => {
  const { name, role, expiresAt } = identity;
  if (role === null) throw refusal(identity, "reader", "viewer");
  const changes = Object.keys(schema.getMutationType()?.getFields() ?? {});
  return {
    id: `viewer:${hashOf([name, role])}`,
    name,
    role,
    mutations: changes
      .filter((field) => allows(role, requiredRole("mutation", field)) && isAble(writers, field))
      .sort(),
    expiresAt: expiresAt === undefined ? null : new Date(expiresAt).toISOString(),
  };
};
