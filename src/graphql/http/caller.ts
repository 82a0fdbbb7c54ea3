// Who asks over HTTP, whether they still wait, and under which id.
import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { Identity } from "../access/index.ts";

export interface Caller {
  readonly requestId: string;
  readonly method: string;
  readonly identity: Identity;
  /** Whose points of cost are counted: a key, a token's subject, or an address; undefined for the process itself. */
  readonly client?: string;
  readonly headers?: IncomingHttpHeaders;
  /** Aborted when the caller has gone. */
  readonly signal?: AbortSignal;
}

/** The id that a proxy or client gave to the request, when it is fit for a log; else a new one. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers["x-request-id"];
  return typeof given === "string" && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
}

/** @param trustProxy whether a proxy of ours writes x-forwarded-for: its last address is the one that the proxy saw */
export function clientOf({ name }: Identity, { headers, socket }: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? headers["x-forwarded-for"]?.toString().split(",").at(-1)?.trim() : undefined;
  return name ?? `address:${forwarded || (socket.remoteAddress ?? "unknown")}`;
}

/** Aborts when the connection closes before the answer is sent. */
export function untilGone(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}
