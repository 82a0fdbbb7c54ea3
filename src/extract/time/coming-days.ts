// Days of the week that are still ahead: "will open on Monday".
import { childrenBy, isVerb, tokenAt } from "../parse/navigate.ts";
import type { Tree } from "../parse/tree.ts";
import type { FoundTime } from "./find-time.ts";

const WEEK_MS = 7 * 86_400_000;

/** The day that a time means: of what will be done on a weekday the next one, not the last. */
export function comingDay(tree: Tree, time: FoundTime, publishedAt: string | null): string {
  const { edtf, isWeekday } = time;
  if (!isWeekday || !publishedAt || edtf >= publishedAt.slice(0, 10) || !isAhead(tree, time)) return edtf;
  return new Date(Date.parse(`${edtf}T00:00:00Z`) + WEEK_MS).toISOString().slice(0, 10);
}

/** Whether the verb that tells of the day is in the future, or what somebody is to do. */
function isAhead(tree: Tree, { start }: FoundTime): boolean {
  let at = tree.tokens[tokenAt(tree, start)]!;
  for (let step = 0; step < 6 && !isVerb(at) && at.head !== at.i; step++) at = tree.tokens[at.head]!;
  for (let step = 0; step < 3; step++) {
    if (childrenBy(tree, at.i, "aux").some(({ lower }) => /^(?:will|'ll|’ll|wo|shall)$/.test(lower))) return true;
    const above = tree.tokens[at.head]!;
    if (at.dep !== "xcomp") return false;
    if (/^(?:due|set|expected|scheduled|slated|poised)$/.test(above.lower)) return true;
    at = above;
  }
  return false;
}
