// What one document gives: itself, its entities and its statements. The unit that a store takes whole or not at all.

import { documentId, type SourceDocument } from "./document.ts";
import { type ExtractedEntity, isScheme } from "./entity.ts";
import { CitegraphError } from "./errors.ts";
import { hashOf } from "./ids.ts";
import { type Span, type Statement, statementId } from "./statement.ts";
import { isStorable } from "./text.ts";
import { toDayRange } from "./time.ts";

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
  /**
   * Set when this is a part of what the run read, such as a filter lets pass: the whole may say more. Parts of a reading add up,
   * and never stand for it.
   */
  readonly partial?: true;
}

/** The longest id and name of an entity, in bytes of UTF-8: what every store can index. */
const MAX_NAME_BYTES = 4_000;

/**
 * Lets an extraction pass only if it is whole: every quote stands at its place, every end of a statement is among the
 * entities, every id is there once and is the one its content gives (an entity's begins with its type), and every text is one
 * that stores can keep.
 * @throws CitegraphError EVIDENCE_MISMATCH that names the first fault
 */
export function assertSound({ document, entities, statements, run, partial }: Extraction): void {
  const fail = (what: string): never => {
    throw new CitegraphError("EVIDENCE_MISMATCH", `${document.key}: ${what}`);
  };
  if (!isStorable([document, statements, run])) fail("a text holds NUL or half a surrogate pair");
  if (partial !== undefined && partial !== true) fail("partial is neither true nor left out");
  if (document.key === "") fail("a document has no key");
  if (document.id !== documentId(document)) fail("the id of the document does not fit its content");
  if (!isNamedByContent(run)) fail(`the id of ${run.id} does not fit its content`);
  const known = assertEntities(document, entities, fail);
  const said = new Set<string>();
  for (const statement of statements) {
    const { id, subject, object, attributedTo, evidence, confidence, time } = statement;
    if (said.has(id)) fail(`statement ${id} is there twice`);
    said.add(id);
    if (evidence.length === 0) fail(`statement ${id} has no evidence`);
    for (const { document: source, start, quote, ...rest } of evidence) {
      if (source !== document.id) fail(`statement ${id} quotes another document`);
      if (sliceOf(document, { start, end: rest.end }) !== quote) fail(`a quote is not in the text at ${start}`);
    }
    for (const end of [subject, object, attributedTo?.entity]) {
      if (end != null && !known.has(end)) fail(`statement ${id} names ${end}, which is not among the entities`);
    }
    if (!(confidence >= 0 && confidence <= 1)) fail(`the confidence of statement ${id} is not from 0 to 1`);
    if (time !== null && toDayRange(time) === null) fail(`the time of statement ${id} is no EDTF: ${time}`);
    if (statement.run !== run.id) fail(`statement ${id} is of ${statement.run}, and not of ${run.id}`);
    if (id !== statementId(statement)) fail(`the id of statement ${id} does not fit its content`);
  }
}

/** @returns the ids of the entities */
function assertEntities(
  document: SourceDocument,
  entities: Extraction["entities"],
  fail: (what: string) => never,
): Set<string> {
  const known = new Set<string>();
  for (const { mentions, ...entity } of entities) {
    const { id } = entity;
    if (!isStorable(entity)) fail(`a text of ${JSON.stringify(id)} holds NUL or half a surrogate pair`);
    if (Math.max(Buffer.byteLength(id), Buffer.byteLength(entity.name)) > MAX_NAME_BYTES)
      fail(`the id or the name of ${id.slice(0, 100)} is longer than ${MAX_NAME_BYTES} bytes`);
    const scheme = Object.keys(entity.externalIds).find((each) => !isScheme(each));
    if (scheme !== undefined) fail(`${JSON.stringify(scheme)} of ${id} is not a scheme such as wikidata`);
    if (known.has(id)) fail(`entity ${id} is there twice`);
    // The id says the type: so what an entity is does not depend on which document named it first.
    if (!id.startsWith(`${entity.type.toLowerCase()}:`)) fail(`entity ${id} is given as a ${entity.type}`);
    known.add(id);
    for (const mention of mentions) {
      if (sliceOf(document, mention) !== mention.text)
        fail(`a mention of ${id} is not in the text at ${mention.start}`);
    }
  }
  return known;
}

const named = new WeakSet<Run>();

/** Whether a run's id is the one its settings give; looked at once of each run, of which there are few. */
function isNamedByContent(run: Run): boolean {
  const { id, extractor, version, configuration, model } = run;
  if (!named.has(run) && toRun({ extractor, version, configuration, model }).id === id) named.add(run);
  return named.has(run);
}

function sliceOf({ text }: SourceDocument, { start, end }: Span): string | null {
  return start < end && end <= text.length ? text.slice(start, end) : null;
}
