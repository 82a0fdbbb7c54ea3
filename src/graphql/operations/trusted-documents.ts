// Documents that a client names by their hash instead of sending them; with a list of them, a server can refuse all others.
import { createHash } from "node:crypto";
import { GraphQLError } from "graphql";
import { z } from "zod";
import { CitegraphError } from "../../domain/index.ts";
import type { GraphQLParameters } from "../http/parse-request.ts";

/** SHA-256 of a document's text, in hexadecimal → the text. */
export type TrustedDocuments = ReadonlyMap<string, string>;

const ByHash = z.record(z.string(), z.string());
const Manifest = z.object({
  format: z.literal("apollo-persisted-query-manifest"),
  operations: z.array(z.object({ body: z.string() })),
});

/**
 * Reads a list of documents: an object of hash and text, as Relay and graphql-codegen write it, or Apollo's manifest.
 * @throws CitegraphError USAGE
 */
export function parseDocuments(text: string): TrustedDocuments {
  const json = toJson(text);
  const manifest = Manifest.safeParse(json);
  const documents = manifest.success
    ? manifest.data.operations.map(({ body }) => body)
    : Object.values(
        ByHash.safeParse(json).data ?? refuse("is neither an object of hash and text nor Apollo's manifest."),
      );
  return new Map(documents.map((document) => [hashOfText(document), document]));
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse("is not JSON.");
  }
}

function refuse(what: string): never {
  throw new CitegraphError("USAGE", `The list of documents ${what}`);
}

/**
 * The request with the document that it names.
 * @throws GraphQLError PERSISTED_QUERY_NOT_FOUND for an unknown hash, FORBIDDEN for a document that is not on the list
 */
export function toTrusted(documents: TrustedDocuments, parameters: GraphQLParameters): GraphQLParameters {
  const { query, extensions: { persistedQuery, ...extensions } = {}, ...others } = parameters;
  const hash = query === undefined ? hashIn(persistedQuery) : hashOfText(query);
  const known = hash === undefined ? undefined : documents.get(hash);
  if (known !== undefined) return { ...others, query: known, extensions };
  const code = query === undefined ? "PERSISTED_QUERY_NOT_FOUND" : "FORBIDDEN";
  throw new GraphQLError("This server answers the documents on its list, and no others.", { extensions: { code } });
}

function hashIn(persistedQuery: unknown): string | undefined {
  return z.object({ sha256Hash: z.string() }).safeParse(persistedQuery).data?.sha256Hash;
}

/** SHA-256 of a document, as clients name it. */
export function hashOfText(document: string): string {
  return createHash("sha256").update(document).digest("hex");
}
