// The HTTP server around the handlers: where it listens, how it is asked for its health, and how it stops.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { CitegraphError } from "../../domain/index.ts";
import { JSON_TYPE } from "./accept.ts";
import { send, sendRefusal, sentStatus } from "./answer.ts";
import { createMetrics, METRICS_TYPE } from "./metrics.ts";
import { Refusal } from "./refusal.ts";

export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  search: URLSearchParams,
) => Promise<void> | void;

export interface ListenerOptions {
  /** Path → handler. */
  readonly routes: Readonly<Record<string, Handler>>;
  /** Answers what no route does, such as the pages of an explorer. */
  readonly fallback?: Handler;
  /** Milliseconds that a client may read nothing of an answer that waits for it. */
  readonly unreadMs: number;
  /** Takes over connections that ask for another protocol. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Whether the server can answer questions now. */
  isReady(): Promise<boolean>;
}

export interface Listener {
  listen(port: number, host: string): Promise<{ url: string; port: number }>;
  /** Lets running requests end, for `drainMs` at most, and takes no new ones. */
  stop(drainMs: number): Promise<void>;
}

/** Milliseconds: idle connections are kept for longer than reverse proxies keep theirs, so that those never meet a closed one. */
const TIMES = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 65_000,
};

export function createListener({ routes, fallback, unreadMs, upgrade, isReady }: ListenerOptions): Listener {
  let draining = false;
  const metrics = createMetrics();
  const health: Record<string, Handler> = {
    "/metrics": (_request, response) => send(response, 200, METRICS_TYPE, metrics.toText()),
    "/livez": (_request, response) => send(response, 200, JSON_TYPE, '{"status":"alive"}'),
    "/readyz": async (_request, response) => {
      const ready = !draining && (await isReady());
      send(response, ready ? 200 : 503, JSON_TYPE, ready ? '{"status":"ready"}' : '{"status":"not ready"}');
    },
  };
  // Java's HTTP client offers HTTP/2 with every first question; whoever asks for anything but a WebSocket is answered as if it had not.
  const shouldUpgradeCallback = ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === "websocket";
  const server = createServer({ ...TIMES, shouldUpgradeCallback }, async (request, response) => {
    response.on("timeout", cutUnread);
    if (draining) response.setHeader("connection", "close");
    const { pathname, searchParams } = parseUrl(request.url);
    const handle = own(routes, pathname) ?? own(health, pathname) ?? fallback;
    const end = metrics.begin(own(routes, pathname) || own(health, pathname) ? pathname : "other");
    response.once("close", () => end(sentStatus(response)));
    if (handle) await handle(request, response, searchParams);
    else sendRefusal(response, new Refusal(404, "NOT_FOUND", "There is nothing here; GraphQL is at /graphql."));
  });
  server.setTimeout(unreadMs);
  server.on("upgrade", upgrade);
  const silent = silentConnections(server);
  return {
    listen: (port, host) => listen(server, port, host),
    stop: async (drainMs) => {
      draining = true;
      await close(server, silent, drainMs);
    },
  };
}

/** Nothing went over the connection for a while: either the answer takes its time, or nobody reads it. */
function cutUnread(socket: Socket): void {
  if (socket.writableLength > 0) socket.destroy();
}

function own(handlers: Readonly<Record<string, Handler>>, path: string): Handler | undefined {
  return Object.hasOwn(handlers, path) ? handlers[path] : undefined;
}

/** Of a path, or of a whole URL, as it is sent to proxies (RFC 9112, 3.2.2). */
function parseUrl(url = "/"): { pathname: string; searchParams: URLSearchParams } {
  const [pathname = "/", ...search] = url.replace(/^https?:\/\/[^/?]*/i, "").split("?");
  return { pathname, searchParams: new URLSearchParams(search.join("?")) };
}

/** @throws CitegraphError PORT_IN_USE, or USAGE for a place where it may not listen */
async function listen(server: Server, port: number, host: string): Promise<{ url: string; port: number }> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const used = cause.code === "EADDRINUSE";
      const message = used
        ? `Port ${port} on ${host} is in use.`
        : `Cannot listen on ${host}:${port}: ${cause.message}.`;
      reject(new CitegraphError(used ? "PORT_IN_USE" : "USAGE", message, { cause }));
    });
    server.listen(port, host, resolve);
  });
  const { address, port: actual, family } = server.address() as AddressInfo;
  const name = family === "IPv6" ? `[${address}]` : address;
  return { url: `http://${name}:${actual}/graphql`, port: actual };
}

/** Connections by which nothing has come yet, as browsers open them beforehand; Node.js does not count them as idle. */
function silentConnections(server: Server): ReadonlySet<Socket> {
  const silent = new Set<Socket>();
  server.on("connection", (socket) => {
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  server.on("request", ({ socket }) => silent.delete(socket));
  return silent;
}

async function close(server: Server, silent: ReadonlySet<Socket>, drainMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const socket of silent) if (socket.bytesRead === 0) socket.destroy();
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
