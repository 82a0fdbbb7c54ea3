// What a store says when nobody waits for its answer any more.
import { CitegraphError } from "../domain/index.ts";
import type { Waiting } from "./graph-store.ts";

/** @throws CitegraphError CANCELLED when nobody waits: the signal is aborted, or the deadline has come */
export function assertAwaited({ signal, deadline = Number.POSITIVE_INFINITY }: Waiting, cause?: unknown): void {
  if (signal?.aborted || performance.now() >= deadline) throw cancelled(cause);
}

export function cancelled(cause?: unknown): CitegraphError {
  return new CitegraphError("CANCELLED", "Nobody waits for this answer any more.", { cause });
}
