// Statements that cannot all hold → a conflict with its sides. Which ones are compared is the ontology's policy.
import {
  type Conflict,
  type ConflictKind,
  type ConflictSide,
  compareText,
  type DayRange,
  foldName,
  hashOf,
  overlaps,
  toDayRange,
} from "../domain/index.ts";
import type { Ontology } from "../ontology/index.ts";
import { daysOfStatement, relationIdOf, type StatementFacts } from "./statement-facts.ts";

/** What a statement is compared under: statements that share a key may contradict each other. */
export interface ConflictKey {
  readonly kind: ConflictKind;
  readonly key: string;
}

/** The keys of one statement; none when it is no assertion or its relation has no policy. */
export function conflictKeysOf(statement: StatementFacts, ontology: Ontology): ConflictKey[] {
  const shared = sharedKeysOf(statement, ontology);
  if (!hasPolarityKey(statement.relation, statement, ontology)) return shared;
  return [{ kind: "polarity", key: polarityKey(relationIdOf(statement, ontology)) }, ...shared];
}

/** Those under which a statement is compared with statements of other relation edges. */
export function sharedKeysOf(
  { relation, object, polarity, modality }: Pick<StatementFacts, "relation" | "object" | "polarity" | "modality">,
  ontology: Ontology,
): ConflictKey[] {
  const type = ontology.relations.get(relation);
  if (!type || modality !== "asserted" || polarity !== "affirmed") return [];
  const keys: ConflictKey[] = [];
  const add = (kind: ConflictKind, ...parts: string[]) => keys.push({ kind, key: [kind, ...parts].join("|") });
  if (type.conflicts.includes("functional")) add("functional", relation, object);
  if (type.conflicts.includes("opposite") && type.opposite) {
    add("opposite", [relation, type.opposite].sort().join("-"), object);
  }
  return keys;
}

/** What the statements of a relation edge are compared under, whether they affirm or deny it. */
export const polarityKey = (relationId: string): string => `polarity|${relationId}`;

/** Whether a statement is compared with those of its own edge, see `conflictKeysOf`. */
export function hasPolarityKey(relation: string, { modality }: Pick<StatementFacts, "modality">, ontology: Ontology) {
  return modality === "asserted" && ontology.relations.get(relation)?.conflicts.includes("polarity") === true;
}

/** What decides whether a statement clashes with others of its key: what it says, of which post, when. As JSON. */
export function conflictClassOf(kind: ConflictKind, statement: StatementFacts): string {
  return classOf(kind, labelOf(kind, statement), statement);
}

/** The same of a statement beside others of its own edge. */
export function polarityClassOf(statement: ClassFacts & Pick<StatementFacts, "polarity">): string {
  return classOf("polarity", statement.polarity, statement);
}

type ClassFacts = Pick<StatementFacts, "role" | "time" | "publishedAt">;

function classOf(kind: ConflictKind, label: string, { role, time, publishedAt }: ClassFacts): string {
  const when = time ?? (publishedAt && `published ${publishedAt.slice(0, 7)}`);
  return JSON.stringify([kind, label, role && foldName(role), when]);
}

/** The side that a class of statements stands on. */
export const sideOf = (conflictClass: string): string => parseClass(conflictClass).label;

/** The classes of one key that clash with another of them, in order. None when all agree or hold at different times. */
export function clashingClasses(classes: readonly string[]): string[] {
  const parsed = classes.map((text) => ({ text, ...parseClass(text) }));
  return parsed
    .filter((one) => parsed.some((other) => clash(one, other)))
    .map(({ text }) => text)
    .sort(compareText);
}

/**
 * The conflict among all statements that share a key; null when they agree, or hold at different times (a succession).
 * Sides and their statements come in order of label and id.
 */
export function deriveConflict({ kind, key }: ConflictKey, statements: readonly StatementFacts[]): Conflict | null {
  const byClass = Map.groupBy(statements, (statement) => conflictClassOf(kind, statement));
  const byId = (a: StatementFacts, b: StatementFacts) => compareText(a.id, b.id);
  const clashing = clashingClasses([...byClass.keys()]).map((each) => (byClass.get(each) ?? []).sort(byId));
  const first = clashing[0]?.[0]; // of the first class: stores that keep classes find the same one
  if (!first) return null;
  const sides = Map.groupBy(clashing.flat().sort(byId), (statement) => labelOf(kind, statement));
  return { id: conflictId(key), kind, rule: conflictRule(kind, first), sides: toSides(sides) };
}

export const conflictId = (key: string): string => `conflict:${hashOf(key)}`;

interface ConflictClass {
  readonly kind: ConflictKind;
  readonly label: string;
  readonly role: string | null;
  readonly days: DayRange;
  /** By which day it has begun to hold; null where that is open. */
  readonly since: string | null;
}

function parseClass(text: string): ConflictClass {
  const [kind, label, role, when] = JSON.parse(text) as [ConflictKind, string, string | null, string | null];
  const isUndated = when?.startsWith("published ") ?? false;
  const days = isUndated ? aroundMonth(when!.slice(10)) : daysOfStatement({ time: when });
  return { kind, label, role, days, since: isUndated ? lastDayOf(when!.slice(10)) : beginningOf(when, days) };
}

/** The first day of an interval; the last of a day, month or year in which it began. */
const beginningOf = (when: string | null, { from, to }: DayRange): string | null => (when?.includes("/") ? from : to);

const lastDayOf = (month: string): string | null => toDayRange(month)?.to ?? null;

/**
 * What a text says without a time it says of its own days: from the month that it appeared in to the end of the next.
 * So a report of this year and one of last year tell of a change, and two of the same weeks contradict each other.
 */
function aroundMonth(month: string): DayRange {
  const first = toDayRange(month);
  const next = first?.to ? toDayRange(nextMonth(first.to)) : null;
  return { from: first?.from ?? null, to: next?.to ?? null };
}

function nextMonth(day: string): string {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 1);
  return date.toISOString().slice(0, 7);
}

function clash(a: ConflictClass, b: ConflictClass): boolean {
  return a.label !== b.label && samePost(a, b) && overlaps(a.days, b.days) && !gaveWay(a, b) && !gaveWay(b, a);
}

/** What held until some day gave way to what began on that day or later: a permit until it was revoked to the ban since. */
function gaveWay({ days: { from, to } }: ConflictClass, { since }: ConflictClass): boolean {
  return from === null && to !== null && since !== null && to <= since;
}

/** Who denies that somebody leads denies every post; who names two leaders need not mean one post. */
function samePost(a: ConflictClass, b: ConflictClass): boolean {
  return a.role === b.role || (a.kind === "polarity" && (a.role === null || b.role === null));
}

/** What a side says, by the kind of conflict: yes or no, who, or which of two relations. */
function labelOf(kind: ConflictKind, { polarity, subject, relation }: StatementFacts): string {
  return kind === "polarity" ? polarity : kind === "functional" ? subject : relation;
}

/** What found a conflict, in words. */
export function conflictRule(kind: ConflictKind, { subject, relation, object, role }: StatementFacts): string {
  if (kind === "polarity") return `${subject} ${relation} ${object} is affirmed and negated`;
  if (kind === "functional") {
    return `${relation} ${object}${role ? ` as ${foldName(role)}` : ""} has several holders at one time`;
  }
  return `${object} is restricted and permitted at one time`;
}

function toSides(sides: ReadonlyMap<string, readonly StatementFacts[]>): ConflictSide[] {
  return [...sides]
    .sort(([a], [b]) => compareText(a, b))
    .map(([label, statements]) => ({ label, statements: statements.map(({ id }) => id) }));
}
