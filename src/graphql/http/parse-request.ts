// HTTP request → GraphQL request, as the GraphQL-over-HTTP draft of 2026 has it.
import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { readBody } from "./read-body.ts";
import { Refusal } from "./refusal.ts";

const members = z.record(z.string(), z.unknown());
const RequestBody = z.looseObject({
  query: z.string().nullish(),
  operationName: z.string().nullish(),
  variables: members.nullish(),
  extensions: members.nullish(),
  /** `sha256:` and the hash of a document, in its place. */
  documentId: z.string().nullish(),
});

export interface GraphQLParameters {
  readonly query?: string;
  readonly operationName?: string;
  readonly variables?: Record<string, unknown>;
  readonly extensions?: Record<string, unknown>;
}

/**
 * Takes the GraphQL request out of a GET or POST.
 * @throws Refusal 405, 415, 413, 400 (not JSON, or a GET that a browser could be tricked into) or 422 (not the right shape)
 */
export async function parseRequest(request: IncomingMessage, search: URLSearchParams, bodyBytes: number) {
  if (request.method === "GET") return parseGet(request, search);
  if (request.method !== "POST") {
    const allow = { allow: "GET, POST" };
    throw new Refusal(405, "METHOD_NOT_ALLOWED", `${request.method} is not for GraphQL; use POST or GET.`, allow);
  }
  checkContentType(request.headers["content-type"]);
  checkContentEncoding(request.headers["content-encoding"]);
  return toParameters(parseJson(await readBody(request, bodyBytes), "The body"));
}

function checkContentType(header = ""): void {
  const [type, ...parameters] = header.split(";").map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith("charset="));
  if (type === "application/json" && (charset === undefined || /^charset="?utf-?8"?$/.test(charset))) return;
  const message = `A body must be application/json in UTF-8, not ${header || "without a content-type"}.`;
  throw new Refusal(415, "UNSUPPORTED_MEDIA_TYPE", message, { accept: "application/json" });
}

/** A small body that unpacks to a large one is not taken, so none that is packed. */
function checkContentEncoding(header = "identity"): void {
  if (header.trim().toLowerCase() === "identity") return;
  const message = `A body must come as it is, not packed by ${header}.`;
  throw new Refusal(415, "UNSUPPORTED_MEDIA_TYPE", message, { "accept-encoding": "identity" });
}

function parseGet({ headers }: IncomingMessage, search: URLSearchParams): GraphQLParameters {
  if (!headers["apollo-require-preflight"] && !headers["graphql-require-preflight"] && !isPreflighted(headers)) {
    const message = "A GET needs a header that pages of other sites cannot send, such as graphql-require-preflight: 1.";
    throw new Refusal(400, "BAD_REQUEST", message);
  }
  const text = (name: string) => search.get(name) || undefined;
  const json = (name: string) => {
    const value = text(name);
    return value === undefined ? undefined : parseJson(value, `The parameter ${name}`);
  };
  return toParameters({
    query: text("query"),
    operationName: text("operationName"),
    variables: json("variables"),
    extensions: json("extensions"),
    documentId: text("documentId"),
  });
}

/** Whether a browser would have asked before it sent this to another site. */
function isPreflighted(headers: IncomingMessage["headers"]): boolean {
  const type = headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  const simple = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];
  return type !== undefined && type !== "" && !simple.includes(type);
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, "BAD_REQUEST", `${what} is not JSON.`);
  }
}

/** @throws Refusal 422 for what is no request, 404 for a `documentId` that cannot be one */
export function toParameters(value: unknown): GraphQLParameters {
  const parsed = RequestBody.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join(".") || "A request";
    throw new Refusal(422, "BAD_REQUEST", `${where} is not as it should be: ${issue?.message}.`);
  }
  const { query, operationName, variables, documentId } = parsed.data;
  const extensions = documentId ? { ...parsed.data.extensions, ...toPersisted(documentId) } : parsed.data.extensions;
  if (!query && !extensions?.persistedQuery) {
    throw new Refusal(422, "BAD_REQUEST", "A request needs a query, or the hash of one.");
  }
  return {
    ...(query && { query }),
    ...(operationName && { operationName }),
    ...(variables && { variables }),
    ...(extensions && { extensions }),
  };
}

/** A document's id as what Apollo calls a persisted query; both name a document by the same hash. */
function toPersisted(documentId: string) {
  const [, sha256Hash] = /^(?:sha256:)?([0-9a-f]{64})$/.exec(documentId) ?? [];
  if (sha256Hash) return { persistedQuery: { version: 1, sha256Hash } };
  throw new Refusal(404, "PERSISTED_QUERY_NOT_FOUND", "A documentId is sha256: and a hash in hexadecimal.");
}
