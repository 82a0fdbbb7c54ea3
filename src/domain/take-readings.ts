// What a store holds under a key once readings came. A text under a known key takes the place of the one before; one that another store
// held may be older than that, and is left out where it is.
import type { SourceDocument } from "./document.ts";
import type { Extraction } from "./extraction.ts";
import { withReading } from "./readings.ts";

export interface TakeOptions {
  /**
   * Leaves out what is of an older text than the one that is there, by the day of publishing or else of retrieval; where neither
   * tells, a part of another text than the whole one that is there.
   */
  readonly keepNewer?: boolean;
}

export interface Taken {
  /** All readings of one document, see `withReading`. */
  readonly readings: readonly Extraction[];
  /** How many of those that came were left out. */
  readonly leftOut: number;
}

/** @param given of documents of one key, in the order in which they come */
export function takeReadings(
  held: readonly Extraction[],
  given: readonly Extraction[],
  { keepNewer = false }: TakeOptions = {},
): Taken {
  let [readings, leftOut] = [held, 0];
  for (const reading of given) {
    if (keepNewer && isOutdated(reading, readings)) leftOut += 1;
    else readings = withReading(readings, reading);
  }
  return { readings, leftOut };
}

/** Whether a reading is of an older text than the one that is held, or, where nothing tells which is older, no more than a part. */
function isOutdated({ document, partial }: Extraction, held: readonly Extraction[]): boolean {
  const other = held[0]?.document;
  if (other === undefined || other.id === document.id) return false;
  const order = compareTexts(document, other);
  return order < 0 || (order === 0 && partial === true && held.some((each) => !each.partial));
}

/** Less than 0 where the first is the older one, 0 where nothing tells. */
function compareTexts(one: SourceDocument, other: SourceDocument): number {
  return compareDates(one.publishedAt, other.publishedAt) || compareDates(one.retrievedAt, other.retrievedAt);
}

/**
 * A text without a date counts as older than one with a date, so that it makes no difference in which order they come. Of a month and a
 * day in it neither is earlier.
 */
function compareDates(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  const order = one.includes("T") && other.includes("T") ? toTime(one) - toTime(other) : compareDays(one, other);
  return order || 0; // of a leap second no time is known
}

function compareDays(one: string, other: string): number {
  const length = Math.min(one.length, other.length, "2025-07-15".length);
  const [a, b] = [one.slice(0, length), other.slice(0, length)];
  return a < b ? -1 : a > b ? 1 : 0;
}

const toTime = (date: string): number => Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(date) ? date : `${date}Z`);
