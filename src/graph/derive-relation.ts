// Statements of one triple → its relation edge.
import { MODALITIES, POLARITIES, type Relation, type RelationStatus } from "../domain/index.ts";
import type { Ontology } from "../ontology/index.ts";
import { groupByOrigin, type Told } from "./origins.ts";
import { edgeEnds, relationIdOf, type StatementFacts } from "./statement-facts.ts";

/** What is said of a relation edge beside what it joins. */
export type RelationSummary = Omit<Relation, "id" | "subject" | "relation" | "object">;

/** What the summary of a relation edge is made of. */
export type SummaryFacts = Told & Pick<StatementFacts, "polarity" | "modality" | "confidence" | "publishedAt">;

/**
 * The relation edge of all statements of one (subject, relation, object); null when there are none.
 * Their order does not matter.
 */
export function deriveRelation(statements: readonly StatementFacts[], ontology: Ontology): Relation | null {
  const [first] = statements;
  if (!first) return null;
  const [subject, object] = edgeEnds(first, ontology);
  return { id: relationIdOf(first, ontology), subject, relation: first.relation, object, ...summarise(statements) };
}

/** What is said of the edge of these statements, of which there is at least one. */
export function summarise(statements: readonly SummaryFacts[]): RelationSummary {
  const affirming = originsOf(statements.filter(({ polarity }) => polarity === "affirmed"));
  const dates = statements.flatMap(({ publishedAt }) => publishedAt ?? []).sort();
  return {
    status: statusOf(statements),
    confidence: noisyOr(affirming.length > 0 ? affirming : originsOf(statements)),
    support: affirming.length,
    statementCount: statements.length,
    byPolarity: countBy(POLARITIES, statements, ({ polarity }) => polarity),
    byModality: countBy(MODALITIES, statements, ({ modality }) => modality),
    firstSeen: dates.at(0) ?? null,
    lastSeen: dates.at(-1) ?? null,
  };
}

/**
 * The same for an edge that is as sure as can be, with statements of documents that it did not know, none of them a copy
 * of what it knew: what it costs does not depend on how much that is.
 * @returns null where the summary does not tell enough
 */
export function growRelation(known: RelationSummary, added: readonly SummaryFacts[]): RelationSummary | null {
  if (!canGrow(known)) return null;
  const isDenied = added.some(({ polarity, modality }) => polarity === "negated" && modality === "asserted");
  const dates = [known.firstSeen, known.lastSeen, ...added.map(({ publishedAt }) => publishedAt)];
  const seen = dates.filter((date) => date !== null).sort();
  return {
    status: isDenied ? "disputed" : known.status,
    confidence: 1,
    support: known.support + originsOf(added.filter(({ polarity }) => polarity === "affirmed")).length,
    statementCount: known.statementCount + added.length,
    byPolarity: addCounts(
      known.byPolarity,
      countBy(POLARITIES, added, ({ polarity }) => polarity),
    ),
    byModality: addCounts(
      known.byModality,
      countBy(MODALITIES, added, ({ modality }) => modality),
    ),
    firstSeen: seen.at(0) ?? null,
    lastSeen: seen.at(-1) ?? null,
  };
}

/** Whether a summary tells enough to be grown: nothing that comes makes the edge less sure, or takes its assertion away. */
export function canGrow({ confidence, support, status }: RelationSummary): boolean {
  return confidence === 1 && support > 0 && (status === "stated" || status === "disputed");
}

function addCounts<K extends string>(some: Readonly<Record<K, number>>, more: Readonly<Record<K, number>>) {
  const sums = Object.entries<number>(some).map(([key, count]) => [key, count + more[key as K]]);
  return Object.fromEntries(sums) as Record<K, number>;
}

function statusOf(statements: readonly SummaryFacts[]): RelationStatus {
  const has = (polarity: string, modality?: string) =>
    statements.some((each) => each.polarity === polarity && (modality === undefined || each.modality === modality));
  const affirmed = has("affirmed", "asserted");
  const negated = has("negated", "asserted");
  if (affirmed) return negated ? "disputed" : "stated";
  if (negated || !has("affirmed")) return "denied";
  const onlyAlleged = statements.every(({ polarity, modality }) => polarity === "negated" || modality === "alleged");
  return onlyAlleged ? "alleged" : "anticipated";
}

/** Best confidence of each independent origin. */
function originsOf(statements: readonly SummaryFacts[]): number[] {
  return groupByOrigin(statements).map((told) => told.reduce((best, { confidence }) => Math.max(best, confidence), 0));
}

/** The chance that at least one origin is right, were they independent (noisy-or; Pearl 1988, section 4.3). */
function noisyOr(confidences: readonly number[]): number {
  const allWrong = [...confidences].sort((a, b) => a - b).reduce((product, each) => product * (1 - each), 1);
  return Math.round((1 - allWrong) * 10_000) / 10_000;
}

function countBy<K extends string>(
  keys: readonly K[],
  statements: readonly SummaryFacts[],
  keyOf: (statement: SummaryFacts) => K,
): Record<K, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
  for (const statement of statements) counts[keyOf(statement)] += 1;
  return counts;
}
