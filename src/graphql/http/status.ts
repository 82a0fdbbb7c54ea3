// The HTTP status of a GraphQL answer.
import type { FormattedExecutionResult } from "graphql";
import { JSON_TYPE, type ResponseType } from "./accept.ts";

/** Codes of errors that leave no data → status; 422 for those not listed. */
const STATUS: Readonly<Record<string, number>> = {
  GRAPHQL_PARSE_FAILED: 400,
  BAD_REQUEST: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  PERSISTED_QUERY_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
  TIMEOUT: 503,
};

/** By which automatic persisted queries ask for the text of a query whose hash is unknown. */
const ASKS_FOR_TEXT = "PersistedQueryNotFound";

export function asksForText(errors: FormattedExecutionResult["errors"]): boolean {
  return errors?.[0]?.message === ASKS_FOR_TEXT;
}

/** 200, 294 for data beside errors (a partial success), or what the first error stands for. */
export function statusOf({ data, errors }: FormattedExecutionResult, type: ResponseType): number {
  if (!errors?.length) return 200;
  if (data !== undefined) return 294;
  // Clients of plain JSON, Apollo's gateway among them, look into an answer only when its status is a success.
  if (type === JSON_TYPE && asksForText(errors)) return 200;
  return STATUS[String(errors[0]?.extensions?.code)] ?? 422;
}
