// Statements of one triple → its relation edge.
import type { Relation } from "../domain/index.ts";
import type { Ontology } from "../ontology/index.ts";
import { type RelationSummary, readLedger, type Seen, type SummaryFacts, toLedger } from "./edge-ledger.ts";
import { edgeEnds, relationIdOf, type StatementFacts } from "./statement-facts.ts";

/**
 * The relation edge of all statements of one (subject, relation, object); null when there are none. Their order does not
 * matter. Whether it is disputed is told by the conflicts that its statements are part of: here it is `stated` then.
 */
export function deriveRelation(statements: readonly StatementFacts[], ontology: Ontology): Relation | null {
  const [first] = statements;
  const summary = summarise(statements);
  if (!first || !summary) return null;
  const [subject, object] = edgeEnds(first, ontology);
  return { id: relationIdOf(first, ontology), subject, relation: first.relation, object, ...summary };
}

/** What is said of the edge of these statements; null when there are none. */
export function summarise(statements: readonly SummaryFacts[]): RelationSummary | null {
  return readLedger(toLedger(statements), seenOf(statements));
}

/** When statements were published. */
export function seenOf(statements: readonly Pick<SummaryFacts, "publishedAt">[]): Seen {
  const days = statements.flatMap(({ publishedAt }) => publishedAt ?? []).sort();
  return { firstSeen: days.at(0) ?? null, lastSeen: days.at(-1) ?? null };
}
