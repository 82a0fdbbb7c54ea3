// Answers HTTP requests for GraphQL, by the GraphQL-over-HTTP draft of 2026.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { FormattedExecutionResult } from "graphql";
import type { Identify } from "../access/index.ts";
import type { Rate } from "../limits/rate.ts";
import type { Execute } from "../operations/execute.ts";
import type { Operate } from "../operations/subscribe.ts";
import type { Log } from "../telemetry/log.ts";
import { chooseType, GRAPHQL_RESPONSE, JSON_TYPE } from "./accept.ts";
import { sendAnswer, sendRefusal, sentStatus } from "./answer.ts";
import { clientOf, requestIdOf, untilGone } from "./caller.ts";
import { allowOrigins } from "./cors.ts";
import { sendEvents, wantsEvents } from "./event-stream.ts";
import { parseRequest } from "./parse-request.ts";
import { Refusal } from "./refusal.ts";
import { asksForText } from "./status.ts";

export interface GraphQLHandlerOptions {
  readonly bodyBytes: number;
  /** Origins whose pages may ask from a browser. */
  readonly origins: readonly string[];
  /** Whether a proxy of ours says whose requests it passes on. */
  readonly trustProxy: boolean;
  readonly identify: Identify;
  readonly rate: Rate;
  readonly log: Log;
  /** Answers questions and changes. */
  readonly execute: Execute;
  /** Answers subscriptions too. */
  readonly operate: Operate;
  /** Told of everything that nobody foresaw. */
  onFault(error: unknown, requestId: string): void;
}

/** A handler for the GraphQL endpoint. It never rejects. */
export function createGraphQLHandler(options: GraphQLHandlerOptions) {
  return async (request: IncomingMessage, response: ServerResponse, search: URLSearchParams): Promise<void> => {
    const requestId = requestIdOf(request);
    const started = performance.now();
    response.setHeader("x-request-id", requestId);
    let client: string | undefined;
    response.once("close", () => {
      const durationMs = Math.round(performance.now() - started);
      const values = { requestId, method: request.method, status: sentStatus(response), durationMs, client };
      options.log.info(values, "request answered");
    });
    if (allowOrigins(request, response, options.origins)) return;
    try {
      const { accept } = request.headers;
      const events = wantsEvents(accept);
      const type = chooseType(accept) ?? (events ? JSON_TYPE : null);
      const parameters = await parseRequest(request, search, options.bodyBytes);
      if (!type) throw notAcceptable();
      const identity = await options.identify(request.headers);
      client = clientOf(identity, request, options.trustProxy);
      const { method = "POST", headers } = request;
      const caller = { requestId, method, headers, identity, client, signal: untilGone(response) };
      const answer = events ? await options.operate(parameters, caller) : await options.execute(parameters, caller);
      for (const [name, value] of Object.entries(options.rate.headersFor(client))) response.setHeader(name, value);
      if (!("result" in answer)) await sendEvents(response, answer);
      else if (events && isToldAsEvent(answer.result)) await sendEvents(response, once(answer.result));
      else await sendAnswer(request, response, type, answer, method === "GET" && parameters.query === undefined);
    } catch (error) {
      if (!(error instanceof Refusal)) options.onFault(error, requestId);
      if (response.headersSent) response.destroy(); // to end it would say that it is whole
      sendRefusal(response, error instanceof Refusal ? error : inner(requestId));
    }
  };
}

/** What is refused has its status instead; but not by which a client learns to send the text, for it looks for that in an event. */
function isToldAsEvent({ data, errors }: FormattedExecutionResult): boolean {
  return data !== undefined || asksForText(errors);
}

async function* once(result: FormattedExecutionResult): AsyncGenerator<FormattedExecutionResult> {
  yield result;
}

function notAcceptable(): Refusal {
  return new Refusal(406, "NOT_ACCEPTABLE", `Answers come as ${GRAPHQL_RESPONSE} or ${JSON_TYPE}.`);
}

function inner(requestId: string): Refusal {
  const message = `Something went wrong inside the server; the request id is ${requestId}.`;
  return new Refusal(500, "INTERNAL_SERVER_ERROR", message);
}
