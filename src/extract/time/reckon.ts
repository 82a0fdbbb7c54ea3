// Times that are told from the document's day: "last year", "two weeks ago", "by Friday". Null where that day is not known.

export const pad = (n: number) => String(n).padStart(2, "0");

const yearOf = (day: string | null) => (day ? Number(day.slice(0, 4)) : null);
const isBack = (word: string) => /last/i.test(word);
const isAhead = (word: string) => /next/i.test(word);
const stepOf = (word: string) => (isBack(word) ? -1 : isAhead(word) ? 1 : 0);

export function shiftDays(day: string | null, by: number): string | null {
  if (!day || day.length < 10) return null;
  return new Date(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

function shiftMonths(day: string | null, by: number): string | null {
  if (!day || day.length < 7) return null;
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + by;
  return `${Math.floor(months / 12)}-${pad((months % 12) + 1)}`;
}

/** "last year", "this year", "the year", "next year". */
export function yearNear(word: string, day: string | null): string | null {
  const year = yearOf(day);
  return year === null ? null : String(year + stepOf(word));
}

/** "last month", "this month", "next month". */
export const monthNear = (word: string, day: string | null) => shiftMonths(day, stepOf(word));

export const quarterOf = (year: string | number, quarter: number) =>
  `${year}-${pad(quarter * 3 - 2)}/${year}-${pad(quarter * 3)}`;

/** "last quarter", "this quarter", "next quarter". */
export function quarterNear(word: string, day: string | null): string | null {
  const month = shiftMonths(day, 3 * stepOf(word));
  return month && quarterOf(month.slice(0, 4), Math.ceil(Number(month.slice(5)) / 3));
}

export const halfOf = (year: string, isFirst: boolean) => (isFirst ? `${year}-01/${year}-06` : `${year}-07/${year}-12`);

/**
 * A month, or a day of one, that is told without its year: of the document's year, or of the last where it would be half a year ahead.
 * @param word "last" and "next" say on which side of the document's day it lies
 */
export function monthsNear(rest: string, day: string | null, word = ""): string | null {
  const year = yearOf(day);
  if (year === null || day === null) return null;
  const ahead = Number(rest.slice(0, 2)) - Number(day.slice(5, 7) || "12");
  if (isBack(word)) return `${ahead >= 0 ? year - 1 : year}-${rest}`;
  if (isAhead(word)) return `${ahead <= 0 ? year + 1 : year}-${rest}`;
  return `${ahead > 6 ? year - 1 : year}-${rest}`;
}

/** From Monday to Sunday, so many weeks from that of a day. */
export function wholeWeek(by: number, day: string | null): string | null {
  const monday = mondayOf(by, day);
  return monday && `${monday}/${shiftDays(monday, 6)}`;
}

/** The Saturday and Sunday before a day. */
export function weekend(day: string | null): string | null {
  const monday = mondayOf(0, day);
  return monday && `${shiftDays(monday, -2)}/${shiftDays(monday, -1)}`;
}

function mondayOf(by: number, day: string | null): string | null {
  if (!day || day.length < 10) return null;
  return shiftDays(day, 7 * by - ((new Date(`${day.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7));
}

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** "Friday", "last Friday", "next Friday": the last one where nothing is said of it. */
export function weekday(name: string, word: string, day: string | null): string | null {
  if (!day || day.length < 10) return null;
  const today = new Date(`${day.slice(0, 10)}T00:00:00Z`).getUTCDay();
  const back = (today - WEEKDAYS.indexOf(name.toLowerCase()) + 7) % 7;
  return shiftDays(day, isAhead(word) ? 7 - back : -(back === 0 && isBack(word) ? 7 : back));
}

const NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
/** Numbers up to twelve as words, and others up to 99. */
export const COUNT = `(?:an?|${NUMBERS.join("|")}|\\d{1,2})`;

function toNumber(word: string): number {
  const known = NUMBERS.indexOf(word.toLowerCase());
  return known >= 0 ? known + 1 : /^an?$/i.test(word) ? 1 : Number(word);
}

/** "a year ago", "three weeks ago": at the precision of what is counted. */
export function ago(count: string, unit: string, day: string | null): string | null {
  const back = -toNumber(count);
  const year = yearOf(day);
  switch (unit.toLowerCase()) {
    case "day":
      return shiftDays(day, back);
    case "week":
      return wholeWeek(back, day);
    case "month":
      return shiftMonths(day, back);
    default:
      return year === null ? null : String(year + back);
  }
}

/** "over the next four years". */
export function yearsAhead(count: string, day: string | null): string | null {
  const year = yearOf(day);
  return year === null ? null : `${year}/${year + toNumber(count)}`;
}
