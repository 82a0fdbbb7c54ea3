// Times as stretches of days, so that "2025" and "2025-07-15" can stand on one axis. ISO 8601-2 (EDTF), as far as the graph has it.

const DAY_MS = 86_400_000;

/** First and last day, counted from 1970-01-01; infinite where the time is open. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** The days that a time covers; null when it has none that can be told. */
export function daysOf(time: string | null): Days | null {
  if (!time) return null;
  const [start = "", end] = time.split("/");
  if (end === undefined) return daysOfPoint(start);
  const from = isOpen(start) ? Number.NEGATIVE_INFINITY : daysOfPoint(start)?.from;
  const to = isOpen(end) ? Number.POSITIVE_INFINITY : daysOfPoint(end)?.to;
  return from === undefined || to === undefined ? null : { from, to };
}

function isOpen(end: string): boolean {
  return end === ".." || end === "";
}

function daysOfPoint(point: string): Days | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T[^~?%]*)?[~?%]?$/.exec(point);
  if (!match) return null;
  const year = Number(match[1]);
  const part = Number(match[2] ?? 0);
  const months = match[2] === undefined ? { from: 0, to: 11 } : monthsOf(part);
  if (!months) return null;
  if (match[3] !== undefined) {
    const day = toDay(year, months.from, Number(match[3]));
    return { from: day, to: day };
  }
  return { from: toDay(year, months.from, 1), to: toDay(year, months.to + 1, 1) - 1 };
}

/** Months from 0; 21 to 24 are seasons and 33 to 36 quarters (ISO 8601-2, 4.8). */
function monthsOf(part: number): Days | null {
  if (part >= 1 && part <= 12) return { from: part - 1, to: part - 1 };
  if (part >= 21 && part <= 24) return { from: (part - 21) * 3 + 2, to: (part - 21) * 3 + 4 };
  return part >= 33 && part <= 36 ? { from: (part - 33) * 3, to: (part - 33) * 3 + 2 } : null;
}

function toDay(year: number, month: number, day: number): number {
  return Math.floor(Date.UTC(year, month, day) / DAY_MS);
}

/** A day as `2025-07-15`. */
export function toIsoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
