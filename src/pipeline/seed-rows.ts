// Seeds as they are written: rows of entities, statements and documents, in JSON Lines or CSV, each with its own place.
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { Clock, DocumentInput, ExternalIds, Modality, Polarity, type Span, toDayRange } from "../domain/index.ts";
import { parseJson } from "../ingest/index.ts";

export const ENTITY_ID = /^[a-z]\w*:\S+$/;
const Id = z.string().max(1_000).regex(ENTITY_ID, "is not an id such as chip:h20");
const Name = z.string().trim().min(1).max(1_000);

export const EntityRow = z.strictObject({
  /** `type:slug`; made of type and name unless given. */
  id: Id.optional(),
  type: z.string().min(1),
  name: Name,
  aliases: z.array(Name).default([]),
  externalIds: ExternalIds.default({}),
});
export type EntityRow = z.infer<typeof EntityRow>;

export const StatementRow = z
  .strictObject({
    subject: Id,
    relation: z.string().min(1),
    object: Id,
    role: z.string().nullish(),
    polarity: Polarity.default("affirmed"),
    modality: Modality.default("asserted"),
    /** Id of an entity, or an unnamed speaker as text. */
    attributedTo: z.string().min(1).nullish(),
    time: z
      .string()
      .refine((time) => toDayRange(time) !== null, "is not a time in EDTF, such as 2025-07")
      .nullish(),
    clock: Clock.nullish(),
    confidence: z.number().min(0).max(1).default(1),
    /** The exact words of a document, and its key. Without them the row itself is the evidence. */
    quote: z.string().min(1).optional(),
    document: z.string().min(1).optional(),
  })
  .refine(({ quote, document }) => (quote === undefined) === (document === undefined), {
    error: "quote and document go together",
  });
export type StatementRow = z.infer<typeof StatementRow>;

/** A row's value with where it stands. */
export interface Placed<T> {
  readonly value: T;
  /** `file:line` */
  readonly where: string;
  /** The row in the text of its file. */
  readonly span: Span;
}

export type SeedRow =
  | ({ readonly kind: "entity" } & Placed<EntityRow>)
  | ({ readonly kind: "statement" } & Placed<StatementRow>)
  | ({ readonly kind: "document" } & Placed<DocumentInput>);

/** What a file holds: its rows, and a sentence for each that is not one. */
export interface SeedRows {
  readonly rows: readonly SeedRow[];
  readonly faults: readonly string[];
}

/** Reads rows from JSON Lines or, for a file named .csv, from CSV with a header. */
export function parseSeedRows(text: string, file: string): SeedRows {
  const rows: SeedRow[] = [];
  const faults: string[] = [];
  try {
    for (const raw of /\.csv$/i.test(file) ? csvRows(text, file) : jsonRows(text, file)) {
      const row = raw.fault === undefined ? toRow(raw) : raw.fault;
      if (typeof row === "string") faults.push(`${raw.where}: ${row}`);
      else rows.push(row);
    }
  } catch (thrown) {
    faults.push(`${file}:${lineOf(thrown)}: not CSV: ${(thrown as Error).message}`);
  }
  return { rows, faults };
}

interface RawRow extends Placed<unknown> {
  readonly fault?: string;
}

function toRow({ value, where, span }: RawRow): SeedRow | string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "is not an object";
  const place = { where, span };
  if ("text" in value)
    return withValue(DocumentInput.safeParse(value), (value) => ({ kind: "document", value, ...place }));
  if ("relation" in value)
    return withValue(StatementRow.safeParse(value), (value) => ({ kind: "statement", value, ...place }));
  if ("type" in value) return withValue(EntityRow.safeParse(value), (value) => ({ kind: "entity", value, ...place }));
  return "has neither text (a document) nor relation (a statement) nor type (an entity)";
}

function withValue<T>(parsed: z.ZodSafeParseResult<T>, make: (value: T) => SeedRow): SeedRow | string {
  if (parsed.success) return make(parsed.data);
  return parsed.error.issues.map(({ path, message }) => [...path, message].join(": ")).join("; ");
}

function* jsonRows(text: string, file: string): Iterable<RawRow> {
  let start = 0;
  for (const [index, line] of text.split("\n").entries()) {
    const where = `${file}:${index + 1}`;
    const span = trimSpan(text, { start, end: start + line.length });
    start += line.length + 1;
    if (span.start === span.end) continue;
    try {
      yield { where, span, value: parseJson(line) };
    } catch (fault) {
      yield { where, span, value: null, fault: `not JSON: ${(fault as Error).message}` };
    }
  }
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly bytes: number; readonly lines: number };
}

function* csvRows(text: string, file: string): Iterable<RawRow> {
  const bytes = Buffer.from(text);
  const records = parse(bytes, { info: true, skip_empty_lines: true, bom: false }) as unknown as CsvRecord[];
  let from = 0; // in bytes
  let start = 0; // in UTF-16 code units
  let header: readonly string[] | undefined;
  for (const { record, info } of records) {
    const end = start + bytes.subarray(from, info.bytes).toString().length;
    const span = trimSpan(text, { start, end });
    [from, start] = [info.bytes, end];
    if (header) yield { where: `${file}:${lineAt(text, span.start)}`, span, value: toCsvValue(header, record) };
    else header = record.map((name) => name.trim());
  }
}

/** Empty cells are absent; lists are joined by `|`, external ids read `wikidata:Q1|lei:5493…`. */
function toCsvValue(header: readonly string[], record: readonly string[]): Record<string, unknown> {
  const cells = header
    .map((name, i): [string, string] => [name, record[i]?.trim() ?? ""])
    .filter(([, cell]) => cell !== "");
  return Object.fromEntries(cells.map(([name, cell]) => [name, toCellValue(name, cell)]));
}

function toCellValue(name: string, cell: string): unknown {
  if (name === "confidence") return Number(cell);
  if (name !== "aliases" && name !== "externalIds") return cell;
  const parts = cell.split("|").map((part) => part.trim());
  if (name === "aliases") return parts.filter((part) => part !== "");
  // Without a colon it is no external id; an empty scheme is refused by the row's shape, by its place.
  return Object.fromEntries(parts.map((part) => /^([^:]*):(.*)$/s.exec(part)?.slice(1) ?? ["", part]));
}

function trimSpan(text: string, { start, end }: Span): Span {
  const row = text.slice(start, end);
  const from = start + (row.length - row.trimStart().length);
  return { start: from, end: from + row.trim().length };
}

const lineAt = (text: string, at: number) => text.slice(0, at).split("\n").length;
const lineOf = (thrown: unknown) => (thrown as { lines?: number } | null)?.lines ?? 1;
