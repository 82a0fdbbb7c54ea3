// What one document gives: itself, its entities and its statements. The unit that a store takes whole or not at all.

import type { SourceDocument } from "./document.ts";
import type { ExtractedEntity } from "./entity.ts";
import { CitegraphError } from "./errors.ts";
import { hashOf } from "./ids.ts";
import { type Span, type Statement, statementId } from "./statement.ts";
import { isStorable } from "./text.ts";

/** Which extractor made a statement, in which version and with which settings. */
export interface Run {
  readonly id: string;
  readonly extractor: string;
  readonly version: string;
  /** Hash of everything that the result depends on beside the document: gazetteer, ontology, rules. */
  readonly configuration: string;
  readonly model: string | null;
}

/** A run's id from its parts: the same extractor with the same settings is the same run. */
export function toRun(run: Omit<Run, "id">): Run {
  return { id: `run:${hashOf(run)}`, ...run };
}

export interface Extraction {
  readonly document: SourceDocument;
  readonly entities: readonly ExtractedEntity[];
  readonly statements: readonly Statement[];
  readonly run: Run;
}

/**
 * Lets an extraction pass only if it is whole: every quote stands at its place, every end of a statement is among the
 * entities, every id is the one its content gives, and every text is one that stores can keep.
 * @throws CitegraphError EVIDENCE_MISMATCH that names the first fault
 */
export function assertSound({ document, entities, statements }: Extraction): void {
  const known = new Set(entities.map(({ id }) => id));
  const fail = (what: string): never => {
    throw new CitegraphError("EVIDENCE_MISMATCH", `${document.key}: ${what}`);
  };
  if (!isStorable([document, statements])) fail("a text holds NUL or half a surrogate pair");
  for (const { mentions, ...entity } of entities) {
    const { id } = entity;
    if (!isStorable(entity)) fail(`a text of ${JSON.stringify(id)} holds NUL or half a surrogate pair`);
    for (const mention of mentions) {
      if (sliceOf(document, mention) !== mention.text)
        fail(`a mention of ${id} is not in the text at ${mention.start}`);
    }
  }
  for (const statement of statements) {
    const { subject, object, attributedTo, evidence } = statement;
    for (const { document: source, start, quote, ...rest } of evidence) {
      if (source !== document.id) fail(`statement ${statement.id} quotes another document`);
      if (sliceOf(document, { start, end: rest.end }) !== quote) fail(`a quote is not in the text at ${start}`);
    }
    for (const end of [subject, object, attributedTo?.entity]) {
      if (end != null && !known.has(end))
        fail(`statement ${statement.id} names ${end}, which is not among the entities`);
    }
    if (statement.id !== statementId(statement)) fail(`the id of statement ${statement.id} does not fit its content`);
  }
}

function sliceOf({ text }: SourceDocument, { start, end }: Span): string | null {
  return start < end && end <= text.length ? text.slice(start, end) : null;
}
