// What a relation edge is told by, in a form that one statement more or less changes without the others being read.
import {
  MODALITIES,
  type Modality,
  POLARITIES,
  type Polarity,
  type Relation,
  type RelationStatus,
} from "../domain/index.ts";
import { groupByOrigin, type Told } from "./origins.ts";
import type { StatementFacts } from "./statement-facts.ts";

/** What is said of a relation edge beside what it joins. Its status is `stated` also where a conflict makes it `disputed`. */
export type RelationSummary = Omit<Relation, "id" | "subject" | "relation" | "object">;

/** What the summary of a relation edge is made of. */
export type SummaryFacts = Told & Pick<StatementFacts, "polarity" | "modality" | "confidence" | "publishedAt">;

export interface EdgeLedger {
  readonly counts: Record<Polarity, Record<Modality, number>>;
  /** How many independent origins there are, by what they say and by their best confidence. */
  readonly origins: Record<Polarity, Record<string, number>>;
}

/** The days on which an edge was told of first and last. */
export type Seen = Pick<RelationSummary, "firstSeen" | "lastSeen">;

export function emptyLedger(): EdgeLedger {
  const counts = () => Object.fromEntries(MODALITIES.map((modality) => [modality, 0])) as Record<Modality, number>;
  return { counts: { affirmed: counts(), negated: counts() }, origins: { affirmed: {}, negated: {} } };
}

/** The ledger of all statements of an edge, whatever their order. */
export function toLedger(
  statements: readonly SummaryFacts[],
  origins: readonly (readonly SummaryFacts[])[] = toOrigins(statements),
): EdgeLedger {
  const ledger = emptyLedger();
  for (const statement of statements) countStatement(ledger, statement, 1);
  for (const origin of origins) countOrigin(ledger, origin[0]!.polarity, bestOf(origin), 1);
  return ledger;
}

/** Statements of an edge by their origins. Those that affirm and those that deny are never of one. */
export function toOrigins<T extends SummaryFacts>(statements: readonly T[]): T[][] {
  return [...Map.groupBy(statements, ({ polarity }) => polarity).values()].flatMap((alike) => groupByOrigin(alike));
}

/** The best confidence of an origin's statements. */
export function bestOf(origin: readonly Pick<SummaryFacts, "confidence">[]): number {
  return origin.reduce((best, { confidence }) => Math.max(best, confidence), 0);
}

/** Counts a statement that came (1) or left (-1), in place. */
export function countStatement(
  { counts }: EdgeLedger,
  { polarity, modality }: Pick<SummaryFacts, "polarity" | "modality">,
  by: 1 | -1,
): void {
  counts[polarity][modality] += by;
}

/** Counts an origin that came (1) or left (-1), in place. */
export function countOrigin({ origins }: EdgeLedger, polarity: Polarity, best: number, by: 1 | -1): void {
  const left = (origins[polarity][best] ?? 0) + by;
  if (left === 0) delete origins[polarity][best];
  else origins[polarity][best] = left;
}

/** Whether statements of an edge assert it and others deny it, each of its own time. */
export function isAssertedAndDenied({ counts }: Pick<EdgeLedger, "counts">): boolean {
  return counts.affirmed.asserted > 0 && counts.negated.asserted > 0;
}

/** What a ledger says of its edge; null when no statement is left. */
export function readLedger({ counts, origins }: EdgeLedger, seen: Seen): RelationSummary | null {
  const byPolarity = toRecord(POLARITIES, (polarity) => sumOf(counts[polarity]));
  const statementCount = sumOf(byPolarity);
  if (statementCount === 0) return null;
  const support = sumOf(origins.affirmed);
  return {
    status: statusOf(counts),
    confidence: noisyOr(support > 0 ? origins.affirmed : origins.negated),
    support,
    statementCount,
    byPolarity,
    byModality: toRecord(MODALITIES, (modality) => counts.affirmed[modality] + counts.negated[modality]),
    ...seen,
  };
}

const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

function toRecord<K extends string>(keys: readonly K[], countOf: (key: K) => number): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, countOf(key)])) as Record<K, number>;
}

function statusOf({ affirmed, negated }: EdgeLedger["counts"]): RelationStatus {
  if (affirmed.asserted > 0) return "stated";
  const affirmations = sumOf(affirmed);
  if (negated.asserted > 0 || affirmations === 0) return "denied";
  return affirmations === affirmed.alleged ? "alleged" : "anticipated";
}

/** What is less likely than this changes nothing in the four digits that a confidence is given with. */
const NEGLIGIBLE = 1e-9;

/** The chance that at least one origin is right, were they independent (noisy-or; Pearl 1988, section 4.3). */
function noisyOr(origins: Readonly<Record<string, number>>): number {
  const confidences = Object.keys(origins)
    .map(Number)
    .sort((a, b) => a - b);
  let allWrong = 1;
  for (const confidence of confidences) {
    for (let left = origins[confidence]!; left > 0 && allWrong > NEGLIGIBLE; left -= 1) allWrong *= 1 - confidence;
  }
  return Math.round((1 - allWrong) * 10_000) / 10_000;
}
