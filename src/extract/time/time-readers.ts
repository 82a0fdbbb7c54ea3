// How a text writes times, each with what it says as EDTF.
import {
  ago,
  COUNT,
  halfOf,
  monthNear,
  monthsNear,
  pad,
  quarterNear,
  quarterOf,
  shiftDays,
  weekday,
  weekend,
  wholeWeek,
  yearNear,
  yearsAhead,
} from "./reckon.ts";

export const MONTH =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)";
export const YEAR = "(?:1[6-9]\\d\\d|20\\d\\d)";
export const DAY = "(?:[0-3]?\\d)(?:st|nd|rd|th)?";
const DATE = `(?:${MONTH}(?: ${DAY}\\b)?(?:,? ${YEAR})?|${YEAR})`;

/** What a match says, from the document's day where it needs that; null for no time. */
type Reader = (match: RegExpExecArray, day: string | null) => string | null;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthOf = (word: string) => pad(MONTHS.indexOf(word.toLowerCase().slice(0, 3)) + 1);
const dayOf = (word: string) => pad(Number.parseInt(word, 10));
const ORDINALS = ["first", "second", "third", "fourth"];
const quarterNamed = (word: string) => ORDINALS.indexOf(word.toLowerCase()) + 1 || Number(word);

const DATE_PARTS = new RegExp(`^(?:(${MONTH})(?: (${DAY}))?(?:,? )?)?(${YEAR})?$`);

/** "May 3, 2021", "May 2021", "2021" or "May" as EDTF; what lacks a year is of the given one, or near the document's day. */
function dateOf(words: string, year: string | null, day: string | null): string | null {
  const [, month, dayOfMonth, own] = DATE_PARTS.exec(words)!;
  const rest = [month && monthOf(month), dayOfMonth && dayOf(dayOfMonth)].filter(Boolean).join("-");
  const known = own ?? year;
  return known === null ? monthsNear(rest, day) : [known, rest].filter(Boolean).join("-");
}

/** "from May 2019 to June 2020", "from March to May 2021". */
function betweenDates(first: string, last: string, day: string | null): string | null {
  const end = dateOf(last, null, day);
  const begin = end && dateOf(first, end.slice(0, 4), day);
  return begin && `${begin}/${end}`;
}

const yearTold = (year: string | undefined, word: string | undefined, day: string | null) =>
  year ?? yearNear(word ?? "", day);

/** An earlier one takes the place where two match. */
export const TIME_READERS: readonly [RegExp, Reader][] = [
  [
    new RegExp(`\\b(?:[Ff]rom (${DATE}) (?:to|until|through)|[Bb]etween (${DATE}) and) (${DATE})(?![\\w-])`, "g"),
    (m, day) => betweenDates(m[1] ?? m[2]!, m[3]!, day),
  ],
  [new RegExp(`\\b(${YEAR})\\s?[–-]\\s?(${YEAR})\\b`, "g"), (m) => `${m[1]}/${m[2]}`],
  [new RegExp(`\\b(${MONTH}) (${DAY}),? (${YEAR})\\b`, "g"), (m) => `${m[3]}-${monthOf(m[1]!)}-${dayOf(m[2]!)}`],
  [
    new RegExp(`\\b(${DAY}) (?:of )?(${MONTH}),? (${YEAR})\\b`, "g"),
    (m) => `${m[3]}-${monthOf(m[2]!)}-${dayOf(m[1]!)}`,
  ],
  [new RegExp(`\\b(${MONTH}),? (?:of )?(${YEAR})\\b`, "g"), (m) => `${m[2]}-${monthOf(m[1]!)}`],
  // What a firm calls its quarter begins on a day of its own: of such a one the year is taken alone.
  [
    new RegExp(`(?<!fiscal )\\b(?:Q([1-4])|([1-4])Q),? (?:of )?(${YEAR})\\b`, "gi"),
    (m) => quarterOf(m[3]!, Number(m[1] ?? m[2])),
  ],
  [
    new RegExp(
      `(?<!fiscal )\\b(first|second|third|fourth) quarter (?:of |in )?(?:(${YEAR})|(this|last|next) year|the year)\\b`,
      "gi",
    ),
    (m, day) => {
      const year = yearTold(m[2], m[3], day);
      return year && quarterOf(year, quarterNamed(m[1]!));
    },
  ],
  [
    new RegExp(`\\b(first|second|latter) half (?:of |in )?(?:(${YEAR})|(this|last|next) year|the year)\\b`, "gi"),
    (m, day) => {
      const year = yearTold(m[2], m[3], day);
      return year && halfOf(year, /first/i.test(m[1]!));
    },
  ],
  [new RegExp(`\\b(?:H([12])|([12])H),? (?:of )?(${YEAR})\\b`, "g"), (m) => halfOf(m[3]!, (m[1] ?? m[2]) === "1")],
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
  [new RegExp(`(?:\\b(?:its|their|his|her|an?)|[’']s) (${YEAR})(?= \\p{Ll})`, "gu"), (m) => m[1]!],
  [/\bFY ?(20\d\d)\b/g, (m) => m[1]!],
  [/\b(?:19[3-9]|20[0-4])0s\b/g, (m) => `${m[0].slice(0, 4)}/${m[0].slice(0, 3)}9`],
  [
    new RegExp(`\\b(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?\\b(?!,? ${YEAR})`, "g"),
    (m, day) => monthsNear(`${monthOf(m[1]!)}-${dayOf(m[2]!)}`, day),
  ],
  [
    new RegExp(
      `\\b(?:on|since|until|by|from|before|after|effective|starting) (?:the )?(${DAY}) (?:of )?(${MONTH})(?!\\w)`,
      "gi",
    ),
    (m, day) => monthsNear(`${monthOf(m[2]!)}-${dayOf(m[1]!)}`, day),
  ],
  [
    new RegExp(`\\b([Ii]n|[Ss]ince|[Ll]ast|[Tt]his|[Nn]ext|[Ee]arly|[Ll]ate) (${MONTH})\\b(?! \\d)`, "g"),
    (m, day) => monthsNear(monthOf(m[2]!), day, m[1]),
  ],
  [
    new RegExp(
      `\\b(?:[Bb]y|[Uu]ntil|[Tt]hrough|[Dd]uring|[Ff]rom|[Ss]tarting|[Bb]eginning|end of|start of|beginning of|middle of|[Mm]id)[ -](${MONTH})\\b(?! [\\dA-Z])`,
      "g",
    ),
    (m, day) => monthsNear(monthOf(m[1]!), day),
  ],
  [/\b(?:today|this morning|this afternoon|this evening)\b/gi, (_m, day) => day?.slice(0, 10) ?? null],
  [/\byesterday\b/gi, (_m, day) => shiftDays(day, -1)],
  [/\btomorrow\b/gi, (_m, day) => shiftDays(day, 1)],
  [/\b(?:(last|this|next) year|(?:earlier|later) in the year)\b/gi, (m, day) => yearNear(m[1] ?? "", day)],
  [/\bby (?:the )?(?:end of the year|year[- ]end|year’s end|year's end)\b/gi, (_m, day) => yearNear("", day)],
  [/\b([Ll]ast|[Tt]his|[Nn]ext) quarter\b/g, (m, day) => quarterNear(m[1]!, day)],
  [/\b([Ll]ast|[Tt]his|[Nn]ext) month\b/g, (m, day) => monthNear(m[1]!, day)],
  [
    /\b([Ll]ast|[Tt]his|[Nn]ext) week\b/g,
    (m, day) => wholeWeek(/last/i.test(m[1]!) ? -1 : /next/i.test(m[1]!) ? 1 : 0, day),
  ],
  [/\b(?:(?:over|during) the|last) weekend\b/gi, (_m, day) => weekend(day)],
  [
    new RegExp(`(?<!(?:than|over) )\\b(${COUNT}) (day|week|month|year)s? ago\\b`, "gi"),
    (m, day) => ago(m[1]!, m[2]!, day),
  ],
  [
    new RegExp(`\\b(?:over|in|during|within|for) the (?:next|coming) (${COUNT}) years\\b`, "gi"),
    (m, day) => yearsAhead(m[1]!, day),
  ],
  [
    /\b(?:(last|next|on|this) )?(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/g,
    (m, day) => weekday(m[2]!, m[1] ?? "on", day),
  ],
];
