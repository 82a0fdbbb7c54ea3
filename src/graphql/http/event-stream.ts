// Server-sent events, as the graphql-sse protocol has them in its mode of distinct connections
// (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md): a request, and a stream of its answers.
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { FormattedExecutionResult } from "graphql";

export const EVENT_STREAM = "text/event-stream";

/** Comments keep the connection from being taken for dead on the way. */
const KEEP_ALIVE_MS = 15_000;

export function wantsEvents(accept: string | undefined): boolean {
  return accept?.split(",").some((part) => part.split(";")[0]?.trim().toLowerCase() === EVENT_STREAM) ?? false;
}

/** Sends each result as it comes, as fast as the client reads, until the last one or until nobody listens. */
export async function sendEvents(
  response: ServerResponse,
  results: AsyncIterable<FormattedExecutionResult>,
): Promise<void> {
  response.writeHead(200, {
    "content-type": `${EVENT_STREAM}; charset=utf-8`,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-accel-buffering": "no", // a reverse proxy is to pass on what comes when it comes
  });
  response.write(":\n\n");
  // Not to those who read nothing: what is written counts as a sign of life when it is seen whether to cut them off.
  const alive = setInterval(() => response.writableLength > 0 || response.write(":\n\n"), KEEP_ALIVE_MS);
  try {
    for await (const result of results) {
      if (response.destroyed) return;
      if (!response.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`)) await drained(response);
    }
    response.end("event: complete\ndata:\n\n");
  } finally {
    clearInterval(alive);
  }
}

async function drained(response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  const { signal } = gone;
  await Promise.race([once(response, "drain", { signal }), once(response, "close", { signal })]).finally(() =>
    gone.abort(),
  );
}
