// Cross-origin requests (https://fetch.spec.whatwg.org/#http-cors-protocol): closed, unless an origin is named.
import type { IncomingMessage, ServerResponse } from "node:http";

const HEADERS =
  "content-type, authorization, graphql-require-preflight, apollo-require-preflight, x-request-id, if-none-match";
const SECONDS = "600";

/**
 * Says to a page of an allowed origin that it may read the answer. Credentials are never allowed: a page sends its key
 * or token itself.
 * @returns whether the request was only the browser's question beforehand, which is answered then
 */
export function allowOrigins(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  origins: readonly string[],
): boolean {
  if (origins.length === 0) return false;
  response.setHeader("vary", "origin");
  const { origin } = headers;
  if (origin === undefined || !origins.includes(origin)) return false;
  response.setHeader("access-control-allow-origin", origin);
  response.setHeader("access-control-expose-headers", "x-request-id, ratelimit, ratelimit-policy, retry-after, etag");
  if (method !== "OPTIONS" || headers["access-control-request-method"] === undefined) return false;
  response.setHeader("access-control-allow-methods", "GET, POST");
  response.setHeader("access-control-allow-headers", HEADERS);
  response.setHeader("access-control-max-age", SECONDS);
  response.writeHead(204).end();
  return true;
}
