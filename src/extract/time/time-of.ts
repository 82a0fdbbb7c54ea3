// Which of the times of a text is that of what a trigger tells.
import { childrenBy, isBelow, tokenAt } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import type { FoundTime } from "./find-time.ts";
import { isOfOtherEvent } from "./other-events.ts";
import { DAY, MONTH, YEAR } from "./time-readers.ts";

/**
 * The time that belongs to a trigger: the nearest in its clause, else the only one of its sentence.
 * @param isAct whether the trigger names something done ("the curbs that were imposed in May"), of which a clause may tell when
 * @param relation what the trigger states
 */
export function timeOf(
  tree: Tree,
  trigger: Token,
  times: readonly FoundTime[],
  isAct = false,
  relation?: string,
): FoundTime | null {
  const sentence = tree.sentences[trigger.sentence]!;
  const told = times.filter((time) => time.start >= sentence.start && time.end <= sentence.end);
  const here = told.filter(
    (time) =>
      !isOfOtherClause(tree, trigger, time, isAct, told.length > 1) &&
      !isOfAside(tree, trigger, time) &&
      !isOwner(tree, trigger, time) &&
      !isOfMainClause(tree, trigger, time) &&
      !isOfSaying(tree, trigger, time) &&
      !isOfOtherEvent(tree, trigger, time, relation),
  );
  if (here.length === 0) return null;
  const distance = (time: FoundTime) =>
    Math.min(Math.abs(time.start - trigger.end), Math.abs(trigger.start - time.end)) +
    clauseBorders(tree, trigger, time) * 60;
  const [best] = [...here].sort((a, b) => distance(a) - distance(b) || a.start - b.start);
  return best!;
}

/** "the order on September 30", "its 2015 acquisition": the time that stands in a noun's own phrase. */
export function timeWithin(tree: Tree, noun: Token, times: readonly FoundTime[]): FoundTime | null {
  const { start, end } = tree.sentences[noun.sentence]!;
  const isWithin = (time: FoundTime): boolean => {
    let at = tree.tokens[tokenAt(tree, time.end - 1)]!;
    for (let step = 0; step < 4 && at.i !== noun.i; step++) {
      if (!/^(?:prep|pobj|npadvmod|nummod|compound|nmod|amod)$/.test(at.dep)) return false;
      if (at.dep === "prep" && !/^(?:on|of|in|from|since|dated)$/.test(at.lower)) return false;
      at = tree.tokens[at.head]!;
    }
    return at.i === noun.i;
  };
  return times.find((time) => time.start >= start && time.end <= end && isWithin(time)) ?? null;
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
  if (day.dep !== "poss" || isBelow(tree, trigger.i, day.head)) return false;
  return trigger.pos === "NOUN" || isInClauseBelow(tree, trigger, tree.tokens[day.head]!.head);
}

/** Whether a clause of its own hangs between a trigger and the verb above it: "the news is a step as X works to make Y". */
function isInClauseBelow({ tokens }: Tree, trigger: Token, verb: number): boolean {
  let at = trigger;
  for (let step = 0; step < 12 && at.i !== verb && at.head !== at.i; step++) {
    if (/^(?:advcl|relcl|acl)$/.test(at.dep)) return true;
    at = tokens[at.head]!;
  }
  return false;
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
  if (childrenBy(tree, at.i, "aux").some(({ lower }) => AHEAD.test(lower))) return true; // "X will tell on Friday that"
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
