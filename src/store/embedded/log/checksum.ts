// A checksum over what one extraction holds, so that a change of any of it is noticed.
import { type Extraction, sha256 } from "../../../domain/index.ts";

/**
 * Of entities and statements in order of their ids, by the members that are stored, and of the readings as JSON where there
 * are several, and whether it is a part. What the document is follows from its id, which is a hash of its own.
 */
export function checksumOf(
  { entities, statements, partial }: Pick<Extraction, "entities" | "statements" | "partial">,
  readings: readonly string[],
): string {
  const names = entities.map(({ id, type, name, aliases, externalIds, mentions }) => [
    ...[id, type, name, aliases, externalIds],
    mentions.map(({ start, end, text, kind }) => [start, end, text, kind]),
  ]);
  const said = statements.map(({ id, confidence, run, evidence }) => [
    ...[id, confidence, run],
    evidence.map(({ quote, subject, trigger, object }) => [quote, subject, trigger, object]),
  ]);
  return sha256(JSON.stringify([byFirst(names), byFirst(said), readings, ...(partial ? ["partial"] : [])]));
}

const byFirst = (rows: unknown[][]): unknown[][] => rows.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
