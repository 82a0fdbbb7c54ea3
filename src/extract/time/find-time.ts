// When something happens, as EDTF at the precision that the text gives, anchored to the document's day.
import { toDayRange } from "../../domain/index.ts";
import { childrenBy, isBelow, tokenAt } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";

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
const MONTH =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)";
const YEAR = "(?:1[6-9]\\d\\d|20\\d\\d)";
const DAY = "(?:[0-3]?\\d)(?:st|nd|rd|th)?";
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

/**
 * The time that belongs to a trigger: the nearest in its clause, else the only one of its sentence.
 * @param isAct whether the trigger names something done ("the curbs that were imposed in May"), of which a clause may tell when
 */
export function timeOf(tree: Tree, trigger: Token, times: readonly FoundTime[], isAct = false): FoundTime | null {
  const sentence = tree.sentences[trigger.sentence]!;
  const told = times.filter((time) => time.start >= sentence.start && time.end <= sentence.end);
  const here = told.filter(
    (time) =>
      !isOfOtherClause(tree, trigger, time, isAct, told.length > 1) &&
      !isOfAside(tree, trigger, time) &&
      !isOwner(tree, trigger, time) &&
      !isOfMainClause(tree, trigger, time) &&
      !isOfSaying(tree, trigger, time),
  );
  if (here.length === 0) return null;
  const distance = (time: FoundTime) =>
    Math.min(Math.abs(time.start - trigger.end), Math.abs(trigger.start - time.end)) +
    clauseBorders(tree, trigger, time) * 60;
  const [best] = [...here].sort((a, b) => distance(a) - distance(b) || a.start - b.start);
  return best!;
}

/** "a maker that was founded in 1959": a time inside a relative clause, or in an aside, says nothing of what stands outside. */
function isOfOtherClause(
  tree: Tree,
  trigger: Token,
  time: FoundTime,
  isAct: boolean,
  isOneOfSeveral: boolean,
): boolean {
  const { tokens } = tree;
  let at = tokens[tokenAt(tree, time.start)]!;
  for (let step = 0; step < 12 && at.head !== at.i; step++) {
    if (isOfOrigin(at) && !isBelow(tree, trigger.i, at.i)) return true;
    if (isOfInstrument(tree, at, trigger)) return true;
    if (at.dep === "relcl" || isAside(tree, at, isOneOfSeveral)) {
      const isOfAct = isAct ? isBelow(tree, at.head, trigger.i) : tellsWhenDone(tree, trigger, at);
      return !isOfAct && !isBelow(tree, trigger.i, at.i);
    }
    at = tokens[at.head]!;
  }
  return false;
}

/** "today's news is a step in the partnership": the news is of today; a noun that is no part of it need not be. */
function isOwner(tree: Tree, trigger: Token, { start }: FoundTime): boolean {
  const day = tree.tokens[tokenAt(tree, start)]!;
  return day.dep === "poss" && trigger.pos === "NOUN" && !isBelow(tree, trigger.i, day.head);
}

/** "X, who led Y, joined Z in May": what the clause between commas tells was at another time. */
function isOfMainClause(tree: Tree, trigger: Token, { start }: FoundTime): boolean {
  const { tokens } = tree;
  const day = tokenAt(tree, start);
  let at = trigger;
  for (let step = 0; step < 12 && at.head !== at.i; step++) {
    const noun = tokens[at.head]!;
    if (at.dep === "relcl" && /^nsubj/.test(noun.dep) && noun.head > at.i)
      return day > noun.head && isBelow(tree, day, noun.head) && isBetweenCommas(tree, noun, at);
    at = noun;
  }
  return false;
}

/** A clause with a comma before its first word and one after it. */
function isBetweenCommas({ tokens }: Tree, noun: Token, clause: Token): boolean {
  const hasComma = (from: number, to: number) => tokens.slice(from, to).some(({ text }) => text === ",");
  return hasComma(noun.i + 1, clause.i) && hasComma(clause.i + 1, noun.head);
}

const SAYING = /^(?:say|tell|announce|add|report|state|write|confirm|disclose)$/;
const INTENDING = /^(?:plan|intend|aim|expect|hope|want|seek|prepare)$/;
const AHEAD = /^(?:will|would|'ll|’ll)$/;

/** "X will buy Y, it said on Monday": it was said then, and is bought at another time. */
function isOfSaying(tree: Tree, trigger: Token, { start }: FoundTime): boolean {
  const { tokens } = tree;
  const day = tokenAt(tree, start);
  let at = tokens[day]!;
  for (let step = 0; step < 4 && !at.tag.startsWith("VB") && at.head !== at.i; step++) at = tokens[at.head]!;
  const above = tokens[at.head]!;
  // "said on Monday it will buy Y"
  if (
    /^[cx]comp$/.test(at.dep) &&
    day > above.i &&
    childrenBy(tree, at.i, "nsubj", "nsubjpass").every(({ i }) => i > day)
  )
    at = above;
  if (!SAYING.test(at.lemma) || at.i === trigger.i) return false;
  const said = childrenBy(tree, at.i, "ccomp", "xcomp");
  const clause =
    said.find(({ i }) => isBelow(tree, trigger.i, i)) ?? (said.length === 0 ? tokens[at.head]! : undefined);
  return (
    clause !== undefined &&
    clause.i !== at.i &&
    isBelow(tree, trigger.i, clause.i) &&
    ((clause.tag === "VB" && childrenBy(tree, clause.i, "aux").some(({ lower }) => AHEAD.test(lower))) ||
      (clause.i !== trigger.i && /^VB[ZP]$/.test(clause.tag) && INTENDING.test(clause.lemma)))
  );
}

/** "(born May 3, 1960)", "(founded in 1999)": what a bracket tells when is in the bracket, unless it has nothing but a time. */
function isOfAside({ text }: Tree, trigger: Token, time: FoundTime): boolean {
  const open = text.lastIndexOf("(", time.start);
  if (open < 0 || time.start - open > LONGEST_ASIDE || text.slice(open, time.start).includes(")")) return false;
  const isInside = open < trigger.start && !text.slice(open, trigger.start).includes(")");
  const isLife = LIFE.test(text.slice(open, open + LONGEST_ASIDE));
  return (
    isLife ||
    (!isInside && !/^\((?:from|since|until|in|as of|effective|through|to)?,? ?$/i.test(text.slice(open, time.start)))
  );
}
const LONGEST_ASIDE = 200;
/** "(8 April 1958 – 3 May 2020)": when somebody lived. */
const LIFE = new RegExp(
  `^\\((?:${MONTH} ${DAY}|${DAY} ${MONTH}),? ${YEAR} ?[–—-] ?(?:${MONTH} ${DAY}|${DAY} ${MONTH}),? ${YEAR}\\)`,
);

/**
 * "X, bought by Y in 2015, sells Z": what a participle between commas tells when is its own. When something came out is told of all that is
 * said of it, unless there are several times.
 */
const isAside = ({ tokens }: Tree, { dep, tag, i, lemma }: Token, isOneOfSeveral: boolean): boolean =>
  dep === "acl" &&
  tag === "VBN" &&
  tokens[i - 1]?.text === "," &&
  (isOneOfSeveral ||
    !/^(?:release|launch|introduce|unveil|announce|publish|issue|impose|sign|adopt|base)$/.test(lemma));

/** "agreed to suspend the curbs announced in May": they were announced then, and are suspended at another time. */
const isOfInstrument = (tree: Tree, { dep, tag, lemma, head }: Token, trigger: Token): boolean =>
  dep === "acl" &&
  tag === "VBN" &&
  /^(?:announce|impose|introduce|adopt|issue|publish|unveil|enact|sign)$/.test(lemma) &&
  trigger.tag.startsWith("VB") &&
  head !== trigger.i &&
  isBelow(tree, head, trigger.i);

/** "Founded in 1985, X is based in Oslo". */
const isOfOrigin = ({ dep, tag, lemma }: Token): boolean =>
  /^(?:advcl|acl)$/.test(dep) &&
  tag === "VBN" &&
  /^(?:found|establish|incorporate|create|bear|form|start)$/.test(lemma);

/** "the rule, which took effect in May, restricts chips". */
const tellsWhenDone = ({ tokens }: Tree, trigger: Token, { lemma, head }: Token): boolean =>
  tokens[head]!.head === trigger.i &&
  /^(?:take|come|enter|impose|issue|announce|publish|adopt|enact|introduce|sign|pass)$/.test(lemma);

function clauseBorders({ text }: Tree, trigger: Token, time: FoundTime): number {
  const between = time.start > trigger.end ? text.slice(trigger.end, time.start) : text.slice(time.end, trigger.start);
  return (between.match(/[;:—]| (?:which|who|while|whereas|although|but) /g) ?? []).length;
}
