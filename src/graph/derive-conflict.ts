// Statements that cannot all hold → a conflict with its sides. Which ones are compared is the ontology's policy.
import {
  type Conflict,
  type ConflictKind,
  type ConflictSide,
  compareText,
  foldName,
  hashOf,
  overlaps,
  toCanonicalJson,
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

/**
 * The conflict among all statements that share a key; null when they agree, or hold at different times (a succession).
 * Sides and their statements come in order of label and id.
 */
export function deriveConflict({ kind, key }: ConflictKey, statements: readonly StatementFacts[]): Conflict | null {
  const alike = Map.groupBy(statements, (one) => toCanonicalJson([labelOf(kind, one), one.role, one.time]));
  const kinds = [...alike.values()].flatMap((group) => group[0] ?? []);
  const clashing = [...alike.values()].filter(([one]) => one && kinds.some((other) => clash(kind, one, other))).flat();
  const [first] = clashing.sort((a, b) => compareText(a.id, b.id));
  if (!first) return null;
  const sides = Map.groupBy(clashing, (statement) => labelOf(kind, statement));
  return { id: `conflict:${hashOf([kind, key])}`, kind, rule: ruleOf(kind, first), sides: toSides(sides) };
}

function clash(kind: ConflictKind, a: StatementFacts, b: StatementFacts): boolean {
  return labelOf(kind, a) !== labelOf(kind, b) && sameRole(a, b) && overlaps(daysOfStatement(a), daysOfStatement(b));
}

/** A post that is not named may be any; two different ones are two different statements. */
function sameRole(a: StatementFacts, b: StatementFacts): boolean {
  return a.role === null || b.role === null || foldName(a.role) === foldName(b.role);
}

/** What a side says, by the kind of conflict: yes or no, who, or which of two relations. */
function labelOf(kind: ConflictKind, { polarity, subject, relation }: StatementFacts): string {
  return kind === "polarity" ? polarity : kind === "functional" ? subject : relation;
}

function ruleOf(kind: ConflictKind, { subject, relation, object, role }: StatementFacts): string {
  if (kind === "polarity") return `${subject} ${relation} ${object} is affirmed and negated`;
  if (kind === "functional")
    return `${relation} ${object}${role ? ` as ${foldName(role)}` : ""} has several holders at one time`;
  return `${object} is restricted and permitted at one time`;
}

function toSides(sides: ReadonlyMap<string, readonly StatementFacts[]>): ConflictSide[] {
  return [...sides]
    .sort(([a], [b]) => compareText(a, b))
    .map(([label, statements]) => ({ label, statements: statements.map(({ id }) => id) }));
}
