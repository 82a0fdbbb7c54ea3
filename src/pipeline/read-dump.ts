// A canonical dump → what people judged and what documents said, to fill a store with.
import { z } from "zod";
import {
  assertSound,
  CitegraphError,
  DocumentInput,
  ExtractedEntity,
  JudgementInput,
  Statement,
  toSourceDocument,
} from "../domain/index.ts";
import { readJsonValues, readJsonValuesOf } from "../ingest/index.ts";
import { DUMP_FORMAT } from "./dump.ts";
import type { LogItem } from "./load-log.ts";

const Dumped = z.object({
  kind: z.literal("extraction"),
  document: DocumentInput.and(z.object({ id: z.string() })),
  entities: z.array(ExtractedEntity),
  statements: z.array(Statement),
  run: z.object({
    id: z.string(),
    extractor: z.string(),
    version: z.string(),
    configuration: z.string(),
    model: z.string().nullable(),
  }),
});

/** A line holds a whole document with all that it says. */
const LONGEST_LINE = 400_000_000;

const DumpedJudgement = z.object({ kind: z.literal("judgement") }).and(JudgementInput);

/**
 * Reads a dump's judgements and documents; what is derived is left out, as a store derives it again.
 * @param source a file, or a stream that can be read only once
 * @throws CitegraphError INPUT_INVALID with file and line, before the first document comes
 */
export async function* readDump(source: string | AsyncIterable<Uint8Array>, input: string): AsyncIterable<LogItem> {
  const options = { input, maxBytes: LONGEST_LINE, check };
  const lines = typeof source === "string" ? readJsonValues(source, options) : readJsonValuesOf(source, options);
  for await (const line of lines) if (line !== null) yield line;
}

function check(value: unknown, where: string): LogItem | null {
  const fail = (what: string): never => {
    throw new CitegraphError("INPUT_INVALID", `${where}: ${what}`);
  };
  const { kind, format } = (value ?? {}) as { kind?: unknown; format?: unknown };
  if (where.endsWith(":1") && kind !== DUMP_FORMAT.kind)
    fail("this is no dump of citegraph, which begins with its format");
  if (kind === DUMP_FORMAT.kind && format !== DUMP_FORMAT.format) fail(`the format ${format} is not known here`);
  const parse = <T>(shape: z.ZodType<T>): T => {
    const { data, error } = shape.safeParse(value);
    return data ?? fail(error!.issues.map(({ path, message }) => [...path, message].join(": ")).join("; "));
  };
  if (kind === "judgement") return { kind, judgement: parse(DumpedJudgement) };
  if (kind !== "extraction") return null;
  const { kind: _kind, document, ...rest } = parse(Dumped);
  const extraction = { ...rest, document: toSourceDocument(document) };
  if (extraction.document.id !== document.id) fail("the id of the document does not fit its content");
  assertSound(extraction);
  return { kind, extraction };
}
