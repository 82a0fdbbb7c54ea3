// Statements of one triple → its relation edge.
import { MODALITIES, POLARITIES, type Relation, type RelationStatus } from "../domain/index.ts";
import type { Ontology } from "../ontology/index.ts";
import { edgeEnds, relationIdOf, type StatementFacts } from "./statement-facts.ts";

/**
 * The relation edge of all statements of one (subject, relation, object); null when there are none.
 * Their order does not matter.
 */
export function deriveRelation(statements: readonly StatementFacts[], ontology: Ontology): Relation | null {
  const [first] = statements;
  if (!first) return null;
  const [subject, object] = edgeEnds(first, ontology);
  const affirming = originsOf(statements.filter(({ polarity }) => polarity === "affirmed"));
  const dates = statements.flatMap(({ publishedAt }) => publishedAt ?? []).sort();
  return {
    id: relationIdOf(first, ontology),
    subject,
    relation: first.relation,
    object,
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

function statusOf(statements: readonly StatementFacts[]): RelationStatus {
  const has = (polarity: string, modality?: string) =>
    statements.some((each) => each.polarity === polarity && (modality === undefined || each.modality === modality));
  const affirmed = has("affirmed", "asserted");
  const negated = has("negated", "asserted");
  if (affirmed) return negated ? "disputed" : "stated";
  if (negated || !has("affirmed")) return "denied";
  const onlyAlleged = statements.every(({ polarity, modality }) => polarity === "negated" || modality === "alleged");
  return onlyAlleged ? "alleged" : "anticipated";
}

/**
 * Best confidence of each independent origin. Statements of one document are one origin, and so are documents that
 * share a passage word by word.
 */
function originsOf(statements: readonly StatementFacts[]): number[] {
  const parent = new Map<string, string>();
  const find = (key: string): string => {
    const up = parent.get(key);
    if (up === undefined || up === key) return key;
    const root = find(up);
    parent.set(key, root);
    return root;
  };
  for (const { document, passage } of statements) parent.set(find(`p${passage}`), find(document));
  const best = new Map<string, number>();
  for (const { document, confidence } of statements) {
    const origin = find(document);
    best.set(origin, Math.max(best.get(origin) ?? 0, confidence));
  }
  return [...best.values()];
}

/** The chance that at least one origin is right, were they independent (noisy-or; Pearl 1988, section 4.3). */
function noisyOr(confidences: readonly number[]): number {
  const allWrong = [...confidences].sort((a, b) => a - b).reduce((product, each) => product * (1 - each), 1);
  return Math.round((1 - allWrong) * 10_000) / 10_000;
}

function countBy<K extends string>(
  keys: readonly K[],
  statements: readonly StatementFacts[],
  keyOf: (statement: StatementFacts) => K,
): Record<K, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
  for (const statement of statements) counts[keyOf(statement)] += 1;
  return counts;
}
