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
  const type = ontology.relations.get(statement.relation);
  if (!type || statement.modality !== "asserted") return [];
  const keys: ConflictKey[] = [];
  const add = (kind: ConflictKind, ...parts: string[]) => keys.push({ kind, key: [kind, ...parts].join("|") });
  const affirmed = statement.polarity === "affirmed";
  if (type.conflicts.includes("polarity")) add("polarity", relationIdOf(statement, ontology));
  if (type.conflicts.includes("functional") && affirmed) {
    const role = type.functional?.per === "role" ? statement.role && foldName(statement.role) : "";
    if (role !== null) add("functional", statement.relation, statement.object, role);
  }
  if (type.conflicts.includes("opposite") && type.opposite && affirmed) {
    add("opposite", [statement.relation, type.opposite].sort().join("-"), statement.object);
  }
  return keys;
}

/** What decides whether a statement clashes with others of its key: what it says, of which post, when. As JSON. */
export function conflictClassOf(kind: ConflictKind, statement: StatementFacts): string {
  return JSON.stringify([labelOf(kind, statement), statement.role && foldName(statement.role), statement.time]);
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
  const clashing = clashingClasses([...byClass.keys()]).flatMap((each) => byClass.get(each) ?? []);
  const [first] = clashing.sort((a, b) => compareText(a.id, b.id));
  if (!first) return null;
  const sides = Map.groupBy(clashing, (statement) => labelOf(kind, statement));
  return { id: conflictId(key), kind, rule: conflictRule(kind, first), sides: toSides(sides) };
}

export const conflictId = (key: string): string => `conflict:${hashOf(key)}`;

interface ConflictClass {
  readonly label: string;
  readonly role: string | null;
  readonly days: DayRange;
}

function parseClass(text: string): ConflictClass {
  const [label, role, time] = JSON.parse(text) as [string, string | null, string | null];
  return { label, role, days: daysOfStatement({ time }) };
}

/** A post that is not named may be any; two different ones are two different statements. */
function clash(a: ConflictClass, b: ConflictClass): boolean {
  const samePost = a.role === null || b.role === null || a.role === b.role;
  return a.label !== b.label && samePost && overlaps(a.days, b.days);
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
