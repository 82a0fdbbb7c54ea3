// An extraction as `citegraph extract` prints it. This shape is public: members are added, never renamed.
import type { Extraction } from "../domain/index.ts";

/** @returns what JSON.stringify turns into one line of the output of `citegraph extract --format json` */
export function toExtractionJson({ document, entities, statements }: Extraction) {
  const { id, key, title, publishedAt } = document;
  return {
    document: { id, key, title, publishedAt },
    entities: entities.map(({ id, type, name, aliases, externalIds, mentions }) => ({
      id,
      type,
      name,
      aliases,
      externalIds,
      mentions: mentions.map(({ start, end, text, kind }) => ({ start, end, text, kind })),
    })),
    statements: statements.map(({ run: _run, attributedTo, evidence, ...statement }) => ({
      ...statement,
      attributedTo: attributedTo && (attributedTo.entity ?? attributedTo.name),
      attribution: attributedTo,
      evidence: evidence.map(({ document: _document, ...spans }) => spans),
    })),
  };
}

export type ExtractionJson = ReturnType<typeof toExtractionJson>;
