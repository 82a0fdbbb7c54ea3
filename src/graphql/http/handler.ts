// Answers HTTP requests for GraphQL, by the GraphQL-over-HTTP draft of 2026.
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { FormattedExecutionResult } from "graphql";
import type { Identify, Identity } from "../access/index.ts";
import type { Execute } from "../execute.ts";
import type { Operate } from "../subscribe.ts";
import { chooseType, GRAPHQL_RESPONSE, JSON_TYPE, type ResponseType } from "./accept.ts";
import { encode } from "./compress.ts";
import { allowOrigins } from "./cors.ts";
import { sendEvents, wantsEvents } from "./event-stream.ts";
import { parseRequest } from "./parse-request.ts";
import { Refusal } from "./refusal.ts";
import { statusOf } from "./status.ts";

/** A GraphQL answer; `onlyPost` when it refuses a mutation over GET. */
export interface Answer {
  readonly result: FormattedExecutionResult;
  readonly onlyPost?: boolean;
}

/** Who asks, and whether they still wait. */
export interface Caller {
  readonly requestId: string;
  readonly method: string;
  readonly identity: Identity;
  readonly signal?: AbortSignal;
}

export interface GraphQLHandlerOptions {
  readonly bodyBytes: number;
  /** Origins whose pages may ask from a browser. */
  readonly origins: readonly string[];
  readonly identify: Identify;
  /** Answers questions and changes. */
  readonly execute: Execute;
  /** Answers subscriptions too. */
  readonly operate: Operate;
  /** Told of everything that nobody foresaw. */
  onFault(error: unknown, requestId: string): void;
}

/** A handler for the GraphQL endpoint. It never rejects. */
export function createGraphQLHandler({
  bodyBytes,
  origins,
  identify,
  execute,
  operate,
  onFault,
}: GraphQLHandlerOptions) {
  return async (request: IncomingMessage, response: ServerResponse, search: URLSearchParams): Promise<void> => {
    const requestId = randomUUID();
    response.setHeader("x-request-id", requestId);
    if (allowOrigins(request, response, origins)) return;
    try {
      const { accept } = request.headers;
      const events = wantsEvents(accept);
      const type = chooseType(accept) ?? (events ? JSON_TYPE : null);
      const parameters = await parseRequest(request, search, bodyBytes);
      if (!type) throw notAcceptable();
      const identity = await identify(request.headers);
      const caller = { ...callerOf(request, response), identity, requestId };
      const answer = events ? await operate(parameters, caller) : await execute(parameters, caller);
      if (!("result" in answer)) await sendEvents(response, answer);
      else if (events && answer.result.data !== undefined) await sendEvents(response, once(answer.result));
      else await sendAnswer(request, response, type, answer);
    } catch (error) {
      if (!(error instanceof Refusal)) onFault(error, requestId);
      sendRefusal(response, error instanceof Refusal ? error : inner(requestId));
    }
  };
}

async function* once(result: FormattedExecutionResult): AsyncGenerator<FormattedExecutionResult> {
  yield result;
}

function callerOf({ method = "POST" }: IncomingMessage, response: ServerResponse): Pick<Caller, "method" | "signal"> {
  const gone = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) gone.abort();
  });
  return { method, signal: gone.signal };
}

async function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  type: ResponseType,
  { result, onlyPost }: Answer,
): Promise<void> {
  if (onlyPost) response.setHeader("allow", "POST");
  const { bytes, encoding } = await encode(JSON.stringify(result), request.headers["accept-encoding"]?.toString());
  response.appendHeader("vary", "accept, accept-encoding");
  const status = onlyPost ? 405 : statusOf(result);
  if (status === 401) response.setHeader("www-authenticate", 'Bearer realm="citegraph"');
  if (encoding) response.setHeader("content-encoding", encoding);
  send(response, status, type, bytes);
}

/** Sends a refusal as JSON: it stands outside of GraphQL, whatever the client accepts. */
export function sendRefusal(response: ServerResponse, { status, code, message, headers }: Refusal): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  send(response, status, JSON_TYPE, JSON.stringify({ errors: [{ message, extensions: { code } }] }));
}

export function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, {
    "content-type": `${type}; charset=utf-8`,
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(body);
}

function notAcceptable(): Refusal {
  return new Refusal(406, "NOT_ACCEPTABLE", `Answers come as ${GRAPHQL_RESPONSE} or ${JSON_TYPE}.`);
}

function inner(requestId: string): Refusal {
  const message = `Something went wrong inside the server; the request id is ${requestId}.`;
  return new Refusal(500, "INTERNAL_SERVER_ERROR", message);
}
