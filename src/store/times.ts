// Times that a question names, in the store's own clock.
import { CitegraphError } from "../domain/index.ts";

/**
 * Milliseconds since 1970 of an ISO 8601 date and time.
 * @throws CitegraphError QUERY_INVALID for a time that is none
 */
export function toMilliseconds(time: string): number {
  const ms = Date.parse(time);
  if (Number.isNaN(ms)) throw new CitegraphError("QUERY_INVALID", `${time} is not an ISO 8601 date and time.`);
  return ms;
}
