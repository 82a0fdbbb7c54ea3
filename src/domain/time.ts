// Times at the precision that a text gives them, as ISO 8601-2 (EDTF), and the days they may cover.
import edtf from "edtf";

/** First and last day that a time may cover, as ISO dates; null is open. */
export interface DayRange {
  readonly from: string | null;
  readonly to: string | null;
}

const ALWAYS: DayRange = { from: null, to: null };

/** Times repeat a great deal, and parsing one takes longer than all else that is done with it. */
const known = new Map<string, DayRange | null>();
const MAX_KNOWN = 10_000;

/**
 * The days a time covers: `2025-07` → 2025-07-01 to 2025-07-31, `2025/..` has no end. Null for what is not EDTF, for a day
 * that the calendar lacks, for an end before its beginning, and for years of other than four digits: days are compared as texts.
 */
export function toDayRange(time: string): DayRange | null {
  const found = known.get(time);
  if (found !== undefined) return found;
  const range = parseRange(time);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(time, range);
  return range;
}

function parseRange(time: string): DayRange | null {
  const [start, end, ...rest] = time.split("/");
  if (start === undefined || rest.length > 0) return null;
  if (end === undefined) return daysOf(start);
  const [first, last] = [isOpen(start) ? ALWAYS : daysOf(start), isOpen(end) ? ALWAYS : daysOf(end)];
  if (!first || !last || (first.from !== null && last.to !== null && first.from > last.to)) return null;
  return { from: first.from, to: last.to };
}

/** Within which days what a time speaks of begins and ends. */
export interface TimeEnds {
  /** Null is open. */
  readonly begin: DayRange | null;
  /** Null is open, or not told: what a text says of a day, month or year goes on for all it says. */
  readonly end: DayRange | null;
}

/**
 * The ends of a time, each at its own precision: `2019/2021-02-15` begins within 2019 and ends on that day of 2021. It does not end before
 * it begins: `2021-03/2021` ends in March or later.
 */
export function toTimeEnds(time: string): TimeEnds {
  const [start = "", last] = time.split("/");
  const rangeOf = (text: string) => (isOpen(text) ? null : toDayRange(text));
  const [begin, end] = [rangeOf(start), last === undefined || last === start ? null : rangeOf(last)];
  if (!begin?.from || !begin.to || !end?.from || !end.to) return { begin, end };
  return {
    begin: begin.to > end.to ? { ...begin, to: end.to } : begin,
    end: end.from < begin.from ? { ...end, from: begin.from } : end,
  };
}

/** Whether two ranges of days share a day. */
export function overlaps(a: DayRange, b: DayRange): boolean {
  const startsBeforeEnd = (x: DayRange, y: DayRange) => x.from === null || y.to === null || x.from <= y.to;
  return startsBeforeEnd(a, b) && startsBeforeEnd(b, a);
}

const isOpen = (end: string) => end === "" || end === "..";

function daysOf(time: string): DayRange | null {
  const [, one, all] = /^(?:\[(.+)\]|\{(.+)\})$/.exec(time) ?? [];
  const members = one ?? all;
  if (members !== undefined) return daysOfSet(members);
  const [, year, season] = /^(\d{4})-(2[1-9]|3\d|4[01])[?~%]?$/.exec(time) ?? [];
  if (year && season) return daysOfSeason(Number(year), season);
  const [day = "", hour] = time.split("T");
  // The day is the one that the text says, in whatever zone.
  return hour === undefined || (DAY.test(day) && daysOfDate(`2000-01-01T${hour}`)) ? daysOfDate(day) : null;
}

/** From the first to the last of those of which one is meant, or all: `2023,2025`, `2023..2025`; `..2023` and what is earlier. */
function daysOfSet(members: string): DayRange | null {
  const ends = members.split(/,|\.\./).map((each) => each.trim());
  const [isBefore, isBehind] = [ends[0] === "", ends.at(-1) === ""];
  const ranges = ends.slice(isBefore ? 1 : 0, isBehind ? -1 : undefined).map(daysOf);
  const known = ranges.filter((range) => range !== null);
  if (known.length === 0 || known.length < ranges.length) return null;
  const [from, to] = [
    known.map((range) => range.from!).sort()[0]!,
    known
      .map((range) => range.to!)
      .sort()
      .at(-1)!,
  ];
  return { from: isBefore ? null : from, to: isBehind ? null : to };
}

/**
 * With which month begins, and how many months lasts, what has a number in place of a month. Seasons are the northern ones where they are
 * not said to be southern; a winter goes on into the next year.
 */
const SEASONS = new Map<string, readonly [first: number, months: number]>([
  ...["21", "25", "31"].map((spring) => [spring, [3, 3]] as const),
  ...["22", "26", "32"].map((summer) => [summer, [6, 3]] as const),
  ...["23", "27", "29"].map((autumn) => [autumn, [9, 3]] as const),
  ...["24", "28", "30"].map((winter) => [winter, [12, 3]] as const),
  ...["33", "34", "35", "36"].map((quarter, at) => [quarter, [3 * at + 1, 3]] as const),
  ...["37", "38", "39"].map((third, at) => [third, [4 * at + 1, 4]] as const),
  ...["40", "41"].map((half, at) => [half, [6 * at + 1, 6]] as const),
]);

/** The parser takes seasons for quarters. */
function daysOfSeason(year: number, season: string): DayRange | null {
  const [first, months] = SEASONS.get(season)!;
  const monthOf = (month: number) =>
    `${String(month > 12 ? year + 1 : year).padStart(4, "0")}-${String(month > 12 ? month - 12 : month).padStart(2, "0")}`;
  const [begin, end] = [daysOfDate(monthOf(first)), daysOfDate(monthOf(first + months - 1))];
  return begin && end && { from: begin.from, to: end.to };
}

function daysOfDate(time: string): DayRange | null {
  if (/^\d{5}/.test(time)) return null; // which the parser takes for milliseconds
  try {
    const { min, max } = edtf(time);
    const range = { from: toDay(min), to: toDay(max) };
    // The parser takes 29 February of any year, and moves it to the next day.
    const isInCalendar = !time.includes("-02-29") || range.from.endsWith("-02-29");
    return isInCalendar && DAY.test(range.from) && DAY.test(range.to) ? range : null;
  } catch {
    return null;
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const toDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);
