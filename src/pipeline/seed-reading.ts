// Statements that somebody wrote down of a document, beside what it says by itself.
import {
  type Attribution,
  compareText,
  type Evidence,
  type ExtractedEntity,
  type Extraction,
  hashOf,
  type Mention,
  type SourceDocument,
  type Span,
  type Statement,
  seedExtractor,
  statementId,
  toRun,
} from "../domain/index.ts";
import { readVersion } from "../version.ts";
import type { KnownEntity } from "./check-seed.ts";
import { ENTITY_ID, type Placed, type StatementRow } from "./seed-rows.ts";

/** The evidence of a row: its quote in the document, or else the row itself in the file that is the document. */
export function toEvidence(document: SourceDocument, { value, span }: Placed<StatementRow>): Evidence {
  const { quote = document.text.slice(span.start, span.end) } = value;
  const start = value.quote === undefined ? span.start : document.text.indexOf(quote);
  return { document: document.id, start, end: start + quote.length, quote };
}

export function toSeedStatement(row: Placed<StatementRow>, document: SourceDocument): Omit<Statement, "id" | "run"> {
  const { quote: _quote, document: _key, attributedTo, role, time, clock, ...said } = row.value;
  return {
    ...said,
    role: role ?? null,
    attributedTo: attributedTo == null ? null : toAttribution(attributedTo),
    time: time ?? null,
    clock: clock ?? (time == null ? null : "occurred"),
    evidence: [toEvidence(document, row)],
  };
}

function toAttribution(speaker: string): Attribution {
  return { entity: ENTITY_ID.test(speaker) ? speaker : null, name: speaker, cue: null, via: null };
}

/** An entity, and where in a document it is spoken of. */
export interface Appearance {
  readonly entity: KnownEntity;
  readonly span: Span;
}

/**
 * What the rows of a seed say of a document, as a reading of its own. Equal rows make an equal run, so that loading them
 * again changes nothing.
 */
export function toSeedReading(
  document: SourceDocument,
  seed: string,
  appearances: readonly Appearance[],
  said: readonly Omit<Statement, "id" | "run">[],
): Extraction {
  const entities = sortedById(toEntities(appearances, document.text));
  const statements = sortedById(said.map((row) => ({ ...row, id: statementId({ ...row, run: "" }) })));
  const configuration = hashOf([entities, statements]);
  const run = toRun({ extractor: seedExtractor(seed), version: readVersion(), configuration, model: null });
  return { document, entities, statements: statements.map((statement) => ({ ...statement, run: run.id })), run };
}

/** By id, each once. */
function sortedById<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()].sort((a, b) => compareText(a.id, b.id));
}

function toEntities(appearances: readonly Appearance[], text: string): ExtractedEntity[] {
  const byEntity = Map.groupBy(appearances, ({ entity }) => entity.id);
  return [...byEntity.values()].map((places): ExtractedEntity => {
    const { id, type, name, aliases, externalIds } = places[0]!.entity;
    const mentions = places.flatMap(({ span }) => findNames([name, ...aliases], text, span));
    const byPlace = [...new Map(mentions.map((mention) => [mention.start, mention])).values()];
    const found = [...new Set(mentions.map((mention) => mention.text))].sort(compareText);
    return {
      id,
      type,
      name,
      aliases: found,
      externalIds: { ...externalIds },
      mentions: byPlace.sort((a, b) => a.start - b.start),
    };
  });
}

/** Whole words that are one of the names, the longest at each place, none within another. */
function findNames(names: readonly string[], text: string, span: Span): Mention[] {
  const found = [...new Set(names)].flatMap((name) => [...wholeWords(name, text, span)]);
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const mentions: Mention[] = [];
  for (const mention of found) if (mention.start >= (mentions.at(-1)?.end ?? 0)) mentions.push(mention);
  return mentions;
}

/** Not by a regular expression, which cannot be as long as the names that people list. */
function* wholeWords(name: string, text: string, span: Span): Iterable<Mention> {
  for (let start = text.indexOf(name, span.start); start >= 0; start = text.indexOf(name, start + 1)) {
    const end = start + name.length;
    if (end > span.end) return;
    const isWhole =
      !ENDS_IN_WORD.test(text.slice(span.start, start)) && !BEGINS_WITH_WORD.test(text.slice(end, span.end));
    if (isWhole) yield { start, end, text: name, kind: "name" };
  }
}

const ENDS_IN_WORD = /[\p{L}\p{N}]$/u;
const BEGINS_WITH_WORD = /^[\p{L}\p{N}]/u;
