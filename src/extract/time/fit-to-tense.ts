// Days of the week and months that are still ahead, or over: "will open on Monday", "opened in August".
import { childrenBy, isVerb, tokenAt } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import type { FoundTime } from "./find-time.ts";

const WEEK_MS = 7 * 86_400_000;

/**
 * The time that is meant: of what will be done on a weekday the next one, not the last; of what was done in a month the last one, and of
 * what will be done the next.
 */
export function fitToTense(tree: Tree, time: FoundTime, publishedAt: string | null): string {
  const { edtf, isWeekday, isYearless } = time;
  if (!publishedAt) return edtf;
  if (isWeekday && edtf < publishedAt.slice(0, 10) && isAhead(tree, time))
    return new Date(Date.parse(`${edtf}T00:00:00Z`) + WEEK_MS).toISOString().slice(0, 10);
  if (!isYearless || edtf.length < 7) return edtf;
  const day = publishedAt.slice(0, edtf.length);
  if (edtf > day && isBehind(tree, time)) return withinYears(edtf, -1);
  return edtf < day && isAhead(tree, time) ? withinYears(edtf, 1) : edtf;
}

const withinYears = (edtf: string, by: number) => edtf.replace(/\d{4}/g, (year) => String(Number(year) + by));

/** The verb that tells of the time. */
function verbOf(tree: Tree, { start }: FoundTime): Token {
  let at = tree.tokens[tokenAt(tree, start)]!;
  for (let step = 0; step < 6 && !isVerb(at) && at.head !== at.i; step++) at = tree.tokens[at.head]!;
  return at;
}

/** Whether the verb that tells of the time is in the past by itself. */
function isBehind(tree: Tree, time: FoundTime): boolean {
  const verb = verbOf(tree, time);
  if (verb.tag === "VBD") return true;
  return verb.tag === "VBN" && childrenBy(tree, verb.i, "aux", "auxpass").some(({ tag }) => tag === "VBD");
}

/** Whether the verb that tells of the time is in the future, or what somebody is to do. */
function isAhead(tree: Tree, time: FoundTime): boolean {
  let at = verbOf(tree, time);
  for (let step = 0; step < 3; step++) {
    if (childrenBy(tree, at.i, "aux").some(({ lower }) => /^(?:will|'ll|’ll|wo|shall)$/.test(lower))) return true;
    const above = tree.tokens[at.head]!;
    if (at.dep !== "xcomp") return false;
    if (/^(?:due|set|expected|scheduled|slated|poised)$/.test(above.lower)) return true;
    at = above;
  }
  return false;
}
