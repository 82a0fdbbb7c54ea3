// What stands before every operation that comes from outside: its client's points, and the documents that it may name by a hash.
import { GraphQLError } from "graphql";
import { formatError } from "../errors.ts";
import type { Answer } from "../http/answer.ts";
import type { Caller } from "../http/caller.ts";
import type { GraphQLParameters } from "../http/parse-request.ts";
import { tooComplex } from "../limits/limits.ts";
import type { Rate } from "../limits/rate.ts";
import { createPersisted } from "./persisted.ts";
import { type TrustedDocuments, toTrusted } from "./trusted-documents.ts";

type Answering<A> = (parameters: GraphQLParameters, caller: Caller) => Promise<A>;

/** More than any input of the schema needs, and less than what reading it recursively could not bear. */
const MAX_NESTING = 100;

/** @throws GraphQLError QUERY_TOO_COMPLEX for variables nested too deep */
function assertShallow(variables: unknown): void {
  let level = [variables];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_NESTING)
      throw tooComplex(`Variables are nested more than the ${MAX_NESTING} deep that are allowed.`);
    level = level.flatMap((value) => (typeof value === "object" && value !== null ? Object.values(value) : []));
  }
}

/** Every request costs one point, whatever becomes of it. @param documents when given, all others are refused */
export function createEdge(rate: Rate, documents: TrustedDocuments | undefined) {
  const toWhole = documents ? (parameters: GraphQLParameters) => toTrusted(documents, parameters) : createPersisted();
  return <A>(answer: Answering<A>): Answering<A | Answer> =>
    async (parameters, caller) => {
      try {
        if (caller.client !== undefined) rate.take(caller.client, 1);
        assertShallow(parameters.variables);
        // Whoever may ask nothing adds nothing to what is kept, nor finds out what is.
        return await answer(caller.identity.role === null ? parameters : toWhole(parameters), caller);
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        return { result: { errors: [formatError(error.toJSON(), error)] } };
      }
    };
}
