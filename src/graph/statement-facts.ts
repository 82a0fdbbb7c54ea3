// What derivation needs to know of a statement: all that relation edges and conflicts are made of.
import { type DayRange, hashOf, type SourceDocument, type Statement, toDayRange } from "../domain/index.ts";
import type { Ontology } from "../ontology/index.ts";
import { passageOf, type Told } from "./origins.ts";

export interface StatementFacts
  extends Told,
    Pick<
      Statement,
      "id" | "subject" | "relation" | "object" | "role" | "polarity" | "modality" | "time" | "confidence"
    > {
  readonly publishedAt: string | null;
  /** Which entities the role names, see `scopeIdsOf`. */
  readonly scopeIds: string | null;
}

/** The facts of a statement and the document it stands in; `story` is the sketch of its text, `scopeIds` what its role names. */
export function toFacts(
  statement: Omit<Statement, "run" | "clock" | "attributedTo" | "evidence"> & {
    readonly evidence: readonly Pick<Statement["evidence"][number], "quote">[];
  },
  { id: document, publishedAt }: Pick<SourceDocument, "id" | "publishedAt">,
  story: string,
  scopeIds: string | null,
): StatementFacts {
  const { id, subject, relation, object, role, polarity, modality, time, confidence, evidence } = statement;
  const marks = { role, polarity, modality, time, confidence };
  const passage = passageOf(evidence[0]?.quote ?? "");
  return { id, subject, relation, object, ...marks, document, publishedAt, passage, story, scopeIds };
}

/** The ends of the relation edge: as stated, or in order of their ids where the relation is symmetric. */
export function edgeEnds(
  { subject, relation, object }: Pick<Statement, "subject" | "relation" | "object">,
  ontology: Ontology,
): readonly [subject: string, object: string] {
  const turned = ontology.relations.get(relation)?.symmetric === true && object < subject;
  return turned ? [object, subject] : [subject, object];
}

/** The id of the relation edge that a statement belongs to. */
export function relationIdOf(
  statement: Pick<Statement, "subject" | "relation" | "object">,
  ontology: Ontology,
): string {
  const [subject, object] = edgeEnds(statement, ontology);
  return `relation:${hashOf([subject, statement.relation, object])}`;
}

/** When a statement holds, as far as the text says: without a time it may be any day. */
export function daysOfStatement({ time }: Pick<Statement, "time">): DayRange {
  return (time && toDayRange(time)) || { from: null, to: null };
}

/**
 * The days on which a statement is said to hold, which `validAt` asks for and times are ordered by. What takes effect on a day holds
 * from then on: `effective` has no end unless the text names one, by an interval. What occurred, or was said, holds on its days alone.
 */
export function daysInForce({ time, clock }: Pick<Statement, "time" | "clock">): DayRange {
  const days = daysOfStatement({ time });
  return clock === "effective" && !time?.includes("/") ? { ...days, to: null } : days;
}
