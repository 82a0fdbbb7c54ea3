// Automatic persisted queries: a document that was sent once with its hash is named by the hash alone from then on
// (https://www.apollographql.com/docs/apollo-server/performance/apq). Subscriptions too, over every transport.
import { GraphQLError } from "graphql";
import { z } from "zod";
import type { GraphQLParameters } from "../http/parse-request.ts";
import { createRecent } from "./recent.ts";
import { hashOfText } from "./trusted-documents.ts";

/** Documents that are kept, and the longest of them: a longer one is answered, and asked for again by its hash. */
const MAX_KEPT = 1_000;
const MAX_TEXT = 20_000;

const PersistedQuery = z.object({ version: z.literal(1), sha256Hash: z.string() });

/**
 * The request with the document that it names by a hash.
 * @throws GraphQLError PERSISTED_QUERY_NOT_FOUND for an unknown hash, BAD_REQUEST for one that is not the document's
 */
export type ToWhole = (parameters: GraphQLParameters) => GraphQLParameters;

export function createPersisted(): ToWhole {
  const texts = createRecent<string, string>(MAX_KEPT);
  return ({ extensions: { persistedQuery, ...extensions } = {}, query, ...others }) => {
    if (persistedQuery === undefined) return { ...others, ...(query !== undefined && { query }), extensions };
    const { success, data } = PersistedQuery.safeParse(persistedQuery);
    if (!success) throw refusal("A persistedQuery needs the version 1 and a sha256Hash.", "BAD_REQUEST");
    const text = query ?? texts.get(data.sha256Hash);
    // Clients know the message by heart, and send the document along then.
    if (text === undefined) throw refusal("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND");
    if (hashOfText(text) !== data.sha256Hash) throw refusal("The hash is not that of the query.", "BAD_REQUEST");
    if (text.length <= MAX_TEXT) texts.set(data.sha256Hash, text);
    return { ...others, query: text, extensions };
  };
}

function refusal(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
