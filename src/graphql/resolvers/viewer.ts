// Who asks, and what they may do here: for clients that show only what will be answered.
import { hashOf } from "../../domain/index.ts";
import { allows, refusal, requiredRole } from "../access/index.ts";
import type { Context, Writers } from "../context.ts";
import type { QueryResolvers } from "../generated/resolvers.ts";

/** What the server must be able to do for a change; those that are not here need the store alone. */
const NEEDS: Readonly<Record<string, keyof Writers>> = {
  ingestDocument: "ingest",
  ingestDocuments: "ingestAll",
  cancelJob: "ingestAll",
  retractDocument: "retract",
  loadSeed: "loadSeed",
};

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

/** A server without any writers refuses all changes, also those that the store alone could make. */
function isAble(writers: Context["writers"], field: string): boolean {
  const needed = NEEDS[field];
  return needed === undefined ? Object.keys(writers).length > 0 : writers[needed] !== undefined;
}
