// Documents with all they say, read back as they were loaded; entities and statements in order of their ids.
import type {
  Attribution,
  ExtractedEntity,
  Extraction,
  Run as ExtractionRun,
  MentionKind,
  Statement,
} from "../../domain/index.ts";
import type { Row, Run } from "./database.ts";
import { toEvidence, toExternalIds } from "./rows.ts";

const WHOLE = `RETURN d {.id, .key, .title, .outlet, .author, .publishedAt, .retrievedAt, .language, .text} AS document, d.run AS run,
  COLLECT {
    MATCH (d)-[m:MENTIONS]->(e:Entity) WITH m, e ORDER BY e.id
    RETURN m {.*, id: e.id, type: e.type}
  } AS entities,
  COLLECT {
    MATCH (d)<-[:EVIDENCED_BY]-(s:Statement) WITH DISTINCT s ORDER BY s.id
    RETURN s {.id, .subject, .relation, .object, .role, .polarity, .modality, .attributedTo, .time, .clock, .confidence, .run,
      evidence: COLLECT { MATCH (s)-[v:EVIDENCED_BY]->(x) WITH v, x ORDER BY v.position RETURN v {.*, document: x.id} }}
  } AS statements`;

/** The documents with these ids, in no order. */
export async function readExtractions(run: Run, ids: readonly string[]): Promise<Extraction[]> {
  if (ids.length === 0) return [];
  return (await run<WholeRow>(`MATCH (d:SourceDocument) WHERE d.id IN $ids ${WHOLE}`, { ids })).map(toExtraction);
}

/** A page of documents in order of their keys, one query a page: memory holds no more than that. */
export async function* streamExtractions(read: Run, pageSize: number): AsyncIterable<Extraction> {
  const next = `MATCH (d:SourceDocument) WHERE d.key > $after WITH d ORDER BY d.key LIMIT toInteger($size) ${WHOLE} ORDER BY d.key`;
  for (let after = ""; ; ) {
    const page = await read<WholeRow>(next, { after, size: pageSize });
    for (const row of page) yield toExtraction(row);
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.document.key;
  }
}

interface WholeRow {
  readonly document: Extraction["document"];
  readonly run: string;
  readonly entities: readonly Row[];
  readonly statements: readonly Row[];
}

function toExtraction({ document, run, entities, statements }: WholeRow): Extraction {
  return {
    document,
    entities: entities.map(toExtractedEntity),
    statements: statements.map(toStatement),
    run: JSON.parse(run) as ExtractionRun,
  };
}

function toExtractedEntity({ id, type, name, aliases, externalIds, starts, ends, texts, kinds }: Row): ExtractedEntity {
  const mentions = (starts as number[]).map((start, i) => ({
    start,
    end: (ends as number[])[i] ?? start,
    text: (texts as string[])[i] ?? "",
    kind: (kinds as MentionKind[])[i] ?? "name",
  }));
  const ids = toExternalIds(externalIds as string[]);
  return { id, type, name, aliases, externalIds: ids, mentions } as ExtractedEntity;
}

function toStatement({ attributedTo, evidence, ...said }: Row): Statement {
  const speaker = attributedTo === null ? null : (JSON.parse(attributedTo as string) as Attribution);
  return { ...said, attributedTo: speaker, evidence: (evidence as Row[]).map(toEvidence) } as Statement;
}
