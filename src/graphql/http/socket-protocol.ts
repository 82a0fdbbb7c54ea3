// Operations over a WebSocket, by the protocol graphql-transport-ws (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md).
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import {
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  parse,
} from "graphql";
import { CloseCode, makeServer, type SubscribePayload } from "graphql-ws";
import type { WebSocket } from "ws";
import { hasExpired, type Identify, type Identity } from "../access/index.ts";
import { formatError } from "../errors.ts";
import type { Limits } from "../limits/limits.ts";
import { createPlaces } from "../limits/places.ts";
import type { Answers, Operate } from "../operations/subscribe.ts";
import { type Caller, clientOf } from "./caller.ts";
import { toParameters } from "./parse-request.ts";
import { Refusal } from "./refusal.ts";

export interface SocketProtocolOptions {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  /** Whether a proxy of ours says whose connections it passes on. */
  readonly trustProxy: boolean;
  readonly identify: Identify;
  readonly operate: Operate;
  /** Told of everything that nobody foresaw. */
  onFault(error: unknown, requestId: string): void;
}

/** A connection: what it asked to become a WebSocket with, and whose it is once that is known. */
export interface Connection extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  /** Aborted when the connection has closed. */
  readonly gone: AbortSignal;
  identity?: Identity;
}

const INIT_WAIT_MS = 5_000;
/** Connections of one client; of all of them together there is a limit where they come in. */
const MAX_OF_CLIENT = 100;
const TRY_AGAIN_LATER = 1013;
const NOBODY: Identity = { name: null, role: null };
/** What the protocol's server reads in the place of the document, which is answered by then and may be named by its hash alone. */
const ANSWERED = parse("{ __typename }");

export function createSocketProtocol(options: SocketProtocolOptions) {
  const { schema, identify, trustProxy } = options;
  const places = createPlaces("connections", { all: Number.POSITIVE_INFINITY, each: MAX_OF_CLIENT });
  const answers = new WeakMap<object, FormattedExecutionResult | Answers>();
  return makeServer<Record<string, unknown>, Connection>({
    connectionInitWaitTimeout: INIT_WAIT_MS,
    onConnect: async ({ connectionParams, extra }) => {
      const { headers } = extra.request;
      const shown = connectionParams?.authorization;
      const authorization = typeof shown === "string" ? shown : headers.authorization;
      try {
        const identity = await identify({ ...headers, ...(authorization !== undefined && { authorization }) });
        if (extra.gone.aborted) return false;
        extra.gone.addEventListener("abort", places.take(clientOf(identity, extra.request, trustProxy)));
        extra.identity = identity;
        return true;
      } catch (error) {
        if (error instanceof Refusal) return false; // closes with 4403
        if (!(error instanceof GraphQLError)) throw error;
        extra.socket.close(TRY_AGAIN_LATER, error.message);
        return false;
      }
    },
    onSubscribe: async ({ extra }, _id, payload) => {
      const { identity = NOBODY, request, gone } = extra;
      if (hasExpired(identity)) {
        // As a new connection with that key is closed. Clients then connect again, with another key if they have one.
        extra.socket.close(CloseCode.Forbidden, "Forbidden");
        return [toError({ message: "This key or token has expired.", extensions: { code: "UNAUTHENTICATED" } })];
      }
      const client = clientOf(identity, request, trustProxy);
      const { headers } = request;
      const caller = { requestId: randomUUID(), method: "POST", headers, identity, client, signal: gone };
      const answer = await answerTo(payload, caller, options);
      if ("errors" in answer && !("data" in answer)) return (answer.errors ?? []).map(toError);
      const inPlace = { schema, document: ANSWERED };
      answers.set(inPlace, answer);
      return inPlace;
    },
    execute: (inPlace) => answers.get(inPlace) as never,
    onNext: (_connection, _id, _payload, _inPlace, answer) => answer as FormattedExecutionResult, // its errors have their public form already
  });
}

/** An answer to every request, whatever becomes of it: the connection has others to answer. */
async function answerTo(
  payload: SubscribePayload,
  caller: Caller,
  { operate, onFault }: SocketProtocolOptions,
): Promise<FormattedExecutionResult | Answers> {
  try {
    const answer = await operate(toParameters(payload), caller);
    return "result" in answer ? answer.result : answer;
  } catch (error) {
    if (error instanceof Refusal) return { errors: [{ message: error.message, extensions: { code: error.code } }] };
    onFault(error, caller.requestId);
    return { errors: [formatError({ message: "", extensions: { requestId: caller.requestId } }, error)] };
  }
}

/** An error that is sent as it stands, with its place in the document. */
function toError(formatted: GraphQLFormattedError): GraphQLError {
  return Object.assign(new GraphQLError(formatted.message), { toJSON: () => formatted });
}
