// The times that a text names, as EDTF at the precision that it gives, anchored to the document's day.
import { toDayRange } from "../../domain/index.ts";

export interface FoundTime {
  readonly start: number;
  readonly end: number;
  readonly edtf: string;
  /** Stands for the day the text was published. */
  readonly isToday: boolean;
  /** The words before it say that something holds from then on: "takes effect on", "since". */
  readonly isOnset: boolean;
  /** A day of the week, taken for the last one. */
  readonly isWeekday: boolean;
}

/** How far a statement holds: "since May" has no end, "until May" no beginning. */
type Reach = "since" | "until" | null;

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
export const MONTH =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)";
export const YEAR = "(?:1[6-9]\\d\\d|20\\d\\d)";
export const DAY = "(?:[0-3]?\\d)(?:st|nd|rd|th)?";
const DATE = `(?:${MONTH} ${DAY},? ${YEAR}|${MONTH},? ${YEAR}|${YEAR})`;

type Reader = (match: RegExpExecArray, day: string | null) => string | null;

const pad = (n: number) => String(n).padStart(2, "0");
const monthOf = (word: string) =>
  pad(MONTHS.findIndex((name) => name.startsWith(word.toLowerCase().replace(".", "").slice(0, 3))) + 1);
const dayOf = (word: string) => pad(Number.parseInt(word, 10));
const DATE_PARTS = new RegExp(`^(?:(${MONTH})(?: (${DAY}))?,? )?(${YEAR})$`);
/** "May 3, 2021", "May 2021" or "2021" as EDTF. */
function dateOf(words: string): string {
  const [, month, day, year] = DATE_PARTS.exec(words)!;
  return [year, month && monthOf(month), day && dayOf(day)].filter(Boolean).join("-");
}
const yearOf = (day: string | null) => (day ? Number(day.slice(0, 4)) : null);
const quarterOf = (year: string | number, quarter: number) =>
  `${year}-${pad(quarter * 3 - 2)}/${year}-${pad(quarter * 3)}`;

const QUARTERS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  "1": 1,
  "2": 2,
  "3": 3,
  "4": 4,
};
const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

const READERS: readonly [RegExp, Reader][] = [
  [
    new RegExp(`\\b(?:[Ff]rom (${DATE}) (?:to|until|through)|[Bb]etween (${DATE}) and) (${DATE})\\b`, "g"),
    (m) => `${dateOf(m[1] ?? m[2]!)}/${dateOf(m[3]!)}`,
  ],
  [new RegExp(`\\b(${YEAR})\\s?[–-]\\s?(${YEAR})\\b`, "g"), (m) => `${m[1]}/${m[2]}`],
  [new RegExp(`\\b(${MONTH}) (${DAY}),? (${YEAR})\\b`, "g"), (m) => `${m[3]}-${monthOf(m[1]!)}-${dayOf(m[2]!)}`],
  [
    new RegExp(`\\b(${DAY}) (?:of )?(${MONTH}),? (${YEAR})\\b`, "g"),
    (m) => `${m[3]}-${monthOf(m[2]!)}-${dayOf(m[1]!)}`,
  ],
  [new RegExp(`\\b(${MONTH}),? (?:of )?(${YEAR})\\b`, "g"), (m) => `${m[2]}-${monthOf(m[1]!)}`],
  [new RegExp(`\\b(?:Q([1-4])|([1-4])Q),? (?:of )?(${YEAR})\\b`, "g"), (m) => quarterOf(m[3]!, Number(m[1] ?? m[2]))],
  [
    new RegExp(`\\b(first|second|third|fourth) quarter (?:of |in )?(?:fiscal )?(${YEAR})\\b`, "gi"),
    (m) => quarterOf(m[2]!, QUARTERS[m[1]!.toLowerCase()]!),
  ],
  [new RegExp(`\\b(${YEAR})-(\\d\\d)-(\\d\\d)\\b`, "g"), (m) => m[0]],
  [new RegExp(`\\b(?:since|until|till) (${YEAR})\\b`, "gi"), (m) => m[1]!],
  [new RegExp(`\\b(early|late|mid-?) ?(${YEAR})\\b`, "gi"), (m) => m[2]!],
  [
    new RegExp(
      `\\b(?:by|in|of|for|the|during|from|after|before|through|fiscal|and|around|circa|until|mid|spring|summer|autumn|fall|winter|,|year) (${YEAR})\\b(?![-–]\\d)`,
      "gi",
    ),
    (m) => m[1]!,
  ],
  [
    new RegExp(`\\b(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?\\b(?!,? ${YEAR})`, "g"),
    (m, day) => withYear(`${monthOf(m[1]!)}-${dayOf(m[2]!)}`, day),
  ],
  [
    new RegExp(`\\b(?:[Ii]n|[Ss]ince|[Ll]ast|[Tt]his|[Nn]ext) (${MONTH})\\b(?! \\d)`, "g"),
    (m, day) => withYear(monthOf(m[1]!), day),
  ],
  [/\b(?:today|this morning|this afternoon|this evening)\b/gi, (_m, day) => day?.slice(0, 10) ?? null],
  [/\byesterday\b/gi, (_m, day) => shiftDays(day, -1)],
  [/\btomorrow\b/gi, (_m, day) => shiftDays(day, 1)],
  [/\b(last|this|next|earlier this|later this) year\b/gi, (m, day) => relativeYear(m[1]!, day)],
  [/\b(last|next) week\b/gi, (m, day) => wholeWeek(/last/i.test(m[1]!) ? -1 : 1, day)],
  [/\b(last|this|next|earlier this|later this) month\b/gi, (m, day) => relativeMonth(m[1]!, day)],
  [
    /\b(?:(last|next|on|this) )?(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/g,
    (m, day) => weekday(m[2]!, m[1] ?? "on", day),
  ],
];

/** Not "from" and "as of": a letter is from a day, and accounts are as of one. */
const ONSET =
  /\b(?:effective|(?:take|takes|took|taken|taking) effect|in(?:to)? (?:force|effect)|starting|beginning|since)(?: on| from| in| since| as of)?,? $/i;
const ONSET_LENGTH = 40;
const SINCE = /\bsince(?: (?:at|least|around|the|start|beginning|of|early|late|mid))* $/i;
const UNTIL = /\b(?:until|till|through)(?: (?:at|least|the|end|of|late|mid|early))* $/i;

const WEEKDAY = /^(?:(?:on|this) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/;

/** Time expressions of a text, in order, without overlaps. Linear: every expression is bounded. */
export function findTimes(text: string, publishedAt: string | null): FoundTime[] {
  const found: FoundTime[] = [];
  for (const [pattern, read] of READERS) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => other.start < end && start < other.end)) continue;
      const edtf = read(match, publishedAt);
      // "May 40 firms" is no day, and 31 April is none either.
      if (!edtf || !toDayRange(edtf)) continue;
      const before = text.slice(Math.max(0, start - ONSET_LENGTH), start);
      const reach = reachOf(before, match[0]);
      const isOnset = reach === "since" || ONSET.test(before);
      const isWeekday = reach === null && WEEKDAY.test(match[0]);
      const isToday = edtf === publishedAt?.slice(0, 10);
      found.push({ start, end, edtf: reachFrom(edtf, reach), isToday, isOnset, isWeekday });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function reachOf(before: string, words: string): Reach {
  if (/^since\b/i.test(words) || SINCE.test(before)) return "since";
  return /^(?:until|till|through)\b/i.test(words) || UNTIL.test(before) ? "until" : null;
}

function reachFrom(edtf: string, reach: Reach): string {
  if (reach === null) return edtf;
  return reach === "since" ? `${edtf.split("/")[0]}/..` : `../${edtf.split("/").at(-1)}`;
}

/** A month or day without year lies in the document's year, or in the last where it would be half a year ahead. */
function withYear(rest: string, day: string | null): string | null {
  const year = yearOf(day);
  if (year === null || day === null) return null;
  const ahead = Number(rest.slice(0, 2)) - Number(day.slice(5, 7) || "12");
  return `${ahead > 6 ? year - 1 : year}-${rest}`;
}

function shiftDays(day: string | null, by: number): string | null {
  if (!day || day.length < 10) return null;
  return new Date(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

function relativeYear(word: string, day: string | null): string | null {
  const year = yearOf(day);
  if (year === null) return null;
  return String(year + (/last/i.test(word) ? -1 : /next/i.test(word) ? 1 : 0));
}

function relativeMonth(word: string, day: string | null): string | null {
  if (!day || day.length < 7) return null;
  const months =
    Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + (/last/i.test(word) ? -1 : /next/i.test(word) ? 1 : 0);
  return `${Math.floor(months / 12)}-${pad((months % 12) + 1)}`;
}

/** From Monday to Sunday, so many weeks from that of a day. */
function wholeWeek(by: number, day: string | null): string | null {
  if (!day || day.length < 10) return null;
  const sinceMonday = (new Date(`${day.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = 7 * by - sinceMonday;
  return `${shiftDays(day, monday)}/${shiftDays(day, monday + 6)}`;
}

function weekday(name: string, word: string, day: string | null): string | null {
  if (!day || day.length < 10) return null;
  const today = new Date(`${day.slice(0, 10)}T00:00:00Z`).getUTCDay();
  const target = WEEKDAYS.indexOf(name.toLowerCase());
  const back = (today - target + 7) % 7;
  return shiftDays(day, /next/i.test(word) ? 7 - back : -(back === 0 && /last/i.test(word) ? 7 : back));
}
