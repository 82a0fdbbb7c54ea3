// What the default extractor says of a text, in words: "Intel planned ACQUIRES Arm". For tables of sentences.
import type { ExtractedEntity, Statement } from "../../src/domain/index.ts";
import { toSourceDocument } from "../../src/domain/index.ts";
import type { Extractor } from "../../src/extract/index.ts";
import { createExtractor } from "../../src/pipeline/index.ts";

let shared: Promise<Extractor> | undefined;

/**
 * The statements of a text published on 10 June 2025, a line each: subject, marks that are not plain, relation, object.
 * @param author whose words the text is, if one person's or body's
 */
export async function say(text: string, author: string | null = null): Promise<string[]> {
  shared ??= createExtractor();
  const document = toSourceDocument({ key: "a.txt", publishedAt: "2025-06-10", author, text });
  const { entities, statements } = await (await shared).extract(document);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const inWords = ({ subject, relation, object, polarity, modality }: Statement) =>
    [
      names.get(subject),
      polarity === "negated" ? "not" : "",
      modality === "asserted" ? "" : modality,
      relation,
      names.get(object),
    ]
      .filter(Boolean)
      .join(" ");
  return statements.map(inWords);
}

/** One row of a table: a text and all that it must at least say. */
export type Row = readonly [text: string, ...wanted: string[]];

/** Who the statements of one relation are credited to; null for the document's own voice. */
export async function creditOf(text: string, relation: string): Promise<(string | null)[]> {
  shared ??= createExtractor();
  const { statements } = await (await shared).extract(
    toSourceDocument({ key: "a.txt", publishedAt: "2025-06-10", text }),
  );
  return statements
    .filter((statement) => statement.relation === relation)
    .map(({ attributedTo }) => attributedTo?.name ?? null);
}

/** The entities of a text published on 10 June 2025. */
export async function entitiesIn(text: string): Promise<readonly ExtractedEntity[]> {
  shared ??= createExtractor();
  const document = toSourceDocument({ key: "a.txt", publishedAt: "2025-06-10", text });
  return (await (await shared).extract(document)).entities;
}

/** The same as "Company Intel". */
export const namesIn = async (text: string): Promise<string[]> =>
  (await entitiesIn(text)).map(({ type, name }) => `${type} ${name}`);
