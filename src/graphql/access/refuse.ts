// Refuses operations that whoever asks may not run, as a whole and before anything of them is done.
import type { ApolloServerPlugin } from "@apollo/server";
import { type DocumentNode, GraphQLError, type OperationDefinitionNode } from "graphql";
import type { Context } from "../context.ts";
import type { Identity } from "./identify.ts";
import { allows, type Role, requiredRole, rootFieldsOf } from "./roles.ts";

export function refuseOthers(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async ({ contextValue: { identity } }) => ({
      didResolveOperation: async ({ document, operation }) => {
        if (operation) checkRoles(document, operation, identity);
      },
    }),
  };
}

/** @throws GraphQLError UNAUTHENTICATED or FORBIDDEN for the first field of the root that the role is not enough for */
export function checkRoles(document: DocumentNode, operation: OperationDefinitionNode, identity: Identity): void {
  for (const field of rootFieldsOf(document, operation)) {
    const required = requiredRole(operation.operation, field);
    if (!allows(identity.role, required)) throw refusal(identity, required, field);
  }
}

/** UNAUTHENTICATED where a key would help, FORBIDDEN where the one shown is not enough. */
export function refusal({ name }: Identity, required: Role, field?: string): GraphQLError {
  const what = field === undefined ? "Questions" : field;
  const message = `${what} need${field === undefined ? "" : "s"} the role ${required}.`;
  const code = name === null ? "UNAUTHENTICATED" : "FORBIDDEN";
  const hint = "Send an API key or token with that role in the header authorization: Bearer …";
  return new GraphQLError(message, { extensions: { code, hint, classification: "ValidationError" } });
}
