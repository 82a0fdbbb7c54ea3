// Statements that cannot all hold → a conflict with its sides. Which ones are compared is the ontology's policy.
import {
  type Conflict,
  type ConflictKind,
  type ConflictSide,
  compareText,
  type DayRange,
  hashOf,
  overlaps,
  type TimeEnds,
  toDayRange,
  toTimeEnds,
} from "../domain/index.ts";
import type { Ontology } from "../ontology/index.ts";
import { isHeldBySeveral, isPerPost, postsOf } from "./posts.ts";
import { scopeNames } from "./scope-ids.ts";
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

/** What decides whether a statement clashes with others of its key: what it says, of which post, when, limited to what. As JSON. */
export function conflictClassOf(kind: ConflictKind, statement: StatementFacts, ontology: Ontology): string {
  const posts = postsOf(statement, ontology);
  // Who holds what several hold at a time stands against nobody, also not against those who hold what is not named.
  const held =
    kind === "functional" && posts.length > 0 ? posts.filter((post) => !isHeldBySeveral(post, ontology)) : posts;
  const named = held.length < posts.length && held.length === 0 ? null : held;
  return JSON.stringify([kind, labelOf(kind, statement), named, ...limitsOf(statement, ontology)]);
}

/** The same of a statement beside others of its own edge. */
export function polarityClassOf(statement: ClassFacts, ontology: Ontology): string {
  const posts = postsOf(statement, ontology);
  return JSON.stringify(["polarity", statement.polarity, posts, ...limitsOf(statement, ontology)]);
}

type ClassFacts = Pick<
  StatementFacts,
  "relation" | "object" | "role" | "scopeIds" | "polarity" | "time" | "publishedAt"
>;

const limitsOf = (statement: ClassFacts, ontology: Ontology): Limits => [
  whenOf(statement, ontology),
  scopeOf(statement, ontology),
];

type Limits = [when: string | null, scope: Named[]];
type Named = [word: string, names: string[]];

/**
 * What else a statement is limited to: by the words of its relation in their order, those that name something. What is named by its
 * name and by the id of what has it: so "the US" is "United States" where both documents know whose names these are.
 */
function scopeOf(statement: ClassFacts, ontology: Ontology): Named[] {
  const ids: Readonly<Record<string, string[]>> = JSON.parse(statement.scopeIds ?? "{}");
  return scopeNames(statement, ontology).map(([word, names]) => [
    word,
    [...names, ...(ids[word] ?? [])].sort(compareText),
  ]);
}

/**
 * The time of a statement, and the month in which it was published where that tells how far it goes: where it has no time, and where what
 * it says goes on. From its time on for good where what it affirms lasts.
 */
function whenOf({ relation, polarity, time, publishedAt }: ClassFacts, ontology: Ontology): string | null {
  const month = publishedAt ? publishedAt.slice(0, 7) : null;
  const lasts = polarity === "affirmed" && ontology.relations.get(relation)?.lasting === true;
  if (lasts) {
    const since = time ?? month;
    return since && `${since.split("/")[0]}/..`;
  }
  if (month === null || (time !== null && !/\/(?:\.\.)?$/.test(time))) return time;
  return `${time ? `${time} ` : ""}${PUBLISHED}${month}`;
}

const PUBLISHED = "published ";

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
export function deriveConflict(
  { kind, key }: ConflictKey,
  statements: readonly StatementFacts[],
  ontology: Ontology,
): Conflict | null {
  if (new Set(statements.map((statement) => labelOf(kind, statement))).size < 2) return null; // as most do
  const byClass = Map.groupBy(statements, (statement) => conflictClassOf(kind, statement, ontology));
  const byId = (a: StatementFacts, b: StatementFacts) => compareText(a.id, b.id);
  const clashing = clashingClasses([...byClass.keys()]).map((each) => (byClass.get(each) ?? []).sort(byId));
  const first = clashing[0]?.[0]; // of the first class: stores that keep classes find the same one
  if (!first) return null;
  const sides = Map.groupBy(clashing.flat().sort(byId), (statement) => labelOf(kind, statement));
  return { id: conflictId(key), kind, rule: conflictRule(kind, first, ontology), sides: toSides(sides) };
}

export const conflictId = (key: string): string => `conflict:${hashOf(key)}`;

interface ConflictClass extends TimeEnds {
  readonly kind: ConflictKind;
  readonly label: string;
  /** None where no post is named; null for one that several hold. */
  readonly posts: readonly string[] | null;
  readonly days: DayRange;
  /** Whether the text says when. */
  readonly isDated: boolean;
  /** The last day of the month in which it was said, where it goes no further than what is said later of later days. */
  readonly saidBy: string | null;
  /** Names and ids by the word that introduces them. */
  readonly scope: ReadonlyMap<string, readonly string[]>;
}

function parseClass(text: string): ConflictClass {
  const [kind, label, posts, when, scope] = JSON.parse(text) as [ConflictKind, string, string[] | null, ...Limits];
  return { kind, label, posts, scope: new Map(scope), ...readWhen(when ?? "") };
}

function readWhen(when: string): Pick<ConflictClass, "days" | "isDated" | "saidBy" | "begin" | "end"> {
  const [time = "", month] = when.split(PUBLISHED).map((part) => part.trim());
  const ends = toTimeEnds(time || month || "");
  const isDated = time !== "";
  if (month === undefined) return { ...ends, days: daysOfStatement({ time: time || null }), isDated, saidBy: null };
  const saidBy = toDayRange(month)?.to ?? null;
  const around = aroundMonth(month);
  if (!isDated) return { ...ends, days: around, isDated, saidBy };
  const last = [around.to, ends.begin?.to ?? null].filter((day) => day !== null).sort();
  return { ...ends, days: { from: ends.begin?.from ?? null, to: last.at(-1) ?? null }, isDated, saidBy };
}

/**
 * What a text says without a time it says of its own days: from the month that it appeared in to the end of the next.
 * So a report of this year and one of last year tell of a change, and two of the same weeks contradict each other. What it says
 * "since" a day, without an end, goes as far.
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
  if (a.label === b.label || !samePost(a, b) || areApart(a, b)) return false;
  return overlaps(a.days, b.days) && !gaveWay(a, b) && !gaveWay(b, a);
}

/** Whether both say where to, or of what, and nothing is named by both: one for Peru and one for Chile. What names nothing may mean all. */
function areApart(a: ConflictClass, b: ConflictClass): boolean {
  return [...a.scope].some(([word, names]) => {
    const others = b.scope.get(word);
    return others !== undefined && !names.some((name) => others.includes(name));
  });
}

/**
 * Whether what ends gave way to what begins, then or later: a permit until it was revoked to the ban since, one who held a post
 * until 2021 to one who held it from 2021. Of two days, months and years that overlap, the finer one may lie anywhere in the coarser.
 * What has no end gave way to what begins after the month in which it was said.
 */
function gaveWay(earlier: ConflictClass, later: ConflictClass): boolean {
  const { kind, begin, end, saidBy } = earlier;
  if (end === null && saidBy !== null && later.isDated && later.begin !== null)
    return saidBy < later.begin.from! && (begin === null || begin.from! <= later.begin.from!);
  if (end === null) return false;
  if (later.begin !== null) return end.from! <= later.begin.to!;
  // Of who held a post until 2021 and who held it until 2024 no text says that they did so together.
  return kind === "functional" && begin === null && later.end !== null && end.to! < later.end.from!;
}

/** Who denies that somebody leads denies every post; who names two leaders need not mean one post. */
function samePost(a: ConflictClass, b: ConflictClass): boolean {
  if (a.posts === null || b.posts === null) return false;
  const isUnnamed = a.posts.length === 0 || b.posts.length === 0;
  if (isUnnamed) return a.kind === "polarity" || a.posts.length === b.posts.length;
  return a.posts.some((post) => b.posts!.includes(post));
}

/** What a side says, by the kind of conflict: yes or no, who, or which of two relations. */
function labelOf(kind: ConflictKind, { polarity, subject, relation }: StatementFacts): string {
  return kind === "polarity" ? polarity : kind === "functional" ? subject : relation;
}

/** What found a conflict, in words. */
export function conflictRule(
  kind: ConflictKind,
  statement: Pick<StatementFacts, "subject" | "relation" | "object" | "role">,
  ontology: Ontology,
): string {
  const { subject, relation, object } = statement;
  if (kind === "polarity") return `${subject} ${relation} ${object} is affirmed and negated`;
  if (kind === "functional") {
    if (!isPerPost(relation, ontology)) return `${relation} ${object} is said of several at one time`;
    const posts = postsOf(statement, ontology).filter((post) => !isHeldBySeveral(post, ontology));
    return `${relation} ${object}${posts.length > 0 ? ` as ${posts.join(" and ")}` : ""} has several holders at one time`;
  }
  const relations = [relation, ontology.relations.get(relation)?.opposite].sort().join(" and ");
  return `${object} ${EXCLUDING.get(relations) ?? `is what ${relations} are said of`} at one time`;
}

/** What relations that exclude each other say together; others of a user's are told by their names. */
const EXCLUDING: ReadonlyMap<string, string> = new Map([["PERMITS and RESTRICTS", "is restricted and permitted"]]);

function toSides(sides: ReadonlyMap<string, readonly StatementFacts[]>): ConflictSide[] {
  return [...sides]
    .sort(([a], [b]) => compareText(a, b))
    .map(([label, statements]) => ({ label, statements: statements.map(({ id }) => id) }));
}
