// The body of a request, up to a size.
import type { IncomingMessage } from "node:http";
import { Refusal } from "./refusal.ts";

/** How much of a body that is too large is read and dropped, so that its sender gets to see the answer. */
const DRAINED_BYTES = 16_777_216;

/**
 * Reads a body as UTF-8.
 * @throws Refusal 413 when it is too large, 400 when it is not UTF-8 or ends early
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<string> {
  if (Number(request.headers["content-length"]) > limit) {
    const dropped = drop(request);
    // After the answer this connection is closed, and whoever still sends would see that instead of the answer.
    if (isLast(request)) await dropped;
    throw tooLarge(limit);
  }
  const bytes = await collect(request, limit);
  if (bytes === null) throw tooLarge(limit, { connection: "close" });
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new Refusal(400, "BAD_REQUEST", "The body is not UTF-8.");
  }
}

const UTF8 = new TextDecoder("utf-8", { fatal: true });

/** All bytes; null when there are more than the limit. */
function collect(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    const early = (cause: unknown) => reject(new Refusal(400, "BAD_REQUEST", `The body ended early: ${String(cause)}`));
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else if (size > DRAINED_BYTES) resolve(null);
    });
    request.once("end", () => resolve(size > limit ? null : chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.once("error", early);
    request.once("close", () => request.complete || early("the connection was closed"));
  });
}

function tooLarge(limit: number, headers: Readonly<Record<string, string>> = {}): Refusal {
  return new Refusal(413, "PAYLOAD_TOO_LARGE", `The body has more than the ${limit} bytes allowed.`, headers);
}

/** Whether the connection is closed after the answer to this request. */
function isLast({ headers: { connection = "" }, httpVersion }: IncomingMessage): boolean {
  return httpVersion === "1.0" || /\bclose\b/i.test(connection);
}

/** Reads on for a sender that listens only when it has sent all, while it has its answer already; resolves at the body's end. */
function drop(request: IncomingMessage): Promise<void> {
  let size = 0;
  return new Promise((resolve) => {
    request.once("end", resolve).once("close", resolve);
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > DRAINED_BYTES) request.destroy();
    });
  });
}
