// WebSockets: which connections become one, how they are kept, and what is said of those that break off.
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { CloseCode, handleProtocols } from "graphql-ws";
import { type WebSocket, WebSocketServer } from "ws";
import type { Log } from "../telemetry/log.ts";
import { createSocketProtocol, type SocketProtocolOptions } from "./socket-protocol.ts";

export interface WebSocketOptions extends SocketProtocolOptions {
  /** Origins whose pages may connect, beside our own. */
  readonly origins: readonly string[];
  readonly log: Log;
}

export interface WebSockets {
  /** Takes over a connection that asks to become a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Says good-bye to all and closes. */
  stop(): Promise<void>;
}

const MAX_SOCKETS = 500;
/** A client that does not answer a ping within the same time has gone, or reads nothing. */
const PING_MS = 12_000;
const GOING_AWAY = 1001;

export function createWebSockets({ origins, log, ...options }: WebSocketOptions): WebSockets {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: options.limits.bodyBytes, handleProtocols });
  const protocol = createSocketProtocol(options);
  const open = (socket: WebSocket, request: IncomingMessage) => {
    const gone = new AbortController();
    const stopPinging = keepPinging(socket);
    const toClient = {
      protocol: socket.protocol,
      send: (text: string) => sendOn(socket, text),
      close: (code?: number, reason?: string) => socket.close(code, reason),
      onMessage: (answer: (text: string) => Promise<void>) =>
        socket.on("message", (data) => {
          answer(String(data)).catch((error: unknown) => {
            options.onFault(error, randomUUID());
            socket.close(CloseCode.InternalServerError, "Internal server error");
          });
        }),
    };
    const ended = protocol.opened(toClient, { socket, request, gone: gone.signal });
    // What is no frame, or too long a one: ws has answered it with the code for that, and closes.
    socket.on("error", ({ message }) =>
      log.info({ address: request.socket.remoteAddress, message }, "WebSocket broken"),
    );
    socket.once("close", (code, reason) => {
      stopPinging();
      gone.abort();
      ended(code, String(reason)).catch((error: unknown) => options.onFault(error, randomUUID()));
    });
  };
  return {
    upgrade: (request, socket, head) => {
      const refused = refusalOf(request, origins, sockets.clients.size >= MAX_SOCKETS);
      if (refused) return refuse(socket, refused);
      sockets.handleUpgrade(request, socket, head, open);
    },
    stop: async () => {
      for (const socket of sockets.clients) socket.close(GOING_AWAY, "Going away");
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
    },
  };
}

/** Whoever has gone meanwhile is sent nothing, which is no fault. */
function sendOn(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState === socket.OPEN) socket.send(text, () => resolve());
    else resolve();
  });
}

function keepPinging(socket: WebSocket): () => void {
  let answered = true;
  socket.on("pong", () => {
    answered = true;
  });
  const pinging = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, PING_MS);
  return () => clearInterval(pinging);
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
