// What the driver throws, in our words.
import neo4j from "neo4j-driver";
import { CitegraphError } from "../../../domain/index.ts";

/** What was going on; a write that broke off can be run again, a server that never answered must be started first. */
export type Phase = "connect" | "read" | "hold" | "write";

const AWAY = new Set<string>([neo4j.error.SERVICE_UNAVAILABLE, neo4j.error.SESSION_EXPIRED]);

// What the driver says of a connection that ended, all in node-channel.js of neo4j-driver-bolt-connection.
const ENDED =
  /^(Failed to connect to server|Failed to establish connection|Connection was closed by server|Connection lost)/;

const MAY_NOT =
  /^Neo\.ClientError\.(Security\.Forbidden|General\.(ForbiddenOnReadOnlyDatabase|WriteOnReadOnlyAccessDatabase)|Statement\.AccessMode)$/;

/**
 * A connection that ended while it logged in. The driver gives such an end another code than any other (ProtocolError),
 * and does not try again what it takes for a fault in what was said. Nothing was begun by then.
 */
export function endedInLogin(error: unknown): boolean {
  const { code, message = "" } = (error ?? {}) as { code?: string; message?: string };
  return code === neo4j.error.PROTOCOL_ERROR && ENDED.test(message);
}

/** What may go well the next time: the server was away, chose another one, or ended the transaction for another's sake. */
export function isPassing(error: unknown): boolean {
  // Not `isRetriableError`, which throws in driver 6.
  return endedInLogin(error) || (error instanceof Error && neo4j.isRetryableError(error));
}

export function toStoreError(error: unknown, location: string, phase: Phase): CitegraphError {
  if (error instanceof CitegraphError) return error;
  const { code = "", message = String(error) } = error as { code?: string; message?: string };
  const fail = (kind: "STORE_UNREACHABLE" | "STORE_UNAUTHORISED" | "STORE_INTERRUPTED" | "INTERNAL", what: string) =>
    new CitegraphError(kind, what, { cause: error });
  if (phase === "hold" && MAY_NOT.test(code)) {
    const hint = "Ask again. If that never helps, a writer was killed: ask once as a user who may write.";
    const what = `A change of Neo4j at ${location} is under way, and this user may not wait for its end.`;
    return new CitegraphError("STORE_BUSY", what, { cause: error, hint });
  }
  if (message.startsWith("Connection acquisition timed out")) {
    const what = `All connections to Neo4j at ${location} were in use for too long.`;
    return new CitegraphError("STORE_BUSY", what, { cause: error, hint: "Ask less at once, or again a little later." });
  }
  if (code.startsWith("Neo.ClientError.Security.")) {
    return fail("STORE_UNAUTHORISED", `Neo4j at ${location} refused the user or the password.`);
  }
  if (code === "Neo.ClientError.Database.DatabaseNotFound") {
    const hint = "Set NEO4J_DATABASE to a database of that server, or leave it unset.";
    return new CitegraphError("STORE_UNREACHABLE", `${location}: ${message}`, { cause: error, hint });
  }
  if (message.startsWith("Server responded HTTP")) {
    const hint = "Give the port for bolt, which is 7687 unless the server was told another.";
    const what = `What answered at ${location} speaks HTTP, not bolt.`;
    return new CitegraphError("STORE_UNREACHABLE", what, { cause: error, hint });
  }
  if (AWAY.has(code) || endedInLogin(error)) {
    return phase === "write"
      ? fail("STORE_INTERRUPTED", `Neo4j at ${location} went away while it was written to.`)
      : fail("STORE_UNREACHABLE", `No Neo4j answered at ${location}.`);
  }
  if (isPassing(error) || code === "Neo.DatabaseError.Transaction.TransactionCommitFailed") {
    return fail("STORE_INTERRUPTED", `Neo4j at ${location} broke off: ${message}`);
  }
  return fail("INTERNAL", `Neo4j at ${location} failed: ${message}`);
}
