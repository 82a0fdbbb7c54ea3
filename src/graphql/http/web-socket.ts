// Operations over WebSocket, by the protocol graphql-transport-ws (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md).
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type FormattedExecutionResult, GraphQLError, type GraphQLSchema, parse } from "graphql";
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL } from "graphql-ws";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import { hasExpired, type Identify, type Identity } from "../access/index.ts";
import type { Limits } from "../limits/limits.ts";
import type { Answers, Operate } from "../operations/subscribe.ts";
import { clientOf } from "./caller.ts";
import { Refusal } from "./refusal.ts";

export interface WebSocketOptions {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  /** Origins whose pages may connect, beside our own. */
  readonly origins: readonly string[];
  /** Whether a proxy of ours says whose connections it passes on. */
  readonly trustProxy: boolean;
  readonly identify: Identify;
  readonly operate: Operate;
}

export interface WebSockets {
  /** Takes over a connection that asks to become a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Says good-bye to all and closes. */
  stop(): Promise<void>;
}

const INIT_WAIT_MS = 5_000;
const MAX_SOCKETS = 500;

interface Extra extends Record<PropertyKey, unknown> {
  identity?: Identity;
}

export function createWebSockets({
  schema,
  limits,
  origins,
  trustProxy,
  identify,
  operate,
}: WebSocketOptions): WebSockets {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.bodyBytes,
    handleProtocols: (offered) => (offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false),
  });
  const answered = new WeakMap<object, FormattedExecutionResult | Answers>();
  const server = useServer<Record<string, unknown>, Extra>(
    {
      connectionInitWaitTimeout: INIT_WAIT_MS,
      onConnect: async ({ connectionParams, extra }) => {
        const { headers } = extra.request;
        const shown = connectionParams?.authorization;
        const authorization = typeof shown === "string" ? shown : headers.authorization;
        try {
          extra.identity = await identify({ ...headers, ...(authorization !== undefined && { authorization }) });
          return true;
        } catch (error) {
          if (error instanceof Refusal) return false; // closes with 4403
          throw error;
        }
      },
      onSubscribe: async ({ extra }, _id, { query, variables, operationName, extensions }) => {
        const gone = new AbortController();
        extra.socket.once("close", () => gone.abort());
        const parameters = {
          query,
          ...(variables && { variables }),
          ...(operationName && { operationName }),
          ...(extensions && { extensions }),
        };
        const identity = extra.identity ?? { name: null, role: null };
        if (hasExpired(identity)) {
          // As a new connection with that key is closed. Clients then connect again, with another key if they have one.
          extra.socket.close(CloseCode.Forbidden, "Forbidden");
          return [new GraphQLError("This key or token has expired.", { extensions: { code: "UNAUTHENTICATED" } })];
        }
        const client = clientOf(identity, extra.request, trustProxy);
        const { headers } = extra.request;
        const caller = { requestId: randomUUID(), method: "POST", headers, identity, client, signal: gone.signal };
        const answer = await operate(parameters, caller);
        const result = "result" in answer ? answer.result : answer;
        if ("errors" in result && !("data" in result)) return (result.errors ?? []).map(toError);
        const args = { schema, document: parse(query), ...(operationName && { operationName }) };
        answered.set(args, result);
        return args;
      },
      execute: (args) => answered.get(args) as never,
      subscribe: (args) => answered.get(args) as never,
    },
    sockets,
  );
  return {
    upgrade: (request, socket, head) => {
      const refused = refusalOf(request, origins, sockets.clients.size >= MAX_SOCKETS);
      if (refused) return refuse(socket, refused);
      sockets.handleUpgrade(request, socket, head, (client) => sockets.emit("connection", client, request));
    },
    stop: async () => {
      await server.dispose();
    },
  };
}

/** A page of another origin may open a WebSocket, and a browser asks nobody before it does: so its origin is looked at here. */
function refusalOf({ headers, url }: IncomingMessage, origins: readonly string[], full: boolean): string | null {
  const { origin, host } = headers;
  if (url?.split("?")[0] !== "/graphql") return "404 Not Found";
  const isOurs = origin === undefined || origins.includes(origin) || hostOf(origin) === host;
  if (!isOurs) return "403 Forbidden";
  return full ? "503 Service Unavailable" : null;
}

/** Whoever asked may have hung up by now: Node.js leaves the errors of a connection to us once another protocol was asked for. */
function refuse(socket: Duplex, status: string): void {
  socket.once("error", () => socket.destroy()).once("finish", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function toError({ message, ...more }: NonNullable<FormattedExecutionResult["errors"]>[number]): GraphQLError {
  return new GraphQLError(message, { ...(more.extensions && { extensions: more.extensions }) });
}
