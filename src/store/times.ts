// Times that a question names, in the store's own clock.
import { CitegraphError, DateTime } from "../domain/index.ts";

const HAS_TIME = /T/;
const HAS_ZONE = /T.*(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * Milliseconds since 1970 of an ISO 8601 date and time, which is UTC where it names no zone.
 * @throws CitegraphError QUERY_INVALID for a time that is none
 */
export function toMilliseconds(time: string): number {
  // JavaScript's own parser takes "1" for a year and 30 February for 2 March, and reads what has no zone by the machine's.
  const isWithoutZone = HAS_TIME.test(time) && !HAS_ZONE.test(time);
  const ms = DateTime.safeParse(time).success ? Date.parse(isWithoutZone ? `${time}Z` : time) : Number.NaN;
  if (Number.isNaN(ms)) throw new CitegraphError("QUERY_INVALID", `${time} is not an ISO 8601 date and time.`);
  return ms;
}
