// What a command reads and writes. Tests give their own; the process has one.
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { CitegraphError } from "../domain/index.ts";
import { inChunks } from "../pipeline/index.ts";

export interface Io {
  readonly stdin: Readable;
  /** Results, and nothing else. */
  readonly stdout: Writable;
  /** Progress, faults, hints. */
  readonly stderr: Writable;
  readonly isTty: boolean;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted when the user wants to stop: what is under way is brought to an end, nothing new begins. */
  readonly signal: AbortSignal;
}

/** Exit code after SIGINT or SIGTERM, as a shell gives it. */
export const INTERRUPTED = 130;

/**
 * The process itself. The first SIGINT or SIGTERM stops between two batches, the second at once. A reader of
 * the results that goes away (`citegraph export | head`) ends the process quietly.
 */
export function processIo(): Io {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => (stop.signal.aborted ? process.exit(INTERRUPTED) : stop.abort()));
  }
  process.stdout.on("error", endWithoutReader);
  process.stderr.on("error", () => {}); // nobody hears of the progress any more: no reason to leave the work undone
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    isTty: process.stderr.isTTY === true,
    cwd: process.cwd(),
    env: process.env,
    signal: stop.signal,
  };
}

function endWithoutReader(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(0);
  const { code, message, hint, exitCode } = new CitegraphError(
    "OUTPUT_UNWRITABLE",
    `Standard output takes no more: ${error.message}.`,
    { hint: "What was printed is not whole: free some space, or write it to another place." },
  );
  process.stderr.write(`citegraph: ${code}: ${message}\n  hint: ${hint}\n`);
  process.exit(exitCode);
}

/** Writes a line, and waits while the reader is slower than we are. */
export async function writeLine(stream: Writable, line: string): Promise<void> {
  if (!stream.write(`${line}\n`)) await once(stream, "drain");
}

/** Writes a text in pieces, as fast as the reader takes it, until the signal ends it. */
export async function writeText(stream: Writable, pieces: AsyncIterable<string>, signal: AbortSignal): Promise<void> {
  for await (const chunk of inChunks(pieces)) {
    if (signal.aborted) return;
    if (!stream.write(chunk)) await once(stream, "drain");
  }
}
