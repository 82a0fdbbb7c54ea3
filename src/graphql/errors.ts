// Errors as clients see them: every one has a code, ours have a hint, and what nobody foresaw is masked.
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { CitegraphError, type ErrorCode } from "../domain/index.ts";

/** The client asked for something that cannot be answered as it stands. */
export function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } });
}

/** The caller may not have it, as things stand: no fault of the server's. */
export function forbidden(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "FORBIDDEN", classification: "ValidationError" } });
}

/** The CitegraphError behind an error; null when there is none. */
export function citegraphErrorOf(error: unknown): CitegraphError | null {
  if (error instanceof CitegraphError) return error;
  return error instanceof GraphQLError ? citegraphErrorOf(error.originalError) : null;
}

/** Whether nobody foresaw this error: it is logged whole, and its message is not for clients. */
export function isUnexpected(error: unknown): boolean {
  const ours = citegraphErrorOf(error);
  if (ours) return ours.code === "INTERNAL";
  if (!(error instanceof GraphQLError)) return true;
  const { code } = error.extensions;
  const duringExecution = error.path !== undefined || error.originalError !== undefined;
  return code === "INTERNAL_SERVER_ERROR" || (code === undefined && duringExecution);
}

/** The public form of an error. `formatted` is what Apollo Server would send. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { message, locations, path, extensions } = formatted;
  const where = { ...(locations && { locations }), ...(path && { path }) };
  if (isUnexpected(error)) {
    const id = extensions?.requestId;
    const masked = { code: "INTERNAL_SERVER_ERROR", ...(id !== undefined && { requestId: id }) };
    return { message: "Something went wrong inside the server.", ...where, extensions: masked };
  }
  const ours = citegraphErrorOf(error);
  if (ours) {
    return { message: ours.message, ...where, extensions: extensionsOf(ours) };
  }
  return { message, ...where, extensions: { ...extensions, code: codeOf(error) ?? "BAD_REQUEST" } };
}

/** Codes of ours that speak of what the client sent; the others speak of the server or its store. */
const CLIENTS: ReadonlySet<ErrorCode> = new Set([
  "INPUT_UNREADABLE",
  "INPUT_EMPTY",
  "INPUT_INVALID",
  "SEED_INVALID",
  "QUERY_INVALID",
  "NOT_FOUND",
  "EVIDENCE_MISMATCH",
  "LIMIT_EXCEEDED",
]);

/** `classification` is how graphql-java and the tools that know it tell a client's fault from a server's. */
function extensionsOf({ code, hint, details }: CitegraphError) {
  const more = details.length > 0 ? { details } : {};
  return { code, hint, classification: CLIENTS.has(code) ? "ValidationError" : "DataFetchingException", ...more };
}

/** The code that was given first: Apollo Server wraps what a validation rule of ours says into its own. */
function codeOf(error: unknown): unknown {
  return error instanceof GraphQLError ? (codeOf(error.originalError) ?? error.extensions.code) : undefined;
}
