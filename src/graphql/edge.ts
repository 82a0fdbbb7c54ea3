// What stands before every operation that comes from outside: its client's points, and the list of documents.
import { GraphQLError } from "graphql";
import { formatError } from "./errors.ts";
import type { Answer } from "./http/answer.ts";
import type { Caller } from "./http/caller.ts";
import type { GraphQLParameters } from "./http/parse-request.ts";
import type { Rate } from "./rate.ts";
import { type TrustedDocuments, toTrusted } from "./trusted-documents.ts";

type Answering<A> = (parameters: GraphQLParameters, caller: Caller) => Promise<A>;

/** Every request costs one point, whatever becomes of it. @param documents when given, all others are refused */
export function createEdge(rate: Rate, documents: TrustedDocuments | undefined) {
  return <A>(answer: Answering<A>): Answering<A | Answer> =>
    async (parameters, caller) => {
      try {
        if (caller.client !== undefined) rate.take(caller.client, 1);
        return await answer(documents ? toTrusted(documents, parameters) : parameters, caller);
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        return { result: { errors: [formatError(error.toJSON(), error)] } };
      }
    };
}
