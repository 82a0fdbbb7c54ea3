// A canonical dump → what people judged and what documents said, to fill a store with.
import { z } from "zod";
import {
  assertSound,
  CitegraphError,
  DocumentInput,
  ExtractedEntity,
  type Extraction,
  JudgementInput,
  Statement,
  toCanonicalJson,
  toSourceDocument,
} from "../domain/index.ts";
import { readJsonValues, readJsonValuesOf } from "../ingest/index.ts";
import { createDumpSum, DUMP_FORMAT } from "./dump.ts";
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
  partial: z.boolean().optional(),
});

/** A line holds a whole document with all that it says. */
const LONGEST_LINE = 400_000_000;

const DumpedJudgement = z.object({ kind: z.literal("judgement") }).and(JudgementInput);

/**
 * Reads a dump's judgements and documents; what is derived is left out, as a store derives it again.
 * @param source a file, or a stream that can be read only once; several dumps may stand one after the other
 * @throws CitegraphError INPUT_INVALID with file and line, before the first document comes, also where something was cut off
 */
export async function* readDump(source: string | AsyncIterable<Uint8Array>, input: string): AsyncIterable<LogItem> {
  const whole = createWholeCheck(input);
  const parts = createPartCheck();
  const checkLine = (value: unknown, where: string) => {
    whole.add(value, where);
    const item = check(value, where);
    return parts.add(value) && item?.kind === "extraction" ? markedAsPart(item) : item;
  };
  const checkEnd = () => {
    whole.end();
    parts.again();
  };
  const options = { input, maxBytes: LONGEST_LINE, check: checkLine, checkEnd };
  const lines = typeof source === "string" ? readJsonValues(source, options) : readJsonValuesOf(source, options);
  for await (const line of lines) if (line !== null) yield line;
}

const CHANGED = "Export it again; a part of a graph is written by the filter options of `citegraph export`.";

/** Compares each dump with its last line. A dump of format 1 has none. */
function createWholeCheck(input: string) {
  const fail = (where: string, what: string): never => {
    throw new CitegraphError("INPUT_INVALID", `${where}: ${what}`, { hint: CHANGED });
  };
  let sum: ReturnType<typeof createDumpSum> | "none" | "ended" = "none";
  const assertEnded = (where: string) => {
    if (typeof sum === "object") fail(where, "the dump is cut off: its last line is not there");
  };
  const add = (value: unknown, where: string) => {
    const { kind, format } = membersOf(value);
    if (kind === DUMP_FORMAT.kind) {
      assertEnded(where);
      sum = format === 1 ? "none" : createDumpSum();
    }
    if (sum === "ended") fail(where, "lines stand behind the last one of the dump");
    if (typeof sum !== "object") return;
    if (kind !== "end") return sum.add(toCanonicalJson(value));
    if (toCanonicalJson(value) !== toCanonicalJson(sum.end()))
      fail(where, "lines are missing, or were changed since they were written");
    sum = "ended";
  };
  return { add, end: () => assertEnded(input) };
}

type Member = "kind" | "format" | "entities" | "partial";
const membersOf = (line: unknown) => (line ?? {}) as { readonly [member in Member]?: unknown };

/**
 * Finds dumps that are parts although none of their lines says so, as earlier versions wrote them: of a whole one, what documents
 * name is listed once more behind them. All lines are gone through twice; what is told the second time is certain.
 */
function createPartCheck() {
  const known = new Map<number, { named: boolean; marked: boolean; derived: boolean }>();
  let at = 0;
  return {
    /** @returns whether the dump that a line belongs to is such a part, as far as its lines were seen */
    add(line: unknown): boolean {
      const { kind, entities, partial } = membersOf(line);
      if (kind === DUMP_FORMAT.kind) at += 1;
      const dump = known.get(at) ?? { named: false, marked: false, derived: false };
      known.set(at, dump);
      dump.named ||= kind === "extraction" && Array.isArray(entities) && entities.length > 0;
      dump.marked ||= kind === "extraction" && partial !== undefined;
      dump.derived ||= kind === "entity";
      return dump.named && !dump.marked && !dump.derived;
    },
    /** Begins with the first line again. */
    again(): void {
      at = 0;
    },
  };
}

function markedAsPart({ kind, extraction }: Extract<LogItem, { kind: "extraction" }>): LogItem {
  return { kind, extraction: { ...extraction, partial: true } };
}

function check(value: unknown, where: string): LogItem | null {
  const fail = (what: string): never => {
    throw new CitegraphError("INPUT_INVALID", `${where}: ${what}`);
  };
  const { kind, format } = membersOf(value);
  if (where.endsWith(":1") && kind !== DUMP_FORMAT.kind)
    fail("this is no dump of citegraph, which begins with its format");
  if (kind === DUMP_FORMAT.kind && format !== 1 && format !== DUMP_FORMAT.format)
    fail(`the format ${format} is not known here`);
  const parse = <T>(shape: z.ZodType<T>): T => {
    const { data, error } = shape.safeParse(value);
    return data ?? fail(error!.issues.map(({ path, message }) => [...path, message].join(": ")).join("; "));
  };
  if (kind === "judgement") return { kind, judgement: parse(DumpedJudgement) };
  if (kind !== "extraction") return null;
  const { kind: _kind, document, partial, ...rest } = parse(Dumped);
  const extraction: Extraction = { ...rest, document: toSourceDocument(document), ...(partial && { partial }) };
  if (extraction.document.id !== document.id) fail("the id of the document does not fit its content");
  assertSound(extraction);
  return { kind, extraction };
}
