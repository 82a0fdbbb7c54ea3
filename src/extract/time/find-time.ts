// The times that a text names, as EDTF at the precision that it gives, anchored to the document's day.
import { toDayRange } from "../../domain/index.ts";
import { MONTH, TIME_READERS } from "./time-readers.ts";

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
  /** A month, or a day of one, without its year. */
  readonly isYearless: boolean;
}

/** How far a statement holds: "since May" has no end, "until May" no beginning. */
type Reach = "since" | "until" | null;

/** Not "from" and "as of": a letter is from a day, and accounts are as of one. */
const ONSET =
  /\b(?:effective|(?:take|takes|took|taken|taking) effect|in(?:to)? (?:force|effect)|starting|beginning|since)(?: on| from| in| since| as of)?(?: the)?,? $/i;
const ONSET_LENGTH = 40;
const SINCE = /\bsince(?: (?:at|least|around|the|start|beginning|of|early|late|mid))* $/i;
const UNTIL =
  /\b(?:(?:until|till|through)(?: (?:at|least|the|end|of|late|mid|early))*|(?:expir(?:es|ed|ing)|term (?:that )?end(?:s|ed|ing))(?: on| in)?) $/i;

/** "May 3", "in late May", "from May to July", not "last May". */
const YEARLESS = new RegExp(
  `^(?!(?:last|next)\\b)[^\\d]*${MONTH}(?:\\D*| \\d\\d?(?:st|nd|rd|th)?)$|^\\D*\\d\\d?(?:st|nd|rd|th)? (?:of )?${MONTH}$`,
  "i",
);
const WEEKDAY = /^(?:(?:on|this) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/;

/** Time expressions of a text, in order, without overlaps. Linear: every expression is bounded. */
export function findTimes(text: string, publishedAt: string | null): FoundTime[] {
  const found: FoundTime[] = [];
  for (const [pattern, read] of TIME_READERS) {
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
      const isYearless = YEARLESS.test(match[0]);
      found.push({ start, end, edtf: reachFrom(edtf, reach, isOnset), isToday, isOnset, isWeekday, isYearless });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function reachOf(before: string, words: string): Reach {
  if (/^since\b/i.test(words) || SINCE.test(before)) return "since";
  return /^(?:until|till|through)\b/i.test(words) || UNTIL.test(before) ? "until" : null;
}

/** "starting in the second half of 2026" says of what time the beginning is, and nothing of the end. */
function reachFrom(edtf: string, reach: Reach, isOnset: boolean): string {
  if (reach === null && !(isOnset && edtf.includes("/"))) return edtf;
  return reach !== "until" ? `${edtf.split("/")[0]}/..` : `../${edtf.split("/").at(-1)}`;
}
