// Answers as bytes with their headers.
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { FormattedExecutionResult } from "graphql";
import { JSON_TYPE, type ResponseType } from "./accept.ts";
import { encode } from "./compress.ts";
import type { Refusal } from "./refusal.ts";
import { statusOf } from "./status.ts";

/** A GraphQL answer; `onlyPost` when it refuses a mutation over GET. */
export interface Answer {
  readonly result: FormattedExecutionResult;
  readonly onlyPost?: boolean;
}

/** By then a client has all its points again. */
const RETRY_SECONDS = "60";

/** @param kept whether the client may keep the answer and ask later whether it is still the same */
export async function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  type: ResponseType,
  { result, onlyPost }: Answer,
  kept: boolean,
): Promise<void> {
  if (onlyPost) response.setHeader("allow", "POST");
  const { body, encoding } = await encode(JSON.stringify(result), request.headers["accept-encoding"]?.toString());
  response.appendHeader("vary", "accept, accept-encoding");
  const status = onlyPost ? 405 : statusOf(result, type);
  if (status === 401) response.setHeader("www-authenticate", 'Bearer realm="citegraph"');
  if (status === 429) response.setHeader("retry-after", RETRY_SECONDS);
  if (encoding) response.setHeader("content-encoding", encoding);
  if (kept && !result.errors) sendKept(request, response, type, body);
  else send(response, status, type, body);
}

/** With an ETag (RFC 9110, 8.8.3), and as 304 when that is the one which the client has. */
function sendKept({ headers }: IncomingMessage, response: ServerResponse, type: string, body: string | Buffer): void {
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  response.setHeader("etag", tag);
  response.setHeader("cache-control", "private, no-cache");
  response.appendHeader("vary", "authorization");
  const known = headers["if-none-match"]?.split(",").some((each) => each.trim().replace(/^W\//, "") === tag);
  if (known) response.writeHead(304).end();
  else send(response, 200, type, body);
}

/** As proxies log it when a client has gone, or took too long to ask, before there was an answer. */
const UNANSWERED = 499;

/** The status that the client got; 499 when it got no answer. */
export function sentStatus({ headersSent, statusCode }: ServerResponse): number {
  return headersSent ? statusCode : UNANSWERED;
}

/** Sends a refusal as JSON: it stands outside of GraphQL, whatever the client accepts. */
export function sendRefusal(response: ServerResponse, { status, code, message, headers }: Refusal): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  send(response, status, JSON_TYPE, JSON.stringify({ errors: [{ message, extensions: { code } }] }));
}

export function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  if (response.destroyed || response.headersSent) return;
  if (!response.hasHeader("cache-control")) response.setHeader("cache-control", "no-store");
  response.writeHead(status, {
    "content-type": `${type}; charset=utf-8`,
    "content-length": Buffer.byteLength(body),
    "x-content-type-options": "nosniff",
  });
  response.end(body);
}
